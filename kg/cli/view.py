"""The interactive network of a graph, as one HTML file; or the network for Gephi and Cytoscape.

The file needs no server and no network: open it in any browser. The ending of OUT decides: .html, .graphml or .gexf."""

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
    parser.add_argument("-o", "--output", required=True, type=Path, metavar="OUT", help=".html, .graphml or .gexf")
    parser.add_argument("--about", metavar="X", help="only what this node, or whoever has this name, has a part in")
    parser.add_argument("--since", metavar="DATE", help="only from articles published on that day or later")
    help_ = "print the shortest way between two names, by strength of evidence; the page opens with it"
    parser.add_argument("--path", nargs=2, metavar=("X", "Y"), help=help_)
    opened.options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Draws the graph and says where."""
    from kg import read
    from kg.cli import output

    out: Path = arguments.output
    output.check_picture(out)
    since = read.publication_date(arguments.since, where="--since") if arguments.since else None
    if since and not arguments.about:
        raise QueryError("--since without --about", hint="say about whom: --about NAME")
    graph, left = _graph(arguments, since)
    ends = tuple(arguments.path) if arguments.path else None
    if ends:
        _print_path(graph, *ends)
    output.draw(graph, out, path=ends)
    if left:
        print(f"kg: left out {left:,} older articles; --since DATE chooses", file=sys.stderr)
    where = "open it in a browser" if out.suffix.lower() == output.PICTURE else "open it in Gephi or Cytoscape"
    print(f"{out}: {where}", file=sys.stderr)
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


def _print_path(graph: ox.Store, one: str, other: str) -> None:
    from kg.network import path
    from kg.network.read import picture

    shown = picture(graph)
    start, end = path.find(shown, one), path.find(shown, other)
    ties = path.path(shown, start, end)
    names = shown.nodes[start].label, shown.nodes[end].label
    for line in path.told(shown, ties, shown.nodes[start]):
        print(line)
    if not ties:
        print(f"No way leads from {names[0]} to {names[1]}.")
