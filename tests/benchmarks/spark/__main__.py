"""Spark on two cores against two processes, in turn: `python -m tests.benchmarks.spark`; see ../README.md."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from kg.corpus.run import build
from kg.corpus.stream import stream
from kg.spark import pieces
from kg.spark.session import installed, session
from tests.benchmarks.corpus.articles import lines
from tests.benchmarks.corpus.measured import Row, as_table


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.spark", description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[500, 2000], help="one run for each number")
    options = parser.parse_args()
    installed()
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        rows = list(_rows(options.articles, Path(folder)))
    shared = f"load of the machine: {load:.1f} before, {os.getloadavg()[0]:.1f} after, {os.cpu_count()} cores"
    sys.stdout.write(f"{as_table(rows)}\n\n{shared}\n")


def _rows(sizes: list[int], folder: Path) -> Iterator[Row]:
    begun = time.perf_counter()
    with tempfile.TemporaryFile() as log, session("local[2]", {}, log) as spark:
        from kg.spark.job import run

        yield Row("Spark until it is ready", f"{time.perf_counter() - begun:.1f} s", "left out below")
        for size in sizes:
            path = folder / f"{size}.jsonl"
            path.write_text("".join(lines(size)), encoding="utf-8")
            there = _spent(lambda p=path: run(spark, pieces.cut([p]), f"{p}.spark"))  # type: ignore[misc]
            store = _spent(lambda p=path: build([p], f"{p}.store", jobs=2))  # type: ignore[misc]
            file = _spent(lambda p=path: stream([p], Path(f"{p}.nq.gz"), jobs=2))  # type: ignore[misc]
            yield Row(f"{size:,} articles, Spark local[2]", f"{there:.1f} s", f"{size / there:.1f} articles/s")
            yield Row(f"{size:,} articles, --jobs 2, store", f"{store:.1f} s", f"Spark is {store / there:.2f} as fast")
            yield Row(f"{size:,} articles, --jobs 2, .nq.gz", f"{file:.1f} s", f"Spark is {file / there:.2f} as fast")


def _spent(done: Callable[[], object]) -> float:
    begun = time.perf_counter()
    done()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
