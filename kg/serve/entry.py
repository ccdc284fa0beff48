"""An event in a few words: what, when, who, how it stands, and which articles say so."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from kg.explain.terms import LABEL, TYPE, name, node, objects, one
from kg.network.wording import ROLES, family, spaced, standing
from kg.serve.catalogue import ARTICLE, BEGIN, PUBLISHED
from kg.vocabulary import DIP, SCHEMA, SEM

STATUS = node(DIP.status)
ROLE_NODES = {role: node(DIP[role]) for role in ROLES}
_END, _PLACE = node(SEM.hasLatestEndTimeStamp), node(SEM.hasPlace)
_WORD, _WHEN, _CATEGORY = node(DIP.accordingTo), node(DIP.timeText), node(DIP.category)
_RULE, _TEXT = node(DIP.byRule), node(SCHEMA.text)
_HEADLINE, _IDENTIFIER = node(SCHEMA.headline), node(SCHEMA.identifier)
_GENERAL = ("Event", "SpeechAct", "MaterialAct", "Consultation")
_ARTICLES = 8  # an event that a thousand articles tell is shown with some of them


@dataclass(frozen=True, slots=True)
class Link:
    """Something to go to, and what it is called."""

    iri: str
    label: str


@dataclass(frozen=True, slots=True)
class Told:
    """What one article says of how an event stands."""

    article: Link
    published: str
    status: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An event. day: when it began, or, where that is not known (`reported`), when it was first reported."""

    iri: str
    label: str
    type: str
    family: str
    standing: str
    status: str
    day: str
    reported: bool
    end: str
    when: str
    place: str
    roles: tuple[tuple[str, tuple[Link, ...]], ...]
    according: tuple[Link, ...]
    told: tuple[Told, ...]
    more: int
    rule: str
    words: str


def entry(store: ox.Store, event: ox.NamedNode) -> Entry:
    """All that a list shows of an event. Its status is that of the newest article."""
    told = _told(store, event)
    begin = one(store, event, BEGIN)[:10]
    status = told[-1].status if told else ""
    according = tuple(link(store, voice) for voice in objects(store, event, _WORD))
    place = next(iter(objects(store, event, _PLACE)), None)
    return Entry(
        iri=event.value,
        label=one(store, event, LABEL) or name(store, event),
        type=type_of(store, event),
        family=str(family(name_of(store, event, _CATEGORY))),
        standing=str(standing(status, hearsay=bool(according))),
        status=status,
        day=begin or next((one.published for one in told if one.published), ""),
        reported=not begin,
        end=one(store, event, _END)[:10],
        when=one(store, event, _WHEN),
        place=name(store, place) if place is not None else "",
        roles=tuple(
            (role, tuple(link(store, agent) for agent in agents))
            for role, term in ROLE_NODES.items()
            if (agents := objects(store, event, term))
        ),
        according=according,
        told=told[-_ARTICLES:],
        more=max(0, len(told) - _ARTICLES),
        rule=name_of(store, event, _RULE),
        words=one(store, event, _TEXT),
    )


def _told(store: ox.Store, event: ox.NamedNode) -> tuple[Told, ...]:
    """Each article's status, oldest article first."""
    found = set()
    for quad in store.quads_for_pattern(event, STATUS, None):
        for article in articles(store, quad.graph_name):
            status = name(store, quad.object)
            found.add((one(store, article, PUBLISHED)[:10], article.value, status))
    return tuple(Told(link(store, ox.NamedNode(iri)), day, status) for day, iri, status in sorted(found))


def articles(store: ox.Store, graph: ox.NamedNode | ox.BlankNode | ox.DefaultGraph) -> list[ox.NamedNode]:
    """The article of a graph. A default graph may hold many, joined: then nobody knows which says what."""
    found = store.quads_for_pattern(None, TYPE, ARTICLE, graph)
    subjects = sorted({quad.subject for quad in found if isinstance(quad.subject, ox.NamedNode)}, key=str)
    return subjects if len(subjects) == 1 else []


def link(store: ox.Store, term: object) -> Link:
    """A node with its label; an article with its headline."""
    iri = term.value if isinstance(term, ox.NamedNode) else ""
    return Link(iri, headline(store, term) if iri else name(store, term))


def headline(store: ox.Store, term: object) -> str:
    """The headline of an article, or its identifier; the name of anything else."""
    shown = one(store, term, _HEADLINE) or one(store, term, _IDENTIFIER)
    return shown or name(store, term)


def type_of(store: ox.Store, thing: ox.NamedNode) -> str:
    """The narrowest class of ours it has, as words."""
    names = [term.value[len(DIP.root) :] for term in objects(store, thing, TYPE) if term.value.startswith(DIP.root)]
    return spaced(next((one for one in names if one not in _GENERAL), names[0] if names else ""))


def name_of(store: ox.Store, thing: ox.NamedNode, predicate: ox.NamedNode) -> str:
    """The name of the first value, "" where there is none."""
    return next((name(store, value) for value in objects(store, thing, predicate)), "")
