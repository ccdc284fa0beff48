"""A run over a corpus: what is new is read, written, and loaded; what is known is passed over."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path

from kg import pipeline
from kg.corpus import inputs as sources
from kg.corpus.folder import Folder, writing
from kg.corpus.manifest import Manifest, Row
from kg.corpus.parts import Parts
from kg.corpus.reading import Failed, Read, Reading, reading_with
from kg.corpus.settling import settle
from kg.corpus.version import fingerprint, version
from kg.corpus.workers import Outcome, Workers
from kg.errors import GraphError, ReadError
from kg.model.text import Article

CHUNK = 64  # articles written at once: what a kill can cost at most, for each worker


@dataclass(slots=True)
class Summary:
    """What a run did. Articles: read (new or changed), unchanged, failed (could be read no further than their
    text), unreadable (not even that). counts: what was found in those read (`fact:Meeting`, `rule:...`)."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    failed: int = 0
    unreadable: int = 0
    removed: int = 0
    quads: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    causes: Counter[str] = field(default_factory=Counter)

    @property
    def read(self) -> int:
        return self.new + self.changed

    @property
    def done(self) -> int:
        """Articles that were dealt with in some way."""
        return self.read + self.unchanged + self.failed + self.unreadable


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is. task: "reading" or "loading". total: None where it is not known."""

    task: str
    done: int
    total: int | None
    facts: int = 0
    errors: int = 0


OnError = Callable[[ReadError], None]
OnProgress = Callable[[Progress], None]


def build(
    inputs: Sequence[str | Path], store: str | Path, *, rules: Path | None = None, statements: bool = True,
    published: date | None = None, jobs: int = 1, limit: float = 60.0,
    on_error: OnError = lambda _: None, on_progress: OnProgress | None = None,
) -> Summary:  # fmt: skip
    """Reads what is new or changed in a corpus into a store, which is made where there is none.

    inputs: files and folders as for `kg.build`, packed collections too (`archives.outcomes`), or "-".
    jobs: worker processes. limit: seconds an article may take. on_error: told of each article that cannot be
    read. GraphError where the folder is no store, or another process writes to it; RuleErrors for faulty cards.
    """
    read = reading_with(pipeline.load(rules=rules), statements=statements)
    total = sources.count(inputs) if on_progress else None
    found = sources.articles(inputs, published=published)
    folder = Folder(Path(store))
    for given in map(Path, inputs):
        if given.is_dir() and folder.path.resolve().is_relative_to(given.resolve()):
            hint = f"put it outside {given}"
            raise GraphError("lies inside a folder that is read", where=str(store), hint=hint)
    run = Run(folder, version(rules=rules, statements=statements), on_error, on_progress or (lambda _: None), total)
    return run.build(found, read, jobs=jobs, limit=limit)


def remove(store: str | Path, identifiers: Sequence[str]) -> Summary:
    """Takes articles back, with all that hangs on them alone. GraphError, and nothing done, for an unknown id."""
    folder = Folder(Path(store))
    if not folder.is_store():
        raise GraphError("no store", where=str(store), hint=f"kg build ARTICLES -o {store}/ makes one")
    with writing(folder), Manifest(folder.manifest, write=True) as manifest:
        for identifier in identifiers:
            if not manifest.number("SELECT 1 FROM article WHERE id = ? UNION SELECT 1 FROM failed WHERE id = ?", *[identifier] * 2):
                like = manifest.ask("SELECT id FROM article WHERE id >= ? ORDER BY id LIMIT 1", identifier[:4])
                hint = f"there is {like[0][0]}, for one" if like else "the store is empty"
                raise GraphError(f"no article {identifier}", where=str(store), hint=hint)
        with manifest.change():
            for identifier in identifiers:
                manifest.take_out(identifier)
                manifest.run("DELETE FROM failed WHERE id = ?", [(identifier,)])
        settle(folder, manifest, on_loaded=lambda _: None)
    return Summary(removed=len(set(identifiers)))


class Run:
    """One run: told what to read with, it can be run on anything that looks like an article."""

    def __init__(self, folder: Folder, way: str, on_error: OnError, on_progress: OnProgress, total: int | None = None) -> None:
        """way: the version of the way of reading. Articles that were read in another way are read again."""
        self._folder, self._way, self._on_error, self._on_progress = folder, way, on_error, on_progress
        self._total = total
        self._on_the_way: dict[str, str] = {}  # ids and fingerprints between worker and manifest
        self.summary = Summary()

    def build(self, articles: Iterator[Article | ReadError], read: Read, *, jobs: int, limit: float) -> Summary:
        """Reads, writes, loads."""
        self._folder.make()
        with ExitStack() as stack:
            lock = stack.enter_context(writing(self._folder))
            # Workers first: a database or a store that is open does not survive a fork.
            workers = stack.enter_context(Workers(read, jobs=jobs, limit=limit, inherited=[lock]))
            manifest = stack.enter_context(Manifest(self._folder.manifest, write=True))
            parts = Parts(self._folder, manifest)
            parts.sweep()
            outcomes = workers.read(self._fresh(articles, manifest))
            while chunk := list(islice(outcomes, CHUNK)):
                self._commit(chunk, manifest, parts)
                self._tell("reading", self.summary.done, self._total)
            loaded, total = 0, manifest.number("SELECT count(*) FROM article WHERE loaded = 0")

            def on_loaded(number: int) -> None:
                nonlocal loaded
                loaded += number
                self._tell("loading", loaded, total)

            settle(self._folder, manifest, on_loaded=on_loaded)
        return self.summary

    def _tell(self, task: str, done: int, total: int | None) -> None:
        said = self.summary
        self._on_progress(Progress(task, done, total, said.counts["facts"], said.failed + said.unreadable))

    def _fresh(self, articles: Iterator[Article | ReadError], manifest: Manifest) -> Iterator[Article]:
        """The articles that are new or changed."""
        for article in articles:
            if isinstance(article, ReadError):
                self.summary.unreadable += 1
                self.summary.causes[article.what] += 1
                self._on_error(article)
                continue
            mark = fingerprint(article)
            if self._on_the_way.get(article.id) == mark or manifest.holds(article.id, mark, self._way):
                self.summary.unchanged += 1
                if self.summary.unchanged % CHUNK == 0:
                    self._tell("reading", self.summary.done, self._total)
            else:
                self._on_the_way[article.id] = mark
                yield article

    def _commit(self, chunk: Sequence[Outcome], manifest: Manifest, parts: Parts) -> None:
        """The quads to a file, then its name and its articles to the manifest: the moment they are there."""
        kept = [(article, one) for article, one in chunk if isinstance(one, Reading)]
        number = parts.next()
        name, size = parts.write(number, (one.block for _, one in kept)) if kept else ("", 0)
        start = 0
        with manifest.change():
            if kept:
                manifest.name_part(number, name, size)
            for article, one in chunk:
                mark = fingerprint(article)
                if isinstance(one, Failed):
                    manifest.fail(article.id, one.cause, one.reason, _record(article, one.reason))
                    self._failed(article, one)
                    continue
                known = manifest.put(self._row(article, mark, one, number, start))
                start += len(one.block)
                self.summary.changed += known
                self.summary.new += not known
                self.summary.quads += one.quads
                self.summary.counts.update(one.counts)
        for article, _ in chunk:
            if self._on_the_way.get(article.id) == fingerprint(article):
                del self._on_the_way[article.id]

    def _row(self, article: Article, mark: str, one: Reading, part: int, start: int) -> Row:
        published = article.published.isoformat() if article.published else ""
        length = len(one.block)
        return Row(article.id, mark, self._way, one.graph, published, part, start, length, one.quads, dict(one.counts), one.shared)

    def _failed(self, article: Article, why: Failed) -> None:
        self.summary.failed += 1
        self.summary.causes[why.cause] += 1
        hint = "it is kept in failed.jsonl; build that file to try again"
        self._on_error(ReadError(why.reason, where=article.id, hint=hint))


def _record(article: Article, reason: str) -> str:
    """The article as a line of JSON that can be read again, with the reason."""
    published = article.published.isoformat() if article.published else None
    fields = {
        "id": article.id, "reason": reason, "title": article.title, "published": published, "url": article.url,
        "publisher": article.publisher, "text": article.text,
    }  # fmt: skip
    return json.dumps({name: value for name, value in fields.items() if value is not None})
