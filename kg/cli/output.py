"""Where a command writes: the ending decides what, and is checked before any work is done."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kg import serialise
from kg.errors import GraphError
from kg.files import writable
from kg.model.quad import Quad

if TYPE_CHECKING:
    import pyoxigraph as ox

PICTURE, EXPORTS = ".html", (".graphml", ".gexf")


def check(out: Path) -> None:
    """Raises where `out` names no format, or a place that cannot be written to."""
    ending = out.suffix.lower()
    if ending not in (PICTURE, *EXPORTS, *serialise.FORMATS):
        what = f"{ending} is no format" if ending else "no ending that names a format"
        hint = f"give one of {' '.join([*serialise.FORMATS, *EXPORTS, PICTURE])}"
        raise GraphError(what, where=str(out), hint=hint)
    writable(out)


def check_picture(out: Path) -> None:
    """Raises where `out` is no page or network, or a place that cannot be written to."""
    endings = (PICTURE, *EXPORTS)
    if out.suffix.lower() not in endings:
        hint = f"give a file that ends in {', '.join(endings[:-1])} or {endings[-1]}"
        raise GraphError("not the name of a picture", where=str(out), hint=hint)
    writable(out)


def write(quads: Iterable[Quad], out: Path) -> None:
    """Writes the graph in the format that the ending of `out` names, whole or not at all."""
    if out.suffix.lower() in (PICTURE, *EXPORTS):
        from kg import store

        draw(store.of(quads), out)
    else:
        serialise.write(quads, out)


def draw(graph: ox.Store, out: Path, *, path: tuple[str, str] | None = None) -> None:
    """Writes the picture of a graph; `path` holds two names, the way between whom a page shows first."""
    match out.suffix.lower():
        case ".graphml":
            from kg.network import export

            export.write_graphml(graph, out)
        case ".gexf":
            from kg.network import export

            export.write_gexf(graph, out)
        case _:
            from kg.network import page

            page.write(graph, out, path=path)
