"""Figures of corpus runs: `python -m tests.benchmarks.corpus`; see ../README.md."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.corpus import measured
from tests.benchmarks.corpus.measured import Row

PARTS = ("whole-way", "stages", "workers", "growth", "memory", "again")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.corpus", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; all by default")
    parser.add_argument("--articles", type=int, default=300, help="how many, for all but memory")
    parser.add_argument("--memory", type=int, default=5_000, help="how many, for memory")
    parser.add_argument("--spacy", metavar="PYTHON", help="an interpreter that has spaCy, to compare with")
    options = parser.parse_args()
    if unknown := set(options.parts) - set(PARTS):
        parser.error(f"no part {', '.join(sorted(unknown))}")
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        rows = list(_rows(options.parts or PARTS, options, Path(folder)))
    shared = f"load of the machine: {load:.1f} before, {os.getloadavg()[0]:.1f} after, {os.cpu_count()} cores"
    sys.stdout.write(f"{measured.as_table(rows)}\n\n{shared}\n")


def _rows(parts: tuple[str, ...], options: argparse.Namespace, folder: Path) -> Iterator[Row]:
    count: int = options.articles
    for part in parts:
        match part:
            case "whole-way":
                yield from measured.whole_way(count, folder, options.spacy)
            case "stages":
                yield from measured.by_stage(count)
            case "workers":
                yield from measured.two_workers(count)
            case "growth":
                yield from measured.growth(max(1, count // 8))
            case "memory":
                yield from measured.memory(options.memory)
            case "again":
                yield from measured.again(count, folder)


if __name__ == "__main__":
    main()
