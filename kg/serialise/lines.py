"""N-Quads and N-Triples: sorted lines, each once, byte for byte as RDF libraries write them canonically."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model.quad import Quad
from kg.serialise.union import union


def nquads(quads: Iterable[Quad], base: str) -> str:  # noqa: ARG001  every format has the same two inputs
    """All graphs."""
    return "".join(sorted({f"{' '.join(quad)} .\n" for quad in quads}))


def ntriples(quads: Iterable[Quad], base: str) -> str:  # noqa: ARG001
    """All graphs as one."""
    return "".join(sorted(f"{' '.join(triple)} .\n" for triple in union(quads)))
