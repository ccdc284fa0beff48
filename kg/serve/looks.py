"""What pages show that is not of one node: what the graph holds, hits of a search, rows of a query."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.corpus.store import described
from kg.explain.terms import node
from kg.network.labels import visible
from kg.query import Result, Term, bound, run
from kg.serve.article import Marked, article
from kg.serve.catalogue import Contents, Named
from kg.serve.entry import Link, link
from kg.serve.held import Held
from kg.serve.subject import Subject, found, subject
from kg.serve.timeline import Timeline, Wanted, timeline
from kg.store import shorten
from kg.vocabulary import BASE, SCHEMA, XSD

_PUBLISHED = node(SCHEMA.datePublished)


@dataclass(frozen=True, slots=True)
class Start:
    """What is in the graph. waiting: articles that a build has not brought in yet."""

    contents: Contents
    chief: tuple[tuple[str, tuple[Named, ...]], ...]
    newest: tuple[tuple[str, Link], ...]
    waiting: int


@dataclass(frozen=True, slots=True)
class Hits:
    """What goes by a name, and how many of it."""

    found: tuple[Named, ...]
    all: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A term in a table: its text, and where it leads (a path of this server), or nowhere."""

    text: str
    iri: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The result of a query: a table, or yes or no. cut: there are more rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    boolean: bool | None
    cut: bool
    kind: str


@dataclass(frozen=True, slots=True)
class About:
    """A node and, unless it is an event, its facts by date."""

    subject: Subject
    timeline: Timeline


def start(held: Held) -> Start:
    """What is in the graph."""
    catalogue = held.catalogue()
    chief = tuple((kind, tuple(catalogue.chief(kind, 12))) for kind in ("person", "state", "organisation", "meeting"))
    waiting = described(held.place.given).waiting if held.place.live else 0
    newest: list[tuple[str, Link]] = []
    for day in sorted(catalogue.published, reverse=True):
        literal = ox.Literal(day, datatype=ox.NamedNode(XSD.iri("date")))
        told = {quad.subject for quad in held.store.quads_for_pattern(None, _PUBLISHED, literal)}
        newest += [(day, link(held.store, term)) for term in sorted(told, key=str)]
        if len(newest) >= 10:
            break
    return Start(catalogue.contents, chief, tuple(newest[:10]), waiting)


def search(held: Held, words: str, kind: str) -> Hits:
    """What goes by a name."""
    hits, number = held.catalogue().search(words, kind=kind)
    return Hits(tuple(hits), number)


def node_page(held: Held, name: str, until: str, skip: int) -> About:
    """A node with its facts."""
    told = subject(held, name)
    if told.event is not None:
        return About(told, Timeline(()))
    return About(told, timeline(held, Wanted(about=told.iri, until=until, skip=skip, most=30)))


def timeline_page(held: Held, about: str, until: str, skip: int, status: str) -> tuple[Link | None, Timeline]:
    """Facts by date, and whose they are, if one's only."""
    iri = found(held, about) if about else ""
    whose = link(held.store, ox.NamedNode(iri)) if iri else None
    return whose, timeline(held, Wanted(about=iri, until=until, skip=skip, status=status))


def article_page(held: Held, name: str) -> Marked:
    """An article with its marks."""
    return article(held, found(held, name))


def query_page(held: Held, sparql: str, most: int, service: bool) -> Table:
    """The result of a query, as a table to look at: of a long one, the beginning."""
    result = run(held.store, sparql, most=most, service=service)
    rows: tuple[tuple[Term | None, ...], ...] = result.rows
    columns = result.columns
    if result.kind == "triples":
        columns = ("subject", "predicate", "object")
        rows = tuple((one.subject, one.predicate, one.object) for one in result.triples)
    cells = tuple(tuple(map(_cell, row)) for row in rows)
    return Table(columns, cells, _boolean(result), result.cut, result.kind)


def named_page(held: Held, name: str, given: Mapping[str, str], most: int, service: bool) -> tuple[str, Table]:
    """A question that has a name, with its parameters in it, and its result. QueryError as for `query.bound`."""
    sparql, _ = bound(held.store, name, given)
    return sparql, query_page(held, sparql, most, service)


def _boolean(result: Result) -> bool | None:
    return result.boolean if result.kind == "boolean" else None


def _cell(term: Term | None) -> Cell:
    match term:
        case None:
            return Cell("")
        case ox.NamedNode():
            short = shorten(term.value)
            ours = short == term.value or term.value.startswith(BASE)  # else it is a term of a vocabulary
            return Cell(visible(short), term.value if ours else "")
        case ox.Literal():
            return Cell(visible(term.value))
        case _:
            return Cell(visible(str(term)))
