"""Packed collections of articles: JSON Lines in gzip or zstd, Parquet tables, WARC files of a crawl."""

from __future__ import annotations

import gzip
import io
import json
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO, cast

from kg.errors import ReadError
from kg.model.text import Article
from kg.read.decode import decode
from kg.read.page import page
from kg.read.records import records
from kg.read.sources import unreadable

Found = Iterator[Article | ReadError]
_FIELDS = ("id", "text", "title", "published", "url", "publisher")
_DAMAGED = "get or make the file again; what stands before the damage was read"


def outcomes(path: Path, *, published: date | None, groups: Sequence[int] | None = None, line: int = 1) -> Found:
    """The articles of one file, or what is wrong with each. The ending decides (`ENDINGS`).

    A Parquet table has the columns of a JSON line; of a WARC file, pages (response) and plain texts
    (conversion) are read, and an article's id is its address. groups: of a Parquet table, these row groups alone;
    line: the number of their first row.
    """
    ending = next(ending for ending in ENDINGS if path.name.lower().endswith(ending))
    try:
        if not path.is_file():
            raise ReadError("no such file", where=str(path), hint="look at the name")
        yield from _READERS[ending](path, published) if groups is None else _parquet(path, published, groups, line)
    except ReadError as fault:
        yield fault
    except (OSError, EOFError, zlib.error) as fault:
        if isinstance(fault, OSError) and fault.errno:
            yield unreadable(fault, str(path))
        else:
            yield ReadError(f"damaged: {str(fault).lower()}", where=str(path), hint=_DAMAGED)


def _gzip(path: Path, published: date | None) -> Found:
    with gzip.open(path, "rb") as stream:
        yield from _records(cast("BinaryIO", stream), path, published)


def _zstd(path: Path, published: date | None) -> Found:
    zstandard = _extra("zstandard", "zstd", path)
    with path.open("rb") as file:
        reader = zstandard.ZstdDecompressor().stream_reader(file, read_across_frames=True)
        try:
            yield from _records(io.BufferedReader(reader), path, published)
        except zstandard.ZstdError as fault:
            raise ReadError(f"damaged: {fault}", where=str(path), hint=_DAMAGED) from None


def _records(stream: BinaryIO, path: Path, published: date | None, line: int = 1) -> Found:
    for _, outcome in records(stream, name=path.name, where=str(path), published=published, line=line):
        yield outcome


def row_groups(path: Path) -> tuple[int, ...]:
    """How many rows each row group of a Parquet table has. ReadError for what is none."""
    parquet = _extra("pyarrow.parquet", "parquet", path)
    try:
        with parquet.ParquetFile(path) as table:
            return tuple(table.metadata.row_group(number).num_rows for number in range(table.num_row_groups))
    except (OSError, import_module("pyarrow").ArrowException) as fault:
        raise ReadError(f"no Parquet table: {fault}", where=str(path), hint=_DAMAGED) from None


def _parquet(path: Path, published: date | None, groups: Sequence[int] | None = None, line: int = 1) -> Found:
    parquet = _extra("pyarrow.parquet", "parquet", path)
    arrow = import_module("pyarrow")
    try:
        with parquet.ParquetFile(path) as table:
            columns = [name for name in table.schema_arrow.names if name in _FIELDS]
            if "text" not in columns:
                raise ReadError("has no column “text”", where=str(path), hint=f"columns are {', '.join(_FIELDS)}")
            batches = table.iter_batches(batch_size=64, row_groups=groups, columns=columns)
            rows = (row for batch in batches for row in batch.to_pylist())
            lines = (json.dumps(row, default=str).encode() + b"\n" for row in rows)
            yield from _records(cast("BinaryIO", _Lines(lines)), path, published, line)
    except arrow.ArrowException as fault:
        raise ReadError(f"no Parquet table: {fault}", where=str(path), hint=_DAMAGED) from None


def _warc(path: Path, published: date | None) -> Found:
    fastwarc = _extra("fastwarc.warc", "warc", path)
    kinds = fastwarc.WarcRecordType.response | fastwarc.WarcRecordType.conversion
    with path.open("rb") as file:
        for record in fastwarc.ArchiveIterator(file, record_types=kinds):
            address = record.headers.get("WARC-Target-URI") or record.record_id
            where = f"{path}: {address}"
            try:
                if record.record_type == fastwarc.WarcRecordType.conversion:
                    text = decode(record.reader.read(), where=where)
                    yield Article(address, text, published=published, url=address)
                elif "html" in (record.http_content_type or ""):
                    html = decode(record.reader.read(), where=where, page=True)
                    yield page(html, id=address, where=where, published=published)
            except ReadError as fault:
                yield fault


def _extra(module: str, extra: str, path: Path) -> Any:
    """An optional library, or how to come by it."""
    try:
        return import_module(module)
    except ImportError:
        hint = f"pip install 'diplomatic-kg[{extra}]'"
        raise ReadError(f"{path.suffix} needs a library that is not installed", where=str(path), hint=hint) from None


class _Lines:
    """Lines as a file that is read line by line."""

    def __init__(self, lines: Iterator[bytes]) -> None:
        self._lines = lines

    def readline(self, _limit: int = -1) -> bytes:
        """The next line; none at the end."""
        return next(self._lines, b"")


_READERS: Mapping[str, Callable[[Path, date | None], Found]] = MappingProxyType({
    ".jsonl.gz": _gzip, ".ndjson.gz": _gzip, ".jsonl.zst": _zstd, ".ndjson.zst": _zstd,
    ".parquet": _parquet, ".warc": _warc, ".warc.gz": _warc, ".wet.gz": _warc,
})  # fmt: skip
ENDINGS = tuple(_READERS)
