"""Does a graph keep to its ontology? SHACL shapes, and checks that look across nodes."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kg.store import load
from kg.validate.checks import across
from kg.validate.report import Finding, Report, Severity
from kg.validate.shapes import by_shapes
from kg.validate.spelling import misspelt

__all__ = ["Finding", "Report", "Severity", "validate"]


def validate(graph: str | Path | ox.Store) -> Report:
    """All that is wrong with a graph, given as a file or a store.

    Every named graph is held against ontology/shapes.ttl by itself, since one status an article is
    fine and two are not; then the whole against ontology/checks/*.rq and the terms of dip.ttl.
    Raises GraphError where the file cannot be read.
    """
    store = graph if isinstance(graph, ox.Store) else load(graph)
    findings = {*misspelt(store), *by_shapes(store), *across(store)}
    return Report(tuple(sorted(findings)))
