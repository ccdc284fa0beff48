"""Words said that are no complement in the parse: around a cue thrown in, before a final one, behind "according to"."""

from __future__ import annotations

import re
from typing import Final

from kg.extract import extent, quoted
from kg.extract.frame import Frames
from kg.extract.said import Said
from kg.model.clause import Clause
from kg.model.text import Span

FINITE: Final = ("past", "present", "base")
SET_OFF: Final = re.compile(r"\s*(?:,|--|—|–| - )")
PHRASE: Final = re.compile(r"\s[^,;:.“”\"]{2,60},")
GOES_ON: Final = re.compile(r",\s+and\s+(?:[“\"]|\'\')")
UP_TO: Final = re.compile(r"[^,;:.“”\"]{0,80}(?:,|--|—|–| - )")
CLOSING: Final = re.compile(r"(?:,|[”\"]|''|[?!…]|--|—|–| -)[”\"’']*$")
OPENER: Final = re.compile(r"\b(?:that|if|when|while|why|how|what|whether|given|because|although|unless|once|until)\b")
BARE: Final = frozenset({"say", "believe"})
ZERO: Final = re.compile(  # a clause without "that" may begin here
    r" (?!(?:in|on|at|of|about|to|for|with|by|from|as|during|after|before|over|into|and|but|or|so|yes|no|goodbye)\b)"
    r"[“\"‘]?[\w$]"
)
BEHIND_SOURCE: Final = re.compile(
    r",\s+(?!(?:which|who|and|but|while|as|with|although|though|when|after|a|an|the)\b)(?=\w)"
)
BRIEF: Final = 4  # words


def sourced(frames: Frames, clause: Clause) -> Said | None:
    """ "According to Adler, ...": the rest of the sentence, or what stands before."""
    noun = clause.noun
    if noun is None:
        return None
    if clause.marker_span is not None:  # "“...” — Ada Brandt"
        return Said(tuple(q for q in frames.sentence.quotes if q.end <= clause.marker_span.begin), (), "words")
    holder = frames.parent(clause)
    tops = (holder,) if holder else ()
    sentence, text = frames.sentence.span, frames.text
    lead = text.lower().rfind("according", sentence.begin, noun.span.begin)
    if lead - sentence.begin < 4:
        comma = text.find(",", noun.full.end, sentence.end)
        begin = comma + 1 if comma >= 0 else noun.full.end
        return Said((extent.trim(frames, Span(begin, sentence.end)),), tops, "words")
    if lead <= sentence.begin:
        return None
    spans = [extent.trim(frames, Span(sentence.begin, lead))]
    further = BEHIND_SOURCE.match(text, noun.full.end, sentence.end)
    if further is not None and text[:lead].rstrip().endswith(","):  # "the plan, according to Adler, is old"
        spans.append(extent.trim(frames, Span(further.end(), sentence.end)))
    return Said(extent.merged(spans), tops, "words")


def relative(frames: Frames, clause: Clause) -> Said | None:
    """ "who, he said, was ill": the relative word, and what follows the verb."""
    verb = clause.verb
    if clause.relation != "relative" or verb is None or clause.marker_span is None or clause.subject is None:
        return None
    own = frames.text[clause.marker_span.end : clause.subject.span.begin]
    if clause.subject.span.begin < clause.marker_span.end or own.strip(" ,"):
        return None
    end = verb.span.end
    finite = [(c, c.verb.span.begin) for c in frames.clauses if c.verb is not None and c.verb.finite]
    inner, begin = next(((c, at) for c, at in finite if at >= end and not frames.text[end:at].strip(" ,")), (None, end))
    if inner is None or "that" not in frames.complements(clause):
        return None
    behind = extent.to_end(frames, clause, begin, (inner,))
    return Said((clause.marker_span, behind), (inner,), "words")


