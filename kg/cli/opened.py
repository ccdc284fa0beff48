"""The graph a command asks: a file that is read into memory, or a store that is opened where it lies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyoxigraph as ox


def opened(path: Path) -> ox.Store:
    """The graph of a file, or of a store, read only. GraphError where there is none."""
    from kg import store
    from kg.corpus import store as corpus

    return corpus.opened(path) if corpus.is_store(path) else store.load(path)
