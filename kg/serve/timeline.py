"""Facts by date, newest first: of the whole graph day by day, or of one leader, state or meeting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import pyoxigraph as ox

from kg.errors import QueryError
from kg.explain.terms import node
from kg.serve.catalogue import BEGIN, PUBLISHED
from kg.serve.entry import ROLE_NODES, STATUS, Entry, called, entry, first
from kg.serve.held import Held
from kg.vocabulary import DIP, XSD

_DATE = ox.NamedNode(XSD.iri("date"))
_VOICE = node(DIP.accordingTo)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which facts. about: an IRI, or empty for all. until: the newest day, or empty; skip: so many of that day."""

    about: str = ""
    until: str = ""
    skip: int = 0
    status: str = ""
    most: int = 50


@dataclass(frozen=True, slots=True)
class Timeline:
    """Facts, newest first, and where to go on: a day, and how many of it were shown. "" at the end."""

    entries: tuple[Entry, ...]
    next_day: str = ""
    next_skip: int = 0


def timeline(held: Held, wanted: Wanted) -> Timeline:
    """The facts wanted. QueryError where the day is none."""
    if wanted.until:
        try:
            date.fromisoformat(wanted.until)
        except ValueError:
            raise QueryError("is no day", where=wanted.until, hint="write YYYY-MM-DD") from None
    store = held.store
    if wanted.about:
        days: Iterable[tuple[str, list[ox.NamedNode]]] = _days_of(store, events_of(store, wanted.about))
    else:
        days = ((day, _on(store, day)) for day in held.catalogue().days)
    return _page(store, ((day, events) for day, events in days if not wanted.until or day <= wanted.until), wanted)


def _page(store: ox.Store, days: Iterator[tuple[str, list[ox.NamedNode]]], wanted: Wanted) -> Timeline:
    found: list[Entry] = []
    for day, events in days:
        for at, event in enumerate(events):
            if day == wanted.until and at < wanted.skip:
                continue
            if wanted.status and not _stands(store, event, wanted.status):
                continue
            if len(found) == wanted.most:
                return Timeline(tuple(found), day, at)
            found.append(entry(store, event))
    return Timeline(tuple(found))


def _stands(store: ox.Store, event: ox.NamedNode, status: str) -> bool:
    return any(called(store, quad.object) == status for quad in store.quads_for_pattern(event, STATUS, None))


def events_of(store: ox.Store, iri: str) -> set[ox.NamedNode]:
    """The events in which a node has a role, or that stand on its word."""
    agent = ox.NamedNode(iri)
    predicates = (*ROLE_NODES.values(), _VOICE)
    found = (quad.subject for role in predicates for quad in store.quads_for_pattern(None, role, agent))
    return {subject for subject in found if isinstance(subject, ox.NamedNode)}


def _days_of(store: ox.Store, events: Iterable[ox.NamedNode]) -> list[tuple[str, list[ox.NamedNode]]]:
    days: dict[str, tuple[list[ox.NamedNode], list[ox.NamedNode]]] = {}
    known: dict[object, str] = {}
    for event in sorted(events, key=str):
        begun = first(store, event, BEGIN)[:10]
        dated, undated = days.setdefault(begun or _first_report(store, event, known), ([], []))
        (dated if begun else undated).append(event)
    return [(day, [*days[day][0], *days[day][1]]) for day in sorted(days, reverse=True)]


def _first_report(store: ox.Store, event: ox.NamedNode, known: dict[object, str]) -> str:
    graphs = {quad.graph_name for quad in store.quads_for_pattern(event, STATUS, None)}
    for graph in graphs:
        if graph not in known:
            published = store.quads_for_pattern(None, PUBLISHED, None, graph)
            known[graph] = min((q.object.value[:10] for q in published if isinstance(q.object, ox.Literal)), default="")
    return min((known[graph] for graph in graphs if known[graph]), default="")


def _on(store: ox.Store, day: str) -> list[ox.NamedNode]:
    """Events that began on a day, and events without a day that were first reported on it."""
    literal = ox.Literal(day, datatype=_DATE)
    begun = {quad.subject for quad in store.quads_for_pattern(None, BEGIN, literal)}
    graphs = {quad.graph_name for quad in store.quads_for_pattern(None, PUBLISHED, literal)}
    known: dict[object, str] = {}
    told = {quad.subject for graph in graphs for quad in store.quads_for_pattern(None, STATUS, None, graph)}
    undated = {
        event
        for event in told
        if isinstance(event, ox.NamedNode)
        and next(store.quads_for_pattern(event, BEGIN, None), None) is None
        and _first_report(store, event, known) == day
    }
    dated = {event for event in begun if isinstance(event, ox.NamedNode)}
    return [*sorted(dated, key=str), *sorted(undated, key=str)]
