"""Ask a graph in SPARQL, in one's own words or by the name of a question that ships with kg."""

from __future__ import annotations

from kg.query.blanks import Term
from kg.query.elsewhere import gather, prepare
from kg.query.named import NamedQuery, bound, named, names
from kg.query.order import reordered
from kg.query.render import OUTPUTS, render
from kg.query.running import Dataset, Result, run

__all__ = [
    "OUTPUTS",
    "Dataset",
    "NamedQuery",
    "Result",
    "Term",
    "bound",
    "gather",
    "named",
    "names",
    "prepare",
    "render",
    "reordered",
    "run",
]
