"""Sources to articles, faults told on the way."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
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

    `published` is the date of every article that names none. Each article's id is its own within one
    call. A fault among several articles goes to `on_error` and reading goes on; where there is nothing
    but one fault, it is raised. One article is held in memory at a time, of MAX_CHARACTERS at most.
    """
    first: ReadError | None = None
    places: dict[str, str] = {}
    for count, (place, outcome) in enumerate(_outcomes(inputs, published)):
        if first:
            on_error(first)
            first = None
        if isinstance(outcome, Article):
            taken = places.setdefault(outcome.id, place)
            if taken == place:
                yield outcome
            else:
                on_error(_taken(outcome.id, place, taken))
        elif count == 0:
            first = outcome  # held until it is known whether others follow
        else:
            on_error(outcome)
    if first:
        raise first


def _taken(name: str, place: str, other: str) -> ReadError:
    return ReadError(
        f"the id {name[:80]!r} is taken by {other}", where=place, hint="give each article an id of its own"
    )


def _outcomes(inputs: Sequence[str | Path], published: date | None) -> Iterator[Outcome]:
    for source in sources(inputs):
        if isinstance(source, ReadError):
            yield source.where, source
            continue
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
