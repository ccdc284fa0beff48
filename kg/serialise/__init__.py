"""Quads to files: the same quads give the same bytes, in whatever order they come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from os import PathLike
from pathlib import Path
from types import MappingProxyType

from kg.errors import GraphError
from kg.files import replace, writable
from kg.model.quad import Quad
from kg.serialise.jsonld import jsonld
from kg.serialise.lines import nquads, ntriples
from kg.serialise.rdfxml import rdfxml
from kg.serialise.turtle import trig, turtle
from kg.vocabulary import BASE

__all__ = ["FORMATS", "check", "text", "write"]

FORMATS: Mapping[str, Callable[[Iterable[Quad], str], str]] = MappingProxyType(
    {".ttl": turtle, ".nq": nquads, ".trig": trig, ".nt": ntriples, ".jsonld": jsonld, ".rdf": rdfxml}
)
"""The ending of a file to what writes it. `.nq` and `.trig` keep the graphs apart, the others join them."""


def check(path: str | PathLike[str]) -> str:
    """The format, an ending in FORMATS, of a file that can be written; GraphError before any work is done."""
    path = Path(path)
    ending = _known(path.suffix, where=str(path))
    writable(path)
    return ending


def text(quads: Iterable[Quad], format: str, *, base: str = BASE) -> str:  # noqa: A002  the word of the field
    """The quads in a format: an ending in FORMATS, with or without its full stop.

    base: where the data live, for short names.
    """
    return FORMATS[_known(format)](quads, base)


def write(
    quads: Iterable[Quad],
    path: str | PathLike[str],
    *,
    format: str | None = None,  # noqa: A002
    base: str = BASE,
) -> None:
    """Writes a graph in the format its ending names, or in `format`; whole or not at all.

    GraphError where the ending names none, or the file cannot be written.
    """
    path = Path(path)
    ending = _known(path.suffix if format is None else format, where=str(path))
    replace(path, text(quads, ending, base=base).encode())


def _known(name: str, *, where: str = "") -> str:
    ending = f".{name.lower().removeprefix('.')}"
    if ending not in FORMATS:
        fault = f"unknown format {name}" if name else "no ending that names a format"
        raise GraphError(fault, where=where, hint=f"give one of {' '.join(FORMATS)}")
    return ending
