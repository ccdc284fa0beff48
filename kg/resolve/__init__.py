"""The whole article -> whom its noun groups mean, in reading order.

Names by the tables, persons by title, surnames once anchored, common nouns by their state ("Ruritanian
troops"), pronouns and definite groups by what came before. What cannot be told stays untold.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import chain

from kg.lexicon import Lexicon
from kg.model.cast import Cast
from kg.model.clause import Clause, NounGroup
from kg.model.entity import Interval, Kind
from kg.model.text import Article, Span
from kg.resolve.around import groups, home, own, placing
from kg.resolve.discourse import Discourse
from kg.resolve.nominals import Nominals
from kg.resolve.people import People
from kg.resolve.registry import Registry
from kg.resolve.speakers import Speakers, personal, reports
from kg.resolve.times import interval

__all__ = ["resolve"]

MOVES = frozenset({"move", "step", "action", "act", "decision", "gesture", "measure", "deal", "attack", "operation"})


def resolve(article: Article, parsed: Sequence[tuple[Clause, ...]], lexicon: Lexicon) -> Cast:
    """parsed: the clauses of each sentence, in order."""
    return _Resolver(article.text, article.published, lexicon).run(parsed)


class _Resolver:
    def __init__(self, text: str, published: date | None, lexicon: Lexicon) -> None:
        self.text, self.lexicon = text, lexicon
        self.registry = Registry(lexicon.names, published)
        self.people = People(self.registry, lexicon, text)
        self.nominals = Nominals(self.registry, self.people, lexicon, text)
        self.discourse = Discourse(self.registry)
        self.speakers = Speakers(self.registry, text)
        self.referents: dict[Span, tuple[str, ...]] = {}
        self.belongs: dict[Span, tuple[str, ...]] = {}
        self.texts: set[Span] = set()
        self.voices: set[Span] = set()
        self.last_of: dict[str, tuple[str, ...]] = {}
        self.lands: dict[str, tuple[str, ...]] = {}

    def run(self, parsed: Sequence[tuple[Clause, ...]]) -> Cast:
        grouped = [[groups(clause) for clause in clauses] for clauses in parsed]
        for found in grouped:
            for group in chain.from_iterable(found):
                if group.tag == "E":
                    self.people.named(group)
        for clauses, found in zip(parsed, grouped, strict=True):
            for clause, inside in zip(clauses, found, strict=True):
                self.clause(clause, inside, clauses)
        self.registry.settle()
        return Cast(
            self.registry.entities,
            self.referents,
            self.belongs,
            tuple(self.registry.mentions),
            frozenset(self.texts),
            frozenset(self.voices),
            self.times(parsed),
        )

    def times(self, parsed: Sequence[tuple[Clause, ...]]) -> dict[Span, tuple[Interval | None, Interval | None]]:
        spans = {m.span for clauses in parsed for clause in clauses for m in clause.times}
        day = self.registry.published
        words = {s: self.text[s.begin : s.end] for s in sorted(spans)}
        return {s: (interval(w, day), interval(w, day, future=True)) for s, w in words.items()}

    def clause(self, clause: Clause, inside: list[NounGroup], clauses: tuple[Clause, ...]) -> None:
        for group in inside:
            self.group(group, clause, clauses)
        subject: tuple[str, ...] = ()
        if clause.subject is not None:
            if reports(clause, self.lexicon.words):
                for member in clause.subject.each():
                    self.speaker(member, clause)
            subject = tuple(i for m in clause.subject.each() for i in self.referents.get(m.span, ()))
            subject = tuple(self.registry.standing_for(i) for i in subject)
        self.discourse.acted(clause, subject)

    def speaker(self, group: NounGroup, clause: Clause) -> None:
        """Somebody speaks: if nobody known, then somebody of this article, who does nothing but speak unless named."""
        if group.span in self.referents:
            return
        saying = "say" in self.lexicon.words.classes.get(clause.lemma, ())
        if (found := self.speakers.unknown(group, source=clause.relation == "source", saying=saying)) is not None:
            self.referents[group.span] = (found,)
            if group.tag != "E":
                self.texts.add(group.span)
                if not group.pronoun:
                    self.voices.add(group.span)

    def group(self, group: NounGroup, clause: Clause, clauses: tuple[Clause, ...]) -> None:
        if group.members or group.span in self.referents:
            return
        if group.owner is not None:
            self.group(group.owner, clause, clauses)
        found = self._refer(group, clause, clauses)
        if found:
            self.referents[group.span] = found
            if not group.pronoun:
                self.discourse.met(found, plural=group.plural or len(found) > 1)
        for _, attached in group.attached:
            for member in attached.each():
                self.group(member, clause, clauses)
        side = self.nominals.sides(group, self.referents) or self._taken_up(group, clause)
        if side:
            self.belongs[group.span] = side
            self.last_of[group.lemma] = side
        if self.lexicon.words.agents.get(group.lemma) == "text":
            self.texts.add(group.span)

    def _unknown(self, group: NounGroup, clause: Clause) -> tuple[str, ...]:
        """A name no table knows: a place behind "in" or "at", somebody where it acts; otherwise left untold."""
        if any(
            p in ("in", "at", "near", "outside") and any(m.span == group.span for m in g.each())
            for p, g in clause.phrases
        ):
            return (self.registry.local(Kind.PLACE, group.lemma, span=group.head),)
        acts = [g for g in (clause.subject, clause.agent) if g is not None]
        if reports(clause, self.lexicon.words):  # whoever speaks is more likely a person: see `speakers`
            return ()
        if any(m.span == group.span for g in acts for m in g.each()):
            kind = Kind.PERSON if personal(group.lemma, self.lexicon.names) and " " in group.lemma else Kind.BODY
            return (self.registry.local(kind, group.lemma, span=group.head),)
        return ()

    def _taken_up(self, group: NounGroup, clause: Clause) -> tuple[str, ...]:
        """ "these regions": those named before; "in a move ...": of whoever made it."""
        if group.determiner in ("these", "those", "this", "that") and group.lemma in self.last_of:
            return self.last_of[group.lemma]
        if (
            group.lemma in MOVES
            and any(p in ("in", "as") and g.span == group.span for p, g in clause.phrases)
            and clause.subject is not None
        ):
            return tuple(
                i
                for m in clause.subject.each()
                for i in self.referents.get(m.span, ())
                if self.registry.entities[i].kind.acts
            )
        return ()

    def _refer(self, group: NounGroup, clause: Clause, clauses: tuple[Clause, ...]) -> tuple[str, ...]:
        if group.pronoun or group.tag == "O":
            if clause.verb is not None and clause.verb.head == group.head:  # "Met with Adler.": who acted before
                return self.discourse.left_out(clause.sentence)
            word = self.text[group.head.begin : group.head.end].lower()
            return self.discourse.pronoun(word, own(group, clause, clauses), clauses, self.referents)
        titled = group.tag in "Uu" or self.lexicon.words.agents.get(group.lemma) == "officials"
        person = self.people.named(group) or (self.people.apposed(group) if titled else None)
        if person is not None:
            return (person,)
        named = self.nominals.named(group)
        if named is not None:
            return (named,)
        if group.determiner in (
            "the",
            "both",
            "these",
            "those",
            "this",
            "that",
            "his",
            "her",
            "its",
            "their",
        ) or (group.determiner == "" and group.lemma == "leader"):
            before = self.discourse.definite(group, self.people.of(group))
            if before:
                return before
        if lands := self.nominals.lands(group):
            self.lands[group.lemma] = lands
            return lands
        if group.determiner in ("these", "those") and group.lemma in self.lands:
            return self.lands[group.lemma]
        if several := self.nominals.several(group):
            return several
        if group.lemma == "capital" and placing(group, clause) and (city := self.nominals.capital(group)) is not None:
            return (city,)
        if group.tag == "E" and not group.mentions:
            return self._unknown(group, clause)
        common = self.nominals.common(group, self.referents, home(group, clause, self.people))
        return (common,) if common else ()
