"""Events and speech acts: what a rule asserts of them, and how they are described."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.graph.names import Names
from kg.graph.speech import spoken, words_of
from kg.graph.terms import boolean, day, english, plain
from kg.graph.told import Told
from kg.graph.triple import Assertion, Triple
from kg.model.entity import Entity
from kg.model.fact import Contradiction, Fact
from kg.model.text import Span
from kg.vocabulary import CLASSES, DIP, DIPC, PLOVER, RDF, RDFS, ROLES, SCHEMA, SEM, SPEECH_ACTS


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one article with the terms that name them (by Fact.key) and all they may point to."""

    told: Told
    terms: Mapping[str, str]
    entities: Mapping[str, Entity]
    names: Names
    text: str

    def descriptions(self, fact: Fact) -> Iterator[Triple]:
        """Class, label, time and the spans of one fact, and for a speech act how it is spoken."""
        term, names = self.terms[fact.key], self.names
        yield Triple(term, RDF.type, DIP[class_of(fact)])
        yield Triple(term, RDFS.label, english(fact.label))
        yield Triple(term, DIP.byRule, names.rule(fact.rule))
        if fact.inferred:
            yield Triple(term, DIP.inferred, boolean(True))
        for voice in self.told.voices.get(fact.key, ()):
            yield Triple(term, DIP.accordingTo, names.entity(voice))
        if fact.time:
            yield Triple(term, SEM.hasEarliestBeginTimeStamp, day(fact.time.earliest))
            yield Triple(term, SEM.hasLatestEndTimeStamp, day(fact.time.latest))
        if fact.time_text:
            yield Triple(term, DIP.timeText, plain(fact.time_text))
        if fact.time_span:
            yield Triple(term, DIP.timeSpan, names.span(fact.time_span))
        if fact.place:
            yield Triple(term, DIP.placeSpan, names.span(fact.place[1]))
        if fact.type in SPEECH_ACTS:
            yield from spoken(fact, term, self.text, names)
        else:
            for trigger in fact.triggers:
                yield Triple(term, DIP.triggerSpan, names.span(trigger))

    def assertions(self, fact: Fact) -> Iterator[Assertion]:
        """What a rule answers for: status, category, format, who, where, and what is said."""
        words = words_of(fact)
        for card, cues in _status_cards(fact).items():
            yield self._assertion(fact, DIP.status, DIPC[fact.status], cues or words, rule=card)
        if category := CLASSES[fact.type]:
            yield self._assertion(fact, DIP.category, PLOVER[category], words)
        if fact.format:
            yield self._assertion(fact, DIP.format, DIPC[fact.format], words)
        for (role, entity), spans in self._roles(fact).items():
            yield self._assertion(fact, role, self.names.entity(entity), (*spans, *words))
        if fact.place:
            entity, span = fact.place
            yield self._assertion(fact, SEM.hasPlace, self.names.entity(entity), (span,))
        said = fact.speech.content if fact.speech and fact.speech.content else words
        for key in self.told.content.get(fact.key, ()):
            yield self._assertion(fact, DIP.content, self.terms[key], said)
        if fact.key in self.told.condition:
            yield self._assertion(fact, DIP.condition, self.terms[self.told.condition[fact.key]], said)

    def contradictions(self, contradictions: Iterable[Contradiction]) -> Iterator[Assertion]:
        """Each contradiction both ways; those of facts that are not told are left out."""
        for found in contradictions:
            if found.first in self.told.facts and found.second in self.told.facts:
                pair = self.terms[found.first], self.terms[found.second]
                evidence = found.evidence or (
                    *words_of(self.told.facts[found.first]),
                    *words_of(self.told.facts[found.second]),
                )
                for one, other in (pair, pair[::-1]):
                    yield Assertion(Triple(one, DIP.contradicts, other), found.rule, evidence)

    def _assertion(
        self, fact: Fact, predicate: str, value: str, evidence: tuple[Span, ...], *, rule: str | None = None
    ) -> Assertion:
        voices = tuple(self.names.entity(voice) for voice in self.told.voices.get(fact.key, ()))
        triple = Triple(self.terms[fact.key], predicate, value)
        return Assertion(triple, rule or fact.rule, tuple(dict.fromkeys(evidence)), fact.confidence, voices)

    def _roles(self, fact: Fact) -> dict[tuple[str, str], list[Span]]:
        """(property, Entity.id) to the words that name it. The event is about what cannot act in it."""
        roles: dict[tuple[str, str], list[Span]] = {}
        for filler in fact.fillers:
            if filler.role not in ROLES or not self.entities[filler.entity].kind.acts:
                role = SCHEMA.about
            elif filler.role == "initiator" and fact.type in SPEECH_ACTS:
                role = DIP.speaker
            else:
                role = DIP[filler.role]
            roles.setdefault((role, filler.entity), []).append(filler.span)
        return roles


def class_of(fact: Fact) -> str:
    """The class to write: a claim without words of its own is no more than a speech act."""
    if fact.type == "Claim" and not (fact.speech and fact.speech.content):
        return "SpeechAct"
    return fact.type


def _status_cards(fact: Fact) -> dict[str, tuple[Span, ...]]:
    """The cards behind the status, each with its cues; the rule of the fact where there is none."""
    cards: dict[str, tuple[Span, ...]] = {}
    for span, card in fact.status_cues:
        cards[card] = (*cards.get(card, ()), span)
    return cards or {fact.rule: ()}
