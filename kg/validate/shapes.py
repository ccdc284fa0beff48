"""SHACL, one named graph at a time, by pySHACL."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.store import load, ontology, shorten, to_graph
from kg.validate.report import Finding, Severity

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_SH = "http://www.w3.org/ns/shacl#"
_IN_SCHEME = "http://www.w3.org/2004/02/skos/core#inScheme"


def by_shapes(store: ox.Store) -> Iterator[Finding]:
    """What the shapes find in each graph of a store."""
    from pyshacl import validate
    from rdflib import Graph, URIRef

    shapes, model, schemes = (
        to_graph(load(ontology(name))) for name in ("shapes.ttl", "dip.ttl", "schemes.ttl")
    )
    # pySHACL takes subclasses from the ontology, but not which concept is in which scheme.
    in_scheme = list(schemes.triples((None, URIRef(_IN_SCHEME), None)))
    for name in _graph_names(store):
        with _without_complaints():
            data = to_graph(store.quads_for_pattern(None, None, None, name))
            if not data:
                continue
            for triple in in_scheme:
                data.add(triple)
            _, found, _ = validate(
                data, shacl_graph=shapes, ont_graph=model, inference="none", allow_warnings=True
            )
        assert isinstance(found, Graph)  # noqa: S101 - pySHACL returns it unless told otherwise
        for result in found.objects(None, URIRef(_SH + "result")):  # details hang on sh:detail
            yield _finding(found, result, data, name)


def _finding(found: Graph, result: Node, data: Graph, graph: ox.NamedNode | ox.DefaultGraph) -> Finding:
    from rdflib import RDFS, URIRef

    def value(name: str) -> Node | None:
        return found.value(result, URIRef(_SH + name))

    node = value("focusNode")
    severity = Severity.WARNING if value("resultSeverity") == URIRef(_SH + "Warning") else Severity.VIOLATION
    path, offending = value("resultPath"), value("value")
    return Finding(
        severity,
        message=str(value("resultMessage")),
        node=str(node),
        value="" if offending is None or offending == node else shorten(str(offending)),
        path=shorten(str(path)) if isinstance(path, URIRef) else "",
        label=str(data.value(node, RDFS.label) or ""),
        graph=graph.value if isinstance(graph, ox.NamedNode) else "",
    )


def _graph_names(store: ox.Store) -> list[ox.NamedNode | ox.DefaultGraph]:
    named = sorted((g for g in store.named_graphs() if isinstance(g, ox.NamedNode)), key=str)
    return [ox.DefaultGraph(), *named]


@contextmanager
def _without_complaints() -> Iterator[None]:
    """Without what rdflib logs of ill-typed literals: the shapes say the same, and say where."""

    def silent(_: logging.LogRecord) -> bool:
        return False

    logger = logging.getLogger("rdflib.term")
    logger.addFilter(silent)
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", category=UserWarning, module="rdflib")
            yield
    finally:
        logger.removeFilter(silent)
