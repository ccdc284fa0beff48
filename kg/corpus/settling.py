"""The end of every change: what the manifest says becomes what the store holds."""

from __future__ import annotations

from collections.abc import Callable

from kg import across
from kg.corpus.folder import Folder, durable
from kg.corpus.index import Index, settled
from kg.corpus.joining import held, rejoin, rules, settle_ties
from kg.corpus.manifest import Manifest
from kg.corpus.parts import Parts


def settle(folder: Folder, manifest: Manifest, *, on_loaded: Callable[[int], None]) -> None:
    """Joins what articles have in common, loads what is new into the graph, takes out what is no longer named,
    writes failed.jsonl.

    on_loaded: told how many articles were loaded, batch by batch. Can be killed at any point and called again.
    """
    parts = Parts(folder, manifest)
    parts.compact()
    with manifest.change():
        manifest.run("DELETE FROM shared WHERE articles <= ?", [(0,)])
        manifest.run("DELETE FROM tally WHERE count <= ?", [(0,)])
    rejoin(manifest)
    shared, known = manifest.shared(), across.lines((), rules(manifest))
    if not settled(folder, manifest) or not parts.shares(shared) or not parts.links():
        Index(folder, manifest, parts).settle([*shared, *known], on_loaded=on_loaded)
        links = parts.link(held(manifest), known)
        with manifest.change():
            settle_ties(manifest)
            number = str(len(shared) + links)
            manifest.run("INSERT OR REPLACE INTO setting VALUES ('shared', ?)", [(number,)])
        parts.share(shared)  # last: while it is an older one, the graph is looked through again
    records = manifest.ask("SELECT record FROM failed ORDER BY id")
    if records:
        durable(folder.failed, (f"{record}\n".encode() for (record,) in records))
    else:
        folder.failed.unlink(missing_ok=True)
