"""What a task does: articles in, one row for each out, in the worker that one machine uses as well.

The row holds all that is needed of an article: quads, facts, records for meeting again, counts, or why it could
not be read. So each article is read once, and everything else is made of rows.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from kg import across
from kg.corpus.reading import Failed, Reading, counted, written
from kg.corpus.run import again
from kg.corpus.table import COLUMNS, rows
from kg.corpus.workers import Workers
from kg.errors import ReadError
from kg.model.text import Article
from kg.pipeline import Reader

if TYPE_CHECKING:
    import pyarrow as pa

Found = Iterator[tuple[int, Article | ReadError]]
"""Articles, or what is wrong, each with its position in the input."""

_ROWS = 16  # handed on at once: an article's quads are some 300 kB
_SQL = {"string": "string", "strings": "array<string>", "date32": "date", "bool_": "boolean", "int32": "int",
        "float64": "double"}  # fmt: skip
FACT = ", ".join(f"`{name}` {_SQL[kind]}" for name, kind in COLUMNS.items())
_DAYS = tuple(name for name, kind in COLUMNS.items() if kind == "date32")
_FIELDS: Mapping[str, str] = MappingProxyType({
    "position": "bigint", "id": "string", "lines": "string", "quads": "bigint", "shared": "array<string>",
    "records": "array<struct<data: string, blocks: array<string>>>",
    "facts": f"array<struct<{FACT.replace('` ', '`: ')}>>",
    "counts": "map<string, bigint>", "cause": "string", "reason": "string", "again": "string",
})  # fmt: skip
SCHEMA = ", ".join(f"{name} {kind}" for name, kind in _FIELDS.items())
"""The columns of a row. lines: N-Quads of the article's graph; shared: of other graphs. cause: null where the
article was read. again: the article as JSON, where it failed; null where it was no article at all."""


@dataclass(frozen=True, slots=True)
class _Whole(Reading):
    """A reading with its facts as rows of a table; its block is not packed."""

    facts: tuple[list[Any], ...] = ()


def whole_with(reader: Reader) -> Callable[[Article], Reading]:
    """The pipeline as a function from an article to all that a row holds of it."""

    def read(article: Article) -> Reading:
        found = reader(article)
        own, lines, shared = written(found, reader)
        records, facts = across.records(found, reader.lemma), tuple(rows(found))
        return _Whole(own, lines, lines.count(b"\n"), shared, counted(found), records, facts)

    return read


def outcomes(found: Found, read: Callable[[Article], Reading], limit: float) -> Iterator[dict[str, Any]]:
    """A row for each article: read in a process of its own, so that none can take the task with it."""
    waiting: deque[tuple[int, ReadError | None]] = deque()

    def articles() -> Iterator[Article]:
        for place, one in found:
            if isinstance(one, ReadError):
                waiting.append((place, one))
            else:
                waiting.append((place, None))
                yield one

    def unreadable() -> Iterator[dict[str, Any]]:
        while waiting and (fault := waiting[0][1]):
            yield {"position": waiting.popleft()[0], "id": fault.where, "cause": fault.what, "reason": str(fault)}

    with Workers(lambda: read, limit=limit) as workers:
        for article, one in workers.read(articles()):
            yield from unreadable()
            place, _ = waiting.popleft()
            if isinstance(one, Failed):
                failed = {"cause": one.cause, "reason": one.reason, "again": again(article, one.reason)}
                yield {"position": place, "id": article.id, **failed}
            else:
                yield {"position": place, "id": article.id, **_row(one)}
    yield from unreadable()


def _row(one: Reading) -> dict[str, Any]:
    facts = one.facts if isinstance(one, _Whole) else ()
    return {
        "lines": one.block.decode().removesuffix("\n"), "quads": one.quads, "shared": list(one.shared),
        "records": [{"data": across.packed(record), "blocks": list(across.keys(record))} for record in one.records],
        "facts": [_fact(values) for values in facts], "counts": list(one.counts.items()),
    }  # fmt: skip


def _fact(values: list[Any]) -> dict[str, Any]:
    fact = dict(zip(COLUMNS, values, strict=True))
    fact.update({name: date.fromisoformat(fact[name]) for name in _DAYS if fact[name]})
    return fact


def batches(found: Iterator[dict[str, Any]]) -> Iterator[pa.RecordBatch]:
    """Rows as Spark takes them."""
    import pyarrow as pa

    schema = arrow_schema()
    while some := list(islice(found, _ROWS)):
        yield pa.RecordBatch.from_pylist(some, schema=schema)


def arrow_schema() -> pa.Schema:
    """SCHEMA in Arrow's words."""
    import pyarrow as pa

    strings, words = pa.list_(pa.string()), {"string": pa.string(), "bigint": pa.int64()}
    kinds = {"strings": strings, **{kind: getattr(pa, kind)() for kind in _SQL if kind != "strings"}}
    nested = {
        "shared": strings, "counts": pa.map_(pa.string(), pa.int64()),
        "records": pa.list_(pa.struct([("data", pa.string()), ("blocks", strings)])),
        "facts": pa.list_(pa.struct([(name, kinds[kind]) for name, kind in COLUMNS.items()])),
    }  # fmt: skip
    return pa.schema([(name, nested.get(name) or words[kind]) for name, kind in _FIELDS.items()])


def lines_of(row: Mapping[str, Any]) -> bytes:
    """A row of a DataFrame of articles as a line of JSON Lines."""
    return json.dumps({name: value for name, value in row.items() if value is not None}, default=str).encode() + b"\n"
