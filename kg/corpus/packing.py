"""What one long file is written as: gzip or zstd N-Quads, or a Parquet table of facts."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kg.corpus.reading import Read, packed, reading_with
from kg.corpus.table import COLUMNS, rows_with
from kg.errors import GraphError
from kg.pipeline import Reader

Written = Callable[[Iterable[bytes], Iterable[str]], Iterator[bytes]]
_GROUP = 8192  # rows written at once: enough to be packed well, few enough to be held
_LEVEL = 3  # of zstd


def writes(name: str) -> bool:
    """Whether a file is written article by article, by its ending."""
    return name.lower().endswith(tuple(_KINDS))


def kind(path: Path) -> tuple[Callable[[Reader], Read], Written]:
    """What reads an article for such a file, and what makes bytes of the blocks that were read.

    The second takes the blocks and, when they are used up, the lines that articles share. GraphError where a
    library for it is missing.
    """
    ending = next(ending for ending in _KINDS if path.name.lower().endswith(ending))
    read, library, extra, write = _KINDS[ending]
    if library:
        needed(library, extra, path)
    return read, write


def needed(module: str, extra: str, path: Path) -> Any:
    """An optional library, or how to come by it."""
    try:
        return import_module(module)
    except ImportError:
        hint = f"pip install 'diplomatic-kg[{extra}]'"
        what = f"{path.suffix} needs a library that is not installed"
        raise GraphError(what, where=str(path), hint=hint) from None


def zstd(parts: Iterable[bytes]) -> Iterator[bytes]:
    """Bytes as one zstd frame."""
    squeezed = import_module("zstandard").ZstdCompressor(level=_LEVEL).compressobj()
    for part in parts:
        yield squeezed.compress(part)
    yield squeezed.flush()


def _gzip_quads(blocks: Iterable[bytes], shared: Iterable[str]) -> Iterator[bytes]:
    yield from blocks
    yield packed("".join(shared).encode())


def _zstd_quads(blocks: Iterable[bytes], shared: Iterable[str]) -> Iterator[bytes]:
    yield from zstd(map(gzip.decompress, blocks))
    yield from zstd(line.encode() for line in shared)


def table(blocks: Iterable[bytes], _shared: Iterable[str] = ()) -> Iterator[bytes]:
    """Rows, as JSON in blocks, as a Parquet file."""
    arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    schema = arrow.schema([arrow.field(name, _type(arrow, type_)) for name, type_ in COLUMNS.items()])
    out = _Out()
    rows = (row for block in blocks for row in json.loads(block))
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        while group := list(islice(rows, _GROUP)):
            columns = [_column(arrow, [row[index] for row in group], field.type) for index, field in enumerate(schema)]
            writer.write_table(arrow.Table.from_arrays(columns, schema=schema))
            yield out.taken()
    yield out.taken()


def _type(arrow: Any, name: str) -> Any:
    if name == "strings":
        return arrow.list_(arrow.string())
    return getattr(arrow, name)()


def _column(arrow: Any, values: list[Any], type_: Any) -> Any:
    if arrow.types.is_date(type_):  # ISO days become days
        return arrow.array(values, arrow.string()).cast(type_)
    return arrow.array(values, type_)


class _Out:
    """A file that is written into memory and taken from there as it grows."""

    def __init__(self) -> None:
        self._held, self._position, self.closed = bytearray(), 0, False

    def write(self, content: bytes) -> int:
        self._held += content
        self._position += len(content)
        return len(content)

    def tell(self) -> int:
        return self._position

    def flush(self) -> None:
        """Nothing waits."""

    def close(self) -> None:
        """What was written can be taken still."""
        self.closed = True

    def taken(self) -> bytes:
        """What was written since the last time."""
        held, self._held = bytes(self._held), bytearray()
        return held


_KINDS: Mapping[str, tuple[Callable[[Reader], Read], str, str, Written]] = MappingProxyType({
    ".nq.gz": (reading_with, "", "", _gzip_quads),
    ".nq.zst": (reading_with, "zstandard", "zstd", _zstd_quads),
    ".parquet": (rows_with, "pyarrow", "parquet", table),
})  # fmt: skip
ENDINGS = tuple(_KINDS)
