"""What a speech act is about: which words are the content.

Conventions as in PolNeAR (Newell et al. 2018): "that", "to" and question words belong to the content,
so do the marks of a quotation; the final stop of indirect speech does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from kg.extract import around, extent, quoted
from kg.extract.frame import Frames
from kg.extract.quoted import mode
from kg.extract.said import Said
from kg.model.clause import Clause
from kg.model.text import Span

__all__ = ["Said", "infinitive", "mode", "phrase", "thing", "words"]

AS: Final = re.compile(r"\s+as\s")
GROUNDS: Final = ("as", "for", "over")
REPORTED: Final = ("that", "wh")
JUDGED: Final = re.compile(r",(?:[”\"’]|\'\')(?=\s+\w)(?!\s+(?:(?:an?|and|or)\s+)+[“\"‘'])")


def words(frames: Frames, clause: Clause) -> Said | None:
    """A quotation, a that- or wh-clause, or the sentence around "Adler said"."""
    if clause.relation == "nominal":
        return _of_noun(frames, clause)
    if clause.relation == "source":
        return around.sourced(frames, clause)
    tops = [c for c in frames.dependents(clause, *REPORTED, "quoted") if c.noun is None]
    reported = [c for c in tops if c.relation in REPORTED]
    spans = list(quoted.pieces(frames, clause))
    if reported and clause.relation == "adverbial" and clause.verb is not None and clause.verb.form == "ing":
        spans = [s for s in spans if s.begin > clause.verb.span.begin]  # "“...,” adding that"
    if reported:
        spans.append(extent.reported(frames, clause, reported))
    if spans:
        return Said(extent.merged(spans), tuple(tops), "words")
    ways = (around.relative, around.noted, around.around, around.rest)
    return next((said for way in ways if (said := way(frames, clause)) is not None), None)


def infinitive(frames: Frames, clause: Clause) -> Said | None:
    """What one agreed, urged or refused *to* do."""
    top = next((c for c in frames.dependents(clause, "to") if c.noun is None or (clause.object is not None)), None)
    if clause.relation == "nominal":
        top = _noun_child(frames, clause, "to")
    if top is None or top.verb is None:
        return None
    return Said((extent.reported(frames, clause, (top,)),), (top,), "to")


def phrase(frames: Frames, clause: Clause, prepositions: Sequence[str]) -> Said | None:
    """What hangs on a preposition: "called for an inquiry", "accused them of lying"."""
    for child in frames.dependents(clause, "ing"):
        if child.marker in prepositions and child.marker_span is not None:
            return Said((extent.to_end(frames, clause, child.marker_span.begin, (child,)),), (child,), child.marker)
    for preposition, group in frames.phrases(clause):
        if preposition in prepositions and (clause.verb is None or group.span.begin > clause.verb.span.end):
            begin = frames.text.rfind(f"{preposition} ", clause.span.begin, group.span.begin)
            begin = begin if begin >= 0 else group.span.begin
            if clause.verb is None:
                return Said((Span(begin, group.full.end),), (), preposition)
            span = extent.to_end(frames, clause, begin, (clause,))
            return Said((span,), (), preposition)
    return None


def thing(frames: Frames, clause: Clause) -> Said | None:
    """The noun group spoken of, with all that hangs on it and the judgement after "as"."""
    if clause.object is None:
        return _doing(frames, clause)
    begin = clause.object.span.begin
    end = max(
        clause.object.full.end,
        max((g.full.end for p, g in clause.phrases if g.span.begin > begin), default=0),
    )
    end = extent.grown(frames, clause, end)
    verb = clause.verb
    around_ = next((q for q in frames.sentence.quotes if q.begin < begin < q.end), None)
    if around_ is not None and verb is not None and around_.begin >= verb.span.end:
        begin, end = around_.begin, max(end, around_.end)  # "attacked “the ideas of Brandt – and his deeds”"
    judged = "as" in frames.complements(clause) and AS.match(frames.text, end) is not None
    ases = [c.marker_span.begin for c in frames.clauses if c.marker == "as" and c.marker_span is not None]
    if judged and end + 1 not in ases and verb is not None and begin > verb.span.end:
        end = max(end, extent.to_end(frames, clause, begin, (clause,)).end)  # "condemned it as “provocative”"
    for child in frames.dependents(clause, "ing"):  # "praised Adler in Oslo for ending the war"
        if child.marker in GROUNDS and child.marker_span is not None and child.marker_span.begin - end <= 1:
            end = max(end, extent.last(frames, child))
    if verb is not None and begin < verb.span.begin:  # a passive: what stands before the verb
        if clause.relation in (
            "relative",
            "reduced",
        ):  # "a move widely condemned"
            return Said((extent.trim(frames, Span(begin, min(clause.object.full.end, verb.span.begin))),), (), "thing")
        head = clause.object.head
        inside = [c for c in frames.clauses if c.noun is not None and c.noun.head == head and c.verb is not None]
        reach = [extent.last(frames, c) for c in inside if c.span.begin < verb.span.begin]
        end = min(max([end, *reach]), verb.span.begin)
        return Said((extent.trim(frames, Span(begin, end)),), tuple(inside), "thing")
    if "describe" in frames.verb_classes(clause):
        return _described(frames, clause, min(begin, clause.second.span.begin) if clause.second is not None else begin)
    tops = tuple(
        c
        for c in frames.clauses
        if c.relation == "nominal" and c.noun is not None and c.noun.head == clause.object.head
    )
    return Said((extent.trim(frames, Span(begin, min(end, frames.sentence.span.end))),), tops, "thing")


def _doing(frames: Frames, clause: Clause) -> Said | None:
    """A deed in place of a thing: "called for cutting the tax", "proposed building a bridge"."""
    child = next((c for c in frames.dependents(clause, "ing") if not c.marker), None)
    if child is None or child.verb is None or clause.verb is None or child.verb.span.begin < clause.verb.span.end:
        return None
    return Said((extent.to_end(frames, clause, child.verb.span.begin, (child,)),), (child,), "to")


def _described(frames: Frames, clause: Clause, begin: int) -> Said | None:
    """What is called something, and what it is called: nothing without the second."""
    span = extent.to_end(frames, clause, begin, (clause,))
    if (closed := JUDGED.search(frames.text, begin, span.end)) is not None:  # "called him “bold,” a hint at ..."
        span = Span(begin, closed.end())
    rest = frames.text[clause.object.head.end if clause.object is not None else begin : span.end]
    if re.search(r"\bas\b", rest):
        return Said((span,), (), "thing")
    if "npnp" not in frames.complements(clause):
        return None
    judged = clause.second is not None or clause.predicate or re.match(r"\s*[“\"‘']|\s+(?:an?|the|\w+)\b", rest)
    return Said((span,), (), "thing") if judged else None


def _of_noun(frames: Frames, clause: Clause) -> Said | None:
    child = _noun_child(frames, clause, *REPORTED)
    return Said((extent.reported(frames, clause, (child,)),), (child,), "words") if child is not None else None


def _noun_child(frames: Frames, clause: Clause, *relations: str) -> Clause | None:
    head = clause.noun.head if clause.noun else None
    return next(
        (c for c in frames.clauses if c.relation in relations and c.noun is not None and c.noun.head == head),
        None,
    )
