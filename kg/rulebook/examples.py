"""Runs every example of every card, and says in one line why one fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from kg.model.fact import Extraction, Fact
from kg.model.text import Span
from kg.rulebook.card import Card
from kg.rulebook.rule import Example, Rulebook, StatusRule

Read = Callable[[str, date | None], Extraction]
"""Reads a text as an article published on a day, by the rulebook under test."""

_EDGES = " \t\n\"'“”‘’«»„,."


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one example of a card went. `why`: empty where it passed, else what was found instead."""

    rule: str
    example: Example
    kind: str  # finds, ignores, todo
    passed: bool
    why: str


def run(rulebook: Rulebook, read: Read) -> tuple[Outcome, ...]:
    """All examples, in the order of cards and lines.

    finds: some fact by the card has every marked role and no participant more. ignores: no fact by
    the card. todo: fails as a `finds` would; once it passes, that is the failure. A status card's
    marks are statuses: `[meet](proposed)` is a trigger of a fact that has it through the card's cue.
    """
    cards: list[Card] = [*rulebook.rules, *rulebook.statuses, *rulebook.operators]
    return tuple(
        outcome for card in sorted(cards, key=lambda card: card.order) for outcome in run_card(card, read)
    )


def run_card(card: Card, read: Read) -> Iterator[Outcome]:
    """The examples of one card: finds, ignores, todo."""
    for kind, examples in (("finds", card.finds), ("ignores", card.ignores), ("todo", card.todo)):
        for example in examples:
            found = read(example.text, card.published)
            why = _why_not(card, example, found)
            if kind == "ignores":
                why = "; ".join(f"found {_told(fact, found)}" for fact in _by(card, found))
            elif kind == "todo":
                why = "" if why else "now passes: move it to finds"
            yield Outcome(card.id, example, kind, passed=not why, why=why)


def _why_not(card: Card, example: Example, found: Extraction) -> str:
    """Empty where the example holds."""
    if isinstance(card, StatusRule):
        return "; ".join(_unmet(card, words, status, found) for status, words in example.fills).strip("; ")
    wanted = _asked(example)
    facts = list(_by(card, found))
    alike = [fact for fact in facts if wanted == _has(fact, found, wanted)]
    if any(_named(fact, found, example) for fact in alike):
        return ""
    if alike:
        return "no fact where " + " and ".join(f"{words!r} is {name}" for words, name in example.entities)
    if facts:
        return "found " + "; ".join(_told(fact, found) for fact in facts)
    others = "; ".join(f"{fact.rule}: {_told(fact, found)}" for fact in found.facts)
    return f"nothing found by this card, but {others}" if others else "nothing found"


def _by(card: Card, found: Extraction) -> Iterator[Fact]:
    """The facts a card made, or gave their status."""
    for fact in found.facts:
        ids = [id_ for _, id_ in fact.status_cues] if isinstance(card, StatusRule) else [fact.rule]
        if card.id in ids:
            yield fact


def _unmet(card: StatusRule, words: str, status: str, found: Extraction) -> str:
    denoted = [
        fact for fact in found.facts if any(_text(found, span) == _bare(words) for span in fact.triggers)
    ]
    if not denoted:
        told = "; ".join(_told(fact, found) for fact in found.facts)
        return f"{words!r} denotes no event" + (f", found {told}" if told else "")
    if any(fact.status == status and card.id in (id_ for _, id_ in fact.status_cues) for fact in denoted):
        return ""
    told = ", ".join(
        f"{fact.status} by {' and '.join(id_ for _, id_ in fact.status_cues) or 'no card'}"
        for fact in denoted
    )
    return f"{words!r} is {told}"


Roles = frozenset[tuple[str, str]]


def _asked(example: Example) -> Roles:
    """What the marks ask for; the pieces of a broken quotation are one content."""
    pieces = [_edged(words) for role, words in example.fills if role == "content"]
    others = {(role, _bare(words)) for role, words in example.fills if role != "content"}
    return frozenset(others | ({("content", " ".join(pieces))} if pieces else set()))


def _has(fact: Fact, found: Extraction, wanted: Roles) -> Roles:
    """All participants of a fact, and of its other roles those that the marks ask for."""
    asked = {role for role, _ in wanted}
    return frozenset(
        (role, words) for role, words in _roles(fact, found) if role in asked or role not in _UNASKED
    )


_UNASKED = ("about", "place", "date", "content")  # a fact may have them without a mark


def _roles(fact: Fact, found: Extraction) -> list[tuple[str, str]]:
    roles = [(filler.role, _text(found, filler.span)) for filler in fact.fillers]
    if fact.place:
        roles.append(("place", _text(found, fact.place[1])))
    if fact.time_text:
        roles.append(("date", _bare(fact.time_text)))
    if fact.speech and fact.speech.content:
        text = found.article.text
        roles.append(("content", " ".join(_edged(text[begin:end]) for begin, end in fact.speech.content)))
    return list(dict.fromkeys(roles))


def _named(fact: Fact, found: Extraction, example: Example) -> bool:
    """Whether every `[He](speaker=Ada Brandt)` is that person."""
    names = {entity.id: (entity.label, *entity.names) for entity in found.entities}
    return all(
        any(
            _text(found, filler.span) == _bare(words) and name in names.get(filler.entity, ())
            for filler in fact.fillers
        )
        for words, name in example.entities
    )


def _told(fact: Fact, found: Extraction) -> str:
    """`Meeting (attendee Ruritania, place Grenzland)`."""
    return f"{fact.type} ({', '.join(f'{role} {words}' for role, words in _roles(fact, found))})"


def _text(found: Extraction, span: Span) -> str:
    return _bare(found.article.text[span.begin : span.end])


def _bare(words: str) -> str:
    """Without the leading article and with single spaces."""
    words = " ".join(words.split())
    return words[4:] if words.startswith(("the ", "The ")) else words


def _edged(words: str) -> str:
    """Without quotation marks, commas and a final stop at the edges."""
    return " ".join(words.split()).strip(_EDGES)
