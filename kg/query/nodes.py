"""From what a person types to the nodes it means, in every article."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import TypeAlias

import pyoxigraph as ox

from kg.errors import QueryError
from kg.query.running import Result
from kg.store import expand
from kg.vocabulary import OWL, RDFS, SKOS, WIKIDATA

Ask: TypeAlias = Callable[[str], Result]
_LABEL, _FURTHER = RDFS.label, SKOS.altLabel
_LIKE = 20000  # labels that are looked through for one that is near


def nodes(asked: ox.Store | Ask, text: str, *, where: str = "") -> tuple[str, ...]:
    """The IRIs that an IRI, a short name or a label means, with those that are tied to them, sorted.

    asked: a store, or what puts a query to a server. A label that several agents have means them all; a further
    name only where it is nobody's label. QueryError where nothing is called so.
    """
    known = _Local(asked) if isinstance(asked, ox.Store) else _Asked(asked)
    found = set[str]()
    if iri := expand(text):
        try:
            ox.NamedNode(iri)
        except ValueError:
            raise QueryError(f"{text} is no IRI", where=where, hint="give a label, or an IRI without blanks") from None
        found = {iri} if known.holds(iri) else found
    found = found or known.called(_LABEL, text) or known.called(_FURTHER, text)
    if not found:
        near = get_close_matches(text, known.labels(), n=1)
        hint = f"did you mean {near[0]}?" if near else "give its label in full, or its IRI"
        raise QueryError(f"nothing is called {text}", where=where, hint=hint)
    ahead = found
    while ahead := {one for one in known.tied(ahead) if not one.startswith(WIKIDATA)} - found:
        found |= ahead
    return tuple(sorted(found))


class _Local:
    """A store, looked into."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    def holds(self, iri: str) -> bool:
        node = ox.NamedNode(iri)
        patterns = self._store.quads_for_pattern(node, None, None), self._store.quads_for_pattern(None, None, node)
        return any(next(quads, None) for quads in patterns)

    def called(self, predicate: str, text: str) -> set[str]:
        literals = ox.Literal(text, language="en"), ox.Literal(text)
        quads = (q for one in literals for q in self._store.quads_for_pattern(None, _node(predicate), one))
        return {quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)}

    def tied(self, iris: Iterable[str]) -> set[str]:
        same, found = _node(OWL.sameAs), set[object]()
        for node in map(ox.NamedNode, iris):
            found |= {quad.object for quad in self._store.quads_for_pattern(node, same, None)}
            found |= {quad.subject for quad in self._store.quads_for_pattern(None, same, node)}
        return {one.value for one in found if isinstance(one, ox.NamedNode)}

    def labels(self) -> list[str]:
        quads = zip(range(_LIKE), self._store.quads_for_pattern(None, _node(_LABEL), None), strict=False)
        return sorted({quad.object.value for _, quad in quads if isinstance(quad.object, ox.Literal)})


class _Asked:
    """A server, asked."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def holds(self, iri: str) -> bool:
        return self._ask(f"ASK {{ {{ <{iri}> ?p ?o }} UNION {{ ?s ?p <{iri}> }} }}").boolean

    def called(self, predicate: str, text: str) -> set[str]:
        literals = ox.Literal(text, language="en"), ox.Literal(text)
        either = " UNION ".join(f"{{ ?node {predicate} {one} }}" for one in literals)
        return self._found(f"SELECT DISTINCT ?node WHERE {{ {either} }}")

    def tied(self, iris: Iterable[str]) -> set[str]:
        values = " ".join(f"<{iri}>" for iri in sorted(iris))
        either = f"{{ ?one {OWL.sameAs} ?node }} UNION {{ ?node {OWL.sameAs} ?one }}"
        return self._found(f"SELECT DISTINCT ?node WHERE {{ VALUES ?one {{ {values} }} {either} }}")

    def labels(self) -> list[str]:
        rows = self._ask(f"SELECT DISTINCT ?label WHERE {{ ?node {_LABEL} ?label }} LIMIT {_LIKE}").rows
        return sorted({row[0].value for row in rows if isinstance(row[0], ox.Literal)})

    def _found(self, sparql: str) -> set[str]:
        return {row[0].value for row in self._ask(sparql).rows if isinstance(row[0], ox.NamedNode)}


def _node(term: str) -> ox.NamedNode:
    return ox.NamedNode(term[1:-1])
