"""An event in a few words: what, when, who, how it stands, and which articles say so."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

import pyoxigraph as ox

from kg.explain.terms import LABEL, TYPE, Term, name, node
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
_FEW = 300  # quads read of one property: what a thousand articles say again is known after some of them
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
    begin = first(store, event, BEGIN)[:10]
    status = told[-1].status if told else ""
    according = tuple(link(store, voice) for voice in values(store, event, _WORD))
    place = next(iter(values(store, event, _PLACE)), None)
    return Entry(
        iri=event.value,
        label=first(store, event, LABEL) or called(store, event),
        type=type_of(store, event),
        family=str(family(name_of(store, event, _CATEGORY))),
        standing=str(standing(status, hearsay=bool(according))),
        status=status,
        day=begin or next((one.published for one in told if one.published), ""),
        reported=not begin,
        end=first(store, event, _END)[:10],
        when=first(store, event, _WHEN),
        place=called(store, place) if place is not None else "",
        roles=tuple(
            (role, tuple(link(store, agent) for agent in agents))
            for role, term in ROLE_NODES.items()
            if (agents := values(store, event, term))
        ),
        according=according,
        told=told[-_ARTICLES:],
        more=max(0, len(told) - _ARTICLES),
        rule=name_of(store, event, _RULE),
        words=first(store, event, _TEXT),
    )


def _told(store: ox.Store, event: ox.NamedNode) -> tuple[Told, ...]:
    """Each article's status, oldest article first."""
    found = set()
    for quad in store.quads_for_pattern(event, STATUS, None):
        for article in articles(store, quad.graph_name):
            status = called(store, quad.object)
            found.add((first(store, article, PUBLISHED)[:10], article.value, status))
    return tuple(Told(link(store, ox.NamedNode(iri)), day, status) for day, iri, status in sorted(found))


def articles(store: ox.Store, graph: ox.NamedNode | ox.BlankNode | ox.DefaultGraph) -> list[ox.NamedNode]:
    """The article of a graph. A default graph may hold many, joined: then nobody knows which says what."""
    found = store.quads_for_pattern(None, TYPE, ARTICLE, graph)
    subjects = sorted({quad.subject for quad in found if isinstance(quad.subject, ox.NamedNode)}, key=str)
    return subjects if len(subjects) == 1 else []


def link(store: ox.Store, term: object) -> Link:
    """A node with its label; an article with its headline."""
    iri = term.value if isinstance(term, ox.NamedNode) else ""
    return Link(iri, headline(store, term) if iri else called(store, term))


def values(store: ox.Store, subject: object, predicate: ox.NamedNode) -> list[Term]:
    """The values of a property, sorted, as the first articles of the store have them."""
    if not isinstance(subject, ox.NamedNode | ox.BlankNode):
        return []
    quads = islice(store.quads_for_pattern(subject, predicate, None), _FEW)
    return sorted({quad.object for quad in quads if not isinstance(quad.object, ox.Triple)}, key=str)


def first(store: ox.Store, subject: object, predicate: ox.NamedNode) -> str:
    """The first value of a property as a string, "" where it has none."""
    return next((value.value for value in values(store, subject, predicate)), "")


def called(store: ox.Store, term: object) -> str:
    """How a person calls a term: its label, else as `kg explain` has it."""
    return first(store, term, LABEL) or name(store, term)


def headline(store: ox.Store, term: object) -> str:
    """The headline of an article, or its identifier; the name of anything else."""
    shown = first(store, term, _HEADLINE) or first(store, term, _IDENTIFIER)
    return shown or called(store, term)


def type_of(store: ox.Store, thing: ox.NamedNode) -> str:
    """The narrowest class of ours it has, as words."""
    names = [term.value[len(DIP.root) :] for term in values(store, thing, TYPE) if term.value.startswith(DIP.root)]
    return spaced(next((one for one in names if one not in _GENERAL), names[0] if names else ""))


def name_of(store: ox.Store, thing: ox.NamedNode, predicate: ox.NamedNode) -> str:
    """The name of the first value, "" where there is none."""
    return next((called(store, value) for value in values(store, thing, predicate)), "")
