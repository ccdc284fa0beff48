"""Speech acts of one article that cannot both be right. The explicit ones: the text says so itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.model.fact import Contradiction, Fact
from kg.model.text import Span
from kg.wording import alike, content_words

DISPUTES = frozenset({"statement.challenge", "statement.deny", "rejection.reject"})
EXPLICIT = "contradiction.explicit"
OPPOSITE = "contradiction.opposite-polarity"
NEARLY = 0.6  # of the words of both


def find(facts: Sequence[Fact], text: str) -> tuple[Contradiction, ...]:
    """Each pair once, in the order of the text."""
    acts = [f for f in facts if f.speech is not None and f.speech.content]
    pairs: dict[frozenset[str], Contradiction] = {}
    for found in (*_explicit(acts), *_denied(acts, text)):
        pairs.setdefault(frozenset((found.first, found.second)), found)
    return tuple(pairs.values())


def _explicit(acts: Sequence[Fact]) -> Iterator[Contradiction]:
    """Between a claim and what another says who disputes it, or else the dispute itself."""
    for act in acts:
        if act.rule not in DISPUTES or act.speech is None:
            continue
        speakers = act.who("speaker")
        for claim in acts:
            if claim.rule == act.rule or set(claim.who("speaker")) & set(speakers):
                continue
            if _covers(act.speech.content, claim.triggers[0]):
                after = (a for a in acts if a.sentence == act.sentence and a.triggers[0].begin > act.triggers[0].begin)
                own = next((a for a in after if a.type == "Claim" and a.who("speaker") == speakers), act)
                yield Contradiction(claim.key, own.key, EXPLICIT, (*claim.triggers, *act.triggers))


def _denied(acts: Sequence[Fact], text: str) -> Iterator[Contradiction]:
    """One affirms and another denies nearly the same words."""
    claims = [a for a in acts if a.type == "Claim"]
    for index, one in enumerate(claims):
        for other in claims[index + 1 :]:
            if one.speech is None or other.speech is None or one.speech.negated == other.speech.negated:
                continue
            if "statement.deny" not in (one.rule, other.rule) or set(one.who("speaker")) & set(other.who("speaker")):
                continue
            if alike(_content(one, text), _content(other, text)) >= NEARLY:
                yield Contradiction(one.key, other.key, OPPOSITE, (*one.triggers, *other.triggers))


def _covers(spans: Sequence[Span], trigger: Span) -> bool:
    return any(s.begin <= trigger.begin and trigger.end <= s.end for s in spans)


def _content(act: Fact, text: str) -> frozenset[str]:
    return content_words(" ".join(text[s.begin : s.end] for s in act.speech.content) if act.speech else "")
