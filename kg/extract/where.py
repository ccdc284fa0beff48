"""Where and when an event was, by the clause it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.extract.frame import Frames
from kg.extract.match import Match
from kg.extract.slots import PLACING
from kg.model.clause import Clause, NounGroup
from kg.model.text import Span

NEAR: Final = 60  # characters: a phrase further behind an event noun is about something else


def times(frames: Frames, clause: Clause) -> list[Span]:
    if clause.times:
        return [clause.times[0].span]
    if clause.relation == "nominal" and (parent := frames.parent(clause)) is not None and clause.noun is not None:
        noun = clause.noun
        barred = [c.verb.span.begin for c in frames.clauses if c.verb] + [
            c.noun.head.begin for c in frames.clauses if c.relation == "nominal" and c.noun
        ]
        near = [
            t.span
            for t in parent.times
            if noun.head.end < t.span.begin and not any(noun.head.end < b < t.span.begin for b in barred)
        ]
        if near:
            return near
        if frames.verb_classes(parent) & {"happen", "hold", "begin", "end", "continue"}:
            return [t.span for t in parent.times][:1]
    return []


def place(frames: Frames, match: Match) -> tuple[str, Span] | None:
    """Where it was: a place named in the clause, with its event noun, or right behind that noun."""
    clause = match.clause
    taken = {f.span for f in match.fillers}
    for preposition, group in _phrases(frames, clause):
        if preposition in PLACING:
            for id_, span in frames.cast.places(group):
                if span not in taken:
                    return id_, span
    for mention in clause.noun.mentions if clause.noun is not None else ():
        if (sense := mention.has("place", "city", "seat")) and sense.id in frames.cast.entities:
            return sense.id, mention.span  # "the Westmark summit"
    return None


def _phrases(frames: Frames, clause: Clause) -> Iterator[tuple[str, NounGroup]]:
    yield from clause.phrases
    noun, parent = clause.noun, frames.parent(clause)
    if noun is not None:
        yield from noun.attached
    if noun is not None and parent is not None and clause.relation == "nominal":
        for preposition, group in parent.phrases:
            if noun.head.end < group.span.begin < noun.full.end + NEAR:
                yield preposition, group
    for member in clause.object.each() if clause.object is not None else ():
        yield from member.attached
