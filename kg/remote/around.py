"""A small graph out of a server's large one: whole articles, the newest first, as a picture or explanation needs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import pyoxigraph as ox

from kg.corpus.about import MOST, about
from kg.errors import GraphError, RemoteError
from kg.remote.asking import Endpoint
from kg.remote.marks import MARK
from kg.store import expand, in_sparql
from kg.vocabulary import DIP, RDFS, ROLES, SCHEMA, SKOS

_CANDIDATES = 20


def neighbourhood(endpoint: Endpoint, what: str, *, since: date | None = None) -> tuple[ox.Store, int]:
    """What a node has a part in, as `kg.corpus.about.about` says, and how many articles were left out.

    GraphError where nobody is called so, or has no part; RemoteError for the server's faults.
    """
    node = _one(endpoint, what)
    roles = ", ".join(DIP[role] for role in sorted(ROLES))
    part = f"{{ ?event ?role {node} . FILTER(?role IN ({roles})) }} UNION {{ {node} {DIP.status} ?status }}"
    graphs, left = _newest(endpoint, part, since=since)
    if not graphs:
        when = f" since {since}" if since else ""
        raise GraphError(f"{what} has no part in any event{when}", hint="try a leader, a state or a meeting")
    return about(fetched(endpoint, graphs), f"{node}", since=since)[0], left


def for_explaining(endpoint: Endpoint, terms: Sequence[str]) -> tuple[ox.Store, int]:
    """The articles that tell of a node, and what is known of it beforehand; how many articles were left out.

    terms: a node, or the three parts of a triple, of which the first decides.
    """
    nodes = _called(endpoint, terms[0], (RDFS.label, SKOS.altLabel), (f"{_text(terms[0])}@en", _text(terms[0])))
    if not nodes:
        raise GraphError("nothing on the server goes by that name", where=terms[0], hint=_NAMING)
    told = " UNION ".join(f"{{ {node} ?p ?o }} UNION {{ ?s ?p {node} }}" for node in nodes)
    graphs, left = _newest(endpoint, told)
    return fetched(endpoint, graphs), left


def fetched(endpoint: Endpoint, graphs: Iterable[ox.NamedNode]) -> ox.Store:
    """Graphs of a server in a store, without their marks. RemoteError where the server gives them in part."""
    store = ox.Store()
    for graph in graphs:
        triples = endpoint.triples(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}")
        counted = endpoint.select(f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}")[0][0]
        if not isinstance(counted, ox.Literal) or int(counted.value) != len(triples):
            what = f"gives only {len(triples):,} triples of {graph.value}"
            raise RemoteError(what, where=endpoint.url, hint="raise its limit on results (Virtuoso: ResultSetMaxRows)")
        kept = (triple for triple in triples if not _is_mark(triple, graph))
        store.extend(ox.Quad(triple.subject, triple.predicate, triple.object, graph) for triple in kept)
    return store


def _newest(endpoint: Endpoint, pattern: str, *, since: date | None = None) -> tuple[list[ox.NamedNode], int]:
    """The graphs in which a pattern holds, those of the newest articles first, and how many more there are."""
    published = f"OPTIONAL {{ ?article {SCHEMA.datePublished} ?d }}"
    after = f'FILTER(STR(?d) >= "{since.isoformat()}")' if since else ""
    where = f"WHERE {{ GRAPH ?g {{ {{ {pattern} }} {published} }} {after} }}"
    order = f"GROUP BY ?g ORDER BY DESC(?day) DESC(STR(?g)) LIMIT {MOST}"
    rows = endpoint.select(f"SELECT ?g (MAX(STR(?d)) AS ?day) {where} {order}")
    graphs = [row[0] for row in rows if isinstance(row[0], ox.NamedNode)]
    if len(rows) < MOST:
        return graphs, 0
    counted = endpoint.select(f"SELECT (COUNT(DISTINCT ?g) AS ?n) {where}")[0][0]
    return graphs, int(counted.value) - len(graphs) if isinstance(counted, ox.Literal) else 0


def _one(endpoint: Endpoint, what: str) -> ox.NamedNode:
    """The node of that IRI or label; of several, the one that articles share."""
    for predicate in (RDFS.label, SKOS.altLabel):
        if found := _called(endpoint, what, (predicate,), (f"{_text(what)}@en",)):
            return found[0]
    raise GraphError(f"nothing is called {what}", hint=_NAMING)


def _called(endpoint: Endpoint, what: str, predicates: Sequence[str], labels: Sequence[str]) -> list[ox.NamedNode]:
    """The node an IRI means, where the server knows it; else those with a label, the shortest IRI first."""
    if node := _node(what):
        for triple in (f"{node} ?p ?o", f"?s ?p {node}"):
            if endpoint.select(f"SELECT ?g WHERE {{ GRAPH ?g {{ {triple} }} }} LIMIT 1"):
                return [node]
    for predicate in predicates:
        for label in labels:
            named = f"SELECT DISTINCT ?s WHERE {{ GRAPH ?g {{ ?s {predicate} {label} }} FILTER(ISIRI(?s)) }}"
            nearest = f"SELECT ?s WHERE {{ {{ {named} }} }} ORDER BY STRLEN(STR(?s)) STR(?s) LIMIT {_CANDIDATES}"
            if found := [row[0] for row in endpoint.select(nearest) if isinstance(row[0], ox.NamedNode)]:
                return found
    return []


def _node(text: str) -> ox.NamedNode | None:
    try:
        return ox.NamedNode(expand(text) or "")
    except ValueError:
        return None


def _text(what: str) -> str:
    return in_sparql(str(ox.Literal(what)))


def _is_mark(triple: ox.Triple, graph: ox.NamedNode) -> bool:
    return triple.subject == graph and triple.predicate.value == MARK[1:-1]


_NAMING = "give its label in full, or an IRI as kg query shows it"