def noted(frames: Frames, clause: Clause) -> Said | None:
    """ "As Adler noted, the ship had left": the clause it hangs on."""
    verb, subject = clause.verb, clause.subject
    if clause.relation != "adverbial" or clause.marker != "as" or clause.marker_span is None:
        return None
    if verb is None or subject is None:
        return None
    if not frames.complements(clause) & {"that", "quote"} or clause.object is not None or clause.inherited:
        return None
    sentence, text, begin = frames.sentence.span, frames.text, clause.marker_span.begin
    behind = UP_TO.match(text, verb.span.end)
    others = [c for c in frames.clauses if c.verb is not None and c.verb.finite and c.index != clause.index]
    tops = tuple(c for c in others if c.relation == "main")
    if behind is not None and not any(c.verb is not None and c.verb.span.begin < begin for c in others):
        return Said((extent.trim(frames, Span(behind.end(), sentence.end)),), tops, "words")
    return None


def around(frames: Frames, clause: Clause) -> Said | None:
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
    begin, end = quoted.cue(clause)
    sentence, text = frames.sentence.span, frames.text
    opening = extent.opening(frames, clause, begin)
    head = text[opening:begin].rstrip()
    if clause.object is not None and clause.object.span.begin >= end and "np-that" not in frames.complements(clause):
        return None
    if not head or not CLOSING.search(head):
        return None
    others = [c for c in frames.clauses if c.verb is not None and c.index != clause.index and c.relation != "quoted"]
    before = [c for c in others if c.verb is not None and c.verb.finite and opening <= c.verb.span.begin < begin]
    after = [c for c in others if c.verb is not None and c.verb.finite and c.verb.span.begin > end]
    set_off = SET_OFF.match(text, end)
    if set_off is None and not before and head.endswith(","):  # "his staff, he said in an interview, had"
        further = PHRASE.match(text, end)
        verbs = [c.verb.span.begin for c in others if c.verb is not None]
        set_off = further if further and not any(end <= at < further.end() for at in verbs) else None
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
    tail = text[end : sentence.end]
    final = len(tail.split()) <= BRIEF and "," not in tail and len(head.split()) >= BRIEF
    if not tops and not head.endswith(("”", '"', "''")) and not (final and "say" in frames.verb_classes(clause)):
        return None
    return Said((extent.trim(frames, Span(opening, begin)),), tops, "words")


def rest(frames: Frames, clause: Clause) -> Said | None:
    """What follows the verb, where its words show a clause that the parser could not read as its complement."""
    verb, text, end = clause.verb, frames.text, frames.sentence.span.end
    if verb is None or verb.passive or "that" not in frames.complements(clause):
        return None
    above = set(frames.ancestors(clause))
    after = [
        c
        for c in frames.clauses
        if c.verb is not None and c.verb.span.begin >= verb.span.end and c.relation != "quoted" and c.index not in above
    ]
    if (not after or after[0].verb is None) and (bare := _verbless(frames, clause)) is not None:
        return bare  # "said his view “squares with mine”"
    if not after or after[0].verb is None:
        return None
    over = [c.verb.span.begin for c in frames.clauses if c.index in above and c.verb is not None]
    if any(verb.span.end <= at < after[0].verb.span.begin for at in over):
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


def _verbless(frames: Frames, clause: Clause) -> Said | None:
    """What is said half in the speaker's words, of which the parser knows no verb."""
    verb, object_ = clause.verb, clause.object
    if verb is None or object_ is None or clause.lemma != "say" or object_.span.begin - verb.span.end > 1:
        return None
    within = [q.begin for q in frames.sentence.quotes if q.begin > object_.span.begin]
    if not any(frames.text[at - 1] == " " for at in within):
        return None
    return Said((extent.to_end(frames, clause, object_.span.begin, ()),), (), "words")


def _apart(text: str, end: int, clause: Clause) -> bool:
    """Whether the clause behind the cue is a new one, no rest of what was said."""
    if GOES_ON.match(text, end):
        return False  # "it was late, she said, and “I had to leave”"
    start = clause.marker_span.begin if clause.marker_span is not None else clause.span.begin
    return (
        bool(re.search(r"\b(?:and|but|while|as|when|after|who|which)\b", text[end : max(start, end)]))
        or clause.relation == "relative"
    )
