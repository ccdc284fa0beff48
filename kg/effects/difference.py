"""What another set of cards makes of the same articles: facts gained, lost and changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.effects.told import Told


@dataclass(frozen=True, slots=True)
class Change:
    """One fact that is not the same on both sides. before: None where it is gained; after: None where it is lost."""

    before: Told | None
    after: Told | None

    @property
    def kind(self) -> str:
        return "gained" if self.before is None else "lost" if self.after is None else "changed"

    @property
    def one(self) -> Told:
        """The fact as it is after, or as it was."""
        found = self.after or self.before
        assert found is not None  # noqa: S101  a change has a side
        return found

    @property
    def aspects(self) -> tuple[tuple[str, str, str], ...]:
        """What differs: (aspect, before, after). Of roles only those that are not on both sides."""
        if self.before is None or self.after is None:
            return ()
        pairs = [("class", self.before.type, self.after.type), ("status", self.before.status, self.after.status)]
        roles = sorted({role for role, _ in (*self.before.roles, *self.after.roles)})
        pairs += [(role, _named(self.before, role), _named(self.after, role)) for role in roles]
        pairs += [("denoted by", _words(self.before), _words(self.after))]
        pairs += [("guessed", _yes(self.before.inferred), _yes(self.after.inferred))]
        pairs += [("rule", self.before.rule, self.after.rule)]
        return tuple(pair for pair in pairs if pair[1] != pair[2])


@dataclass(frozen=True, slots=True)
class Difference:
    """All changes, by rule, article and place in the text; and how many facts are the same."""

    changes: tuple[Change, ...]
    same: int
    articles: int

    def count(self, kind: str) -> int:
        return sum(change.kind == kind for change in self.changes)


def compare(before: Iterable[Told], after: Iterable[Told]) -> tuple[list[Change], int]:
    """The changes between the facts of the same articles, and how many facts are the same.

    A fact that is gone and one that is new are one changed fact where a word denotes both.
    """
    left, right = list(before), list(after)
    same = 0
    waiting: dict[tuple[object, ...], list[Told]] = {}
    for fact in left:
        waiting.setdefault(_said(fact), []).append(fact)
    new: list[Told] = []
    for fact in right:
        twins = waiting.get(_said(fact))
        if twins:
            twins.pop()
            same += 1
        else:
            new.append(fact)
    gone = [fact for twins in waiting.values() for fact in twins]
    return _paired(gone, new), same


def ordered(changes: Sequence[Change], same: int, articles: int) -> Difference:
    """A difference in an order of its own: by rule, then article and place."""
    told = sorted(changes, key=lambda c: (c.one.rule, c.one.article, c.one.triggers, c.kind, c.one.type, c.one.roles))
    return Difference(tuple(told), same, articles)


def _said(fact: Told) -> tuple[object, ...]:
    """All that a fact says; what its node is called is not part of it."""
    return fact.article, fact.triggers, fact.rule, fact.type, fact.status, fact.roles, fact.inferred


def _paired(gone: list[Told], new: list[Told]) -> list[Change]:
    by_word: dict[tuple[str, int, int], list[Told]] = {}
    for fact in gone:
        for begin, end, _ in fact.triggers:
            by_word.setdefault((fact.article, begin, end), []).append(fact)
    taken: set[int] = set()
    changes: list[Change] = []
    for fact in new:
        alike = [
            old
            for begin, end, _ in fact.triggers
            for old in by_word.get((fact.article, begin, end), ())
            if id(old) not in taken
        ]
        # of several the one that has most in common
        old = max(alike, key=lambda one: (one.type == fact.type, len({*one.roles} & {*fact.roles})), default=None)
        if old is not None:
            taken.add(id(old))
        changes.append(Change(old, fact))
    return changes + [Change(fact, None) for fact in gone if id(fact) not in taken]


def _words(fact: Told) -> str:
    return ", ".join(words for _, _, words in fact.triggers)


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _named(fact: Told, role: str) -> str:
    return ", ".join(label for name, label in fact.roles if name == role)
