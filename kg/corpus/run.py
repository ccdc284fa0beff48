"""A run over a corpus: what is new is read, written, and loaded; what is known is passed over."""

from __future__ import annotations

import json
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
from kg.corpus.stream import readable
from kg.corpus.summary import OnError, OnProgress, Progress, Summary
from kg.corpus.version import fingerprint, version
from kg.corpus.workers import Outcome, Workers
from kg.errors import GraphError, ReadError
from kg.model.text import Article
from kg.pipeline import USUAL, Options

CHUNK = 64  # articles written at once, and so what a kill costs at most for each worker
_AGAIN = "it is kept in failed.jsonl: build that file to try again"


def build(
    inputs: Sequence[str | Path], store: str | Path, options: Options = USUAL, *,
    published: date | None = None, jobs: int = 1, limit: float = 60.0,
    on_error: OnError = lambda _: None, on_progress: OnProgress | None = None,
) -> Summary:  # fmt: skip
    """Reads what is new or changed in a corpus into a store, which is made where there is none.

    inputs: files and folders as for `kg.build`, packed collections too (see `archives`), or "-". An article is
    known by its id: of two with the same id, the later takes the place of the earlier. jobs: worker processes.
    limit: seconds an article may take. on_error: told of each article that cannot be read. GraphError where
    the folder is no store, or another process writes to it; RuleErrors for faulty cards.
    """
    folder = Folder(Path(store))
    for given in map(Path, inputs):
        if given.is_dir() and folder.path.resolve().is_relative_to(given.resolve()):
            hint = f"put it outside {given}"
            raise GraphError("the store lies in a folder that is read", where=str(store), hint=hint)

    def make() -> Read:
        return reading_with(pipeline.load(options))

    if options.rules is not None or options.lexicon is not None:
        make()  # a faulty card or table is told before anything is written

    total = sources.count(inputs) if on_progress else None
    run = Run(folder, version(options), on_error, on_progress or (lambda _: None), total)
    return run.build(sources.articles(inputs, published=published), make, jobs=jobs, limit=limit)


def remove(store: str | Path, identifiers: Sequence[str]) -> Summary:
    """Takes articles back, with all that hangs on them alone. GraphError, and nothing done, for an unknown id."""
    folder = Folder(Path(store))
    if not folder.is_store():
        raise GraphError("no store", where=str(store), hint=f"kg build ARTICLES -o {folder.path}/ makes one")
    known = "SELECT 1 FROM article WHERE id = ? UNION SELECT 1 FROM failed WHERE id = ?"
    with writing(folder), Manifest(folder.manifest, write=True) as manifest:
        for identifier in identifiers:
            if not manifest.number(known, identifier, identifier):
                near = manifest.ask("SELECT id FROM article WHERE id >= ? ORDER BY id LIMIT 1", identifier[:4])
                hint = f"there is {near[0][0]}, for one" if near else "kg stats shows what is there"
                raise GraphError(f"no article {identifier}", where=str(store), hint=hint)
        with manifest.change():
            for identifier in identifiers:
                manifest.take_out(identifier)
                manifest.run("DELETE FROM failed WHERE id = ?", [(identifier,)])
        settle(folder, manifest, on_loaded=lambda _: None)
    return Summary(removed=len(set(identifiers)))


@dataclass(slots=True)
class Run:
    """One run, on whatever looks like a reader of articles.

    version: of the way of reading. Articles that were read in another way are read again.
    """

    folder: Folder
    version: str
    on_error: OnError
    on_progress: OnProgress
    total: int | None = None
    summary: Summary = field(default_factory=Summary)
    on_the_way: dict[str, str] = field(default_factory=dict)  # ids to fingerprints, between worker and manifest

    def build(
        self, articles: Iterator[Article | ReadError], make: Callable[[], Read], *, jobs: int, limit: float
    ) -> Summary:
        """Reads, writes, loads. make: gives what reads an article; called only where there is one to read."""
        self.folder.make()
        with ExitStack() as stack:
            lock = stack.enter_context(writing(self.folder))
            workers = stack.enter_context(Workers(make, jobs=jobs, limit=limit, inherited=[lock]))
            manifest = stack.enter_context(Manifest(self.folder.manifest, write=True))
            parts = Parts(self.folder, manifest)
            parts.sweep()
            outcomes = workers.read(self._fresh(readable(articles, self.summary, self.on_error), manifest))
            while chunk := list(islice(outcomes, CHUNK)):
                self._commit(chunk, manifest, parts)
                self._tell("reading", self.summary.done, self.total)
            loaded, total = 0, manifest.number("SELECT count(*) FROM article WHERE loaded = 0")

            def on_loaded(number: int) -> None:
                nonlocal loaded
                loaded += number
                self._tell("loading", loaded, total)

            settle(self.folder, manifest, on_loaded=on_loaded)
        return self.summary

    def _tell(self, task: str, done: int, total: int | None) -> None:
        self.on_progress(Progress(task, done, total, self.summary.counts["facts"], self.summary.errors))

    def _fresh(self, articles: Iterator[Article], manifest: Manifest) -> Iterator[Article]:
        """The articles that are new or changed."""
        for article in articles:
            mark = fingerprint(article)
            if self.on_the_way.get(article.id) != mark and not manifest.holds(article.id, mark, self.version):
                self.on_the_way[article.id] = mark
                yield article
                continue
            self.summary.unchanged += 1
            if self.summary.unchanged % CHUNK == 0:
                self._tell("reading", self.summary.done, self.total)

    def _commit(self, chunk: Sequence[Outcome], manifest: Manifest, parts: Parts) -> None:
        """The quads to a file, then its name and its articles to the manifest: from then on they are there."""
        blocks = [one.block for _, one in chunk if isinstance(one, Reading)]
        number, start = parts.next(), 0
        named = parts.write(number, blocks) if blocks else None
        marks = [(article, one, fingerprint(article)) for article, one in chunk]
        with manifest.change():
            if named:
                manifest.name_part(number, *named)
            for article, one, mark in marks:
                if isinstance(one, Failed):
                    manifest.fail(article.id, one.cause, one.reason, again(article, one.reason))
                    self.summary.fail(article, one, self.on_error, hint=_AGAIN)
                    continue
                day, length = article.published.isoformat() if article.published else "", len(one.block)
                place = (one.graph, day, number, start, length, one.quads)
                changed = manifest.put(
                    Row(article.id, mark, self.version, *place, dict(one.counts), one.shared, one.records)
                )
                self.summary.add(one, changed=changed)
                start += length
        for article, _, mark in marks:
            if self.on_the_way.get(article.id) == mark:
                del self.on_the_way[article.id]


def again(article: Article, reason: str) -> str:
    """The article as a line of JSON that can be read again, with the reason."""
    published = article.published.isoformat() if article.published else None
    fields = {
        "id": article.id, "reason": reason, "title": article.title, "published": published, "url": article.url,
        "publisher": article.publisher, "text": article.text,
    }  # fmt: skip
    return json.dumps({name: value for name, value in fields.items() if value is not None})
