"""The interactive network of a graph, as one HTML file.

The file needs no server and no network: open it in any browser."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def options(parser: argparse.ArgumentParser) -> None:
    """What `kg view` understands."""
    parser.add_argument("graph", type=Path, metavar="GRAPH", help="a graph that kg build wrote")
    parser.add_argument(
        "-o", "--output", required=True, type=Path, metavar="OUT.html", help="the page to write"
    )


def run(arguments: argparse.Namespace) -> int:
    """Draws the graph and says where."""
    from kg import store
    from kg.cli import output
    from kg.network import page

    out: Path = arguments.output
    output.check_page(out)
    page.write(store.load(arguments.graph), out)
    print(f"{out}: open it in a browser", file=sys.stderr)
    return 0
