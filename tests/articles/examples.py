"""The articles of examples/articles.jsonl, and what the reader makes of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kg import pipeline, read
from kg.errors import ReadError
from kg.model.fact import Extraction
from kg.model.text import Article

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
RECORDS = EXAMPLES / "articles.jsonl"
SLUGS = tuple(sorted(path.stem for path in (EXAMPLES / "articles").glob("*.txt")))


@cache
def articles() -> dict[str, Article]:
    """Articles by slug."""
    return {article.id: article for article in read.articles([RECORDS], on_error=_raise)}


@cache
def extraction(slug: str) -> Extraction:
    """What is read from one of them."""
    return _reader()(articles()[slug])


@cache
def _reader() -> pipeline.Reader:
    return pipeline.load()


def _raise(fault: ReadError) -> None:
    raise fault
