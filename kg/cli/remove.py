"""Takes articles back out of a store, with all that hangs on them alone.

An ID is what the source calls the article (schema:identifier), as kg query shows it.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def options(parser: argparse.ArgumentParser) -> None:
    """What `kg remove` understands."""
    parser.add_argument("store", type=Path, metavar="STORE", help="a store that kg build filled")
    parser.add_argument("ids", nargs="+", metavar="ID", help="the id of an article")


def run(arguments: argparse.Namespace) -> int:
    """Takes them out and says so."""
    from kg.corpus.run import remove

    done = remove(arguments.store, arguments.ids)
    things = "article" if done.removed == 1 else "articles"
    print(f"{arguments.store}: took out {done.removed:,} {things}", file=sys.stderr)
    return 0
