"""Rules against clauses: which rule wins a trigger, and who fills its slots.

The index goes from lemma and verb class to patterns. Every candidate is tried; the winner asks for
more, has the longer trigger, more slots that must be there, more confidence, or comes first: a total
order, nothing backtracks. Why a candidate lost is kept, so that it can be told.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract import content, slots
from kg.extract.content import Said
from kg.extract.frame import Frames
from kg.model.clause import Clause
from kg.model.entity import Kind
from kg.model.fact import Filler
from kg.model.text import Span
from kg.rulebook.rule import Content, Pattern, Rule, Rulebook, Slot


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that fits a clause, with its fillers and, for speech, its content."""

    rule: Rule
    pattern: Pattern
    clause: Clause
    fillers: tuple[Filler, ...]
    said: Said | None

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
    """A rule whose trigger was there, and what it lacked: a slot, its content, a slot in that, or its noun."""

    rule: Rule
    pattern: Pattern
    clause: Clause
    lacked: Slot | Content | None = None

    @property
    def why(self) -> str:
        """What was not there, in words."""
        if self.lacked is None and self.pattern.agentless and self.clause.subject is not None:
            return "it has a subject"
        if self.lacked is None:
            nouns = [*sorted(self.pattern.nouns), *("@" + c for c in sorted(self.pattern.noun_classes))]
            return "its object is none of {" + "|".join(nouns) + "}"
        if isinstance(self.lacked, Content):
            return f"{self.lacked.name} ({self.lacked.frame}) is not there"
        kind = " ".join(filter(None, ["|".join(self.lacked.preps), self.lacked.type]))
        return f"{self.lacked.name} ({kind}) is not there"


class Matcher:
    """Matches the rules of one rulebook; holds the index and nothing else."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.by_verb: dict[str, list[tuple[Rule, Pattern]]] = {}
        self.by_class: dict[str, list[tuple[Rule, Pattern]]] = {}
        self._looked_up: dict[tuple[str, frozenset[str]], tuple[tuple[Rule, Pattern], ...]] = {}
        for rule in rulebook.rules:
            for pattern in rule.when:
                for verb in sorted(pattern.verbs):
                    self.by_verb.setdefault(verb, []).append((rule, pattern))
                for name in sorted(pattern.classes):
                    self.by_class.setdefault(name, []).append((rule, pattern))

    def candidates(self, frames: Frames, clause: Clause) -> tuple[tuple[Rule, Pattern], ...]:
        """Rules whose trigger the clause has, each pattern once."""
        lemma, classes = key = clause.lemma, frames.verb_classes(clause)
        if not classes and lemma not in self.by_verb:
            return ()
        if key not in self._looked_up:
            found = list(self.by_verb.get(lemma, ()))
            for name in sorted(classes):
                found += self.by_class.get(name, ())
            self._looked_up[key] = tuple({id(pattern): (rule, pattern) for rule, pattern in found}.values())
        return self._looked_up[key]

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
        return sorted(found, key=lambda m: (0, *(-x for x in m.rank)) if isinstance(m, Match) else (1, 0, 0, 0, 0, 0))


def fit(frames: Frames, clause: Clause, rule: Rule, pattern: Pattern) -> Match | Miss:
    """Try one pattern on one clause."""
    if (pattern.nouns or pattern.noun_classes) and slots.event_noun(frames, clause, pattern) is None:
        return Miss(rule, pattern, clause)
    if clause.subject is not None and pattern.agentless:
        return Miss(rule, pattern, clause)
    fillers: list[Filler] = []
    for slot in pattern.slots:
        found = slots.fill(frames, clause, slot, pattern)
        if rule.makes != "Claim":  # a voice makes claims; deeds take somebody
            found = [f for f in found if f.span not in frames.cast.voices]
        taken = {(f.entity, f.role) for f in fillers}
        found = [f for f in found if (f.entity, f.role) not in taken]
        others = {f.entity for f in fillers if f.entity and f.role != slot.name}
        selves = {id_ for id_ in others if frames.cast.entities[id_].kind is not Kind.STATE}
        found = [f for f in found if f.entity not in selves]  # nobody is host, or target, of himself
        if found and slot.name == "target":  # a state does not urge or praise itself
            speaking = {f.entity for f in fillers if f.entity and f.role == "speaker"}
            found = [f for f in found if f.entity not in speaking]
        if slot.position == "prep" and slot.name == "target":  # "massed troops on its border with Westmark"
            own = {f.entity for f in fillers}
            own |= {of for f in fillers if f.entity and (of := frames.cast.entities[f.entity].acts_for)}
            found = [f for f in found if f.entity not in own] or found
        if slot.type in slots.TOGETHER and not slots.TOGETHER[slot.type](frames, found):
            found = []
        if not found and slot.required:
            return Miss(rule, pattern, clause, slot)
        fillers += found
    if pattern.content is None:
        return Match(rule, pattern, clause, tuple(fillers), None)
    said = _said(frames, clause, pattern.content.frame)
    if said is None and pattern.content.required:
        return Miss(rule, pattern, clause, pattern.content)
    inside = pattern.content.inside
    if inside is not None:
        found = slots.within(frames, clause, said, inside, fillers) if said is not None else []
        if not found and inside.required:
            return Miss(rule, pattern, clause, inside)
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


def span_of(clause: Clause) -> Span:
    """The words that trigger: the verb with its auxiliaries, or the event noun."""
    if clause.verb is not None:
        return clause.verb.span
    return clause.noun.head if clause.noun is not None else clause.span
