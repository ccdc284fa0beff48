"""`python -m tests.benchmarks.peer CHECKOUT PYTHON`: sentences a second, beside a peer that gets the parse given.

CHECKOUT is one of https://github.com/openeventdata/petrarch2 (PYTHON: an interpreter of Python 2.7 that has
python-dateutil) or of https://github.com/openeventdata/UniversalPetrarch (3.7, with networkx 1.11, python-dateutil,
unidecode and ufal.udpipe). The peer codes the sentences of its own sample file from the parses that stand in it: what
is counted is its reading of the tree and its coding, not its dictionaries, not its reading of files. Ours gets the same
sentences as bare text, each as an article of its own. Both take turns in one run, in CPU seconds.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from kg import pipeline
from kg.model.text import Article


class Coder(NamedTuple):
    """A peer: the folder of its modules, its sample, the module that codes and the one that reads dictionaries."""

    name: str
    folder: str
    sample: str
    coding: str
    reading: str


CODERS = (
    Coder("PETRARCH2", "petrarch2", "GigaWord.sample.PETR.xml", "PETRtree", "petrarch2"),
    Coder("UniversalPetrarch", "UniversalPetrarch", "GigaWord.sample.PETR_parsed.xml", "PETRgraph", "petrarch_ud"),
)
# Python 2.7 and 3. Its standard output is for us alone: what it prints itself goes to standard error. It is spared
# the collector of garbage, which would walk through its dictionaries again and again.
PEER = """
from __future__ import print_function
import gc, importlib, json, os, sys, time
answers, sys.stdout = os.fdopen(os.dup(1), "w"), sys.stderr
sys.path.insert(0, ".")
import logging, PETRglobals, PETRreader, utilities
coding, reading = map(importlib.import_module, sys.argv[2:])
logging.disable(logging.CRITICAL)
PETRreader.parse_Config(utilities._get_data("data/config/", "PETR_config.ini"))
reading.read_dictionaries()
held = PETRreader.read_xml_input([sys.argv[1]], True)
given = []
for key, story in sorted(held.items()):
    for number, one in sorted(story["sents"].items()):
        day = story["meta"]["date"]
        given.append((one["parsed"], one["content"], PETRreader.dstr_to_ordate(day), day))
clock = getattr(time, "process_time", None) or time.clock
first = getattr(PETRglobals, "CodeWithPetrarch1", False)
def code(tree, text, day):
    sentence = coding.Sentence(tree, text, day)
    if first:
        return len(sentence.get_events_from_petrarch1_patterns())
    found = sentence.get_events()
    return len(found[0] if isinstance(found, tuple) else found)
def tell(what):
    answers.write(json.dumps(what) + "\\n")
    answers.flush()
tell([(text, day) for _, text, _, day in given])
gc.collect()
gc.disable()
while sys.stdin.readline():
    found = failed = 0
    begun = clock()
    for tree, text, day, _ in given:
        try:
            found += code(tree, text, day)
        except Exception:
            failed += 1
    spent = clock() - begun
    tell([spent, found, failed])
    gc.collect()
"""


class Turn(NamedTuple):
    """CPU seconds over all sentences; the peer's, ours to facts, and ours to N-Quads as well."""

    peer: float
    facts: float
    quads: float


class Peer:
    """The other coder, in a process that waits for its turns."""

    def __init__(self, checkout: Path, python: str, coder: Coder) -> None:
        folder = (checkout / coder.folder).resolve()
        sample = str(folder / "data" / "text" / coder.sample)
        command = [python, "-c", PEER, sample, coder.coding, coder.reading]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(
            command, cwd=folder, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True
        )
        self.sentences: list[tuple[str, str]] = self._answer()

    def turn(self) -> tuple[float, int, int]:
        """CPU seconds for all sentences, how many events they gave, and how many sentences it failed on."""
        assert self._process.stdin is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        seconds, events, failed = self._answer()
        return seconds, events, failed

    def end(self) -> None:
        self._process.communicate()

    def _answer(self) -> list:  # type: ignore[type-arg]  # of what the script above tells
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit("the peer does not run: look at PYTHON, its version and what it has")
        return list(json.loads(line))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.peer", description=__doc__)
    parser.add_argument("checkout", type=Path, metavar="CHECKOUT")
    parser.add_argument("python", metavar="PYTHON")
    parser.add_argument("--turns", type=int, default=5, help="after one that is not counted")
    options = parser.parse_args()
    coder = next((one for one in CODERS if (options.checkout / one.folder / f"{one.coding}.py").is_file()), None)
    if coder is None:
        parser.error(f"{options.checkout} is no checkout of {' or '.join(one.name for one in CODERS)}")
    load = os.getloadavg()[0]
    reader = pipeline.load()
    gc.collect()
    gc.freeze()  # as in a worker
    head = ("sentences a second of CPU", "median", "least to most", "found", "beside the peer")
    sys.stdout.write(f"| {' | '.join(head)} |\n|{'---|' * len(head)}\n")
    for row in _rows(coder, Peer(options.checkout, options.python, coder), reader, options.turns):
        sys.stdout.write(f"| {' | '.join(row)} |\n")
    sys.stdout.write(f"\nload {load:.1f} before, {os.getloadavg()[0]:.1f} after\n")


def _rows(coder: Coder, peer: Peer, reader: pipeline.Reader, number: int) -> Iterator[Sequence[str]]:
    texts = [
        Article(f"sentence-{index}", text, published=date.fromisoformat(f"{day[:4]}-{day[4:6]}-{day[6:8]}"))
        for index, (text, day) in enumerate(peer.sentences)
    ]
    facts = sum(len(reader(text).facts) for text in texts)
    _, events, failed = peer.turn()  # both know the words now
    turns = [
        Turn(
            peer.turn()[0],
            _spent(lambda: [reader(text) for text in texts]),
            _spent(lambda: [reader.graph(reader(text)).nquads() for text in texts]),
        )
        for _ in range(number)
    ]
    peer.end()
    middle = Turn(*(statistics.median(times) for times in zip(*turns, strict=True)))
    whats = (f"{coder.name}, parse given", "ours, text to facts", "ours, text to N-Quads")
    founds = (f"{events:,} events, fails on {failed} sentences", f"{facts:,} facts", "")
    for what, found, seconds, times in zip(whats, founds, middle, zip(*turns, strict=True), strict=True):
        spread = f"{len(texts) / max(times):,.0f} to {len(texts) / min(times):,.0f}"
        yield what, f"{len(texts) / seconds:,.0f}", spread, found, f"{middle.peer / seconds:.2f} times as many"
    words = sum(len(text.text.split()) for text in texts)
    yield f"({len(texts)} sentences, {words:,} words)", "", "", "", ""


def _spent(done: Callable[[], object]) -> float:
    begun = time.process_time()
    done()
    return time.process_time() - begun


if __name__ == "__main__":
    main()
