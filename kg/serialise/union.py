"""Many graphs as one, for formats that have no graphs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kg.model.quad import Quad
from kg.vocabulary import DIP, RDFS, SCHEMA

# Each article has one status and one label for an event. Of several the newest article's stands;
# the older statuses live on in the statements.
_NEWEST = frozenset((DIP.status, RDFS.label))


class Triple(NamedTuple):
    """Subject, predicate and object, as terms of N-Triples."""

    subject: str
    predicate: str
    object: str


def union(quads: Iterable[Quad]) -> set[Triple]:
    """The triples of all graphs; status and label from the newest article alone (date, then IRI)."""
    quads = tuple(quads)
    published = {quad.graph: quad.object for quad in quads if quad.predicate == SCHEMA.datePublished}
    newest: dict[tuple[str, str], tuple[str, str]] = {}
    for subject, predicate, _, graph in quads:
        if predicate in _NEWEST:
            age = (published.get(graph, ""), graph)
            newest[subject, predicate] = max(age, newest.get((subject, predicate), age))
    return {
        Triple(subject, predicate, value)
        for subject, predicate, value, graph in quads
        if predicate not in _NEWEST or newest[subject, predicate][1] == graph
    }
