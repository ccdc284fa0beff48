"""An agent, a place, an article, a rule or anything else: where it is mentioned and what hangs on it."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.explain.articles import account, newest_last
from kg.explain.explanation import Explanation
from kg.explain.parts import Account
from kg.explain.passages import Place, passages, place
from kg.explain.terms import LABEL, TYPE, Term, name, node, objects, one, types
from kg.store import shorten
from kg.vocabulary import DIP, NIF, PROV, RDF

_EVIDENCE, _SOURCE_URL = node(DIP.evidence), node(NIF.sourceUrl)
_SPAN, _STATEMENT = node(NIF.OffsetBasedString), node(DIP.ExtractedStatement)
# What says where something is rather than what it is.
_LOCATING = frozenset({_EVIDENCE, TYPE, LABEL, *map(node, (RDF.subject, RDF.object, PROV.wasAttributedTo))})
_LOCATING_ROOTS = (NIF.root,)


def tell_node(store: ox.Store, subject: ox.NamedNode) -> Explanation:
    """Where a node is mentioned, article by article, and its links in both directions."""
    spans = objects(store, subject, _EVIDENCE)
    if _SPAN in objects(store, subject, TYPE):
        spans = [subject]
    places = [where for span in spans if (where := place(store, span)) is not None]
    accounts = tuple(_account(store, article, places) for article in _articles(store, places))
    links = tuple(dict.fromkeys((*_outward(store, subject), *_inward(store, subject))))
    return Explanation(subject.value, one(store, subject, LABEL), types(store, subject), accounts, links)


def _articles(store: ox.Store, places: list[Place]) -> list[Term]:
    return sorted({where.article for where in places}, key=lambda article: newest_last(store, article))


def _account(store: ox.Store, article: Term, places: list[Place]) -> Account:
    marks = [(where, "mention") for where in places if where.article == article]
    return account(store, article, passages(store, marks))


def _outward(store: ox.Store, subject: ox.NamedNode) -> Iterator[tuple[str, str]]:
    quads = {(quad.predicate, quad.object) for quad in store.quads_for_pattern(subject, None, None)}
    for predicate, value in sorted(quads, key=str):
        if _tells(predicate):
            yield shorten(predicate.value), _linked(store, value)


def _inward(store: ox.Store, subject: ox.NamedNode) -> Iterator[tuple[str, str]]:
    quads = {(quad.predicate, quad.subject) for quad in store.quads_for_pattern(None, None, subject)}
    for predicate, source in sorted(quads, key=str):
        if _tells(predicate) and _STATEMENT not in objects(store, source, TYPE):
            yield f"{shorten(predicate.value)} of", _linked(store, source)


def _tells(predicate: ox.NamedNode) -> bool:
    return predicate not in _LOCATING and not predicate.value.startswith(_LOCATING_ROOTS)


def _linked(store: ox.Store, term: object) -> str:
    label = name(store, term)
    if not isinstance(term, ox.NamedNode) or label in (short := shorten(term.value)):
        return label
    return f"{label} ({short})"
