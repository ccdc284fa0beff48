"""Bring names and rules of your own along.

Tables of your own are used by kg build --lexicon DIR: see kg/lexicon/tables/README.md.
"""

from __future__ import annotations

import argparse
from pathlib import Path


def options(parser: argparse.ArgumentParser) -> None:
    """What `kg lexicon` understands."""
    tasks = parser.add_subparsers(title="tasks", metavar="TASK", required=True)
    task = tasks.add_parser(
        "import-petrarch",
        help="dictionaries of PETRARCH, TABARI and CAMEO as tables and rule cards",
        description="Reads actor, agent and verb dictionaries of PETRARCH, PETRARCH2, TABARI and CAMEO, and writes\n"
        "tables and rule cards of low confidence into a new folder, for kg build --lexicon DIR --rules DIR. What the\n"
        "built-in tables and cards know already is left to them. What cannot be carried over is counted by kind,\n"
        "and listed line by line in DIR/left-out.csv.",
    )
    task.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a dictionary of any sort")
    task.add_argument("-o", "--output", required=True, type=Path, metavar="DIR", help="the folder to make")
    task.set_defaults(task=_import_petrarch)


def run(arguments: argparse.Namespace) -> int:
    """Does the task."""
    code: int = arguments.task(arguments)
    return code


def _import_petrarch(arguments: argparse.Namespace) -> int:
    from kg import petrarch

    made = petrarch.carry_over(arguments.files, arguments.output)
    account = made.account
    rows = [f"{_count(count, 'row')} of {table}" for table, count in made.rows.items()]
    print(f"{arguments.output}: {', '.join([*rows, _count(made.cards, 'card')])}")
    print(
        f"{_count(account.lines, 'line')} read: {account.lines - account.blank - account.malformed:,} understood, "
        f"{account.blank:,} blank or notes, {account.malformed:,} of no known form"
    )
    for note, count in account.notes.items():
        print(f"{count:,} {note}")
    if account.left:
        print(f"left out {len(account.left):,}, all in {arguments.output / petrarch.LEFT_OUT}:")
        for kind, count, first in account.kinds():
            print(f"{count:8,}  {kind}\n          first {first.where}: {first.text[:80]}")
    return 0


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"
