"""What is measured of corpus runs. Each function gives rows: what, how much, and beside what it stands."""

from __future__ import annotations

import gc
import multiprocessing
import resource
import statistics
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from kg import pipeline
from kg.corpus.folder import Folder
from kg.corpus.index import Index
from kg.corpus.manifest import Manifest
from kg.corpus.parts import Parts
from kg.corpus.reading import Read, reading_with
from kg.corpus.run import build
from kg.corpus.workers import Workers
from kg.model.text import Article
from tests.benchmarks.corpus.articles import articles, lines
from tests.benchmarks.corpus.stages import stages

TOKENIZER = """
import json, sys, time
import spacy
nlp = spacy.blank("en")
nlp.tokenizer.max_cache_size = 1_000_000
nlp.max_length = 10_000_000
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
nlp(texts[0])
begun = time.process_time()
for text in texts:
    nlp(text)
print(time.process_time() - begun)
"""


class Row(NamedTuple):
    """One line of the table of figures."""

    what: str
    figure: str
    beside: str = ""


def made(count: int, *, first: int = 0) -> list[Article]:
    """Generated articles as `kg.read` gives them."""
    return list(_made(count, first))


def _made(count: int, first: int = 0) -> Iterator[Article]:
    for one in articles(count, first=first):
        day = date.fromisoformat(one["published"])
        yield Article(one["id"], one["text"], one["title"], day, publisher=one["publisher"])


def reader() -> Read:
    read = reading_with(pipeline.load())
    gc.freeze()  # as in a worker
    return read


def spent(done: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    begun = clock()
    done()
    return clock() - begun


def words(texts: Sequence[Article]) -> int:
    return sum(len(article.text.split()) for article in texts)


def whole_way(count: int, folder: Path, python: str | None, *, repeats: int = 3) -> Iterator[Row]:
    """Articles to packed quads in one process, against spaCy's blank tokenizer on the same texts, in turn."""
    read, texts, path = reader(), made(count), folder / "texts.jsonl"
    path.write_text("".join(lines(count)), encoding="utf-8")
    number = words(texts)
    ours, theirs = [], []
    for _ in range(repeats):
        ours.append(spent(lambda: [read(article) for article in texts]))
        if python:
            command = [python, "-c", TOKENIZER, str(path)]
            theirs.append(float(subprocess.run(command, capture_output=True, text=True, check=True).stdout))
    mine = statistics.median(ours)
    pace = f"{mine / count * 1000:.1f} ms an article"
    yield Row("whole way, text to packed quads", f"{number / mine:,.0f} words/s", pace)
    if theirs:
        other = statistics.median(theirs)
        ratio = f"{mine / other:.1f} times its time"
        yield Row("spaCy's blank tokenizer alone, large cache", f"{number / other:,.0f} words/s", ratio)


def by_stage(count: int) -> Iterator[Row]:
    """Where the time of an article goes."""
    found = dict(stages(made(count)))
    whole = sum(found.values())
    for name, seconds in found.items():
        yield Row(name, f"{seconds / whole:.0%}", f"{seconds / count * 1000:.2f} ms an article")


def two_workers(count: int, *, repeats: int = 3) -> Iterator[Row]:
    """Wall time of two workers against one, and of two processes that share nothing, which no pool can beat:
    where other work is on the machine, both are lower."""
    read, texts = reader(), made(count)
    walls: dict[int, list[float]] = {1: [], 2: []}
    apart: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(repeats):
        for number, times in apart.items():
            times.append(spent(lambda n=number: _apart(read, texts, n), time.perf_counter))  # type: ignore[misc]
        for jobs, times in walls.items():
            with Workers(lambda: read, jobs=jobs) as workers:
                workers.start()
                times.append(spent(lambda w=workers: list(w.read(texts)), time.perf_counter))  # type: ignore[misc]
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    parent = spent(lambda: _through(read, texts))
    theirs = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    one, two = (statistics.median(walls[jobs]) for jobs in (1, 2))
    alone, both = (statistics.median(apart[number]) for number in (1, 2))
    yield Row("two workers against one", f"{one / two:.2f} times as fast", f"{count / two:,.0f} articles/s")
    yield Row("two processes that share nothing", f"{2 * alone / both:.2f} times as fast as one", "the machine's own")
    yield Row("CPU time of the parent", f"{parent / (parent + theirs):.1%} of all", "what more workers cannot share")


def _apart(read: Read, texts: Sequence[Article], number: int) -> None:
    context = multiprocessing.get_context("fork")
    processes = [context.Process(target=lambda: [read(text) for text in texts]) for _ in range(number)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()


def _through(read: Read, texts: Sequence[Article]) -> None:
    with Workers(lambda: read, jobs=2) as workers:
        for _ in workers.read(texts):
            pass


def growth(count: int, *, repeats: int = 5) -> Iterator[Row]:
    """CPU time of an article in a corpus 16 times as large, against the median of small ones."""
    read = reader()

    def pace(number: int, first: int) -> float:
        return spent(lambda: [read(article) for article in _made(number, first)]) / number

    pace(count, 0)  # what the first articles cost is no matter of size
    small = statistics.median(pace(count, first * count) for first in range(repeats))
    ratio = pace(16 * count, 0) / small
    yield Row("an article in a corpus 16 times as large", f"{ratio:.2f} times the time", f"{count} to {16 * count}")


def memory(count: int) -> Iterator[Row]:
    """Resident memory of one worker, while it reads; all names but those of the tables are new ones."""
    marks = sorted({count // 100, count // 10, count // 2, count})
    with Workers(reader, jobs=1) as workers:
        workers.start()
        status = Path(f"/proc/{workers.processes[0]}/status")
        for number, _ in enumerate(workers.read(_made(count)), start=1):
            if number in marks:
                held = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
                yield Row(f"memory of a worker after {number:,} articles", f"{int(held.split()[1]) / 1024:.0f} MB")


def again(count: int, folder: Path) -> Iterator[Row]:
    """A first run, the same run again, and the load of the graph."""
    path, store = folder / "corpus.jsonl", folder / "store"
    path.write_text("".join(lines(count)), encoding="utf-8")
    first = spent(lambda: build([path], store), time.perf_counter)
    second = spent(lambda: build([path], store), time.perf_counter)
    yield Row("first run into a store, load included", f"{first:.1f} s", f"{count / first:,.0f} articles/s")
    yield Row("the same run again", f"{second:.2f} s", f"1/{first / second:.0f} of the first")
    for file in (store / "graph").iterdir():
        file.unlink()
    place = Folder(store)
    with Manifest(place.manifest, write=True) as manifest:
        index = Index(place, manifest, Parts(place, manifest))
        quads = manifest.number("SELECT sum(quads) FROM article")
        wall = spent(lambda: index.settle(manifest.shared(), on_loaded=lambda _: None), time.perf_counter)
    size = sum(file.stat().st_size for file in (store / "graph").iterdir())
    packed = sum(file.stat().st_size for file in (store / "parts").iterdir())
    yield Row("load into the graph on disk", f"{quads / wall:,.0f} quads/s", f"{quads:,} quads")
    yield Row("a quad on disk", f"{size / quads:.0f} bytes in graph/", f"{packed / quads:.1f} in parts/")


def as_table(rows: Sequence[Row]) -> str:
    """The figures as Markdown."""
    head = ["| what | figure | |", "|---|---|---|"]
    return "\n".join([*head, *(f"| {' | '.join(row)} |" for row in rows)])
