"""`python -m tests.benchmarks.queries [--store STORE]`: what the questions that have names cost on a large store.

Also `kg stats`, `kg view --about` and `kg explain`. Each question is asked in a process of its own, which opens the
store for it: wall milliseconds of opening it, of the first time, and of the median of the next four.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from kg import explain, query
from kg.cli import output
from kg.corpus import store as corpus
from kg.corpus.about import about
from kg.corpus.run import build
from kg.read import publication_date
from kg.store import shorten
from kg.vocabulary import DIP, FOAF, RDF, RDFS
from tests.benchmarks.corpus.articles import lines

RUNS = 5
STATE, SINCE = "Peru", "2024-06-01"
GIVEN = {"state": (STATE,), "land": (STATE,), "reported": ("",)}  # others: somebody who speaks, and a state


class Told(NamedTuple):
    """Milliseconds, and how many rows, or whatever there is to count, were found."""

    found: int
    opening: float
    first: float
    again: float


class Case(NamedTuple):
    """A command, and what does its work on an open store; gives how much it found."""

    what: str
    done: Callable[[ox.Store], int]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.queries", description=__doc__)
    parser.add_argument("--store", type=Path, help="a store of made articles; without it, one is built")
    parser.add_argument("--articles", type=int, default=5_000, help="how many, for the store that is built")
    parser.add_argument("--limit", type=float, default=120.0, help="seconds for one question, all its runs together")
    parser.add_argument("--only", default="", help="questions whose name has this in it")
    options = parser.parse_args()
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        store: Path = options.store or made(Path(folder), options.articles)
        sys.stdout.write("| what | found | opening | first | again |\n|---|---|---|---|---|\n")
        for case in cases(store, Path(folder)):
            if options.only in case.what:
                told = measured(case, store, options.limit)
                figures = f"over {options.limit:.0f} s | | |"
                if told:
                    figures = f"{told.found:,} | {told.opening:,.0f} | {told.first:,.1f} | {told.again:,.1f}"
                sys.stdout.write(f"| {case.what} | {figures} |\n")
                sys.stdout.flush()
        held = corpus.described(store)
    sys.stdout.write(
        f"\nms; {held.articles:,} articles, {held.quads:,} quads, {held.size / 1e9:.1f} GB; "
        f"load {load:.1f} before, {os.getloadavg()[0]:.1f} after\n"
    )


def made(folder: Path, count: int) -> Path:
    """A store of made articles."""
    path, store = folder / "corpus.jsonl", folder / "store"
    with path.open("w", encoding="utf-8") as file:
        file.writelines(lines(count))
    build([path], store, jobs=2)
    return store


def cases(path: Path, folder: Path) -> Iterator[Case]:
    """Every question with each of its parameters, then without, then the other commands."""
    speaker, person, event = _chosen(path)
    whole = []
    for one in query.names():
        for name in (*one.needs, *one.takes):
            for value in GIVEN.get(name, (speaker, STATE)):
                yield _question(one.name, {name: value or shorten(event)})
        if not one.needs:
            whole.append(_question(one.name, {}))
    yield from whole
    picture = folder / "about.html"
    yield Case("kg stats", lambda _: corpus.described(path).articles)
    yield Case(f"kg view --about {STATE} --since {SINCE}", lambda store: _view(store, STATE, picture))
    yield Case(f"kg explain {shorten(event)}", lambda store: len(str(explain.explain(store, event))))
    yield Case(f"kg explain {shorten(person)}", lambda store: len(str(explain.explain(store, person))))


def _question(name: str, params: Mapping[str, str]) -> Case:
    def asked(store: ox.Store) -> int:
        sparql, left = query.bound(store, name, params)
        return len(query.run(store, sparql, params=left, name=name).rows)

    return Case(" ".join((name, *(f"{one}={value}" for one, value in params.items()))), asked)


def _view(store: ox.Store, who: str, picture: Path) -> int:
    small, _ = about(store, who, since=publication_date(SINCE, where="--since"))
    output.draw(small, picture)
    return len(small)


def _chosen(path: Path) -> tuple[str, str, str]:
    """Who speaks most among some hundred acts, a person, and an event somebody attended."""
    store = corpus.opened(path)

    def some(predicate: str, number: int) -> list[ox.Quad]:
        quads = store.quads_for_pattern(None, ox.NamedNode(predicate[1:-1]), None)
        return [quad for quad in islice(quads, number) if isinstance(quad.subject, ox.NamedNode)]

    people = {quad.object for quad in some(DIP.speaker, 600) if _is(store, quad.object, FOAF.Person)}
    speaking = Counter(quad.object for quad in some(DIP.speaker, 600) if quad.object in people)
    speaker = max(sorted(speaking, key=str), key=speaking.__getitem__)
    labels = store.quads_for_pattern(speaker, ox.NamedNode(RDFS.label[1:-1]), None)  # type: ignore[arg-type]
    event = some(DIP.attendee, 1)[0].subject
    return next(iter(labels)).object.value, speaker.value, event.value  # type: ignore[union-attr]


def _is(store: ox.Store, node: object, class_: str) -> bool:
    found = store.quads_for_pattern(node, ox.NamedNode(RDF.type[1:-1]), ox.NamedNode(class_[1:-1]))  # type: ignore[arg-type]
    return next(found, None) is not None


def measured(case: Case, path: Path, limit: float) -> Told | None:
    """What a question costs; None where it takes longer than the limit."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    process = context.Process(target=_ask, args=(case, path, theirs), daemon=True)
    process.start()
    theirs.close()
    told: Sequence[float] = ()
    until = time.monotonic() + limit
    try:
        while ours.poll(max(0.0, until - time.monotonic())):
            told = ours.recv()  # after each run, what was measured by then
    except EOFError:
        pass
    process.kill()
    process.join()
    if not told:
        return None
    found, opening, first, *further = told
    return Told(int(found), opening, first, statistics.median(further or [first]))


def _ask(case: Case, path: Path, pipe: Connection) -> None:
    begun = time.perf_counter()
    store = corpus.opened(path)
    times = [1000 * (time.perf_counter() - begun)]
    for _ in range(RUNS):
        begun = time.perf_counter()
        found = case.done(store)
        times.append(1000 * (time.perf_counter() - begun))
        pipe.send((found, *times))


if __name__ == "__main__":
    main()
