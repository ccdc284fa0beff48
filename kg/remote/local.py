"""What is to be on the server: the graphs of a store, or of a file, one after the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg import store
from kg.corpus import store as corpus
from kg.errors import GraphError
from kg.remote.marks import Graph
from kg.store import expand


@dataclass(frozen=True, slots=True)
class Given:
    """What is to be on a server. graphs: read once. total: how many, about, None where that is not known yet.

    names: the IRIs of a file's graphs, of which two may hold the same article; a store never has two.
    """

    graphs: Iterable[Graph]
    total: int | None
    names: frozenset[str] = frozenset()


def given(path: Path, *, name: str = "") -> Given:
    """The graphs of a store, article by article, then those that articles share; or those of a graph file.

    name: an IRI for the triples that are in no graph. GraphError where there are such and it is not given, or
    where there is nothing to read.
    """
    if corpus.is_store(path):
        return Given((_graph(iri, lines) for iri, lines in corpus.graphs(path)), corpus.described(path).articles)
    loaded = store.load(path)
    unnamed = list(loaded.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    if unnamed:
        iri = expand(name) if name else None
        if iri is None:
            hint = "give a .nq or .trig file, or --graph IRI"
            raise GraphError(f"{len(unnamed):,} triples are in no graph", where=str(path), hint=hint)
        target = _named(iri)
        loaded.extend(ox.Quad(quad.subject, quad.predicate, quad.object, target) for quad in unnamed)
    named = sorted(graph.value for graph in loaded.named_graphs() if isinstance(graph, ox.NamedNode))
    return Given((_graph(iri, _lines(loaded, iri)) for iri in named), len(named), frozenset(named))


def _graph(iri: str, lines: Iterable[str]) -> Graph:
    return Graph(iri, tuple(sorted(set(lines))))


def _lines(loaded: ox.Store, iri: str) -> list[str]:
    """Triples as N-Triples; blank nodes are named by what hangs on them, so that the same graph stays the same."""
    quads = loaded.quads_for_pattern(None, None, None, ox.NamedNode(iri))
    triples = [ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads]
    if any(isinstance(term, ox.BlankNode) for quad in triples for term in (quad.subject, quad.object)):
        dataset = ox.Dataset(triples)
        dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        triples = list(dataset)
    return [f"{quad.subject} {quad.predicate} {quad.object} .\n" for quad in triples]


def _named(iri: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(iri)
    except ValueError:
        raise GraphError("no IRI", where="--graph", hint="give one like https://news.example/graph/today") from None
