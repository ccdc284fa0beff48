"""Graphs to a server, each in place of what was under its name: by Graph Store Protocol or by SPARQL Update.

A graph that is larger than a batch goes in pieces: the first replaces and says what has begun, the rest is added,
and the mark comes with the last, so that half a graph is known as such. Each request may be repeated without harm.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from kg.remote.marks import Graph
from kg.remote.services import UPDATE
from kg.remote.wire import Wire
from kg.store import in_sparql
from kg.vocabulary import SCHEMA

_TURTLE = "text/turtle; charset=utf-8"  # of which N-Triples are a part, and which every server takes
_HEAD = f"@prefix schema: <{SCHEMA.root}> .\n"  # Virtuoso believes that it is Turtle only when it sees that
_MISSING = frozenset((404,))


class Sending(Protocol):
    """A way to change graphs. batch: characters of one request, about."""

    def replace(self, graphs: Sequence[Graph]) -> None:
        """Puts graphs in place of what is there under their names."""

    def drop(self, iris: Sequence[str]) -> None:
        """Takes graphs out, where they are there."""


class GraphStore:
    """SPARQL 1.1 Graph Store HTTP Protocol: one request a graph."""

    def __init__(self, wire: Wire, url: str, batch: int) -> None:
        self._wire, self._url, self._batch = wire, url, batch

    def replace(self, graphs: Sequence[Graph]) -> None:
        """PUT of the first piece, POST of the others."""
        for graph in graphs:
            for number, piece in enumerate(_pieces(graph, self._batch)):
                method = "POST" if number else "PUT"
                named = {"graph": graph.iri}
                content = "".join((_HEAD, *piece)).encode()
                self._wire.send(method, self._url, params=named, content=content, kind=_TURTLE)

    def drop(self, iris: Sequence[str]) -> None:
        """DELETE of each."""
        for iri in iris:
            self._wire.send("DELETE", self._url, params={"graph": iri}, bear=_MISSING)


class Update:
    """SPARQL 1.1 Update: several small graphs a request."""

    def __init__(self, wire: Wire, url: str, batch: int) -> None:
        self._wire, self._url, self._batch = wire, url, batch

    def replace(self, graphs: Sequence[Graph]) -> None:
        """DROP and INSERT DATA, as one update."""
        waiting: list[str] = []
        size = 0
        for graph in graphs:
            for number, piece in enumerate(_pieces(graph, self._batch)):
                drop = "" if number else f"DROP SILENT GRAPH <{graph.iri}> ;\n"
                text = f"{drop}INSERT DATA {{ GRAPH <{graph.iri}> {{\n{''.join(map(in_sparql, piece))}}} }}"
                if waiting and size + len(text) > self._batch:
                    self._send(waiting)
                    waiting, size = [], 0
                waiting.append(text)
                size += len(text)
        if waiting:
            self._send(waiting)

    def drop(self, iris: Sequence[str]) -> None:
        """DROP of all."""
        self._send([f"DROP SILENT GRAPH <{iri}>" for iri in iris])

    def _send(self, operations: Sequence[str]) -> None:
        self._wire.send("POST", self._url, content=" ;\n".join(operations).encode(), kind=f"{UPDATE}; charset=utf-8")


def _pieces(graph: Graph, batch: int) -> Iterator[list[str]]:
    """The triples of a graph, each piece about the size of a batch or smaller; what it is about comes first."""
    if graph.size <= batch or graph.blank:
        yield [*graph.lines, graph.mark]
        return
    piece = [graph.begun, *graph.about]
    size = 0
    for line in (*graph.lines, graph.mark):
        if size and size + len(line) > batch:
            yield piece
            piece, size = [], 0
        piece.append(line)
        size += len(line)
    yield piece

