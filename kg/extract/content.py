"""What a speech act is about: which words are the content.

Conventions as in PolNeAR (Newell et al. 2018): "that", "to" and question words belong to the content,
so do the marks of a quotation; the final stop of indirect speech does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kg.extract import extent, quoted
from kg.extract.frame import Frames
from kg.extract.quoted import mode
from kg.model.clause import Clause
from kg.model.text import Span

__all__ = ["Said", "infinitive", "mode", "phrase", "thing", "words"]

REPORTED: Final = ("that", "wh")
UTTERING: Final = frozenset({"say", "believe", "ask", "warn", "report-hear", "show", "confirm", "promise", "complain"})
FINITE: Final = ("past", "present", "base")
SET_OFF: Final = re.compile(r"\s*(?:,|--|—|–| - )")
OPENER: Final = re.compile(r"\b(?:that|if|when|while|why|how|what|whether|given|because|although|unless|once|until)\b")
BARE: Final = frozenset({"say", "believe"})
ZERO: Final = re.compile(
    r" (?!(?:in|on|at|of|about|to|for|with|by|from|as|during|after|before|over|into|and|but|or|so|yes|no|it all|goodbye)\b)[“\"‘]?[\w$]"
)
BRIEF: Final = 4  # words
CLOSING: Final = re.compile(r"(?:,|[”\"]|''|[?!…]|--|—|–| -)[”\"’']*$")


@dataclass(frozen=True, slots=True)
class Said:
    """The content's spans, the clauses at its top, and which frame it came by."""

    spans: tuple[Span, ...]
    tops: tuple[Clause, ...]
    frame: str


def words(frames: Frames, clause: Clause) -> Said | None:
    """A quotation, a that- or wh-clause, or the sentence around "Adler said"."""
    if clause.relation == "nominal":
        return _of_noun(frames, clause)
    if clause.relation == "source":
        return _sourced(frames, clause)
    tops = [c for c in frames.dependents(clause, *REPORTED, "quoted") if c.noun is None]
    reported = [c for c in tops if c.relation in REPORTED]
    spans = list(quoted.pieces(frames, clause))
    if reported:
        spans.append(extent.reported(frames, clause, reported))
    if spans:
        return Said(extent.merged(spans), tuple(tops), "words")
    return _relative(frames, clause) or _around(frames, clause) or _rest(frames, clause)


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
            span = extent.to_end(frames, clause, begin if begin >= 0 else group.span.begin, (clause,))
            return Said((span,), (), preposition)
    return None


def thing(frames: Frames, clause: Clause) -> Said | None:
    """The noun group spoken of, with all that hangs on it and the judgement after "as"."""
    if clause.object is None:
        return None
    begin = clause.object.span.begin
    end = max(
        clause.object.full.end,
        max((g.full.end for p, g in clause.phrases if g.span.begin > begin), default=0),
    )
    end = extent.grown(frames, clause, end)
    verb = clause.verb
    if verb is not None and begin < verb.span.begin:  # a passive: what stands before the verb
        inside = [
            c for c in frames.clauses if c.noun is not None and c.noun.head == clause.object.head and c.verb is not None
        ]
        end = max(
            [
                min(end, verb.span.begin),
                *(extent.last(frames, c) for c in inside if c.span.begin < verb.span.begin),
            ]
        )
        return Said((extent.trim(frames, Span(begin, min(end, verb.span.begin))),), tuple(inside), "thing")
    if "describe" in frames.verb_classes(clause):
        return _described(frames, clause, min(begin, clause.second.span.begin) if clause.second is not None else begin)
    tops = tuple(
        c
        for c in frames.clauses
        if c.relation == "nominal" and c.noun is not None and c.noun.head == clause.object.head
    )
    return Said((extent.trim(frames, Span(begin, min(end, frames.sentence.span.end))),), tops, "thing")


def _described(frames: Frames, clause: Clause, begin: int) -> Said | None:
    """What is called something, and what it is called: nothing without the second."""
    span = extent.to_end(frames, clause, begin, (clause,))
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


def _sourced(frames: Frames, clause: Clause) -> Said | None:
    """ "According to Adler, ...": the rest of the sentence, or what stands before."""
    noun = clause.noun
    if noun is None:
        return None
    holder = frames.parent(clause)
    tops = (holder,) if holder else ()
    sentence, text = frames.sentence.span, frames.text
    lead = text.lower().rfind("according", sentence.begin, noun.span.begin)
    if lead - sentence.begin < 4:
        comma = text.find(",", noun.full.end, sentence.end)
        begin = comma + 1 if comma >= 0 else noun.full.end
        return Said((extent.trim(frames, Span(begin, sentence.end)),), tops, "words")
    return Said((extent.trim(frames, Span(sentence.begin, lead)),), tops, "words") if lead > sentence.begin else None


