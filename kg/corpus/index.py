"""The graph of a store: what the parts hold, in pyoxigraph on disk, ready for queries."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

import pyoxigraph as ox

from kg import across
from kg.corpus.folder import Folder, refused
from kg.corpus.joining import alike, gone, new, unsettled
from kg.corpus.manifest import Manifest, Member
from kg.corpus.parts import Parts
from kg.errors import GraphError
from kg.vocabulary import BASE, RDF, RDFS

_BATCH = 1024  # articles loaded at once: more make larger files on disk, fewer are merged more often
_STALE = 256  # graphs taken out at once
_REFERENCE, _LINKS = (ox.NamedNode(f"{BASE}graph/{name}") for name in ("reference", "links"))


class Index:
    """A store's graph, open for one writer. What the manifest says is loaded, is."""

    def __init__(self, folder: Folder, manifest: Manifest, parts: Parts) -> None:
        self._manifest, self._parts = manifest, parts
        try:
            for left in folder.graph.glob("bulk-*.sst"):  # of a load that was killed
                left.unlink()
            self._store = ox.Store(str(folder.graph))
        except OSError as fault:
            if "lock" in str(fault).lower():
                hint = "stop the server or program that has it open"
                raise GraphError("is open in another program", where=str(folder.graph), hint=hint) from None
            raise refused(fault, folder.graph) from None
        # New, or deleted by somebody: it is made from the parts. (Its length would be counted quad by quad.)
        if next(self._store.quads_for_pattern(None, None, None), None) is None:
            with manifest.change():
                manifest.run("UPDATE article SET loaded = ? WHERE loaded = 1", [(0,)])
                manifest.run("UPDATE tie SET state = ? WHERE state = 1", [(0,)])

    def settle(self, shared: Sequence[str], *, on_loaded: Callable[[int], None]) -> None:
        """Takes out what is stale, loads what is new, and the lines that articles share.

        Killed, it goes on where it was the next time.
        """
        while stale := self._manifest.ask("SELECT graph FROM stale LIMIT ?", _STALE):
            for (graph,) in stale:
                self._store.remove_graph(ox.NamedNode(graph[1:-1]))
            self._store.flush()
            with self._manifest.change():
                self._manifest.run("DELETE FROM stale WHERE graph = ?", stale)
        waiting = list(self._manifest.members("loaded = 0"))
        members = iter(waiting)
        while batch := list(islice(members, _BATCH)):
            self._load(batch)
            on_loaded(len(batch))
        self._tie()
        self._share(shared)
        # Each load lies in files of its own, which every look-up goes through. To merge them costs what all they
        # hold costs: done when the store has doubled, it is a part of each quad's load, however many runs there are.
        if len(waiting) > _BATCH and 2 * len(waiting) >= self._manifest.number("SELECT count(*) FROM article"):
            self._store.optimize()

    def _load(self, batch: Sequence[Member]) -> None:
        quads = _Stream(gzip.decompress(block) for _, block in self._parts.blocks(batch))
        self._store.bulk_load(quads, ox.RdfFormat.N_QUADS)  # type: ignore[arg-type]  # all it needs is read()
        self._store.flush()
        with self._manifest.change():
            self._manifest.run("UPDATE article SET loaded = 1 WHERE id = ?", ((m.id,) for m in batch))

    def _tie(self) -> None:
        """Takes out the ties that hold no longer, then adds those that are new: they may share a statement."""
        for tie in gone(self._manifest):
            for quad in _parsed(across.lines([tie])):
                self._store.remove(quad)
            self._store.extend(_parsed(across.lines(alike(self._manifest, tie))))
        self._store.flush()
        ties = new(self._manifest)
        while batch := list(islice(ties, _BATCH)):
            self._store.bulk_load("".join(across.lines(batch)).encode(), ox.RdfFormat.N_QUADS)
        self._store.flush()

    def _share(self, lines: Sequence[str]) -> None:
        """The reference graph, and the rules of ties, quad by quad: few, whatever the number of articles."""
        wanted = set(_parsed(lines))
        there = set(self._store.quads_for_pattern(None, None, None, _REFERENCE))
        for predicate in (RDF.type, RDFS.label):
            told = self._store.quads_for_pattern(None, ox.NamedNode(predicate[1:-1]), None, _LINKS)
            there |= {quad for quad in told if f"{quad.subject}".startswith(f"<{BASE}rule/")}
        for quad in there - wanted:
            self._store.remove(quad)
        self._store.extend(wanted - there)
        self._store.flush()


def settled(folder: Folder, manifest: Manifest) -> bool:
    """Whether the graph holds the articles that the manifest names, and no others."""
    waiting = "SELECT EXISTS (SELECT 1 FROM stale) OR EXISTS (SELECT 1 FROM article WHERE loaded = 0)"
    return (folder.graph / "CURRENT").exists() and not manifest.number(waiting) and not unsettled(manifest)


def shared_graphs(store: ox.Store) -> Iterator[ox.NamedNode]:
    """The graphs that belong to no single article."""
    return (graph for graph in (_REFERENCE, _LINKS) if store.contains_named_graph(graph))


def _parsed(lines: Sequence[str]) -> Iterator[ox.Quad]:
    return ox.parse("".join(lines).encode(), ox.RdfFormat.N_QUADS)


class _Stream:
    """Blocks of bytes as a file that is read once, from the front."""

    def __init__(self, blocks: Iterator[bytes]) -> None:
        self._blocks, self._left = blocks, b""

    def read(self, size: int = -1) -> bytes:
        """The next bytes, as many as come at once and at most `size`; none at the end."""
        while not self._left:
            block = next(self._blocks, None)
            if block is None:
                return b""
            self._left = block
        cut = len(self._left) if size < 0 else size
        found, self._left = self._left[:cut], self._left[cut:]
        return found
