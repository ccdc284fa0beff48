"""Rules against clauses: which rule wins a trigger, and who fills its slots.

The index goes from lemma and verb class to patterns. Every candidate is tried; the winner asks for
more, has the longer trigger, more slots that must be there, more confidence, or comes first: a total
order, nothing backtracks. Why a candidate lost is kept, so that it can be told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract import content
from kg.extract.content import Said
from kg.extract.frame import Frames
from kg.model.clause import Clause, NounGroup
from kg.model.entity import Kind
from kg.model.fact import Filler
from kg.model.text import Span
from kg.rulebook.rule import Pattern, Rule, Rulebook, Slot

PLACING = ("in", "at", "inside", "outside", "near", "on", "across", "aboard")
SPEAKING = ("speaker",)


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that fits a clause, with its fillers and, for speech, its content."""

    rule: Rule
    pattern: Pattern
    clause: Clause
    fillers: tuple[Filler, ...]
    said: Said | None
    reciprocal: bool = False

    @property
    def rank(self) -> tuple[int, int, int, float, int]:
        trigger = self.clause.lemma.count(" ") + (self.clause.lemma in self.pattern.verbs)
        required = sum(slot.required for slot in self.pattern.slots)
        return (
            self.pattern.constraints,
            trigger,
            required + len(self.fillers),
            self.rule.confidence,
            -self.rule.order,
        )


@dataclass(frozen=True, slots=True)
class Miss:
    """A rule whose trigger was there, and what it lacked."""

    rule: Rule
    pattern: Pattern
    clause: Clause
    lacked: str


class Matcher:
    """Matches the rules of one rulebook; holds the index and nothing else."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.by_verb: dict[str, list[tuple[Rule, Pattern]]] = {}
        self.by_class: dict[str, list[tuple[Rule, Pattern]]] = {}
        for rule in rulebook.rules:
            for pattern in rule.when:
                for verb in sorted(pattern.verbs):
                    self.by_verb.setdefault(verb, []).append((rule, pattern))
                for name in sorted(pattern.classes):
                    self.by_class.setdefault(name, []).append((rule, pattern))

    def candidates(self, frames: Frames, clause: Clause) -> Iterator[tuple[Rule, Pattern]]:
        """Rules whose trigger the clause has, each pattern once."""
        seen: set[int] = set()
        found = list(self.by_verb.get(clause.lemma, ()))
        for name in sorted(frames.verb_classes(clause)):
            found += self.by_class.get(name, ())
        for rule, pattern in found:
            if id(pattern) not in seen:
                seen.add(id(pattern))
                yield rule, pattern

    def best(self, frames: Frames, clause: Clause) -> Match | None:
        """The winner, or None."""
        matches = [
            m
            for rule, pattern in self.candidates(frames, clause)
            if isinstance(m := fit(frames, clause, rule, pattern), Match)
        ]
        return max(matches, key=lambda m: m.rank, default=None)

    def trace(self, frames: Frames, clause: Clause) -> list[Match | Miss]:
        """Every candidate, matched or missed, the winner first."""
        found = [fit(frames, clause, rule, pattern) for rule, pattern in self.candidates(frames, clause)]
        return sorted(
            found, key=lambda m: (0, *(-x for x in m.rank)) if isinstance(m, Match) else (1, 0, 0, 0, 0, 0)
        )


def fit(frames: Frames, clause: Clause, rule: Rule, pattern: Pattern) -> Match | Miss:
    """Try one pattern on one clause."""

    def miss(lacked: str) -> Miss:
        return Miss(rule, pattern, clause, lacked)

    if pattern.nouns or pattern.noun_classes:
        head = _event_noun(frames, clause, pattern)
        if head is None:
            return miss(
                "its object is none of {"
                + "|".join([*sorted(pattern.nouns), *("@" + c for c in sorted(pattern.noun_classes))])
                + "}"
            )
    fillers: list[Filler] = []
    for slot in pattern.slots:
        found = _fill(frames, clause, slot, pattern)
        if rule.makes != "Claim":  # a voice makes claims; deeds take somebody
            found = [f for f in found if f.span not in frames.cast.voices]
        taken = {(f.entity, f.role) for f in fillers}
        found = [f for f in found if (f.entity, f.role) not in taken]
        if slot.type == "Actors" and not _several(frames, found):
            found = []
        if not found and slot.required:
            return miss(
                f"{slot.name} ({' '.join(filter(None, ['|'.join(slot.preps), slot.type]))}) is not there"
            )
        fillers += found
    said: Said | None = None
    if pattern.content is not None:
        said = _said(frames, clause, pattern.content.frame)
        if said is None and pattern.content.required:
            return miss(f"{pattern.content.name} ({pattern.content.frame}) is not there")
        inside = pattern.content.inside
        if inside is not None:
            found = _within(frames, clause, said, inside, fillers) if said is not None else []
            if not found and inside.required:
                return miss(f"{inside.name} ({inside.type}) is not in the content")
            fillers += found
    return Match(rule, pattern, clause, tuple(fillers), said)


def _said(frames: Frames, clause: Clause, frame: str) -> Said | None:
    if frame == "words":
        return content.words(frames, clause)
    if frame == "to":
        return content.infinitive(frames, clause)
    if frame == "thing":
        return content.thing(frames, clause)
    return content.phrase(frames, clause, frame.split("|"))


def _event_noun(frames: Frames, clause: Clause, pattern: Pattern) -> NounGroup | None:
    for member in clause.object.each() if clause.object is not None else ():
        if member.lemma in pattern.nouns or frames.noun_classes(member) & pattern.noun_classes:
            return member
    return None


def _fill(frames: Frames, clause: Clause, slot: Slot, pattern: Pattern) -> list[Filler]:
    if slot.position == "subject":
        return _typed(frames, clause.subject, slot)
    if slot.position == "object":
        return _typed(frames, clause.object, slot)
    if slot.position == "second":
        return _typed(frames, clause.second, slot)
    if slot.position == "date":
        return [Filler("date", "", clause.times[0].span)] if clause.times else []
    prepositions = slot.preps or PLACING
    found: list[Filler] = []
    for preposition, group in frames.phrases(clause):
        if preposition in prepositions:
            found += _typed(frames, group, slot)
    if (
        not found and "of" in prepositions and slot.type == "Side"
    ):  # "Ruritania's envoy", "the Ruritanian envoy"
        found = [
            Filler(slot.name, i, s)
            for i, s in frames.cast.sides(clause.object)
            if frames.cast.entities[i].kind in (Kind.STATE, Kind.INTERNATIONAL)
        ]
        found += [
            Filler(slot.name, of, f.span)
            for f in _typed(frames, clause.object, slot)
            if not found and (of := frames.cast.entities[f.entity].acts_for)
        ]
    if not found and "to" in prepositions and clause.second is not None and pattern.content is None:
        found += _typed(frames, clause.second, slot)
    return found


def _typed(frames: Frames, group: NounGroup | None, slot: Slot) -> list[Filler]:
    """Fillers of a slot's type that a noun group offers."""
    if group is None:
        return []
    cast = frames.cast
    if slot.type == "Place":
        found = cast.places(group)
    elif slot.type == "Thing":
        found = cast.sides(group) if slot.name != "about" else tuple((i, s) for i, s in cast.meant(group))
        return [Filler(slot.name, i, s) for i, s in found] or [Filler(slot.name, "", group.span)]
    elif slot.type == "Side":
        found = cast.sides(group)
    elif slot.name in SPEAKING or slot.type in ("Actor", "Actors"):
        found = cast.actors(group)
        if slot.name not in SPEAKING:
            found = tuple((i, s) for i, s in found if s not in cast.texts)
    else:
        kinds = {
            "State": (Kind.STATE,),
            "Person": (Kind.PERSON,),
            "Organisation": (Kind.INTERNATIONAL, Kind.BODY),
        }[slot.type]
        found = tuple((i, s) for i, s in cast.actors(group) if cast.entities[i].kind in kinds)
    return [Filler(slot.name, i, s) for i, s in found]


