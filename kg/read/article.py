"""Sources to articles, faults told on the way."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from kg.errors import ReadError
from kg.model.text import Article
from kg.read.decode import MAX_BYTES, decode
from kg.read.page import page
from kg.read.records import is_record, records
from kg.read.sources import STANDARD_INPUT, Source, sources, unreadable

_TAG = re.compile(rb"(?:\xef\xbb\xbf)?\s*<[!?a-z]", re.I)

Outcome = tuple[str, Article | ReadError]
"""A place, and the article there or what is wrong with it."""


def articles(
    inputs: Sequence[str | Path], *, published: date | None = None, on_error: Callable[[ReadError], None]
) -> Iterator[Article]:
    """The articles of files (.txt .text .md .html .htm .jsonl .ndjson), folders of these and `-`.

    `published` is the date of every article that names none. An article met twice, by id and text, is
    read once; two that share an id alone are two articles. A fault among several articles goes to
    `on_error` and reading goes on; where there is nothing but one fault, it is raised. One article is
    held in memory at a time, of MAX_CHARACTERS at most.
    """
    first: ReadError | None = None
    seen: set[tuple[str, bytes]] = set()
    for count, (_, outcome) in enumerate(outcomes(inputs, published)):
        if first:
            on_error(first)
            first = None
        if isinstance(outcome, Article):
            name = (outcome.id, sha256(outcome.text.encode("utf-8", "replace")).digest())
            if name not in seen:
                seen.add(name)
                yield outcome
        elif count == 0:
            first = outcome  # held until it is known whether others follow
        else:
            on_error(outcome)
    if first:
        raise first


def outcomes(inputs: Sequence[str | Path], published: date | None) -> Iterator[Outcome]:
    """Every article or fault as it comes, repeated ones too: for corpora, where no memory of all can be kept."""
    for source in sources(inputs):
        if isinstance(source, ReadError):
            yield source.where, source
        else:
            yield from of_source(source, published)


def of_source(source: Source, published: date | None) -> Iterator[Outcome]:
    """The articles of one file, or what is wrong with it."""
    try:
        if source.where == STANDARD_INPUT:
            if sys.stdin is None:
                raise ReadError("closed", where="standard input", hint="pipe an article into kg")
            yield from _read(sys.stdin.buffer, source, published)
        else:
            with source.path.open("rb") as stream:
                yield from _read(stream, source, published)
    except OSError as fault:
        yield source.where, unreadable(fault, source.where)
    except ReadError as fault:
        yield source.where, fault


def _read(stream: BinaryIO, source: Source, published: date | None) -> Iterator[Outcome]:
    where = "standard input" if source.where == STANDARD_INPUT else source.where
    first = stream.readline(MAX_BYTES + 1) if source.kind is None else b""
    if source.kind == "records" or is_record(first):
        yield from records(stream, name=source.name, where=where, published=published, first=first)
        return
    data = first + stream.read(MAX_BYTES + 1 - len(first))
    is_page = source.kind == "page" or (source.kind is None and _TAG.match(data) is not None)
    text = decode(data, where=where, page=is_page)
    if not text.strip():
        raise ReadError("blank" if data else "empty", where=where, hint="give it the article's text")
    if is_page:
        yield where, page(text, id=source.name, where=where, published=published)
    else:
        yield where, Article(source.name, text, published=published)
