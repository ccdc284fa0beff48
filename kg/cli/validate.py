"""Check a graph against its shapes (SHACL)."""

from __future__ import annotations

import argparse
from pathlib import Path


def options(parser: argparse.ArgumentParser) -> None:
    """What `kg validate` understands."""
    parser.add_argument("graph", type=Path, metavar="GRAPH", help="a graph or store that kg build wrote")


def run(arguments: argparse.Namespace) -> int:
    """Prints the report; 1 where the graph does not conform."""
    from kg import validate
    from kg.cli.opened import opened

    report = validate.validate(opened(arguments.graph))
    print(report.text(), end="")
    return 0 if report.conforms else 1
