"""An article's text cut where marks begin and end, each mark with the fact it is for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import pyoxigraph as ox

from kg.errors import GraphError
from kg.explain.terms import TYPE, node
from kg.network.labels import visible
from kg.network.passages import PARTS
from kg.serve.catalogue import ARTICLE, KINDS, PUBLISHED
from kg.serve.entry import STATUS, Entry, Link, entry, first, headline, link, values
from kg.serve.held import Held
from kg.store import expand
from kg.vocabulary import NIF, SCHEMA

_PARTS = {ox.NamedNode(iri): part for name, part in PARTS.items() if (iri := expand(name))}
_CLOSENESS = {part: at for at, part in enumerate(("trigger", "cue", "source", "time", "place", "mention", "content"))}
_AGENTS = {node(class_) for kind, classes in KINDS.items() if kind != "meeting" for class_ in classes}
_CONTEXT, _SOURCE, _TEXT = node(NIF.referenceContext), node(NIF.sourceUrl), node(NIF.isString)
_BEGIN, _END, _URL, _PUBLISHER = node(NIF.beginIndex), node(NIF.endIndex), node(SCHEMA.url), node(SCHEMA.publisher)
_IDENTIFIER = node(SCHEMA.identifier)


class Mark(NamedTuple):
    """A stretch of text, the part it plays, and for what: the number of a fact, or the IRI of an agent."""

    begin: int
    end: int
    part: str
    fact: int = 0
    agent: str = ""


class Piece(NamedTuple):
    """Text that one set of marks covers. to: the fact or agent it leads to. first: a mark of that begins here."""

    text: str
    parts: tuple[str, ...] = ()
    fact: int = 0
    agent: str = ""
    first: bool = False


@dataclass(frozen=True, slots=True)
class Marked:
    """An article as it is shown; facts are numbered from 1, in the order of the text."""

    iri: str
    identifier: str
    title: str
    published: str
    publisher: Link | None
    url: str
    pieces: tuple[Piece, ...]
    facts: tuple[Entry, ...]


def article(held: Held, iri: str) -> Marked:
    """The text of an article with its marks. GraphError where there is no such article."""
    store, this = held.store, ox.NamedNode(iri)
    if next(store.quads_for_pattern(this, TYPE, ARTICLE), None) is None:
        raise GraphError("no such article", where=iri, hint="look for it in the timeline")
    contexts = [quad.subject for quad in store.quads_for_pattern(None, _SOURCE, this)]
    context = next((term for term in contexts if isinstance(term, ox.NamedNode)), None)
    text = first(store, context, _TEXT)
    marks, facts = _marks(store, context, len(text)) if context is not None else ([], [])
    publisher = next(iter(values(store, this, _PUBLISHER)), None)
    return Marked(
        iri=iri,
        identifier=first(store, this, _IDENTIFIER),
        title=visible(headline(store, this)),
        published=first(store, this, PUBLISHED)[:10],
        publisher=link(store, publisher) if publisher is not None else None,
        url=first(store, this, _URL),
        pieces=pieces(visible(text), marks),
        facts=tuple(entry(store, fact) for fact in facts),
    )


def _marks(store: ox.Store, context: ox.NamedNode, length: int) -> tuple[list[Mark], list[ox.NamedNode]]:
    """Marks, and the facts in the order in which the text tells them."""
    uses: dict[ox.NamedNode, list[tuple[int, int, str]]] = defaultdict(list)
    agents: dict[ox.NamedNode, list[tuple[int, int, str]]] = defaultdict(list)
    sort: dict[ox.NamedNode, dict[ox.NamedNode, list[tuple[int, int, str]]] | None] = {}
    for span in sorted({quad.subject for quad in store.quads_for_pattern(None, _CONTEXT, context)}, key=str):
        begin, end = first(store, span, _BEGIN), first(store, span, _END)
        if not (begin.isdecimal() and end.isdecimal() and int(begin) < int(end) <= length):
            continue
        for quad in store.quads_for_pattern(None, None, span):
            part, thing = _PARTS.get(quad.predicate), quad.subject
            if part is None or not isinstance(thing, ox.NamedNode):
                continue
            if thing not in sort:
                fact = next(store.quads_for_pattern(thing, STATUS, None), None) is not None
                known = fact or _AGENTS.intersection(values(store, thing, TYPE))
                sort[thing] = (uses if fact else agents) if known else None
            if (place := sort[thing]) is not None:
                place[thing].append((int(begin), int(end), part))
    facts = sorted(uses, key=lambda fact: (_where(uses[fact]), fact.value))
    marks = {Mark(*use, fact=at) for at, fact in enumerate(facts, start=1) for use in uses[fact]}
    marks |= {Mark(*use, agent=agent.value) for agent in agents for use in agents[agent]}
    return sorted(marks), facts


def _where(uses: Iterable[tuple[int, int, str]]) -> tuple[int, int]:
    """Where a fact stands: at its trigger or cue, else where its first span begins."""
    best = min(uses, key=lambda use: (use[2] not in ("trigger", "cue"), use))
    return best[0], best[1]


def _closeness(part: str) -> int:
    """Which of several marks is meant by a click: what says it, rather than what it is about."""
    return _CLOSENESS.get(part, len(_CLOSENESS))


def pieces(text: str, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """The text, cut where marks begin and end. A piece leads to the closest of its marks: the shortest.

    >>> marks = [Mark(0, 9, "content", 1), Mark(5, 8, "trigger", 2)]
    >>> [(piece.text, piece.fact) for piece in pieces("They met.", marks)]
    [('They ', 1), ('met', 2), ('.', 1)]
    """
    cuts = sorted({0, len(text), *(mark.begin for mark in marks), *(mark.end for mark in marks)})
    waiting = sorted(marks, reverse=True)
    open_: list[Mark] = []
    seen: set[int] = set()
    found = []
    for begin, end in pairwise(cuts):
        while waiting and waiting[-1].begin <= begin:
            open_.append(waiting.pop())
        open_ = [mark for mark in open_ if mark.end > begin]
        parts = tuple(sorted({mark.part for mark in open_}, key=_closeness))
        best = min(open_, key=lambda mark: (mark.end - mark.begin, _closeness(mark.part), mark), default=None)
        if best is None or text[begin:end].isspace():  # a link of blanks is one that nobody can read
            found.append(Piece(text[begin:end], parts))
            continue
        first = best.fact > 0 and best.fact not in seen
        seen.add(best.fact)
        found.append(Piece(text[begin:end], parts, best.fact, best.agent, first))
    return tuple(found)
