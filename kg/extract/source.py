"""The words that name a speaker: the noun group with its apposition and relative clause."""

from __future__ import annotations

import re
from typing import Final

from kg.extract import extent
from kg.extract.frame import Frames
from kg.model.clause import Clause, NounGroup
from kg.model.text import Span

OF: Final = ("of", "for", "to", "from", "with", "at")
PIECE: Final = re.compile(
    r"\s*(?:,|\(|--|—|–)?\s*(?=(?:who|whose|whom)\b)|\s*(?:,|--|—|–)\s*(?=(?:an?|the|his|her|its|their|one|\d+|of)\b|[A-Z]|[a-z][\w-]*(?:or|er|ist|man|woman|ent|ant|ian|ief|head|ary|ow|ate)\b)|\s*(?=\()"
)
NO_PIECE: Final = re.compile(
    r"\s*(?:,|--|—|–)\s*(?:(?:in|on|at|after|during|when|as|while|before|by|according|citing|if|because|but|and|or|however|meanwhile|though|although"
    r"|speaking|adding|noting|referring|later|then|also|too|last|this|earlier|[a-z]+ing|[a-z]+ly)\b)"
)
NEW: Final = re.compile(r"[.,:;?!]\s*$")  # before a quotation that is no title: "author of “Ships”"
PART: Final = re.compile(r"[^,;:—–()]+|\([^)]*\)|,(?=\s*(?:who|and)\b)")


def span(frames: Frames, clause: Clause) -> Span | None:
    """The source of a speech act, or None where its clause has no subject."""
    subject = clause.subject
    if subject is None:
        return None
    verb = clause.verb
    end = _end(subject)
    if verb is None:
        return Span(subject.span.begin, subject.full.end if clause.relation != "nominal" else subject.span.end)
    limit = frames.sentence.span.end
    if subject.span.begin < verb.span.begin:
        limit = verb.span.begin
        end = min(max(end, _behind(frames, subject, limit)), limit)
    else:
        end = max([end, *_reduced(frames, end)])
        limit = min(
            [
                limit,
                *(q.begin for q in frames.sentence.quotes if q.begin > end and NEW.search(frames.text, end, q.begin)),
                *_later(frames, clause, end),
            ]
        )
    end = _pieces(frames.text, end, limit)
    end = _bare(frames.text, subject.span.begin, min(end, limit))
    stops = end == frames.sentence.span.end and frames.text[end - 1] == "."
    return Span(subject.span.begin, end - stops)


def _end(group: NounGroup) -> int:
    """Where the group ends with what is certainly part of it: no place or time of speaking."""
    end = max(group.span.end, group.apposition.full.end if group.apposition is not None else 0)
    for preposition, attached in group.attached:
        if preposition in OF or (group.tag not in "EH" and attached.tag == "E"):
            end = max(end, attached.full.end)
    return end


def _reduced(frames: Frames, end: int) -> list[int]:
    """Where a participle that follows at once ends: "one man involved in the plan"."""
    return [
        extent.last(frames, other)
        for other in frames.clauses
        if other.relation == "reduced" and other.verb is not None and 0 < other.verb.span.begin - end <= 1
    ]


def _behind(frames: Frames, subject: NounGroup, limit: int) -> int:
    """A relative clause or participle between the subject and its verb, up to the verb."""
    for other in frames.clauses:
        if (
            other.relation in ("relative", "reduced")
            and other.verb is not None
            and subject.span.end <= other.verb.span.begin < limit
        ):
            between = frames.text[subject.span.end : other.verb.span.begin]
            if other.relation == "relative" or "," not in between:
                return limit
    return 0


def _later(frames: Frames, clause: Clause, end: int) -> list[int]:
    """Where clauses begin that are no part of the source: ", adding that", "when asked", ", and he left"."""
    found = []
    for other in frames.clauses:
        if other.verb is None or other.index == clause.index or other.relation in ("nominal", "source"):
            continue
        if (
            other.relation == "relative"
            and other.marker_span is not None
            and other.marker_span.begin > end
            and "that" in frames.complements(other)
        ):
            found.append(other.marker_span.begin)  # "said Adler, who declined to say more": a speech act of its own
        if (
            other.verb.span.begin > end
            and other.relation in ("main", "adverbial")
            and other.parent in (None, clause.index)
        ):
            start = min([other.verb.span.begin, *([other.marker_span.begin] if other.marker_span else [])])
            if other.subject is not None and not other.inherited and end < other.subject.span.begin:
                start = min(start, other.subject.span.begin)
            if start > end:
                found.append(start)
    return found


def _pieces(text: str, end: int, limit: int) -> int:
    """Over appositions and relative clauses, one after the other."""
    relative = False
    while end < limit:
        rest = text[end:limit]
        if NO_PIECE.match(rest) and not relative:
            break
        match = PIECE.match(rest)
        if match is None and not (relative and rest.startswith((",", "("))):
            break
        start = end + (match.end() if match is not None else 1)
        part = PART.match(text, start, limit)
        if part is None:
            break
        relative = relative or text.startswith(("who", "whose", "whom"), start)
        end = part.end()
    return end


def _bare(text: str, begin: int, end: int) -> int:
    while end > begin and text[end - 1] in " ,;:—–-\n":
        end -= 1
    if text[begin:end].endswith(".") and not re.search(r"(?:\b[A-Z][a-z]{0,4}|\.[A-Za-z])\.$", text[begin:end]):
        end -= 1
    return end
