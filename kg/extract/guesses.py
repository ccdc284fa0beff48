"""Guessed counterparts: an act without one, in a sentence that names exactly one other side, is taken to aim at it.

Measured on domestic news, one guess in ten is a tie between states that nobody stated. So guesses are made
only where they are asked for, and what rests on one is marked as inferred, with half the confidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.domestic import SOURCES
from kg.model.cast import Cast
from kg.model.entity import Entity, Kind
from kg.model.fact import Fact, Filler
from kg.model.text import Sentence, Span

_SIDES = (Kind.STATE, Kind.INTERNATIONAL, Kind.GROUP, Kind.BODY, Kind.PERSON)
_TRUST = 0.5  # of a fact with a guessed role, against the same fact without


def guess(facts: Sequence[Fact], sentences: Sequence[Sentence], cast: Cast) -> list[Fact]:
    """The facts, those without a target completed where their sentence offers exactly one other side."""
    by_number = {sentence.number: sentence for sentence in sentences}
    return [_completed(fact, by_number[fact.sentence], cast) for fact in facts]


def _completed(fact: Fact, sentence: Sentence, cast: Cast) -> Fact:
    sources = fact.who(*SOURCES)
    if fact.type == "Claim" or not sources or len(sources) < len(fact.who()):
        return fact
    own = {_side(cast.entities[id_]) for id_ in sources}
    if len(own) > 1:  # what two do together has its counterpart
        return fact
    others: dict[str, tuple[str, Span]] = {}
    for id_, span in cast.mentions:
        entity = cast.entities.get(id_)
        if entity is None or entity.kind not in _SIDES or not sentence.span.begin <= span.begin < sentence.span.end:
            continue
        if _side(entity) not in own:
            others.setdefault(_side(entity), (id_, span))
    if len(others) != 1:
        return fact
    ((id_, span),) = others.values()
    fillers = (*fact.fillers, Filler("target", id_, span))
    return replace(fact, fillers=fillers, inferred=True, confidence=round(fact.confidence * _TRUST, 3))


def _side(entity: Entity) -> str:
    return entity.acts_for or entity.id
