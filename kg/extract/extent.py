"""How far the words somebody says reach: where they begin, and what ends them before the sentence does."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from kg.extract.frame import Frames
from kg.model.clause import Clause
from kg.model.text import Span

SPEAKS: Final = frozenset({"that", "quote"})
TELLING: Final = frozenset("say cite ask warn argue urge accuse condemn promise deny praise mention".split())
BREAK: Final = re.compile(
    r"(?:[,;:—–]|\s-{1,2}|\.)[”\"’']*\s*(?:(?:and|but|while|whereas|although|though|yet|so|as|then)\s+)*(?:\w+ly\s+|also\s+|later\s+|then\s+|even\s+)*$"
)
SOURCED: Final = re.compile(r"[,—–]\s+according to\b")  # whose word the sentence stands on
LATER: Final = re.compile(  # when it was said, by the teller
    r",\s+(?:(?:just|only|barely|nearly|almost|about|less than|more than)\s+)?(?:(?:an?|\w+|\d+)\s+)?"
    r"(?:minutes?|hours?|days?|weeks?|months?|years?)\s+(?:after|before)\b"
)
LED: Final = re.compile(  # what comes before the clause that is said: "that since he was ill, "
    r"(?:that,?\s+)?(?:since|if|when|while|because|although|though|after|before|once|unless|until|as|in|on|at|by|with|"
    r"for|despite|during|under|given)\b[^,;:]*,\s*"
)
JOINT: Final = re.compile(r"[,;]\s*(?:while|but|and|as|although|though)\s+")
JOINED: Final = re.compile(r"\b(?:and|but|or|yet)\s+(?:\w+ly\s+|also\s+|later\s+|then\s+)*$")
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
        tells = any(c.verb is not None and c.verb.finite and later.end() <= c.verb.span.begin < end for c in frames.clauses)
        end = later.start() if tells else end
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
        if (start := _stop(frames, cue, clause, begin, clause.index in inside, tops)) is not None and max(
            begin, cue_end
        ) < start < end:
            end = start
    return trim(frames, Span(begin, min(end, limit)))


def _stop(
    frames: Frames, cue: Clause, clause: Clause, begin: int, inside: bool, tops: Sequence[Clause]
) -> int | None:
    """Where a clause begins that ends what was said before it, or None where it goes on."""
    verb = clause.verb
    if verb is None:
        return None
    if cue.relation == "nominal" and clause.index == cue.parent:  # "the belief that ... was shared by"
        return verb.span.begin
    starts = [verb.span.begin, *([clause.marker_span.begin] if clause.marker_span is not None else [])]
    if clause.subject is not None and not clause.inherited and begin < clause.subject.span.begin < verb.span.begin:
        starts.append(clause.subject.span.begin)
    start = min(starts)
    before = frames.text[begin:start]
    if clause.relation == "adverbial" and verb.form == "ing" and not clause.marker:
        tells = _tells(frames, clause) or _of_speaker(frames, cue, clause)
        return start if tells and BREAK.search(before) else None  # ", warning that ..."
    if inside:
        again = verb.finite and before.rstrip().endswith(",") and frames.complements(clause) >= SPEAKS
        return start if again and clause.subject is not None and clause.subject.span.end <= begin else None
    if clause.relation == "main":
        if clause.inherited and clause.subject is not None and JOINED.search(before):
            over = [frames.clauses[index].subject for index in frames.ancestors(cue)]
            if any(group is not None and group.span == clause.subject.span for group in over):
                return start  # "released a report that accuses Adler of theft, and asked"
        if clause.subject is not None and cue.subject is not None and clause.subject.span == cue.subject.span:
            return start if JOINED.search(before) or BREAK.search(before) else None
        own = clause.subject is not None and not clause.inherited and begin <= clause.subject.span.begin
        if own and (_same_pronoun(frames, clause, tops) or LED.fullmatch(before)):
            return None  # "says she hopes to win, but she knows that"
        return start if own and BREAK.search(before) else None
    if (
        clause.relation == cue.relation and clause.parent == cue.parent and clause.inherited
    ):  # a second verb beside the cue
        return start if JOINED.search(before) or BREAK.search(before) else None
    if clause.parent == cue.index and clause.relation == "adverbial" and BREAK.search(before):
        return start
    return None


def _tells(frames: Frames, clause: Clause) -> bool:
    """Whether a participle says something by itself: ", adding that", ", citing the law"."""
    classes = frames.verb_classes(clause)
    if classes & TELLING:
        return True
    return bool(frames.complements(clause) & SPEAKS) and bool(frames.dependents(clause, "that", "quoted"))


def _same_pronoun(frames: Frames, clause: Clause, tops: Sequence[Clause]) -> bool:
    """Whether what was said has the same pronoun for its subject."""
    if clause.subject is None or not clause.subject.pronoun or not tops or tops[0].subject is None:
        return False
    own, said = clause.subject.head, tops[0].subject.head
    return frames.text[own.begin : own.end] == frames.text[said.begin : said.end].lower()


def _of_speaker(frames: Frames, cue: Clause, clause: Clause) -> bool:
    """ "said she would resign, becoming the first to ...": a participle on the speaker's pronoun is the teller's."""
    own, speaker = clause.subject, cue.subject
    if own is None or speaker is None or not own.pronoun:
        return False
    return dict(frames.cast.actors(own)).keys() == dict(frames.cast.actors(speaker)).keys()


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
            and frames.complements(other) & SPEAKS
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
