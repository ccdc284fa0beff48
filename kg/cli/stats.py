"""What a store holds: articles, facts by kind, rules that fired, what could not be read.

A store is the folder that `kg build ARTICLES -o STORE/` fills.
"""

from __future__ import annotations

import argparse
from pathlib import Path


def options(parser: argparse.ArgumentParser) -> None:
    """What `kg stats` understands."""
    parser.add_argument("store", type=Path, metavar="STORE", help="a store that kg build filled")


def run(arguments: argparse.Namespace) -> int:
    """Prints the figures."""
    from kg.cli.corpus import ranked
    from kg.corpus import store

    store_ = arguments.store
    held = store.described(store_)
    days = f", published {held.first} to {held.last}" if held.first else ""
    print(f"{held.articles:,} articles{days}")
    print(f"{held.quads:,} quads, {held.size / 1e6:,.1f} MB on disk")
    counts = held.counts
    print(f"{counts['facts']:,} facts, {counts['claims']:,} claims, {counts['contradictions']:,} contradictions")
    for line in (*ranked("facts", counts, "fact:", 20), *ranked("rules", counts, "rule:", 20)):
        print(line)
    for line in ranked("left out", held.causes, "", 20):
        print(line)
    if held.failed:
        print(f"{held.failed:,} articles could not be read: kg build {store_}/failed.jsonl -o {store_}/ tries again")
    if held.waiting:
        print(f"{held.waiting:,} articles are not in the graph yet: kg build goes on where it was")
    if held.older:
        print(f"{held.older:,} articles were read by other rules than the newest: kg build reads them again")
    return 0
