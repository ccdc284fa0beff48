"""Ask a graph in SPARQL, in one's own words or by the name of a question that ships with kg."""

from __future__ import annotations

from kg.query.named import NamedQuery, named, names
from kg.query.render import OUTPUTS, render
from kg.query.running import Dataset, Result, Term, run

__all__ = ["OUTPUTS", "Dataset", "NamedQuery", "Result", "Term", "named", "names", "render", "run"]
