"""The facts of an article as lines a person can check against its text.

type | status | roles=names | place | first..last day | family of the rule | word
type | status | speaker | mode | family of the rule | word | content | according to
contradiction | speaker: content | speaker: content
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.model.fact import Contradiction, Extraction, Fact, Filler
from kg.model.text import Span


def table(found: Extraction) -> str:
    """One fact a line in the order of the text, contradictions last; ends with a newline."""
    return "".join(f"{line}\n" for line in _Table(found).lines())


class _Table:
    def __init__(self, found: Extraction) -> None:
        self._found = found
        self._labels = {entity.id: entity.label for entity in found.entities}
        self._facts = {fact.key: fact for fact in found.facts}

    def lines(self) -> Iterator[str]:
        for fact in sorted(self._found.facts, key=lambda fact: (fact.triggers[0], fact.key)):
            yield " | ".join(cell for cell in self._cells(fact) if cell)
        for one in self._found.contradictions:
            yield f"contradiction | {' | '.join(self._sides(one))}"

    def _cells(self, fact: Fact) -> Iterator[str]:
        yield fact.type
        yield fact.status.value
        yield self._roles(fact.fillers)
        if fact.place:
            yield f"in {self._labels[fact.place[0]]}"
        if fact.time:
            first, last = fact.time.earliest, fact.time.latest
            yield f"{first}" if first == last else f"{first}..{last}"
        if fact.speech:
            yield f"{fact.speech.mode.value}: {self._words(fact.speech.content)}"
            if fact.speech.negated:
                yield "negated"
            if fact.speech.about:
                yield f"on {self._name(fact.speech.about)}"
            if fact.speech.condition:
                yield f"if {self._name(fact.speech.condition)}"
        if fact.according_to:
            yield f"according to {', '.join(self._labels[one] for one in fact.according_to)}"
        yield f"{fact.rule.partition('.')[0]} by {self._words(fact.triggers)!r}"

    def _roles(self, fillers: tuple[Filler, ...]) -> str:
        """`attendee=Ada Brandt+Elena Quiroga target=Peru`, roles and names in the order of the text."""
        roles: dict[str, dict[str, None]] = {}
        for filler in sorted(fillers, key=lambda filler: filler.span):
            roles.setdefault(filler.role, {})[self._labels[filler.entity]] = None
        return " ".join(f"{role}={'+'.join(names)}" for role, names in sorted(roles.items()))

    def _sides(self, one: Contradiction) -> Iterator[str]:
        for key in (one.first, one.second):
            fact = self._facts[key]
            speakers = "+".join(self._labels[who] for who in fact.who("speaker"))
            yield f"{speakers}: {self._words(fact.speech.content) if fact.speech else ''}"

    def _name(self, key: str) -> str:
        fact = self._facts.get(key)
        return "NOTHING" if fact is None else f"{fact.type} {self._words(fact.triggers)!r}"

    def _words(self, spans: tuple[Span, ...]) -> str:
        return " … ".join(" ".join(self._found.article.text[s.begin : s.end].split()) for s in spans)
