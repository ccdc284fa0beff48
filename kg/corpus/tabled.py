"""The table of facts again, from the graph of an article: of a store, which keeps graphs alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

import pyoxigraph as ox

from kg.vocabulary import CLASSES, DIP, NIF, RDF, RDFS, SCHEMA, SEM, SKOS

_Term = ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple
_Node = Mapping[str, list[_Term]]
_NOTHING: _Node = MappingProxyType({})
_FIRST, _SECOND = (DIP.initiator, DIP.speaker), (DIP.target,)
_OTHERS = (DIP.attendee, DIP.host, DIP.mediator, DIP.addressee, DIP.participant)
_WRITTEN = {*CLASSES, "SpeechAct"}


class Graph:
    """The quads of one article, by subject and predicate."""

    def __init__(self, lines: bytes) -> None:
        found: dict[str, dict[str, list[_Term]]] = defaultdict(lambda: defaultdict(list))
        for quad in ox.parse(lines, ox.RdfFormat.N_QUADS):
            found[str(quad.subject)][str(quad.predicate)].append(quad.object)
        self.nodes: Mapping[str, _Node] = found
        text = next((known[NIF.isString][0] for known in found.values() if NIF.isString in known), None)
        self.text = text.value if isinstance(text, ox.Literal) else ""

    def of(self, node: str) -> _Node:
        return self.nodes.get(node, _NOTHING)

    def is_a(self, node: str, class_: str) -> bool:
        return class_ in map(str, self.of(node).get(RDF.type, ()))

    def one(self, node: str, predicate: str) -> str | None:
        """The value of a property that has one at most, bare."""
        values = self.of(node).get(predicate, ())
        return next((value.value for value in values if not isinstance(value, ox.Triple)), None)

    def iris(self, node: str, *predicates: str) -> list[str]:
        values = (value for predicate in predicates for value in self.of(node).get(predicate, ()))
        return sorted({value.value for value in values if isinstance(value, ox.NamedNode)})

    def ends(self, span: str) -> tuple[int, int]:
        """Where a span begins and ends."""
        return int(self.one(span, NIF.beginIndex) or 0), int(self.one(span, NIF.endIndex) or 0)

    def sentence(self, span: str) -> str | None:
        """The text of the sentence that a span lies in."""
        for iri in self.iris(span, NIF.sentence):
            begin, end = self.ends(f"<{iri}>")
            return self.text[begin:end]
        return None


def rows(lines: bytes) -> list[list[Any]]:
    """The rows that `table.rows` gives of an article, from its graph as N-Quads, each in the order of COLUMNS.

    They come in the order of the text; facts of the same words may change places.

    Where the graph was made without statements, confidence is null: nothing else in it says so.
    """
    graph = Graph(lines)
    article = next(node for node in graph.nodes if graph.is_a(node, SCHEMA.NewsArticle))
    about = [graph.one(article, name) for name in (SCHEMA.identifier, SCHEMA.datePublished)]
    house = next(iter(graph.iris(article, SCHEMA.publisher)), "")
    about += [graph.one(f"<{house}>", RDFS.label), graph.one(article, SCHEMA.url)]
    confidence = _confidence(graph)
    facts = [(_place(graph, node), node) for node, known in graph.nodes.items() if DIP.status in known]
    return [[*about, *_row(graph, node, place, confidence.get(node))] for place, node in sorted(facts)]


def _row(graph: Graph, node: str, place: tuple[Any, ...], confidence: float | None) -> list[Any]:
    classes = {one.removeprefix(DIP.root) for one in graph.iris(node, RDF.type)} & _WRITTEN
    kind = min(classes, default=None)
    reported = graph.one(node, DIP.polarity) is not None
    roles = [graph.iris(node, *names) for names in (_FIRST, _SECOND, _OTHERS)]
    return [
        node[1:-1], kind, _local(graph.one(node, DIP.category)), _local(graph.one(node, DIP.status)),
        graph.one(node, RDFS.label),
        *(column for whom in roles for column in (whom, _states(graph, whom))),
        next(iter(graph.iris(node, SEM.hasPlace)), None),
        graph.one(node, SEM.hasEarliestBeginTimeStamp), graph.one(node, SEM.hasLatestEndTimeStamp),
        graph.one(node, DIP.timeText),
        _local(graph.one(node, DIP.mode)) if reported else None, _local(graph.one(node, DIP.polarity)),
        graph.one(node, SCHEMA.text),
        graph.iris(node, DIP.accordingTo), graph.one(node, DIP.inferred) == "true",
        place[0], graph.sentence(place[2]),
        next((graph.one(f"<{rule}>", RDFS.label) for rule in graph.iris(node, DIP.byRule)), None), confidence,
    ]  # fmt: skip


def _place(graph: Graph, node: str) -> tuple[int, list[tuple[int, int]], str]:
    """Where a fact is told: the number of its sentence, its spans, and the first of them."""
    spans = graph.iris(node, DIP.triggerSpan, DIP.cueSpan)
    found = []
    for span in (f"<{iri}>" for iri in spans):
        numbers = [graph.one(f"<{iri}>", DIP.sentenceNumber) for iri in graph.iris(span, NIF.sentence)]
        found.append((graph.ends(span), int(numbers[0] or 0) if numbers else 0, span))
    found.sort()
    return (found[0][1], [ends for ends, _, _ in found], found[0][2]) if found else (0, [], "")


def _states(graph: Graph, agents: Iterable[str]) -> list[str]:
    """Codes of states, their own or of whom they act for."""
    sides = {side for one in agents for side in (one, *graph.iris(f"<{one}>", DIP.actsFor))}
    states = (f"<{side}>" for side in sides if graph.is_a(f"<{side}>", DIP.State))
    return sorted({code for state in states if (code := graph.one(state, SKOS.notation))})


def _confidence(graph: Graph) -> dict[str, float]:
    """Of each fact, as its statements have it."""
    found: dict[str, float] = {}
    for known in graph.nodes.values():
        if DIP.confidence in known and RDF.subject in known:
            degree = known[DIP.confidence][0]
            if isinstance(degree, ox.Literal):
                found[str(known[RDF.subject][0])] = float(degree.value)
    return found


def _local(iri: str | None) -> str | None:
    return iri.rpartition("#")[2] if iri else None
