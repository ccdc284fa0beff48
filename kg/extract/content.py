"""What a speech act is about: which words are the content, and where they end.

Conventions as in PolNeAR (Newell et al. 2018): "that", "to" and question words belong to the content,
so do the marks of a quotation; the final stop of indirect speech does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.frame import Frames
from kg.model.clause import Clause
from kg.model.fact import Mode
from kg.model.text import Span

REPORTED = ("that", "wh")


@dataclass(frozen=True, slots=True)
class Said:
    """The content's spans, the clauses at its top, and which frame it came by."""

    spans: tuple[Span, ...]
    tops: tuple[Clause, ...]
    frame: str


def words(frames: Frames, clause: Clause) -> Said | None:
    """A quotation, a that- or wh-clause, or (", Adler said") the sentence so far."""
    tops = [c for c in frames.dependents(clause, *REPORTED, "quoted") if c.noun is None or clause.relation == "nominal"]
    if clause.relation == "nominal":
        return _of_noun(frames, clause)
    if clause.relation == "source":
        return _sourced(frames, clause)
    spans: list[Span] = []
    if clause.quotation is not None:
        spans = [clause.quotation, *_continued(frames, clause)]
    reported = [c for c in tops if c.relation in REPORTED]
    if reported:
        spans.append(_extent(frames, clause, reported[0]))
    if spans:
        return Said(tuple(_merged(spans)), tuple(tops), "words")
    return _inverted(frames, clause)


def infinitive(frames: Frames, clause: Clause) -> Said | None:
    """What one agreed, urged or refused *to* do."""
    top = next((c for c in frames.dependents(clause, "to") if c.noun is None or (clause.object is not None)), None)
    if clause.relation == "nominal":
        top = _noun_child(frames, clause, "to")
    if top is None or top.verb is None:
        return None
    return Said((_extent(frames, clause, top),), (top,), "to")


def phrase(frames: Frames, clause: Clause, prepositions: Sequence[str]) -> Said | None:
    """What hangs on a preposition: "called for an inquiry", "accused them of lying"."""
    for child in frames.dependents(clause, "ing"):
        if child.marker in prepositions and child.marker_span is not None:
            return Said((_to_end(frames, clause, child.marker_span.begin, child),), (child,), child.marker)
    for preposition, group in frames.phrases(clause):
        if preposition in prepositions:
            begin = frames.text.rfind(preposition, clause.span.begin, group.span.begin)
            return Said((Span(begin if begin >= 0 else group.span.begin, _clip(frames, clause, group.full.end)),), (), preposition)
    return None


def thing(frames: Frames, clause: Clause) -> Said | None:
    """The noun group spoken of, with all that hangs on it and the judgement after "as"."""
    if clause.object is None:
        return None
    end = max(clause.object.full.end, max((g.full.end for p, g in clause.phrases if g.span.begin > clause.object.span.begin), default=0))
    for child in frames.descendants(clause):
        if child.relation in ("that", "relative", "reduced") and child.noun is not None and child.span.begin >= clause.object.span.begin:
            end = max(end, child.span.end)
    verb = clause.verb
    if verb is not None and clause.object.span.begin < verb.span.begin:  # a passive: what stands before the verb
        end = min(end, verb.span.begin)
        inside = [c for c in frames.clauses if c.noun is not None and c.noun.head == clause.object.head and c.verb is not None]
        end = max([end, *(_last(frames, c) for c in inside if c.span.begin < verb.span.begin)])
        return Said((_trim(frames, Span(clause.object.span.begin, min(end, verb.span.begin))),), tuple(inside), "thing")
    tops = tuple(c for c in frames.clauses if c.relation == "nominal" and c.noun is not None and c.noun.head == clause.object.head)
    return Said((_trim(frames, Span(clause.object.span.begin, _clip(frames, clause, end))),), tops, "thing")


def mode(frames: Frames, spans: Sequence[Span]) -> tuple[Mode, tuple[Span, ...]]:
    """How the words are rendered, and the quoted ones among them without their marks."""
    quoted = [Span(max(q.begin, s.begin), min(q.end, s.end)) for s in spans for q in frames.sentence.quotes if q.begin < s.end and s.begin < q.end]
    if not quoted:
        return Mode.INDIRECT, ()
    letters = sum(len(re.findall(r"\w+", frames.text[s.begin : s.end])) for s in spans)
    inside = sum(len(re.findall(r"\w+", frames.text[q.begin : q.end])) for q in quoted)
    bare = tuple(_unmarked(frames.text, q) for q in quoted)
    return (Mode.DIRECT if inside >= letters else Mode.MIXED), tuple(b for b in bare if b.end > b.begin)


def _unmarked(text: str, span: Span) -> Span:
    begin, end = span
    while begin < end and text[begin] in "\"“”„«»‘’'`":
        begin += 1
    while end > begin and text[end - 1] in "\"“”„«»‘’'`":
        end -= 1
    return Span(begin, end)


def _of_noun(frames: Frames, clause: Clause) -> Said | None:
    child = _noun_child(frames, clause, "that", "wh")
    return Said((_extent(frames, clause, child),), (child,), "words") if child is not None else None


def _noun_child(frames: Frames, clause: Clause, *relations: str) -> Clause | None:
    head = clause.noun.head if clause.noun else None
    return next((c for c in frames.clauses if c.relation in relations and c.noun is not None and c.noun.head == head), None)


