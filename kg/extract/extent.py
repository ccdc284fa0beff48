"""How far the words somebody says reach: where they begin, and what ends them before the sentence does."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from kg.extract import ends
from kg.extract.frame import Frames
from kg.model.clause import Clause
from kg.model.text import Span

SOURCED: Final = re.compile(r"[,—–]\s+according to\b")  # whose word the sentence stands on
LATER: Final = re.compile(  # when it was said, by the teller
    r",\s+(?:(?:just|only|barely|nearly|almost|about|less than|more than)\s+)?(?:(?:an?|\w+|\d+)\s+)?"
    r"(?:minutes?|hours?|days?|weeks?|months?|years?)\s+(?:after|before)\b"
)
JOINT: Final = re.compile(r"[,;]\s*(?:while|but|and|as|although|though)\s+")
TAIL: Final = re.compile(
    r"(?:[\s,;:—–-]+(?:and|but|while|as|or|whereas|when|after|because|since|yet)?|\s+(?:and|but|while|whereas|although|though|yet)"
    r"|[,—–]\s*(?:and |but )?(?:also|later|then|\w+ly))$"
)


def reported(frames: Frames, cue: Clause, tops: Sequence[Clause]) -> Span:
    """The extent of the clauses `tops` that depend on `cue`: from "that", or the subject, to the end."""
    return to_end(frames, cue, _begin(cue, tops[0]), tops)


def to_end(frames: Frames, cue: Clause, begin: int, tops: Sequence[Clause]) -> Span:
    """From `begin` to the sentence's end, or to where something begins that is no part of what was said."""
    inside = {top.index for top in tops} | {c.index for top in tops for c in frames.descendants(top)}
    end = limit = within(frames, cue).end
    if end <= begin:
        end = limit = frames.sentence.span.end
    if (sourced := SOURCED.search(frames.text, begin, end)) is not None and cue.relation != "source":
        end = sourced.start()
    if (later := LATER.search(frames.text, begin, end)) is not None and cue.relation == "main":
        told = [c.verb.span.begin for c in frames.clauses if c.verb is not None and c.verb.finite]
        end = later.start() if any(later.end() <= at < end for at in told) else end
    above = set(frames.ancestors(cue))
    cue_end = cue.verb.span.end if cue.verb is not None else cue.span.end
    if cue.verb is not None and cue.verb.span.begin > begin:  # "that he knew was denied by": the cue comes after
        end = cue.verb.span.begin
    for clause in frames.clauses:
        verb = clause.verb
        if (
            verb is None
            or clause.index == cue.index
            or clause.relation == "quoted"
            or not max(begin, cue_end) < verb.span.begin < end
        ):
            continue
        if clause.index in above:  # "who said so, was late"
            own = clause.subject.span.begin if clause.subject is not None and not clause.inherited else verb.span.begin
            end = min(end, own if max(begin, cue_end) < own < verb.span.begin else verb.span.begin)
        if (start := ends.stop(frames, cue, clause, begin, clause.index in inside, tops)) is not None and max(
            begin, cue_end
        ) < start < end:
            end = start
    return trim(frames, Span(begin, min(end, limit)))


def _begin(cue: Clause, top: Clause) -> int:
    if top.marker_span is not None and top.relation in ("that", "wh"):
        return top.marker_span.begin
    starts = [top.verb.span.begin] if top.verb is not None else []
    if top.relation in ("that", "wh"):
        starts += [g.span.begin for g in (top.subject, top.object) if g is not None]
        starts.append(top.span.begin)
    after = [s for s in starts if cue.verb is None or s >= cue.verb.span.end]
    return min(after or starts)


def opening(frames: Frames, cue: Clause, before: int) -> int:
    """Where the words begin that end in "..., Adler said": with the sentence, or after one that speaks for itself."""
    start = frames.sentence.span.begin
    for other in frames.clauses:
        verb = other.verb
        if (
            verb is None
            or other.index == cue.index
            or other.relation not in ("main", "adverbial")
            or not start <= verb.span.begin < before
        ):
            continue
        if (
            other.subject is not None
            and frames.complements(other) & ends.SPEAKS
            and (joint := JOINT.search(frames.text, verb.span.end, before)) is not None
        ):
            start = joint.end()
    return start


def grown(frames: Frames, cue: Clause, end: int) -> int:
    """Where a noun group ends with the clauses that follow it at once: "the ships that left port"."""
    for child in frames.clauses:
        if (
            child.verb is None
            or child.index == cue.index
            or child.relation not in ("that", "relative", "reduced", "to")
        ):
            continue
        start = child.marker_span.begin if child.marker_span is not None else child.verb.span.begin
        if child.relation == "relative" and child.marker_span is None and child.subject is not None:
            start = min(start, child.subject.span.begin)
        if 0 <= start - end <= 1:
            end = max(end, last(frames, child))
    return end


def within(frames: Frames, cue: Clause) -> Span:
    """The stretch that can hold what a cue reports: the quotation it stands in, else its sentence."""
    at = cue.verb.span.begin if cue.verb is not None else cue.span.begin
    begin, end = frames.sentence.span
    around = next((q for q in frames.sentence.quotes if q.begin <= at < q.end), None)
    return Span(max(begin, around.begin), min(end, around.end)) if around is not None else frames.sentence.span


def last(frames: Frames, clause: Clause) -> int:
    """Where a clause ends with all that depends on it."""
    return max([clause.span.end, *(c.span.end for c in frames.descendants(clause))])


def trim(frames: Frames, span: Span) -> Span:
    """Without the conjunction, comma or final stop that does not belong; quotation marks stay."""
    begin, end = span
    text = frames.text
    while (match := TAIL.search(text, begin, end)) is not None and match.start() > begin:
        end = match.start()
    if text[begin:end].endswith((".", "!", "?")) and end >= frames.sentence.span.end - 1:
        end -= 1
    while begin < end and text[begin] in " ,\n\t—–-":
        begin += 1
    for quote in frames.sentence.quotes:  # a quotation's closing mark
        if begin <= quote.begin < end < quote.end and not any(map(str.isalnum, text[end : quote.end])):
            end = quote.end
    return Span(begin, max(begin, end))


def merged(spans: Collection[Span]) -> tuple[Span, ...]:
    """In order, overlapping ones made one, empty ones left out."""
    found: list[Span] = []
    for span in sorted(s for s in spans if s.end > s.begin):
        if found and span.begin <= found[-1].end:
            found[-1] = Span(found[-1].begin, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)
