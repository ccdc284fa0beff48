"""What one leader, state or meeting has a part in: a small graph out of a large one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeAlias

import pyoxigraph as ox

from kg.errors import GraphError
from kg.store import expand
from kg.vocabulary import DIP, RDF, RDFS, SCHEMA, SKOS

Graph: TypeAlias = ox.NamedNode | ox.DefaultGraph  # the default graph: of a file whose articles are joined

MOST = 60  # articles: what a picture can show and a browser can hold
_ROLES = ("participant", "initiator", "speaker", "attendee", "host", "target", "mediator", "addressee")


def about(store: ox.Store, what: str, *, since: date | None = None) -> tuple[ox.Store, int]:
    """The events and speech acts in which a node has a role, with all they lead to; newest articles first.

    what: an IRI, a short name, or a label in full. Gives a store in memory, and how many articles were left
    out because there are more than a picture can show. GraphError where nobody is called so, or has no part.
    """
    node = _found(store, what)
    graphs: dict[Graph, set[ox.NamedNode]] = {}
    for event, graph in _events(store, node):
        graphs.setdefault(graph, set()).add(event)
    days = {graph: _published(store, graph) for graph in graphs}
    after = since.isoformat() if since else ""
    chosen = sorted((graph for graph in graphs if days[graph] >= after), key=lambda g: (days[g], str(g)), reverse=True)
    if not chosen:
        when = f" since {after}" if graphs else ""
        raise GraphError(f"{what} has no part in any event{when}", hint="try a leader, a state or a meeting")
    small = ox.Store()
    for graph in chosen[:MOST]:
        small.bulk_extend(_reached(store, graph, graphs[graph]))
    return small, max(0, len(chosen) - MOST)


def _found(store: ox.Store, what: str) -> ox.NamedNode:
    if iri := expand(what):
        node = ox.NamedNode(iri)
        if next(store.quads_for_pattern(node, None, None), None):
            return node
    for predicate in (RDFS.label, SKOS.altLabel):
        named = store.quads_for_pattern(None, _node(predicate), ox.Literal(what, language="en"))
        subjects = {quad.subject for quad in named if isinstance(quad.subject, ox.NamedNode)}
        if subjects:  # of several with the same name, the one that articles share
            return min(subjects, key=lambda node: (len(node.value), node.value))
    hint = "give its label in full, or an IRI as kg query shows it"
    raise GraphError(f"nothing is called {what}", hint=hint)


def _events(store: ox.Store, node: ox.NamedNode) -> Iterator[tuple[ox.NamedNode, Graph]]:
    """Events the node has a role in, or is, with the graph that says so."""
    for role in _ROLES:
        for quad in store.quads_for_pattern(None, _node(DIP[role]), node):
            if isinstance(quad.subject, ox.NamedNode) and not isinstance(quad.graph_name, ox.BlankNode):
                yield quad.subject, quad.graph_name
    for quad in store.quads_for_pattern(node, _node(DIP.status), None):
        if not isinstance(quad.graph_name, ox.BlankNode):
            yield node, quad.graph_name


def _published(store: ox.Store, graph: Graph) -> str:
    found = next(store.quads_for_pattern(None, _node(SCHEMA.datePublished), None, graph), None)
    return found.object.value if found and isinstance(found.object, ox.Literal) else ""


def _reached(store: ox.Store, graph: Graph, events: Iterable[ox.NamedNode]) -> list[ox.Quad]:
    """The quads of a graph that the events lead to, and the statements about the events.

    They are followed one by one, since a picture needs some of what an article's graph holds.
    """
    start: list[object] = [graph, *sorted(events, key=str)]
    for event in events:
        start += (quad.subject for quad in store.quads_for_pattern(None, _node(RDF.subject), event, graph))
    seen = set(start)
    kept: list[ox.Quad] = []
    while start:
        subject = start.pop()
        if isinstance(subject, ox.NamedNode | ox.BlankNode):
            for quad in store.quads_for_pattern(subject, None, None, graph):
                kept.append(quad)
                if quad.object not in seen:
                    seen.add(quad.object)
                    start.append(quad.object)
    return kept


def _node(term: str) -> ox.NamedNode:
    return ox.NamedNode(term[1:-1])
