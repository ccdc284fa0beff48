"""Where a command writes: the ending decides what, and is checked before any work is done."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg import serialise, store
from kg.errors import GraphError
from kg.files import writable
from kg.model.quad import Quad

PICTURE, EXPORTS = ".html", (".graphml", ".gexf")


def check(out: Path) -> None:
    """Raises where `out` names no format, or a place that cannot be written to."""
    ending = out.suffix.lower()
    if ending not in (PICTURE, *EXPORTS, *serialise.FORMATS):
        what = f"{ending} is no format" if ending else "no ending that names a format"
        hint = f"give one of {' '.join([*serialise.FORMATS, *EXPORTS, PICTURE])}"
        raise GraphError(what, where=str(out), hint=hint)
    writable(out)


def check_page(out: Path) -> None:
    """Raises where `out` is no page, or a place that cannot be written to."""
    if out.suffix.lower() != PICTURE:
        raise GraphError("not the name of a page", where=str(out), hint="give a file that ends in .html")
    writable(out)


def write(quads: Iterable[Quad], out: Path) -> None:
    """Writes the graph in the format that the ending of `out` names, whole or not at all."""
    match out.suffix.lower():
        case ".html":
            from kg.network import page

            page.write(store.of(quads), out)
        case ".graphml":
            from kg.network import export

            export.write_graphml(store.of(quads), out)
        case ".gexf":
            from kg.network import export

            export.write_gexf(store.of(quads), out)
        case _:
            serialise.write(quads, out)
