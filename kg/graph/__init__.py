"""What was read from an article, as RDF: one named graph an article, complete in itself."""

from __future__ import annotations

from kg.graph.describe import ArticleGraph, article_graph, describe
from kg.graph.reference import reference

__all__ = ["ArticleGraph", "article_graph", "describe", "reference"]
