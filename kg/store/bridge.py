"""The same quads as terms of rdflib, for the libraries that need them: pySHACL, owlrl."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pyoxigraph as ox

from kg.model.quad import Quad
from kg.store.reading import load, of
from kg.vocabulary import XSD

if TYPE_CHECKING:
    from rdflib import Dataset, Graph
    from rdflib.term import IdentifiedNode, Node

_STRING = XSD.iri("string")


def to_dataset(source: str | Path | ox.Store | Iterable[Quad]) -> Dataset:
    """A Dataset whose default graph is the union, as plain queries and patterns expect.

    source: a graph file, a store, or the quads of a build. Raises GraphError as `load` does.
    """
    from rdflib import Dataset

    store = source if isinstance(source, ox.Store) else load(source) if isinstance(source, str | Path) else of(source)
    dataset, term = Dataset(default_union=True), _Terms()
    for quad in store:
        graph = dataset.default_graph
        if not isinstance(quad.graph_name, ox.DefaultGraph):
            graph = dataset.graph(cast("IdentifiedNode", term(quad.graph_name)))
        graph.add((term(quad.subject), term(quad.predicate), term(quad.object)))
    return dataset


def to_graph(quads: Iterable[ox.Quad]) -> Graph:
    """The triples of some quads, whatever graphs they are in."""
    from rdflib import Graph

    graph, term = Graph(), _Terms()
    for quad in quads:
        graph.add((term(quad.subject), term(quad.predicate), term(quad.object)))
    return graph


class _Terms(dict[object, "Node"]):
    """Terms of pyoxigraph to terms of rdflib, each made once."""

    def __call__(self, term: object) -> Node:
        """The same term in rdflib."""
        made = self.get(term)
        if made is None:
            made = self[term] = _term(term)
        return made


def _term(term: object) -> Node:
    from rdflib import BNode, Literal, URIRef

    match term:
        case ox.NamedNode():
            return URIRef(term.value)
        case ox.BlankNode():
            return BNode(term.value)
        case ox.Literal(language=str() as language):
            return Literal(term.value, lang=language)
        case ox.Literal() if term.datatype.value == _STRING:  # rdflib tells "a" from "a"^^xsd:string
            return Literal(term.value)
        case ox.Literal():
            return Literal(term.value, datatype=URIRef(term.datatype.value), normalize=False)
        case _:
            raise TypeError(f"rdflib has no term for {term}")
