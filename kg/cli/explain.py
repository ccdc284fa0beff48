"""Why something is in a graph: sentence, rule, slots.

NODE is an IRI or a short name as kg query shows it. Three of them are a triple.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kg.cli import opened
from kg.errors import QueryError

_GRAPH = "a graph or store that kg build wrote, or the address of a server"


def options(parser: argparse.ArgumentParser) -> None:
    """What `kg explain` understands."""
    parser.add_argument("graph", type=opened.source, metavar="GRAPH", help=_GRAPH)
    parser.add_argument("terms", nargs="+", metavar="NODE", help="a node, or subject, predicate and object")
    opened.options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Prints the explanation."""
    from kg import explain

    terms: list[str] = arguments.terms
    if len(terms) not in (1, 3):
        raise QueryError(f"{len(terms)} terms", where="kg explain", hint="give one node, or the three of a triple")
    if isinstance(arguments.graph, Path):
        print(explain.explain(opened.opened(arguments.graph), *terms))
        return 0
    from kg.remote import around

    with opened.endpoint(arguments.graph, arguments) as server:
        graph, left = around.for_explaining(server, terms)
    print(explain.explain(graph, *terms))
    if left:
        print(f"kg: left out {left:,} older articles", file=sys.stderr)
    return 0
