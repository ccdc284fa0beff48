"""CPU time of each stage of the pipeline, without a profiler, which makes small functions dearer than they are."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg import extract, parse, pipeline, recognise, resolve, segment
from kg.corpus.reading import packed
from kg.model.text import Article

STAGES = ("segment", "recognise", "parse", "resolve", "extract", "graph", "pack")


def stages(texts: Sequence[Article], *, repeats: int = 5) -> Iterator[tuple[str, float]]:
    """Each stage with its seconds: the least of several runs, since other work only adds."""
    reader = pipeline.load()
    gc.freeze()  # as in a worker
    least = [float("inf")] * len(STAGES)
    for _ in range(repeats):
        marks = list(_marks(reader, texts))
        least = [min(one, end - begin) for one, (begin, end) in zip(least, pairwise(marks), strict=True)]
    return zip(STAGES, least, strict=True)


def _marks(reader: pipeline.Reader, texts: Sequence[Article]) -> Iterator[float]:
    """The time before the first stage and after each."""
    clock, known = time.process_time, reader.lexicon
    yield clock()
    cut = [segment.sentences(text) for text in texts]
    yield clock()
    proper = [recognise.proper_words(sentences) for sentences in cut]
    seen = [
        [recognise.mentions(text.text, sentence, known, words) for sentence in sentences]
        for text, sentences, words in zip(texts, cut, proper, strict=True)
    ]
    yield clock()
    parsed = [
        [parse.parse(sentence, found, known) for sentence, found in zip(sentences, mentions, strict=True)]
        for sentences, mentions in zip(cut, seen, strict=True)
    ]
    yield clock()
    casts = [resolve.resolve(text, clauses, known) for text, clauses in zip(texts, parsed, strict=True)]
    yield clock()
    facts = [extract.extract(*one, known, reader.facts) for one in zip(texts, cut, parsed, casts, strict=True)]
    yield clock()
    blocks = [reader.graph(found).nquads() for found in facts]
    yield clock()
    for block in blocks:
        packed(block)
    yield clock()
