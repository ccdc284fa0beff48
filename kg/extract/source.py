"""The words that name a speaker: the noun group with its apposition and relative clause."""

from __future__ import annotations

import re
from typing import Final

from kg.extract import extent
from kg.extract.frame import Frames
from kg.model.clause import Clause, NounGroup
from kg.model.text import Span

WHO: Final = ("who", "which")
OF: Final = ("of", "for", "to", "from", "with", "at")
PIECE: Final = re.compile(
    r"\s*(?:,|\(|--|—|–)?\s*(?=(?:who|whose|whom)\b)|\s*(?:,|--|—|–)\s*(?=(?:an?|the|his|her|its|their|one|\d+|of)\b|[A-Z]|(?:[a-z][\w-]*\s(?:and\s)?){0,3}(?:[a-z-]*(?:or|er|ist|man|woman|person|ent|ant|ian|ief|head|ary|ow|ate)|CEO)\b(?=\s+(?:of|for|at|in|to|with|who|and|from|on)\b|\s*(?:[,.;)“\"]|--|—|$)))|\s*(?=\()"
)
NO_PIECE: Final = re.compile(
    r"\s*(?:,|--|—|–)\s*(?:(?:in|on|at|after|during|when|as|while|before|by|according|citing|if|because|but|and|or|however|meanwhile|though|although"
    r"|speaking|asked|pressed|questioned|adding|noting|referring|later|then|also|too|last|this|earlier|[a-z]+ing|[a-z]+ly)\b)"
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
        if clause.relation == "nominal":
            return subject.span
        return Span(subject.span.begin, max(subject.full.end, extent.grown(frames, clause, subject.full.end)))
    limit = frames.sentence.span.end
    if (
        clause.relation == "relative"
        and clause.marker in WHO
        and clause.marker_span is not None
        and subject.span.end <= clause.marker_span.begin
    ):
        return clause.marker_span  # "an aide to Adler, who said": the pronoun speaks
    if subject.span.begin < verb.span.begin:
        limit = _first(frames, clause, subject)
        if not (clause.inherited and limit == verb.span.begin):  # else a verb of another clause stands between
            end = max(end, _behind(frames, subject, limit), _near(frames.text, subject, limit))
        end = min(end, limit)
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


def _first(frames: Frames, clause: Clause, subject: NounGroup) -> int:
    """Where the first verb begins that the subject has: not that of a participle or of a second verb."""
    own = [
        other.verb.span.begin
        for other in frames.clauses
        if other.verb is not None
        and other.subject is not None
        and other.subject.span == subject.span
        and (other is clause or other.relation == "main")
        and other.verb.span.begin >= subject.span.end
    ]
    return min(own)


def _near(text: str, subject: NounGroup, limit: int) -> int:
    """Where the phrases and descriptions end that part the subject from its verb: nothing else can stand there."""
    described = subject.apposition is not None and text[:limit].rstrip().endswith(",")
    close = subject.tag not in "EH" and not text[subject.full.end : limit].strip()
    return subject.full.end if described or close else 0


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
            if other.relation == "reduced" and "ask" in frames.verb_classes(other):
                continue  # "Adler, asked about it, said"
            between = frames.text[subject.span.end : other.verb.span.begin]
            if other.relation == "relative" or "," not in between or frames.text[:limit].rstrip().endswith(","):
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
            and frames.dependents(other, "that", "wh", "to", "quoted")
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
