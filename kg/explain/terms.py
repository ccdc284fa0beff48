"""Short ways to ask a store: sorted, each answer once, whatever graph it is in."""

from __future__ import annotations

from typing import TypeAlias

import pyoxigraph as ox

from kg.store import shorten
from kg.vocabulary import RDF, RDFS, SKOS

Graph: TypeAlias = ox.NamedNode | ox.DefaultGraph | ox.BlankNode
Term: TypeAlias = ox.NamedNode | ox.Literal | ox.BlankNode


def node(term: str) -> ox.NamedNode:
    """The node of a term of `kg.vocabulary`, `<iri>`."""
    return ox.NamedNode(term[1:-1])


TYPE, LABEL, ALT_LABEL = node(RDF.type), node(RDFS.label), node(SKOS.altLabel)


def objects(
    store: ox.Store, subject: object, predicate: ox.NamedNode, graph: Graph | None = None
) -> list[Term]:
    """The values of a property."""
    if not isinstance(subject, ox.NamedNode | ox.BlankNode):
        return []
    quads = store.quads_for_pattern(subject, predicate, None, graph)
    return sorted({q.object for q in quads if not isinstance(q.object, ox.Triple)}, key=str)


def subjects(store: ox.Store, predicate: ox.NamedNode, value: Term) -> list[ox.NamedNode]:
    """The nodes that have a value."""
    quads = store.quads_for_pattern(None, predicate, value)
    return sorted({q.subject for q in quads if isinstance(q.subject, ox.NamedNode)}, key=str)


def one(store: ox.Store, subject: object, predicate: ox.NamedNode) -> str:
    """The first value of a property as a string, "" where it has none."""
    return next((value.value for value in objects(store, subject, predicate)), "")


def name(store: ox.Store, term: object) -> str:
    """How a person calls a term: its label, the local part of a concept, the words of a literal."""
    if isinstance(term, ox.NamedNode):
        short = shorten(term.value)
        plain = short.startswith(("dipc:", "plover:", "topic:", "rule:"))
        return one(store, term, LABEL) or (short.partition(":")[2] if plain else short)
    return term.value if isinstance(term, ox.Literal) else str(term)


def types(store: ox.Store, subject: ox.NamedNode) -> tuple[str, ...]:
    """Its classes, shortened."""
    return tuple(shorten(value.value) for value in objects(store, subject, TYPE))
