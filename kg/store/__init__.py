"""Graphs in memory: read a file, take quads, hand them to rdflib, shorten IRIs, find the shipped ontology.

A store is a `pyoxigraph.Store`. A query that asks its union of graphs sees a triple of three graphs
three times: write DISTINCT.
"""

from __future__ import annotations

from kg.store.bridge import to_dataset, to_graph
from kg.store.escapes import in_sparql
from kg.store.iris import expand, shorten
from kg.store.reading import FORMATS, load, of
from kg.store.shipped import ontology

__all__ = ["FORMATS", "expand", "in_sparql", "load", "of", "ontology", "shorten", "to_dataset", "to_graph"]
