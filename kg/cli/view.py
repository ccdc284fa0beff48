"""The interactive network of a graph, as one HTML file.

The file needs no server and no network: open it in any browser."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kg.errors import QueryError


def options(parser: argparse.ArgumentParser) -> None:
    """What `kg view` understands."""
    parser.add_argument("graph", type=Path, metavar="GRAPH", help="a graph or store that kg build wrote")
    parser.add_argument("-o", "--output", required=True, type=Path, metavar="OUT.html", help="the page to write")
    parser.add_argument("--about", metavar="X", help="only what this node, or whoever has this name, has a part in")
    parser.add_argument("--since", metavar="DATE", help="only from articles published on that day or later")


def run(arguments: argparse.Namespace) -> int:
    """Draws the graph and says where."""
    from kg import read
    from kg.cli import output
    from kg.cli.opened import opened
    from kg.corpus.about import about
    from kg.corpus.store import is_store
    from kg.network import page

    out: Path = arguments.output
    output.check_page(out)
    since = read.publication_date(arguments.since, where="--since") if arguments.since else None
    if since and not arguments.about:
        raise QueryError("--since without --about", hint="say about whom: --about NAME")
    graph = opened(arguments.graph)
    left = 0
    if arguments.about:
        graph, left = about(graph, arguments.about, since=since)
    elif is_store(arguments.graph):
        hint = "say about whom: --about NAME"
        raise QueryError("a store is too much for one picture", where=str(arguments.graph), hint=hint)
    page.write(graph, out)
    if left:
        print(f"kg: left out {left:,} older articles; --since DATE chooses", file=sys.stderr)
    print(f"{out}: open it in a browser", file=sys.stderr)
    return 0
