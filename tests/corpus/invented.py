"""A reader of articles that is fast and does what a text tells it to: it stands in for the rules."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterable
from pathlib import Path

from kg.across import Person
from kg.corpus.folder import Folder
from kg.corpus.reading import Reading, packed
from kg.corpus.run import Run
from kg.corpus.store import export
from kg.corpus.summary import Summary
from kg.errors import KgError, ReadError
from kg.graph.names import Names, article_name
from kg.model.text import Article

STATES = ("grenzland", "ruritania", "westmark")


def read(article: Article) -> Reading:
    """A sentence of an article becomes a quad; some words of it are commands."""
    words = article.text.split()
    if "sleep" in words:
        time.sleep(60)
    if "spin" in words:
        while True:
            pass
    if "die" in words:
        os.kill(os.getpid(), signal.SIGKILL)
    if "fault" in words:
        raise ValueError("no such word")
    if "refuse" in words:
        raise KgError("not for this reader", where=article.id)
    names = Names(article=article_name(article))
    graph = names.own("graph")
    says = names.of("predicate", "says")
    lines = [f'{names.own("article")} {says} "{number} {word}" {graph} .\n' for number, word in enumerate(words)]
    reference = names.of("graph", "reference")
    shared = tuple(f'{names.of("state", word)} {says} "{word}" {reference} .\n' for word in STATES if word in words)
    met = [Person(names.of("person", f"{names.article}_{word}"), graph, f"{word}@state") for word in STATES]
    records = tuple(person for person, word in zip(met, STATES, strict=True) if word in words)
    counts = {"facts": len(words), "fact:Word": len(words), "rule:word.any": len(words)}
    return Reading(graph, packed("".join(lines).encode()), len(lines), shared, counts, records)


def slowly(article: Article) -> Reading:
    """The same, but at the speed of a reader with rules."""
    time.sleep(0.002)
    return read(article)


def article(number: int, text: str = "") -> Article:
    """Number n is always the same, and like no other."""
    return Article(f"a{number:04}", text or f"{STATES[number % 3]} met {STATES[number // 3 % 3]} {number} times")


def build(
    store: Path, articles: Iterable[Article | ReadError], *, jobs: int = 1, limit: float = 30.0, version: str = "1"
) -> Summary:
    """A run with the invented reader."""
    run = Run(Folder(store), version, lambda _: None, lambda _: None)
    return run.build(iter(articles), lambda: read, jobs=jobs, limit=limit)


def exported(store: Path) -> bytes:
    """All that a store holds, as it is handed on."""
    out = store.with_name(f"{store.name}-exported.nq")
    export(store, out)
    return out.read_bytes()
