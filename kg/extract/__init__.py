"""Clauses -> facts: rules matched, status decided, hearsay marked, meetings folded, contradictions found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract import contradictions, hearsay, meetings
from kg.extract.facts import Facts
from kg.extract.frame import Frames
from kg.extract.guests import gather
from kg.lexicon import Lexicon
from kg.model.clause import Clause
from kg.model.entity import Kind
from kg.model.fact import Extraction, Fact
from kg.model.text import Article, Sentence
from kg.resolve import Cast
from kg.rulebook.rule import Rulebook

__all__ = ["Facts", "Frames", "extract"]

LONELY = frozenset({"Consultation", "Meeting", "Summit", "Negotiation"})


def extract(
    article: Article, sentences: Sequence[Sentence], parsed: Sequence[tuple[Clause, ...]], cast: Cast, lexicon: Lexicon, reader: Facts
) -> Extraction:
    """All facts of an article."""
    found: list[Fact] = []
    for sentence, clauses in zip(sentences, parsed, strict=True):
        frames = Frames(sentence, clauses, cast, lexicon, article.text)
        found += hearsay.attribute(frames, reader.read(frames, article.published))
    found = [_whole(f) for f in found]
    found = gather(found, parsed, cast, article)
    found = meetings.fold(found, cast.entities)
    found = [f for f in found if _told(f)]
    used = {filler.entity for f in found for filler in f.fillers} | {f.place[0] for f in found if f.place} | {a for f in found for a in f.according_to}
    used |= {e.id for e in cast.entities.values() if e.kind is Kind.PERSON}
    used |= {a for i in used if (a := cast.entities[i].acts_for)} | {w for i in used if (w := cast.entities[i].within)}
    entities = tuple(sorted((cast.entities[i] for i in used if i in cast.entities), key=lambda e: e.id))
    mentions = tuple(sorted((i, s) for i, s in cast.mentions if i in used))
    return Extraction(article, tuple(sentences), entities, mentions, tuple(found), contradictions.find(found, article.text, cast.entities))


def _whole(fact: Fact) -> Fact:
    """Without slots that no entity fills."""
    return replace(fact, fillers=tuple(f for f in fact.fillers if f.entity))


def _told(fact: Fact) -> bool:
    """A consultation needs two sides, or one and a host or a place; any other event somebody who does it."""
    if fact.type in LONELY:
        return len(fact.who("attendee", "host", "mediator", "participant")) > 1 or (bool(fact.who("attendee")) and fact.place is not None)
    return bool(fact.fillers)
