"""A store or graph to a server: what is there as it should be stays, the rest is sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal as OneOf

from kg.corpus.summary import OnProgress, Progress
from kg.errors import RemoteError
from kg.remote import local, marks, services
from kg.remote.address import Address, Login
from kg.remote.asking import selecting
from kg.remote.marks import Graph
from kg.remote.sending import GraphStore, Sending, Update
from kg.remote.wire import Wire

BATCH = 1_000_000  # characters
_COMPARED = 100  # graphs asked for at once
_HELD = 16_000_000  # characters of graphs held at once

Way = OneOf["gsp", "update"]


@dataclass(slots=True)
class Pushed:
    """What was done, in graphs; quads: those sent. way: the protocol that was used.

    replaced: earlier versions of articles, taken out. pruned: what was taken out because it is no longer here.
    """

    sent: int = 0
    unchanged: int = 0
    replaced: int = 0
    pruned: int = 0
    quads: int = 0
    way: Way = "gsp"


def push(
    path: Path, address: Address, login: Login | None = None, *,
    way: Way | None = None, endpoint: Address | None = None, name: str = "", prune: bool = False,
    batch: int = BATCH, timeout: float = 60.0, on_progress: OnProgress | None = None,
) -> Pushed:  # fmt: skip
    """Brings the graphs of a store or file to a server, each whole in place of what is there under its name.

    way: the protocol, or None for what the server has, gsp first. endpoint: the address of that protocol's service
    where it cannot be found. name: see `local.given`. prune: takes out graphs that were pushed before and are not
    in the store. batch: characters of a request, about. Interrupted at any moment, the next push goes on there.
    Raises GraphError for the store or file, RemoteError for the server.
    """
    given = local.given(path, name=name)  # a file that cannot be read is told before the server is asked
    tell = on_progress or (lambda _: None)
    with Wire(login, timeout=timeout) as wire:
        asked = services.for_queries(wire, address, known=login is not None)
        select = selecting(wire, asked)
        sending, done = _sending(wire, address, asked, way=way, endpoint=endpoint, batch=batch)
        known: set[str] = set()
        for some in _batches(given.graphs):
            there = marks.current(some, select)
            stale = [graph for graph in some if graph.iri not in there]
            sending.replace(stale)
            old = [iri for iri in marks.outdated(some, select) if iri not in given.names]
            sending.drop(old)
            done.replaced += len(old)
            done.sent += len(stale)
            done.unchanged += len(some) - len(stale)
            done.quads += sum(len(graph.lines) for graph in stale)
            if prune:
                known.update(graph.iri for graph in some)
            tell(Progress("pushing", done.sent + done.unchanged, given.total, done.quads, things="quads"))
        if prune:
            gone = [iri for iri in marks.pushed(select) if iri not in known]
            for start in range(0, len(gone), _COMPARED):
                sending.drop(gone[start : start + _COMPARED])
                done.pruned += len(gone[start : start + _COMPARED])
    return done


def _sending(
    wire: Wire, address: Address, asked: str, *, way: Way | None, endpoint: Address | None, batch: int
) -> tuple[Sending, Pushed]:
    """The protocol that is wanted, or that the server has."""
    if way != "update" and (url := endpoint.url if endpoint else services.for_graphs(wire, address)):
        return GraphStore(wire, url, batch), Pushed(way="gsp")
    if way != "gsp" and (url := endpoint.url if endpoint else services.for_updates(wire, address, asked)):
        return Update(wire, url, batch), Pushed(way="update")
    wanted = {"gsp": "Graph Store Protocol", "update": "SPARQL Update", None: "service for changes"}[way]
    hint = "give its address with --endpoint and --protocol; look whether the server may be written to"
    raise RemoteError(f"no {wanted} is found", where=address.url, hint=hint)


def _batches(graphs: Iterable[Graph]) -> Iterator[list[Graph]]:
    """So many graphs as are asked for at once, and fewer where they are large."""
    some: list[Graph] = []
    size = 0
    for graph in graphs:
        some.append(graph)
        size += graph.size
        if len(some) == _COMPARED or size > _HELD:
            yield some
            some, size = [], 0
    if some:
        yield some


