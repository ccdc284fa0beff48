"""From what a person types to a node of the graph."""

from __future__ import annotations

from difflib import get_close_matches

import pyoxigraph as ox

from kg.errors import GraphError
from kg.explain.terms import ALT_LABEL, LABEL, Term, one, subjects
from kg.store import expand, shorten
from kg.vocabulary import DIP

_CANDIDATES = 5


def find(store: ox.Store, text: str) -> ox.NamedNode:
    """The node an IRI, a prefixed name, a local part or a label means.

    Raises GraphError where there is none, or more than one, with the candidates.
    """
    iri = expand(text)
    if iri is not None and _holds(store, iri):
        return ox.NamedNode(iri)
    for found in (_labelled(store, text), _ending(store, text)):
        if len(found) == 1:
            return ox.NamedNode(found[0])
        if found:
            shown = _listed(store, found)
            raise GraphError("this could be several things", where=text, hint=f"give one of {shown}")
    near = _near(store, text)
    hint = f"did you mean {_listed(store, near)}?" if near else "kg query GRAPH --name meetings shows some"
    raise GraphError("nothing in the graph goes by that name", where=text, hint=hint)


def find_predicate(store: ox.Store, text: str) -> ox.NamedNode:
    """The property an IRI, a prefixed name or a local name of the ontology means."""
    iri = expand(text) or (DIP.iri(text) if text in DIP.names else None)
    if iri is None:
        near = get_close_matches(text.rpartition(":")[2], sorted(DIP.names), n=1)
        hint = f"did you mean dip:{near[0]}?" if near else "give its IRI or a prefixed name"
        raise GraphError("no property goes by that name", where=text, hint=hint)
    used = next(iter(store.quads_for_pattern(None, ox.NamedNode(iri), None)), None)
    if used is None:
        hint = "explain the first node alone"
        raise GraphError("the graph does not use this property", where=text, hint=hint)
    return ox.NamedNode(iri)


def find_value(store: ox.Store, text: str) -> Term:
    """A node, or where nothing goes by that name a literal of the graph with that text."""
    try:
        return find(store, text)
    except GraphError:
        for quad in store:
            if isinstance(quad.object, ox.Literal) and quad.object.value == text:
                return quad.object
        raise


def _holds(store: ox.Store, iri: str) -> bool:
    try:
        term = ox.NamedNode(iri)
    except ValueError:
        return False
    patterns = (store.quads_for_pattern(term, None, None), store.quads_for_pattern(None, None, term))
    return any(next(iter(quads), None) is not None for quads in patterns)


def _labelled(store: ox.Store, text: str) -> list[str]:
    """The nodes with that label; else those with it as a further name."""
    for predicate in (LABEL, ALT_LABEL):
        for label in (ox.Literal(text, language="en"), ox.Literal(text)):
            if found := subjects(store, predicate, label):
                return [term.value for term in found]
    return []


def _ending(store: ox.Store, text: str) -> list[str]:
    """The nodes whose IRI ends in that local part, or in `kind/local` for `kind:local` under another base."""
    tail = "/" + text.replace(":", "/").lstrip("/")
    return sorted(iri for iri in _nodes(store) if iri.endswith((tail, "#" + text)))


def _nodes(store: ox.Store) -> set[str]:
    return {
        term.value for quad in store for term in (quad.subject, quad.object) if isinstance(term, ox.NamedNode)
    }


def _near(store: ox.Store, text: str) -> list[str]:
    """IRIs whose label or local part is like the text, the most alike first."""
    by_name: dict[str, str] = {}
    for iri in sorted(_nodes(store), reverse=True):
        short = shorten(iri)
        if not short.startswith(("span:", "statement:")):
            by_name[short.rpartition(":")[2].casefold()] = iri
            by_name[(one(store, ox.NamedNode(iri), LABEL) or short).casefold()] = iri
    wanted = text.rpartition(":")[2].casefold()
    matches = get_close_matches(wanted, by_name, n=2 * _CANDIDATES)
    matches += [known for known in sorted(by_name) if wanted and wanted in known]
    return list(dict.fromkeys(by_name[match] for match in matches))[:_CANDIDATES]


def _listed(store: ox.Store, iris: list[str]) -> str:
    names = [
        f"{shorten(iri)} ({label})" if (label := one(store, ox.NamedNode(iri), LABEL)) else shorten(iri)
        for iri in iris[:_CANDIDATES]
    ]
    return ", ".join(names) + (" and others" if len(iris) > _CANDIDATES else "")
