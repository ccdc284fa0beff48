"""A graph file, or the quads of a build, become a store that answers queries."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import IO, cast

import pyoxigraph as ox

from kg.errors import GraphError
from kg.model.quad import Quad

FORMATS: Mapping[str, ox.RdfFormat] = MappingProxyType(
    {
        ".ttl": ox.RdfFormat.TURTLE,
        ".nq": ox.RdfFormat.N_QUADS,
        ".trig": ox.RdfFormat.TRIG,
        ".nt": ox.RdfFormat.N_TRIPLES,
        ".jsonld": ox.RdfFormat.JSON_LD,
        ".rdf": ox.RdfFormat.RDF_XML,
    }
)

_PREAMBLE = re.compile(r"^Parser error (?:at|between) line .*?: ", re.DOTALL)
_WIDEST = 160  # columns of a faulty line that are still worth a caret
_MAKE_ONE = "kg build ARTICLES -o graph.ttl makes one"


def load(path: str | Path) -> ox.Store:
    """Read a graph. The ending decides the format: .ttl .nq .trig .nt .jsonld .rdf, each with .gz or .zst too.

    Raises GraphError for a missing file, an ending that names no format, text that does not parse
    (with its line), and a file without a triple.
    """
    path = Path(path)
    packing = path.suffix.lower() if path.suffix.lower() in _PACKED else ""
    form = FORMATS.get(path.with_suffix("").suffix.lower() if packing else path.suffix.lower())
    if form is None:
        raise GraphError(
            f"{path.suffix or 'a name without ending'} names no graph format",
            where=str(path),
            hint=f"give a {' '.join(FORMATS)} file",
        )
    if not path.is_file():
        what = "is a folder" if path.is_dir() else "no such file"
        raise GraphError(what, where=str(path), hint=f"give a graph file; {_MAKE_ONE}")
    store = ox.Store()
    try:
        if packing:
            with _PACKED[packing](path) as stream:
                store.bulk_load(stream, form)
        else:
            store.bulk_load(path=str(path), format=form)
    except SyntaxError as error:
        raise _unparsable(path, form, error, packed=bool(packing)) from None
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise GraphError(f"damaged: {str(error).lower()}", where=str(path), hint="make the file again") from None
    except (OSError, ValueError) as error:
        raise GraphError(str(error), where=str(path), hint="check the file") from None
    if not len(store):
        raise GraphError("no triple in it", where=str(path), hint=_MAKE_ONE)
    return store


def of(quads: Iterable[Quad]) -> ox.Store:
    """A store of the quads of a build; an empty graph name is the default graph."""
    store = ox.Store()
    store.bulk_load(lines(quads), ox.RdfFormat.N_QUADS)
    return store


def lines(quads: Iterable[Quad]) -> bytes:
    """Quads as N-Quads."""
    return "".join(f"{' '.join(filter(None, quad))} .\n" for quad in quads).encode()


@contextmanager
def _gunzipped(path: Path) -> Iterator[IO[bytes]]:
    with gzip.open(path, "rb") as stream:
        yield cast("IO[bytes]", stream)


@contextmanager
def _unpacked(path: Path) -> Iterator[IO[bytes]]:
    """A zstd file as its content."""
    try:
        zstandard = import_module("zstandard")
    except ImportError:
        hint = "pip install 'diplomatic-kg[zstd]'"
        raise GraphError(".zst needs a library that is not installed", where=str(path), hint=hint) from None
    try:
        with zstandard.open(path, "rb") as stream:
            yield stream
    except zstandard.ZstdError as error:
        raise zlib.error(str(error)) from None


_Opened = Callable[[Path], AbstractContextManager[IO[bytes]]]
_PACKED: Mapping[str, _Opened] = MappingProxyType({".gz": _gunzipped, ".zst": _unpacked})


def _unparsable(path: Path, form: ox.RdfFormat, error: SyntaxError, *, packed: bool) -> GraphError:
    reason = _PREAMBLE.sub("", error.msg or "").strip() or "it cannot be parsed"
    source, column = "", None
    if error.lineno and error.offset and not packed:
        source, column = _line(path, error.lineno), error.offset - 1
    if column is not None and (len(source) > _WIDEST or column > len(source)):
        source, column = "", None
    return GraphError(
        f"this is not {form.name}: {reason}",
        where=f"{path}:{error.lineno}" if error.lineno else str(path),
        hint="mend that line, or give the file the ending of its format",
        source=source,
        column=column,
    )


def _line(path: Path, number: int) -> str:
    """One line of a file, control characters blanked: they could steer a terminal."""
    with path.open(encoding="utf-8", errors="replace") as rows:
        for count, row in enumerate(rows, start=1):
            if count == number:
                return "".join(c if c.isprintable() else " " for c in row.rstrip("\r\n"))
    return ""
