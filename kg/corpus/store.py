"""A store to read from: its graph for queries, its figures, its quads as one file."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.corpus.folder import Folder, durable
from kg.corpus.manifest import Manifest
from kg.corpus.packing import needed, table, zstd
from kg.corpus.parts import LINKS, SHARED, Parts
from kg.corpus.tabled import rows
from kg.errors import GraphError
from kg.files import writable
from kg.model.quad import Quad

STREAMED = (".nq", ".nq.gz", ".nq.zst", ".parquet")


@dataclass(frozen=True, slots=True)
class Store:
    """What a store holds. waiting: articles that are read but not in its graph yet, since a run was interrupted.
    older: articles read by other rules than the newest. counts: `fact:Meeting`, `rule:...`, `claims` to how often."""

    articles: int
    waiting: int
    older: int
    failed: int
    quads: int
    size: int
    first: str
    last: str
    counts: Counter[str]
    causes: Counter[str]


def is_store(path: str | Path) -> bool:
    """Whether a path is a store's folder."""
    return Folder(Path(path)).is_store()


def opened(path: str | Path) -> ox.Store:
    """The graph of a store, read only: as it is at this moment, whoever writes to it. GraphError where it is none."""
    folder = _folder(path)
    if not (folder.graph / "CURRENT").exists():
        hint = "run kg build again on the same articles: it goes on where it was"
        raise GraphError("nothing is loaded yet", where=str(path), hint=hint)
    try:
        return ox.Store.read_only(str(folder.graph))
    except OSError as fault:
        hint = f"delete {folder.graph} and run kg build again: it is made from the parts"
        raise GraphError(f"its graph cannot be opened: {fault}", where=str(path), hint=hint) from None


def described(path: str | Path) -> Store:
    """The figures of a store, from its manifest alone."""
    folder = _folder(path)
    with Manifest(folder.manifest) as manifest:
        newest = "SELECT version FROM article ORDER BY part DESC, start DESC LIMIT 1"
        row = manifest.ask("SELECT count(*), sum(loaded), sum(quads), max(published) FROM article")[0]
        return Store(
            articles=row[0],
            waiting=row[0] - (row[1] or 0),
            older=manifest.number(f"SELECT count(*) FROM article WHERE version <> ({newest})"),  # noqa: S608
            failed=manifest.number("SELECT count(*) FROM failed"),
            quads=(row[2] or 0) + manifest.number("SELECT value FROM setting WHERE name = 'shared'"),
            size=sum(entry.stat().st_size for entry in folder.path.rglob("*") if entry.is_file()),
            first=(manifest.ask("SELECT min(published) FROM article WHERE published > ''")[0][0] or ""),
            last=row[3] or "",
            counts=manifest.tally(),
            causes=Counter(dict(manifest.ask("SELECT cause, count(*) FROM failed GROUP BY cause ORDER BY cause"))),
        )


def export(path: str | Path, out: Path) -> int:
    """All quads of a store as .nq, .nq.gz or .nq.zst, or its facts as a .parquet table, in the order of the articles'
    ids; how many articles.

    The same articles give the same bytes, in whatever order and however often they were built. One article
    is held in memory at a time.
    """
    folder = _folder(path)
    writable(out)
    if out.suffix == ".zst":
        needed("zstandard", "zstd", out)
    if out.suffix == ".parquet":
        needed("pyarrow", "parquet", out)
    with Manifest(folder.manifest) as manifest:
        match out.suffix:
            case ".parquet":
                articles = _blocks(folder, manifest, packed=False, shared=False)
                durable(out, table(json.dumps(rows(lines)).encode() for lines in articles))
            case ".zst":
                durable(out, zstd(_blocks(folder, manifest, packed=False)))
            case ending:
                durable(out, _blocks(folder, manifest, packed=ending == ".gz"))
        return manifest.number("SELECT count(*) FROM article")


def quads(path: str | Path) -> list[Quad]:
    """All quads of a store, in memory, sorted. GraphError as for `export`."""
    folder = _folder(path)
    with Manifest(folder.manifest) as manifest:
        lines = {line for block in _blocks(folder, manifest, packed=False) for line in block.decode().split("\n")}
    return [_quad(line) for line in sorted(lines) if line]


def graphs(path: str | Path) -> Iterator[tuple[str, list[str]]]:
    """Each graph of a store, its bare IRI and its triples as lines of N-Triples: articles, then what they share.

    One article is held in memory at a time. GraphError as for `export`.
    """
    folder = _folder(path)
    with Manifest(folder.manifest) as manifest:
        for block in _blocks(folder, manifest, packed=False):
            yield from _by_graph(block.decode())


def _by_graph(text: str) -> Iterator[tuple[str, list[str]]]:
    """N-Quads, each line with its break, by graph."""
    graph = text[: text.find("\n")].rpartition(" ")[0].rpartition(" ")[2]
    end = f" {graph} .\n"
    if text and text.count(end) == text.count("\n"):  # an article's: all at once
        yield graph[1:-1], [f"{line} .\n" for line in text.split(end) if line]
        return
    triples: dict[str, list[str]] = {}
    for line in filter(None, text.split("\n")):
        triple, graph, _ = line.rsplit(" ", 2)
        triples.setdefault(graph[1:-1], []).append(f"{triple} .\n")
    yield from sorted(triples.items())


def _quad(line: str) -> Quad:
    """Only the object of a quad can hold a blank: the others are IRIs."""
    subject, predicate, rest = line.split(" ", 2)
    value, graph, _ = rest.rsplit(" ", 2)
    return Quad(subject, predicate, value, graph)


def _blocks(folder: Folder, manifest: Manifest, *, packed: bool, shared: bool = True) -> Iterator[bytes]:
    parts = Parts(folder, manifest)
    found: Iterable[bytes] = (block for _, block in parts.blocks(manifest.members(order="id")))
    try:
        for block in found:
            yield block if packed else gzip.decompress(block)
        for name in (LINKS, SHARED) if shared else ():
            path = folder.parts / name
            if path.exists():
                yield path.read_bytes() if packed else gzip.decompress(path.read_bytes())
    except FileNotFoundError:
        hint = "wait until the other kg is done"
        raise GraphError("was changed while it was read", where=str(folder.path), hint=hint) from None


def _folder(path: str | Path) -> Folder:
    folder = Folder(Path(path))
    if not folder.is_store():
        what = "is no store" if folder.path.exists() else "no such store"
        raise GraphError(what, where=str(path), hint=f"kg build ARTICLES -o {folder.path}/ makes one")
    return folder
