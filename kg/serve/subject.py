"""Everything a page tells of one leader, state, organisation or event, and its picture."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from kg.corpus.about import about
from kg.errors import GraphError
from kg.explain import Account, explain
from kg.explain.terms import ALT_LABEL, LABEL, TYPE, node
from kg.network.labels import visible
from kg.serve.article import Mark, Piece, pieces
from kg.serve.catalogue import ARTICLE, KINDS
from kg.serve.entry import ROLE_NODES, STATUS, Entry, Link, entry, first, headline, link, type_of, values
from kg.serve.held import Held
from kg.store import expand
from kg.vocabulary import DIP, OWL, SCHEMA

_ACTS_FOR, _SAME, _TITLE = node(DIP.actsFor), node(OWL.sameAs), node(SCHEMA.jobTitle)
_CONTENT, _CONDITION, _AGAINST = node(DIP.content), node(DIP.condition), node(DIP.contradicts)
_MOST = 60  # who acts for a state, in a list

ARTICLE_KIND = "Article"
_KIND_NAMES = {"state": "State", "person": "Person", "organisation": "Organisation", "group": "Group"}


@dataclass(frozen=True, slots=True)
class Subject:
    """A node. drawn: there is a picture of it. event and accounts: where it is an event, what it is, and what each
    article says of it, with its sentences cut at their marks. left: so many older articles are left out."""

    iri: str
    label: str
    kind: str
    drawn: bool = False
    names: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    serves: tuple[Link, ...] = ()
    served_by: tuple[Link, ...] = ()
    same: tuple[Link, ...] = ()
    event: Entry | None = None
    leads: tuple[tuple[str, tuple[Link, ...]], ...] = ()
    accounts: tuple[tuple[Account, tuple[tuple[Piece, ...], ...]], ...] = ()
    left: int = 0


def found(held: Held, name: str) -> str:
    """The IRI of what somebody calls so: an IRI or a short name. GraphError where the graph has none."""
    iri = expand(name) or ""
    try:
        this = ox.NamedNode(iri)
    except ValueError:
        this = None
    if this is None or next(held.store.quads_for_pattern(this, None, None), None) is None:
        raise GraphError("nothing in the graph goes by that name", where=name, hint="search for it")
    return iri


def subject(held: Held, name: str) -> Subject:
    """What the graph says of a node. GraphError as for `found`."""
    store, iri = held.store, found(held, name)
    this = ox.NamedNode(iri)
    label = first(store, this, LABEL) or headline(store, this)
    if next(store.quads_for_pattern(this, STATUS, None), None) is not None:
        small, left = about(store, iri)
        leads = (("What is said", _CONTENT), ("On condition", _CONDITION), ("Contradicts", _AGAINST))
        return Subject(
            iri,
            label,
            type_of(store, this),
            drawn=True,
            same=_same(store, this),
            event=entry(store, this),
            leads=tuple((says, _links(store, this, term)) for says, term in leads),
            accounts=tuple((account, _sentences(account)) for account in explain(small, iri).accounts),
            left=left,
        )
    return Subject(
        iri,
        label,
        _kind(store, this),
        drawn=any(next(store.quads_for_pattern(None, role, this), None) for role in ROLE_NODES.values()),
        names=tuple(value.value for value in values(store, this, ALT_LABEL) if value.value != label),
        titles=tuple(dict.fromkeys(value.value for value in values(store, this, _TITLE))),
        serves=_links(store, this, _ACTS_FOR),
        served_by=_served_by(store, this),
        same=_same(store, this),
    )


def _sentences(account: Account) -> tuple[tuple[Piece, ...], ...]:
    return tuple(
        pieces(visible(passage.text), [Mark(mark.begin, mark.end, mark.role, fact=1) for mark in passage.marks])
        for passage in account.passages
    )


def picture(held: Held, name: str) -> str:
    """The picture of a node's neighbourhood, as a page. GraphError where it has no part in anything."""
    from kg.network import page

    iri = found(held, name)
    small, _ = about(held.store, iri)
    return page.html(small, title=link(held.store, ox.NamedNode(iri)).label, more="/node?id=")


def _kind(store: ox.Store, this: ox.NamedNode) -> str:
    types = set(values(store, this, TYPE))
    if ARTICLE in types:
        return ARTICLE_KIND
    for kind, classes in KINDS.items():
        if types.intersection(map(node, classes)):
            return _KIND_NAMES[kind]
    return type_of(store, this)


def _links(store: ox.Store, this: ox.NamedNode, predicate: ox.NamedNode) -> tuple[Link, ...]:
    return tuple(link(store, value) for value in values(store, this, predicate))


def _served_by(store: ox.Store, this: ox.NamedNode) -> tuple[Link, ...]:
    """Who acts for it, each name once: a person whom no table knows is another node in each article."""
    by_name: dict[str, Link] = {}
    for quad in store.quads_for_pattern(None, _ACTS_FOR, this):
        one_ = link(store, quad.subject)
        known = by_name.setdefault(one_.label, one_)
        by_name[one_.label] = min(known, one_, key=lambda other: (len(other.iri), other.iri))
    return tuple(by_name[label] for label in sorted(by_name)[:_MOST])


def _same(store: ox.Store, this: ox.NamedNode) -> tuple[Link, ...]:
    """Other names of the same meeting, which other articles use."""
    there = {quad.object for quad in store.quads_for_pattern(this, _SAME, None)}
    back = {quad.subject for quad in store.quads_for_pattern(None, _SAME, this)}
    return tuple(link(store, other) for other in sorted(there | back, key=str) if isinstance(other, ox.NamedNode))
