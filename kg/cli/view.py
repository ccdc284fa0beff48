"""The interactive network of a graph, as one HTML file.

The file needs no server and no network: open it in any browser."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli import opened
from kg.errors import QueryError

if TYPE_CHECKING:
    import pyoxigraph as ox

_GRAPH = "a graph or store that kg build wrote, or the address of a server"


def options(parser: argparse.ArgumentParser) -> None:
    """What `kg view` understands."""
    parser.add_argument("graph", type=opened.source, metavar="GRAPH", help=_GRAPH)
    parser.add_argument("-o", "--output", required=True, type=Path, metavar="OUT.html", help="the page to write")
    parser.add_argument("--about", metavar="X", help="only what this node, or whoever has this name, has a part in")
    parser.add_argument("--since", metavar="DATE", help="only from articles published on that day or later")
    opened.options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Draws the graph and says where."""
    from kg import read
    from kg.cli import output
    from kg.network import page

    out: Path = arguments.output
    output.check_page(out)
    since = read.publication_date(arguments.since, where="--since") if arguments.since else None
    if since and not arguments.about:
        raise QueryError("--since without --about", hint="say about whom: --about NAME")
    graph, left = _graph(arguments, since)
    page.write(graph, out)
    if left:
        print(f"kg: left out {left:,} older articles; --since DATE chooses", file=sys.stderr)
    print(f"{out}: open it in a browser", file=sys.stderr)
    return 0


def _graph(arguments: argparse.Namespace, since: date | None) -> tuple[ox.Store, int]:
    """What is to be drawn, and how many articles are left out."""
    from kg.corpus.about import about
    from kg.corpus.store import is_store

    what, graph = arguments.about, arguments.graph
    if not what and (not isinstance(graph, Path) or is_store(graph)):
        place, kind = (str(graph), "store") if isinstance(graph, Path) else (graph.url, "server")
        raise QueryError(f"a {kind} is too much for one picture", where=place, hint="say about whom: --about NAME")
    if isinstance(graph, Path):
        found = opened.opened(graph)
        return about(found, what, since=since) if what else (found, 0)
    from kg.remote import around

    with opened.endpoint(graph, arguments) as server:
        return around.neighbourhood(server, what, since=since)