def _sourced(frames: Frames, clause: Clause) -> Said | None:
    """"According to Adler, ...": the rest of the sentence, or what stands before."""
    noun = clause.noun
    if noun is None:
        return None
    holder = frames.parent(clause)
    after = noun.full.end
    sentence = frames.sentence.span
    lead = frames.text.lower().find("according", sentence.begin, noun.span.begin)
    if lead - sentence.begin < 4:
        begin = re.compile(r"[\s,]*").match(frames.text, after).end()  # type: ignore[union-attr]
        return Said((_trim(frames, Span(begin, sentence.end)),), (holder,) if holder else (), "words")
    begin = sentence.begin
    return Said((_trim(frames, Span(begin, lead)),), (holder,) if holder else (), "words") if lead > begin else None


def _inverted(frames: Frames, clause: Clause) -> Said | None:
    """"..., Adler said." with no content of its own: what stands before the comma."""
    verb = clause.verb
    if verb is None or clause.relation not in ("main", "relative", "adverbial") or not frames.lexicon.words.frames.get(clause.lemma, frozenset()) & {"that", "quote"}:
        return None
    start = min([verb.span.begin, *([clause.subject.span.begin] if clause.subject else [])])
    before = frames.text[frames.sentence.span.begin : start].rstrip()
    if not before.endswith((",", ",”", ",\"", ",''", "”", "\"")) or clause.object is not None and clause.object.span.begin > verb.span.end:
        return None
    tops = tuple(c for c in frames.clauses if c.relation == "main" and c.index != clause.index and c.verb is not None and c.span.begin < start)
    if not tops and not before.endswith(("”", "\"", "''")):
        return None
    return Said((_trim(frames, Span(frames.sentence.span.begin, start)),), tops, "words")


def _continued(frames: Frames, clause: Clause) -> list[Span]:
    """The rest of a quotation that "he said" broke in two."""
    first, verb = clause.quotation, clause.verb
    if first is None or verb is None:
        return []
    found: list[Span] = []
    for quote in frames.sentence.quotes:
        if quote.begin >= max(first.end, verb.span.end) and first.end <= verb.span.begin:
            between = frames.text[verb.span.end : quote.begin]
            if not re.search(r"\b(?:and|but)\b.*\b\w+ed\b|;", between):
                found.append(quote)
    return found


def _extent(frames: Frames, cue: Clause, top: Clause) -> Span:
    begin = top.marker_span.begin if top.marker_span is not None and top.relation in REPORTED else None
    if begin is None:
        starts = [top.verb.span.begin] if top.verb is not None else [top.span.begin]
        if top.relation in REPORTED:
            starts += [g.span.begin for g in (top.subject, top.object) if g is not None and cue.span.begin < g.span.begin]
            starts.append(top.span.begin)
        after = [s for s in starts if cue.verb is None or s >= cue.verb.span.end]
        begin = min(after or starts)
    return _to_end(frames, cue, begin, top)


def _to_end(frames: Frames, cue: Clause, begin: int, top: Clause) -> Span:
    """To the sentence's end, or to where a clause begins that is no part of what was said."""
    inside = {top.index, *(c.index for c in frames.descendants(top))}
    end = frames.sentence.span.end
    cue_end = cue.verb.span.end if cue.verb is not None else cue.span.end
    if cue.verb is not None and cue.verb.span.begin > begin:  # "that he knew was denied by": the cue comes after
        end = cue.verb.span.begin
    for clause in frames.clauses:
        if clause.verb is None or clause.index in inside or clause.index == cue.index or clause.relation == "quoted":
            continue
        start = min([clause.span.begin, clause.verb.span.begin, *([clause.marker_span.begin] if clause.marker_span else [])])
        if max(begin, cue_end) < start < end:
            end = start
    for clause in frames.clauses:  # ", warning that ...": a participle that speaks for itself
        if clause.index in inside and clause.relation == "adverbial" and clause.verb is not None and clause.verb.form == "ing":
            speaks = frames.lexicon.words.frames.get(clause.lemma, frozenset()) & {"that", "quote"}
            if speaks and begin < clause.verb.span.begin < end and frames.text[: clause.verb.span.begin].rstrip()[-2:].strip("”\"’'").endswith(","):
                end = clause.verb.span.begin
    return _trim(frames, Span(begin, end))


def _last(frames: Frames, clause: Clause) -> int:
    return max([clause.span.end, *(c.span.end for c in frames.descendants(clause))])


def _clip(frames: Frames, cue: Clause, end: int) -> int:
    return min(end, frames.sentence.span.end)


def _trim(frames: Frames, span: Span) -> Span:
    """Without the conjunction, comma or final stop that does not belong; quotation marks stay."""
    begin, end = span
    text = frames.text
    while True:
        part = text[begin:end]
        short = re.sub(r"(?:[\s,;:—–-]+(?:and|but|while|as|or|whereas)?|\s+(?:and|but|while|whereas|although|though))$", "", part)
        if short == part:
            break
        end = begin + len(short)
    if text[begin:end].endswith((".", "!", "?")) and end >= frames.sentence.span.end - 1:
        end -= 1
    while begin < end and text[begin] in " ,\n\t":
        begin += 1
    return Span(begin, max(begin, end))


def _merged(spans: Sequence[Span]) -> list[Span]:
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.begin <= found[-1].end:
            found[-1] = Span(found[-1].begin, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found
