"""The manifest of a store: one row an article, in SQLite.

Whatever else a store holds is made from what is named here, or swept away.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from kg import across
from kg.across import Record
from kg.errors import GraphError

FORMAT = "2"
_SCHEMA = """
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE article (
    id TEXT PRIMARY KEY,        -- what the source calls it
    hash TEXT NOT NULL,         -- of text, title, date, address and publisher
    version TEXT NOT NULL,      -- of the rules, the lexicon and the code that read it
    graph TEXT NOT NULL,        -- its IRI, as a term
    published TEXT NOT NULL,    -- YYYY-MM-DD, or empty
    part INTEGER NOT NULL, start INTEGER NOT NULL, length INTEGER NOT NULL,  -- its gzip member
    quads INTEGER NOT NULL,
    counts TEXT NOT NULL,       -- JSON: facts by kind, rules that fired
    shared TEXT NOT NULL,       -- JSON: keys of table shared
    loaded INTEGER NOT NULL     -- 1 when graph/ holds it
) WITHOUT ROWID;
CREATE INDEX article_part ON article (part);
CREATE INDEX article_unloaded ON article (part) WHERE loaded = 0;
CREATE TABLE part (number INTEGER PRIMARY KEY, name TEXT NOT NULL, size INTEGER NOT NULL);
CREATE TABLE shared (key INTEGER PRIMARY KEY, line TEXT NOT NULL UNIQUE, articles INTEGER NOT NULL);
CREATE TABLE stale (graph TEXT PRIMARY KEY) WITHOUT ROWID;       -- to be taken out of graph/
CREATE TABLE tally (name TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE record (id INTEGER PRIMARY KEY, graph TEXT NOT NULL, data TEXT NOT NULL);  -- see kg.across
CREATE INDEX record_graph ON record (graph);
CREATE TABLE key (block TEXT, record INTEGER, PRIMARY KEY (block, record)) WITHOUT ROWID;
CREATE INDEX key_record ON key (record);
CREATE TABLE touched (block TEXT PRIMARY KEY) WITHOUT ROWID;     -- to be joined again
CREATE TABLE tie (  -- state: 0 to be added to graph/, 1 there, 2 to be taken out
    data TEXT NOT NULL, block TEXT NOT NULL, rule TEXT NOT NULL, state INTEGER NOT NULL, PRIMARY KEY (data, block)
) WITHOUT ROWID;
CREATE INDEX tie_rule ON tie (rule);
CREATE INDEX tie_block ON tie (block);
CREATE INDEX tie_unsettled ON tie (state) WHERE state <> 1;
CREATE TABLE failed (id TEXT PRIMARY KEY, cause TEXT NOT NULL, reason TEXT NOT NULL, record TEXT NOT NULL);
"""


class Row(NamedTuple):
    """An article that was read, as the manifest keeps it; `shared` are lines of graphs that articles share."""

    id: str
    hash: str
    version: str
    graph: str
    published: str
    part: int
    start: int
    length: int
    quads: int
    counts: dict[str, int]
    shared: Sequence[str]
    records: Sequence[Record]


class Member(NamedTuple):
    """Where an article's quads lie."""

    id: str
    part: int
    start: int
    length: int


class Manifest:
    """An open manifest. Changes stand together or not at all: `with manifest.change(): ...`."""

    def __init__(self, path: Path, *, write: bool = False) -> None:
        """GraphError where it is no manifest of a store, or of a later version."""
        self._path = path
        try:
            name = path if write else f"{path.resolve().as_uri()}?mode=rw"
            self._base = sqlite3.connect(name, uri=not write, timeout=30)
            self._base.isolation_level = None
            self._base.execute("PRAGMA synchronous = FULL" if write else "PRAGMA query_only = 1")
            self._base.execute("PRAGMA cache_size = -16000")  # 16 MB, whatever the size of the store
            if write:
                self._make()
            known = self._one("SELECT value FROM setting WHERE name = 'format'")
        except sqlite3.Error as fault:
            raise self._fault(str(fault)) from None
        if known != FORMAT:
            raise self._fault(f"is of version {known}, this kg reads version {FORMAT}")

    def _fault(self, reason: str) -> GraphError:
        return GraphError(f"not a store: {reason}", where=str(self._path), hint="build it anew, in another folder")

    def _make(self) -> None:
        with self.change():
            if not self._one("SELECT count(*) FROM sqlite_master"):
                for statement in _SCHEMA.split(";"):
                    self._base.execute(statement)
                self._base.execute("INSERT INTO setting VALUES ('format', ?)", (FORMAT,))

    def __enter__(self) -> Manifest:
        return self

    def __exit__(self, *_: object) -> None:
        self._base.close()

    @contextmanager
    def change(self) -> Iterator[None]:
        """All that happens inside is written at its end, or nothing of it."""
        self._base.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._base.execute("ROLLBACK")
            raise
        self._base.execute("COMMIT")

    def ask(self, sql: str, *values: object) -> list[tuple]:  # type: ignore[type-arg]  # rows of any shape
        return self._base.execute(sql, values).fetchall()

    def each(self, sql: str, *values: object) -> Iterator[tuple]:  # type: ignore[type-arg]  # rows of any shape
        """Rows as they are found: nothing may be changed meanwhile."""
        return iter(self._base.execute(sql, values))

    def _one(self, sql: str, *values: object) -> str | int | None:
        row = self._base.execute(sql, values).fetchone()
        return row[0] if row else None

    def number(self, sql: str, *values: object) -> int:
        """The one number a query gives, 0 for none."""
        return int(self._one(sql, *values) or 0)

    def holds(self, identifier: str, hash_: str, version: str) -> bool | None:
        """Whether the store holds the article as it is; None where it does not know it at all."""
        row = self._base.execute("SELECT hash, version FROM article WHERE id = ?", (identifier,)).fetchone()
        return bool(row == (hash_, version)) if row else None

    def put(self, row: Row) -> bool:
        """Keeps an article, in place of what was kept under its id. Whether there was one."""
        known = self.take_out(row.id)
        keys = [self._share(line) for line in row.shared]
        counts = json.dumps(row.counts, separators=(",", ":"))
        values = (*row[:9], counts, json.dumps(keys, separators=(",", ":")), 0)
        self._base.execute(f"INSERT INTO article VALUES ({','.join('?' * len(values))})", values)  # noqa: S608
        for record in row.records:
            self._remember(row.graph, record)
        self._tally(row.counts, 1)
        self._base.execute("DELETE FROM failed WHERE id = ?", (row.id,))
        return known

    def take_out(self, identifier: str) -> bool:
        """Forgets an article; its graph is to be taken out of the graph. Whether there was one."""
        found = self.ask("SELECT graph, counts, shared FROM article WHERE id = ?", identifier)
        for graph, counts, keys in found:
            self._base.execute("INSERT OR IGNORE INTO stale VALUES (?)", (graph,))
            self._forget(graph)
            self._base.execute("DELETE FROM article WHERE id = ?", (identifier,))
            self._tally(json.loads(counts), -1)
            for key in json.loads(keys):
                self._base.execute("UPDATE shared SET articles = articles - 1 WHERE key = ?", (key,))
        return bool(found)

    def _remember(self, graph: str, record: Record) -> None:
        sql = "INSERT INTO record (graph, data) VALUES (?, ?) RETURNING id"
        (key,) = self._base.execute(sql, (graph, across.packed(record))).fetchone()
        blocks = across.keys(record)
        self.run("INSERT OR IGNORE INTO key VALUES (?, ?)", ((block, key) for block in blocks))
        self.run("INSERT OR IGNORE INTO touched VALUES (?)", ((block,) for block in blocks))

    def _forget(self, graph: str) -> None:
        of_it = "IN (SELECT id FROM record WHERE graph = ?)"
        self._base.execute(f"INSERT OR IGNORE INTO touched SELECT block FROM key WHERE record {of_it}", (graph,))  # noqa: S608
        self._base.execute(f"DELETE FROM key WHERE record {of_it}", (graph,))  # noqa: S608
        self._base.execute("DELETE FROM record WHERE graph = ?", (graph,))

    def _share(self, line: str) -> int:
        sql = """INSERT INTO shared (line, articles) VALUES (?, 1)
                 ON CONFLICT DO UPDATE SET articles = articles + 1 RETURNING key"""
        return int(self._base.execute(sql, (line,)).fetchone()[0])

    def _tally(self, counts: dict[str, int], sign: int) -> None:
        sql = "INSERT INTO tally VALUES (?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count"
        self._base.executemany(sql, [(name, sign * count) for name, count in counts.items()])

    def fail(self, identifier: str, cause: str, reason: str, record: str) -> None:
        """Keeps why an article could not be read, and the article. What is kept of an older text stays."""
        values = (identifier, cause, reason, record)
        self._base.execute("INSERT OR REPLACE INTO failed VALUES (?, ?, ?, ?)", values)

    def name_part(self, number: int, name: str, size: int) -> None:
        self._base.execute("INSERT OR REPLACE INTO part VALUES (?, ?, ?)", (number, name, size))

    def run(self, sql: str, values: Iterable[Sequence[object]]) -> None:
        """One change for each row of values."""
        self._base.executemany(sql, values)

    def members(self, condition: str = "1", *values: object, order: str = "part, start") -> Iterator[Member]:
        """Where the articles lie for which a condition in SQL holds, part by part."""
        sql = f"SELECT id, part, start, length FROM article WHERE {condition} ORDER BY {order}"  # noqa: S608
        return (Member(*row) for row in self._base.execute(sql, values))

    def tally(self) -> Counter[str]:
        """What was found in all articles that are held: `fact:Meeting`, `rule:...`, `claims` ..."""
        return Counter(dict(self.ask("SELECT name, count FROM tally WHERE count > 0 ORDER BY name")))

    def shared(self) -> list[str]:
        """The lines of the reference graph, sorted."""
        return [line for (line,) in self.ask("SELECT line FROM shared ORDER BY line")]
