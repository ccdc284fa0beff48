"""Blank nodes in results: an engine's names for them mean nothing, and the same graph is to give the same table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

import pyoxigraph as ox

Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Row: TypeAlias = tuple[Term | None, ...]


def text(terms: Iterable[Term | None]) -> tuple[str, ...]:
    """A key to sort rows and triples by, in which all blank nodes are alike."""
    return tuple("" if term is None else "_:" if isinstance(term, ox.BlankNode) else str(term) for term in terms)


def named(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows with blank nodes named b0, b1 ... in the order in which they come."""
    names: dict[ox.BlankNode, ox.BlankNode] = {}
    for row in rows:
        for term in row:
            if isinstance(term, ox.BlankNode):
                names.setdefault(term, ox.BlankNode(f"b{len(names)}"))
    if not names:
        return tuple(rows)
    return tuple(tuple(names[term] if isinstance(term, ox.BlankNode) else term for term in row) for row in rows)


def named_triples(triples: Iterable[ox.Triple]) -> tuple[ox.Triple, ...]:
    """Triples in order, with blank nodes named likewise."""
    found = sorted(triples, key=text)
    kept = named([(triple.subject, triple.predicate, triple.object) for triple in found])
    return tuple(ox.Triple(*terms) for terms in kept)  # type: ignore[arg-type]  # the kinds of terms stay
