"""Spans of text become sentences with marks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from kg.explain.parts import Mark, Passage
from kg.explain.terms import Term, node, objects, one
from kg.vocabulary import DIP, NIF

_BEGIN, _END, _SENTENCE = node(NIF.beginIndex), node(NIF.endIndex), node(NIF.sentence)
_CONTEXT, _ARTICLE = node(NIF.referenceContext), node(NIF.sourceUrl)
_TEXT, _NUMBER = node(NIF.isString), node(DIP.sentenceNumber)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a span lies: its article and sentence, its offsets in the article, and its words."""

    article: Term
    sentence: Term
    begin: int
    end: int
    words: str


def place(store: ox.Store, span: Term) -> Place | None:
    """Where a span lies, None where the graph does not say or does not hold the text."""
    begin, end = one(store, span, _BEGIN), one(store, span, _END)
    text = next(iter(objects(store, span, _CONTEXT)), None)
    article = next(iter(objects(store, text, _ARTICLE)), None)
    if not (begin.isdecimal() and end.isdecimal()) or article is None:
        return None
    sentence = next(iter(objects(store, span, _SENTENCE)), span)
    whole = one(store, text, _TEXT)
    return Place(article, sentence, int(begin), int(end), whole[int(begin) : int(end)])


def passages(store: ox.Store, roles: Iterable[tuple[Place, str]]) -> tuple[Passage, ...]:
    """The sentences of one article that hold the spans, in the order of the text, marked by role."""
    by_sentence: dict[Term, list[tuple[Place, str]]] = defaultdict(list)
    for found, role in roles:
        by_sentence[found.sentence].append((found, role))
    made = []
    for sentence, inside in by_sentence.items():
        whole = place(store, sentence)
        if whole is None:
            continue
        marks = {
            Mark(found.begin - whole.begin, min(found.end, whole.end) - whole.begin, role)
            for found, role in inside  # a quotation may run on into the next sentence
        }
        number = one(store, sentence, _NUMBER)
        passage = Passage(int(number) if number.isdecimal() else None, whole.words, tuple(sorted(marks)))
        made.append((whole.begin, passage))
    return tuple(passage for _, passage in sorted(made, key=lambda pair: pair[0]))
