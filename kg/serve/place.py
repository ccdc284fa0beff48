"""What is served: a store where it lies, or a graph file, read once into a folder that goes at the end."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg import store
from kg.corpus import store as corpus


@dataclass(frozen=True, slots=True)
class Place:
    """Where the graph lies. given: what the user named. folder: the graph on disk. live: somebody may write to it."""

    given: Path
    folder: Path
    live: bool

    def opened(self) -> ox.Store:
        """The graph as it is now, read only. GraphError where it cannot be opened."""
        return corpus.opened(self.given) if self.live else ox.Store.read_only(str(self.folder))

    def stamp(self) -> tuple[tuple[str, int], ...]:
        """What changes when the graph does: its files and their sizes."""
        if not self.live:
            return ()
        try:
            files = [path for path in self.folder.iterdir() if not path.name.startswith(("LOG", "LOCK"))]
            return tuple(sorted((path.name, path.stat().st_size) for path in files))
        except OSError:  # a file that was merged away between two looks
            return (("", -1),)


@contextmanager
def prepared(given: Path) -> Iterator[Place]:
    """The place of a store or of a graph file. GraphError where there is none, or nothing in it yet."""
    if corpus.is_store(given) or given.is_dir() or not (given.exists() or given.suffix):
        corpus.opened(given)
        yield Place(given, given / "graph", live=True)
        return
    read = store.load(given)
    with tempfile.TemporaryDirectory(prefix="kg-serve-") as folder:
        lines = read.dump(format=ox.RdfFormat.N_QUADS)
        del read
        copy = ox.Store(folder)
        copy.bulk_load(lines, ox.RdfFormat.N_QUADS)
        copy.flush()
        del copy, lines  # one process may write, so that the workers find it closed
        yield Place(given, Path(folder), live=False)
