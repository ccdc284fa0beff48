"""Quotations of one sentence: which belong to a verb of saying, how much of the words is quoted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from kg.extract import extent
from kg.extract.frame import Frames
from kg.model.clause import Clause
from kg.model.fact import Mode
from kg.model.text import Span

MARKS: Final = "\"“”„«»‘’'`"
CLOSED: Final = frozenset(",.!?…-—")
TOUCHES: Final = re.compile(r"[\s,:—–-]*(?:that\s+|as\s+)?$")
ANOTHER: Final = re.compile(r";|[,—–-]\s*(?:and|but)\s+(?:he|she|they|it|then)?\s*\w+(?:ed|s)\b")
SMALL: Final = frozenset("a an and at by for from in of on or the to with".split())
TITLE: Final = 8  # words of the longest title
LONGEST: Final = 300  # characters before a quotation that may belong to it
NEAR: Final = 90  # characters between a verb and its quotation: an addressee, a time, a place


def pieces(frames: Frames, clause: Clause) -> tuple[Span, ...]:
    """The quotations a clause reports, with the words of the sentence that go on from one; empty if there is none."""
    verb = clause.verb
    if verb is None or not frames.sentence.quotes:
        return ()
    begin, end = cue(clause)
    quotes = [
        q
        for q in frames.sentence.quotes
        if not q.begin < verb.span.begin < q.end and not (q.begin < begin and _titled(frames, q))
    ]
    before = next(
        (q for q in reversed(quotes) if q.end <= begin and not frames.text[q.end : begin].strip(" ,—–-\n")),
        None,
    )
    if before is not None:
        first = Span(_opening(frames, clause, before), min(before.end, begin))
        return extent.merged((first, *_broken(frames, quotes, end)))
    after = next((q for q in quotes if q.begin >= end), None)
    if after is not None and _follows(frames, clause, end, after):
        return extent.merged((_whole(frames, clause, after), *_broken(frames, quotes, after.end)))
    return ()


def _titled(frames: Frames, quote: Span) -> bool:
    """Whether a quotation within a sentence is but a title: “The Long Table,” “Morning in Oslo”."""
    words = re.findall(r"[^\W_][\w’']*", frames.text[quote.begin : quote.end])
    before = frames.text[frames.sentence.span.begin : quote.begin].rstrip()
    named = all(word[0].isupper() or word[0].isdigit() or word in SMALL for word in words)
    return named and 1 < len(words) <= TITLE and bool(before) and before[-1] not in ",:.!?"


def cue(clause: Clause) -> Span:
    """Subject and verb together, whichever comes first."""
    verb, subject = clause.verb, clause.subject
    if verb is None:
        return clause.span
    if subject is None or clause.inherited:
        return verb.span
    return Span(min(verb.span.begin, subject.span.begin), max(verb.span.end, subject.span.end))


def _opening(frames: Frames, clause: Clause, quote: Span) -> int:
    """Where the words begin that end in a quotation: with it if it is a sentence of its own, else with the sentence."""
    start = extent.opening(frames, clause, quote.begin)
    before = frames.text[start : quote.begin].rstrip()
    inner = frames.text[quote.begin : quote.end].lstrip(MARKS)
    alone = inner[:1].isupper() and before.endswith((".", "!", "?", ":", "”", '"', "''"))
    return quote.begin if alone or quote.begin - start > LONGEST else start


def _broken(frames: Frames, quotes: Sequence[Span], end: int) -> list[Span]:
    """The rest of a quotation that "he said" broke in two."""
    found: list[Span] = []
    for quote in quotes:
        another = quote.begin < end or ANOTHER.search(frames.text[end : quote.begin])
        if not another and not _spoken(frames, end, quote):
            found.append(Span(quote.begin, min(quote.end, frames.sentence.span.end)))
            end = quote.end
    return found


def _spoken(frames: Frames, end: int, quote: Span) -> bool:
    """Whether a participle before a quotation has it for its own: ", adding, “...”"."""
    return any(
        c.verb is not None
        and c.verb.form == "ing"
        and end <= c.verb.span.begin < quote.begin
        and bool(frames.complements(c) & {"quote", "that", "describe"})
        for c in frames.clauses
    )


def _follows(frames: Frames, clause: Clause, end: int, quote: Span) -> bool:
    """Whether a quotation is what the verb before it reports."""
    between = frames.text[end : quote.begin]
    if TOUCHES.fullmatch(between):
        return True
    if len(between) > NEAR or not between.rstrip().endswith((",", ":")) or re.search(r"\bthat\b", between):
        return False
    return not any(
        c.verb is not None and c.index != clause.index and end <= c.verb.span.begin < quote.begin and c.verb.finite
        for c in frames.clauses
    )


def _whole(frames: Frames, clause: Clause, quote: Span) -> Span:
    """The quotation, and what the sentence says on in words of its own."""
    inner = frames.text[quote.begin : quote.end].rstrip(MARKS)
    rest = frames.text[quote.end : frames.sentence.span.end].lstrip()
    if inner[-1:] in CLOSED or not rest or rest[0] in ".,;:!?—–-)":
        return quote
    return extent.to_end(frames, clause, quote.begin, ())


def mode(frames: Frames, spans: Sequence[Span]) -> tuple[Mode, tuple[Span, ...]]:
    """How the words are rendered, and the quoted ones among them without their marks."""
    quoted = [
        Span(max(q.begin, s.begin), min(q.end, s.end))
        for s in spans
        for q in frames.sentence.quotes
        if q.begin < s.end and s.begin < q.end
    ]
    if not quoted:
        return Mode.INDIRECT, ()
    words = sum(len(re.findall(r"\w+", frames.text[s.begin : s.end])) for s in spans)
    inside = sum(len(re.findall(r"\w+", frames.text[q.begin : q.end])) for q in quoted)
    bare = tuple(_unmarked(frames.text, q) for q in quoted)
    return (Mode.DIRECT if inside >= words else Mode.MIXED), tuple(b for b in bare if b.end > b.begin)


def _unmarked(text: str, span: Span) -> Span:
    begin, end = span
    while begin < end and text[begin] in MARKS:
        begin += 1
    while end > begin and text[end - 1] in MARKS:
        end -= 1
    return Span(begin, end)
