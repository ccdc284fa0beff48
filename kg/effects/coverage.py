"""Which cards made how many facts, out of what words, and which made none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kg.effects.told import Told
from kg.rulebook.card import Card
from kg.rulebook.rule import Operator, Rule, Rulebook

ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Line:
    """What one card did.

    kind: rule, operator, status, or elsewhere for a card that the rulebook does not hold. facts: those it made,
    of a status card those whose status it gave. share: of all facts, 0 to 1. types and words: classes of its facts,
    and lemmas of the verbs and nouns that denote them, to how often, most often first.
    """

    card: str
    kind: str
    facts: int
    share: float
    types: tuple[tuple[str, int], ...]
    words: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """A line a card, those that made most first, then by name."""

    articles: int
    facts: int
    lines: tuple[Line, ...]

    @property
    def idle(self) -> tuple[Line, ...]:
        """Cards that made no fact."""
        return tuple(line for line in self.lines if not line.facts)


def coverage(facts: Iterable[Told], book: Rulebook, *, articles: int, lemma: Callable[[str], str]) -> Coverage:
    """Counts facts by card. articles: how many there were. lemma: of a word as it stands in text."""
    made: Counter[str] = Counter()
    types: dict[str, Counter[str]] = {}
    words: dict[str, Counter[str]] = {}
    total = 0
    for fact in facts:
        total += 1
        for card in dict.fromkeys((fact.rule, *fact.status_rules)):
            made[card] += 1
            types.setdefault(card, Counter())[fact.type] += 1
            first = fact.lemma or (lemma(fact.triggers[0][2]) if fact.triggers else "")
            words.setdefault(card, Counter())[first] += 1
    cards: list[Card] = [*book.rules, *book.operators, *book.statuses]
    kinds = dict.fromkeys(made, ELSEWHERE) | {card.id: _kind(card) for card in cards}
    lines = [
        Line(card, kind, made[card], made[card] / total if total else 0.0, _ranked(types, card), _ranked(words, card))
        for card, kind in kinds.items()
    ]
    return Coverage(articles, total, tuple(sorted(lines, key=lambda line: (-line.facts, line.card))))


def _kind(card: Card) -> str:
    return "rule" if isinstance(card, Rule) else "operator" if isinstance(card, Operator) else "status"


def _ranked(counts: dict[str, Counter[str]], card: str) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.get(card, Counter[str]()).items(), key=lambda pair: (-pair[1], pair[0])))
