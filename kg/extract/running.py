"""Quotations that run on: a sentence that is nothing but a quotation is one more piece of the claim before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from kg.model.fact import Fact, Mode, Speech
from kg.model.text import Sentence, Span

CLOSING: Final = "\"”»’'"
MARKS: Final = "\"“”„«»‘’'`"


def run_on(facts: Sequence[Fact], sentences: Sequence[Sentence], text: str) -> list[Fact]:
    """The facts in their order, claims with the pieces that later sentences add to their content.

    A quotation goes on in its own paragraph, and into the next where it was left open.
    """
    found = {f.key: f for f in facts}
    claims: dict[int, list[Fact]] = {}
    for fact in facts:
        if fact.speech is not None and fact.speech.content:
            claims.setdefault(fact.sentence, []).append(fact)
    holder: str | None = None
    for before, sentence in pairwise(sentences):
        if own := claims.get(before.number):
            last = _last(own) if not (holder and _only_quoted(before)) else None
            holder = last.key if last is not None else holder if _only_quoted(before) else None
        elif not _only_quoted(before):
            holder = None
        if holder is None or not _only_quoted(sentence) or not _goes_on(before, sentence, text):
            continue
        fact = found[holder]
        if fact.speech is not None:
            found[holder] = replace(fact, speech=_longer(fact.speech, sentence.span, text))
            for inner in facts:  # what is said within is no fact either
                if inner.sentence == sentence.number and not found[inner.key].according_to:
                    found[inner.key] = replace(found[inner.key], according_to=fact.who("speaker"))
    return [found[f.key] for f in facts]


def _last(claims: Sequence[Fact]) -> Fact | None:
    """The claim whose content holds the sentence's last quotation; of several, the outermost."""
    fitting = [f for f in claims if f.speech is not None and f.speech.mode is not Mode.INDIRECT]
    outer = [f for f in fitting if not any(_holds(o, f) for o in fitting if o is not f)]
    return max(
        outer,
        key=lambda f: (f.speech.content[-1].end, -f.speech.content[0].begin) if f.speech else (0, 0),
        default=None,
    )


def _holds(outer: Fact, inner: Fact) -> bool:
    speech = outer.speech
    return speech is not None and any(
        s.begin <= inner.triggers[0].begin and inner.triggers[0].end <= s.end for s in speech.content
    )


def _only_quoted(sentence: Sentence) -> bool:
    return any(q.begin <= sentence.span.begin and sentence.span.end <= q.end + 1 for q in sentence.quotes)


def _goes_on(before: Sentence, sentence: Sentence, text: str) -> bool:
    gap = text[before.span.end : sentence.span.begin]
    if "\n" not in gap:
        return True
    return bool(before.quotes) and before.quotes[-1].end >= before.span.end and text[before.span.end - 1] not in CLOSING


def _longer(speech: Speech, span: Span, text: str) -> Speech:
    begin, end = span
    while begin < end and text[begin] in MARKS:
        begin += 1
    while end > begin and text[end - 1] in MARKS:
        end -= 1
    quoted = (*speech.quoted, Span(begin, end)) if end > begin else speech.quoted
    return replace(speech, content=(*speech.content, span), quoted=quoted)
