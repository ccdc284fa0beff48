"""What is on the server already: each graph that was pushed says in itself what it was made of.

The mark is one triple, graph schema:sha256 "hash of its triples", and stands in the graph it is about: it comes
and goes with the graph, so that it cannot outlive it, and whoever replaces or drops the graph drops the mark.
A graph that comes in pieces says "begun HASH" in the first and has its mark in the last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

import pyoxigraph as ox

from kg.store import in_sparql
from kg.vocabulary import SCHEMA

MARK = SCHEMA.sha256
PAGE = 1_000  # graphs named in one answer, which some servers cut at 10,000

_BEGUN = "begun "
_IDENTIFIER = f" {SCHEMA.identifier} "

Select = Callable[[str], Sequence[Sequence[object]]]
"""A SELECT on the server, to its rows."""


@dataclass(frozen=True)
class Graph:
    """A graph as it should be on the server. iri: bare. lines: its triples as N-Triples, sorted, each once."""

    iri: str
    lines: tuple[str, ...]

    @cached_property
    def hash(self) -> str:
        """The same for the same triples."""
        return sha256("".join(self.lines).encode()).hexdigest()

    @property
    def mark(self) -> str:
        """The triple that says so."""
        return f'<{self.iri}> {MARK} "{self.hash}" .\n'

    @property
    def begun(self) -> str:
        """The triple that says that such a graph is on its way, in pieces."""
        return f'<{self.iri}> {MARK} "{_BEGUN}{self.hash}" .\n'

    @cached_property
    def about(self) -> list[str]:
        """The triples that identify the article whose graph this is."""
        return [line for line in self.lines if _IDENTIFIER in line]

    @property
    def article(self) -> str:
        """What the source calls the article, as a term; "" where it is no article's graph."""
        return self.about[0].partition(_IDENTIFIER)[2].removesuffix(" .\n") if len(self.about) == 1 else ""

    @cached_property
    def size(self) -> int:
        """Characters."""
        return sum(map(len, self.lines))

    @cached_property
    def blank(self) -> bool:
        """Whether it has blank nodes, which are the same only within one request."""
        return any(line.startswith("_:") or " _:" in line for line in self.lines)


def current(graphs: Sequence[Graph], select: Select) -> set[str]:
    """The IRIs of those graphs that the server holds as they are."""
    named = " ".join(f"<{graph.iri}>" for graph in graphs)
    rows = select(f"SELECT ?g ?mark WHERE {{ VALUES ?g {{ {named} }} GRAPH ?g {{ ?g {MARK} ?mark }} }}")
    held: dict[str, set[str]] = {}
    for graph, mark in rows:
        if isinstance(graph, ox.NamedNode) and isinstance(mark, ox.Literal):
            held.setdefault(graph.value, set()).add(mark.value)
    return {
        graph.iri for graph in graphs if held.get(graph.iri, set()) - {f"{_BEGUN}{graph.hash}"} == {graph.hash}
    }


def outdated(graphs: Sequence[Graph], select: Select) -> list[str]:
    """The IRIs of pushed graphs that hold another version of the same articles, sorted.

    Text and day are part of the name of an article's graph, so that what changed has a new one.
    """
    wanted = sorted({in_sparql(graph.article) for graph in graphs if graph.article})
    if not wanted:
        return []
    told = f"GRAPH ?g {{ ?article {SCHEMA.identifier} ?id . ?g {MARK} ?mark }}"
    rows = select(f"SELECT DISTINCT ?g WHERE {{ VALUES ?id {{ {' '.join(wanted)} }} {told} }}")
    now = {graph.iri for graph in graphs}
    return sorted(graph.value for (graph,) in rows if isinstance(graph, ox.NamedNode) and graph.value not in now)


def pushed(select: Select) -> Iterator[str]:
    """The IRIs of all graphs on the server that carry a mark, sorted, page by page."""
    last = ""
    while True:
        after = f"FILTER(STR(?g) > {in_sparql(str(ox.Literal(last)))})" if last else ""
        marked = f"GRAPH ?g {{ ?g {MARK} ?mark }} {after}"
        rows = select(f"SELECT DISTINCT ?g WHERE {{ {marked} }} ORDER BY STR(?g) LIMIT {PAGE}")
        found = [graph.value for (graph,) in rows if isinstance(graph, ox.NamedNode)]
        yield from found
        if len(rows) < PAGE or not found:
            return
        last = found[-1]
