"""Clauses -> facts: rules matched, status decided, hearsay marked, meetings folded, contradictions found."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.extract import contradictions, domestic, guesses, guests, hearsay, meetings, sequence
from kg.extract.facts import Facts
from kg.extract.frame import Frames
from kg.extract.label import labelled
from kg.extract.running import run_on
from kg.lexicon import Lexicon
from kg.model.cast import Cast
from kg.model.clause import Clause
from kg.model.entity import Entity, Kind
from kg.model.fact import Extraction, Fact
from kg.model.text import Article, Sentence

__all__ = ["Facts", "Frames", "extract"]

LONELY = frozenset({"Consultation", "Meeting", "Summit", "Negotiation"})


def extract(
    article: Article,
    sentences: Sequence[Sentence],
    parsed: Sequence[tuple[Clause, ...]],
    cast: Cast,
    lexicon: Lexicon,
    reader: Facts,
    *,
    guessing: bool = False,
) -> Extraction:
    """All facts of an article. guessing: whether acts without a target are given the likeliest one."""
    found: list[Fact] = []
    for sentence, clauses in zip(sentences, parsed, strict=True):
        frames = Frames(sentence, clauses, cast, lexicon, article.text)
        found += hearsay.attribute(frames, reader.read(frames))
    found = run_on([_whole(f) for f in found], sentences, article.text)
    domestic.bind(found, cast.entities, lexicon)
    guests.listed(found, cast.entities, article.text)
    guests.completed(found, article.text)
    sequence.taken_up(found, cast.entities, article.text)
    sequence.same_days(found)
    found = sequence.share_days(meetings.fold(found, cast.entities), article.text, sentences)
    found = [f for f in found if _told(f)]
    if guessing:
        found = guesses.guess(found, sentences, cast)
    found = [labelled(f, article.text, cast.entities) for f in found]
    known = {None, *(f.key for f in found)}
    found = [
        replace(f, speech=replace(f.speech, about=None)) if f.speech and f.speech.about not in known else f
        for f in found
    ]
    used = (
        {filler.entity for f in found for filler in f.fillers}
        | {f.place[0] for f in found if f.place}
        | {a for f in found for a in f.according_to}
    )
    used |= {e.id for e in cast.entities.values() if e.kind is Kind.PERSON and e.named}
    entities = _closed(used, ChainMap(cast.entities, lexicon.names.entities))
    named = {e.id for e in entities}
    mentions = tuple(sorted((i, s) for i, s in cast.mentions if i in named))
    return Extraction(
        article,
        tuple(sentences),
        entities,
        mentions,
        tuple(found),
        contradictions.find(found, article.text),
    )


def _closed(ids: set[str], known: Mapping[str, Entity]) -> tuple[Entity, ...]:
    """The entities with those they act for or lie in, however far."""
    found: dict[str, Entity] = {}
    ahead = sorted(ids)
    while ahead:
        entity = known[ahead.pop()]
        if entity.id not in found:
            found[entity.id] = entity
            ahead += [other for other in (entity.acts_for, entity.within, *entity.members) if other]
    return tuple(found[i] for i in sorted(found))


def _whole(fact: Fact) -> Fact:
    """Without slots that no entity fills."""
    if all(filler.entity for filler in fact.fillers):
        return fact
    return replace(fact, fillers=tuple(f for f in fact.fillers if f.entity))


def _told(fact: Fact) -> bool:
    """A consultation needs two sides, or one and a host or a place; any other event somebody who does it."""
    if fact.type in LONELY:
        return len(fact.who("attendee", "host", "mediator", "participant")) > 1 or (
            bool(fact.who("attendee")) and fact.place is not None
        )
    return bool(fact.fillers)
