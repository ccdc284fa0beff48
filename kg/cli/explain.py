"""Why something is in a graph: sentence, rule, slots.

NODE is an IRI or a short name as kg query shows it. Three of them are a triple.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from kg.errors import QueryError


def options(parser: argparse.ArgumentParser) -> None:
    """What `kg explain` understands."""
    parser.add_argument("graph", type=Path, metavar="GRAPH", help="a graph or store that kg build wrote")
    parser.add_argument("terms", nargs="+", metavar="NODE", help="a node, or subject, predicate and object")


def run(arguments: argparse.Namespace) -> int:
    """Prints the explanation."""
    from kg import explain
    from kg.cli.opened import opened

    terms: list[str] = arguments.terms
    if len(terms) not in (1, 3):
        raise QueryError(f"{len(terms)} terms", where="kg explain", hint="give one node, or the three of a triple")
    print(explain.explain(opened(arguments.graph), *terms))
    return 0
