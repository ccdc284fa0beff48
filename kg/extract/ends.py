"""Which clause ends what was said before it: the teller's own, or another saying of the speaker's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from kg.extract.frame import Frames
from kg.model.clause import Clause

SPEAKS: Final = frozenset({"that", "quote"})
CONTRASTS: Final = ("although", "though")
TELLING: Final = frozenset("say cite ask warn argue urge accuse condemn promise deny praise mention".split())
BREAK: Final = re.compile(
    r"(?:[,;:—–]|\s-{1,2}|\.)[”\"’']*\s*(?:(?:and|but|while|whereas|although|though|yet|so|as|then)\s+)*(?:\w+ly\s+|also\s+|later\s+|then\s+|even\s+)*$"
)
LED: Final = re.compile(  # what comes before the clause that is said: "that since he was ill, "
    r"(?:that,?\s+)?(?:since|if|when|while|because|although|though|after|before|once|unless|until|as|in|on|at|by|with|"
    r"for|despite|during|under|given|among)\b[^,;:]*,\s*"
)
JOINED: Final = re.compile(r"\b(?:and|but|or|yet)\s+(?:\w+ly\s+|also\s+|later\s+|then\s+)*$")


def stop(
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
    if clause.relation == "adverbial" and clause.marker in CONTRASTS and BREAK.search(before):
        return start  # ", although it may take days"
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
