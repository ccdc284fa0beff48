"""A corpus to one long file, where no store is wanted: what is read is written at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from kg import pipeline
from kg.corpus import inputs as sources
from kg.corpus.folder import durable
from kg.corpus.packing import kind
from kg.corpus.reading import Failed, Read
from kg.corpus.summary import OnError, OnProgress, Progress, Summary
from kg.corpus.workers import Workers
from kg.errors import ReadError
from kg.files import writable
from kg.model.text import Article
from kg.pipeline import USUAL, Options

_OFTEN = 16  # articles between two tellings of progress


def stream(
    inputs: Sequence[str | Path], out: Path, options: Options = USUAL, *,
    published: date | None = None, jobs: int = 1, limit: float = 60.0,
    on_error: OnError = lambda _: None, on_progress: OnProgress | None = None,
) -> Summary:  # fmt: skip
    """Reads a corpus into an `.nq.gz`, `.nq.zst` or `.parquet` file: options as for `build`; whole or not at all.

    Nothing is remembered: an article that comes twice is read twice, and its quads stand there twice; nothing is
    said of what articles have in common.
    """
    writable(out)
    reading, written = kind(out)
    total = sources.count(inputs) if on_progress else None
    summary = Summary()

    def tell() -> None:
        if on_progress and summary.done % _OFTEN == 0:
            on_progress(Progress("reading", summary.done, total, summary.counts["facts"], summary.errors))

    def make() -> Read:
        return reading(pipeline.load(options))

    if options.rules is not None or options.lexicon is not None:
        make()  # a faulty card or table is told before anything is written

    shared: set[str] = set()  # from the tables alone: it does not grow with the corpus

    def blocks() -> Iterator[bytes]:
        with Workers(make, jobs=jobs, limit=limit) as workers:
            found = sources.articles(inputs, published=published)
            for article, one in workers.read(readable(found, summary, on_error)):
                if isinstance(one, Failed):
                    summary.fail(article, one, on_error)
                else:
                    summary.add(one, changed=False)
                    shared.update(one.shared)
                    yield one.block
                tell()

    durable(out, written(blocks(), _sorted(shared)))
    return summary


def _sorted(shared: set[str]) -> Iterator[str]:
    """Sorted when the first is asked for, after all articles."""
    yield from sorted(shared)


def readable(found: Iterator[Article | ReadError], summary: Summary, on_error: OnError) -> Iterator[Article]:
    """The articles among what was found; the rest is told and counted."""
    for one in found:
        if isinstance(one, ReadError):
            summary.unreadable += 1
            summary.causes[one.what] += 1
            on_error(one)
        else:
            yield one