def _several(frames: Frames, fillers: list[Filler]) -> bool:
    """Two or more, or one group that is many."""
    if len(fillers) > 1:
        return True
    return len(fillers) == 1 and frames.cast.entities[fillers[0].entity].kind is Kind.GROUP


def _within(
    frames: Frames, clause: Clause, said: Said | None, slot: Slot, fillers: list[Filler]
) -> list[Filler]:
    """A slot filled from inside the content: its subject first, then its object, then its phrases."""
    if said is None:
        return []
    own = {f.entity for f in fillers} | {frames.cast.entities[f.entity].acts_for for f in fillers if f.entity}

    def offered(group: NounGroup | None) -> list[Filler]:
        return [f for f in _typed(frames, group, slot) if f.entity and f.entity not in own]

    groups: list[NounGroup | None] = []
    if said.frame == "thing":
        groups.append(clause.object)
    for top in said.tops:
        groups += [
            top.subject if not top.inherited else None,
            top.object,
            *(g for _, g in frames.phrases(top)),
            top.second,
        ]
        for child in frames.descendants(top):
            if child.relation in ("to", "that", "ing"):
                groups += [
                    None if child.inherited else child.subject,
                    child.object,
                    *(g for _, g in frames.phrases(child)),
                ]
    if said.frame not in ("words", "to", "thing"):
        groups += [g for p, g in frames.phrases(clause) if p == said.frame]
        groups += [inner for p, g in frames.phrases(clause) if p == said.frame for _, inner in g.attached]
    for group in groups:
        if found := offered(group):
            return found
    return []


def span_of(clause: Clause) -> Span:
    """The words that trigger: the verb with its auxiliaries, or the event noun."""
    if clause.verb is not None:
        return clause.verb.span
    return clause.noun.head if clause.noun is not None else clause.span
