"""Figures of pushes: `python -m tests.benchmarks.push`; see ../README.md."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from kg.corpus.run import build
from kg.corpus.store import described
from kg.remote.push import Pushed, Way, push
from tests.benchmarks.corpus.articles import lines
from tests.remote import servers
from tests.remote.servers import Server


class Row(NamedTuple):
    """A server, a protocol, and seconds: of the first push, of the same again, of a named query there."""

    server: str
    way: Way
    quads: int
    first: float
    again: float


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.push", description=__doc__)
    parser.add_argument("--articles", type=int, default=300)
    articles: int = parser.parse_args().articles
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts, store = folder / "articles.jsonl", folder / "store"
        texts.write_text("".join(lines(articles)), encoding="utf-8")
        build([texts], store)
        rows = list(_rows(folder, store))
        held = described(store)
    say = sys.stdout.write
    say(f"{held.articles} articles, {held.quads:,} quads\n\n")
    say("| server | protocol | first push | quads/s | an article | the same again |\n|---|---|---|---|---|---|\n")
    for row in rows:
        each = f"{1000 * row.first / articles:.1f} ms"
        again = f"{row.again:.2f} s, 1/{row.first / row.again:.0f} of the first"
        say(f"| {row.server} | {row.way} | {row.first:.1f} s | {row.quads / row.first:,.0f} | {each} | {again} |\n")
    say(f"\nload of the machine: {load:.1f} before, {os.getloadavg()[0]:.1f} after, {os.cpu_count()} cores\n")


def _rows(folder: Path, store: Path) -> Iterator[Row]:
    ways: tuple[Way, ...] = ("gsp", "update")
    for way in ways:  # the servers in turn, each new for each protocol
        with ExitStack() as stack:
            yield _measured(stack.enter_context(servers.oxigraph(folder / f"oxigraph-{way}")), store, way)
        if shutil.which("virtuoso-t"):
            with ExitStack() as stack:
                yield _measured(stack.enter_context(servers.virtuoso(folder / f"virtuoso-{way}")), store, way)


def _measured(server: Server, store: Path, way: Way) -> Row:
    first, done = _timed(server, store, way)
    again, _ = _timed(server, store, way)
    return Row(server.name, way, done.quads, first, again)


def _timed(server: Server, store: Path, way: Way) -> tuple[float, Pushed]:
    started = time.perf_counter()
    done = push(store, server.address, server.login, way=way)
    return time.perf_counter() - started, done


if __name__ == "__main__":
    main()