def _relative(frames: Frames, clause: Clause) -> Said | None:
    """ "who, he said, was ill": the relative word, and what follows the verb."""
    verb = clause.verb
    if clause.relation != "relative" or verb is None or clause.marker_span is None or clause.subject is None:
        return None
    own = frames.text[clause.marker_span.end : clause.subject.span.begin]
    if clause.subject.span.begin < clause.marker_span.end or own.strip(" ,"):
        return None
    inner = next((c for c in frames.clauses if c.verb is not None and c.verb.finite and not frames.text[verb.span.end : c.verb.span.begin].strip(" ,")
                  and c.verb.span.begin >= verb.span.end), None)  # fmt: skip
    if inner is None or "that" not in frames.complements(clause):
        return None
    rest = extent.to_end(frames, clause, inner.verb.span.begin if inner.verb else verb.span.end, (inner,))
    return Said((clause.marker_span, rest), (inner,), "words")


def _around(frames: Frames, clause: Clause) -> Said | None:
    """ "..., Adler said." and "..., she said, ...": the sentence without the cue."""
    verb = clause.verb
    if (
        verb is None
        or clause.relation not in ("main", "relative", "adverbial")
        or not frames.complements(clause) & {"that", "quote"}
    ):
        return None
    if clause.subject is None or clause.inherited or verb.form not in FINITE:
        return None
    begin, end = quoted.cue(frames, clause)
    sentence, text = frames.sentence.span, frames.text
    opening = extent.opening(frames, clause, begin)
    head = text[opening:begin].rstrip()
    if clause.object is not None and clause.object.span.begin >= end and "np-that" not in frames.complements(clause):
        return None
    if not head or not CLOSING.search(head):
        return None
    set_off = SET_OFF.match(text, end)
    others = [c for c in frames.clauses if c.verb is not None and c.index != clause.index and c.relation != "quoted"]
    before = [c for c in others if c.verb is not None and c.verb.finite and opening <= c.verb.span.begin < begin]
    after = [c for c in others if c.verb is not None and c.verb.finite and c.verb.span.begin > end]
    if (
        set_off is not None
        and clause.relation == "main"
        and text[end:].lstrip(" ,—–-")
        and after
        and not _apart(text, end, after[0])
    ):
        spans = [
            extent.trim(frames, Span(opening, begin)),
            extent.trim(frames, Span(set_off.end(), sentence.end)),
        ]
        return Said(extent.merged(spans), (*before, *after), "words")
    tops = tuple(c for c in before if c.relation == "main")
    if not tops and not head.endswith(("”", '"', "''")):
        return None
    return Said((extent.trim(frames, Span(opening, begin)),), tops, "words")


def _rest(frames: Frames, clause: Clause) -> Said | None:
    """What follows the verb, where its words show a clause that the parser could not read as its complement."""
    verb, text, end = clause.verb, frames.text, frames.sentence.span.end
    if verb is None or verb.passive or "that" not in frames.complements(clause):
        return None
    after = [
        c
        for c in frames.clauses
        if c.verb is not None and c.verb.finite and c.verb.span.begin >= verb.span.end and c.relation != "quoted"
    ]
    if not after or after[0].verb is None:
        return None
    opener = OPENER.search(text, verb.span.end, min(end, after[0].verb.span.begin))
    if opener is not None and (
        clause.object is None or opener.start() - verb.span.end < 2 or "np-that" in frames.complements(clause)
    ):
        begin = opener.start()
    elif frames.verb_classes(clause) & BARE and ZERO.match(text, verb.span.end):
        begin = verb.span.end
    else:
        return None
    return Said((extent.to_end(frames, clause, begin, ()),), (after[0],), "words")


def _apart(text: str, end: int, clause: Clause) -> bool:
    """Whether the clause behind the cue is a new one, no rest of what was said."""
    start = clause.marker_span.begin if clause.marker_span is not None else clause.span.begin
    return bool(
        re.search(r"\b(?:and|but|while|as|when|after|who|which)\b", text[end : max(start, end)])
    ) or clause.relation in ("adverbial", "relative")
