"""The whole article -> whom its noun groups mean, in reading order.

Names by the tables, persons by title, surnames once anchored, common nouns by their state ("Ruritanian
troops"), pronouns and definite groups by what came before. What cannot be told stays untold.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kg.lexicon import Lexicon
from kg.model.clause import Clause, NounGroup
from kg.model.entity import Kind
from kg.model.text import Article, Span
from kg.resolve.cast import Cast
from kg.resolve.discourse import Discourse
from kg.resolve.nominals import Nominals
from kg.resolve.people import People
from kg.resolve.registry import Registry
from kg.resolve.times import interval

__all__ = ["Cast", "interval", "resolve"]


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
        self.referents: dict[Span, tuple[str, ...]] = {}
        self.belongs: dict[Span, tuple[str, ...]] = {}
        self.texts: set[Span] = set()

    def run(self, parsed: Sequence[tuple[Clause, ...]]) -> Cast:
        for clauses in parsed:
            for clause in clauses:
                for group in groups(clause):
                    if group.tag == "E":
                        self.people.named(group)
        for clauses in parsed:
            self.discourse.sentence()
            for clause in clauses:
                self.clause(clause, clauses)
        self.registry.settle()
        return Cast(self.registry.entities, self.referents, self.belongs, tuple(self.registry.mentions), frozenset(self.texts))

    def clause(self, clause: Clause, clauses: tuple[Clause, ...]) -> None:
        for group in groups(clause):
            self.group(group, clause, clauses)
        subject = self.referents.get(clause.subject.span, ()) if clause.subject else ()
        if clause.subject is not None:
            subject = tuple(i for m in clause.subject.each() for i in self.referents.get(m.span, ()))
        self.discourse.acted(clause, subject)

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
        side = self.nominals.sides(group, self.referents)
        if side:
            self.belongs[group.span] = side
        if self.lexicon.words.agents.get(group.lemma) == "text":
            self.texts.add(group.span)

    def _refer(self, group: NounGroup, clause: Clause, clauses: tuple[Clause, ...]) -> tuple[str, ...]:
        if group.pronoun or group.tag == "O":
            return self.discourse.pronoun(self.text[group.head.begin : group.head.end].lower(), clause, clauses, self.referents)
        person = self.people.named(group)
        if person is not None:
            return (person,)
        named = self.nominals.named(group)
        if named is not None:
            return (named,)
        if group.determiner in ("the", "both", "these", "those", "this", "that", "his", "her", "its", "their") or group.determiner == "" and group.lemma == "leader":
            before = self.discourse.definite(group, self.people.of(group))
            if before:
                return before
        common = self.nominals.common(group, self.referents)
        return (common,) if common else ()


def groups(clause: Clause) -> list[NounGroup]:
    """Every noun group in a clause, in reading order, inner ones after the one that holds them."""
    found: list[NounGroup] = []

    def walk(group: NounGroup | None) -> None:
        if group is None:
            return
        for member in group.each():
            found.append(member)
            if member.owner is not None:
                walk(member.owner)
            for _, attached in member.attached:
                walk(attached)
            walk(member.apposition)
        if group.members:
            for _, attached in group.attached:
                walk(attached)

    for group in (clause.subject, clause.object, clause.second, clause.noun, clause.agent, *(g for _, g in clause.phrases)):
        walk(group)
    return sorted(found, key=lambda g: (g.span.begin, -g.span.end))
