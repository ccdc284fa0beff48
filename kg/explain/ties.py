"""What ties an event or speech act to those of other articles, by which rule, and on which articles it rests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyoxigraph as ox

from kg.explain.articles import account, newest_last
from kg.explain.parts import Account, Slot
from kg.explain.passages import Place, passages, place
from kg.explain.terms import LABEL, TYPE, Term, name, node, objects, one, subjects
from kg.store import shorten
from kg.vocabulary import DIP, OWL, PROV, RDF

_JOINED, _SAME, _STATUS = node(DIP.JoinedStatement), node(OWL.sameAs), node(DIP.status)
_SUBJECT, _PREDICATE, _OBJECT = node(RDF.subject), node(RDF.predicate), node(RDF.object)
_RULE, _DERIVED = node(DIP.byRule), node(PROV.wasDerivedFrom)
_BOTH_WAYS = frozenset((node(DIP.contradicts), node(DIP.agreesWith)))
_DENOTING = tuple(map(node, (DIP.sourceSpan, DIP.cueSpan, DIP.contentSpan, DIP.triggerSpan)))
_MARKS = ("source", "cue", "content", "trigger")


def joins(store: ox.Store, statement: ox.NamedNode) -> bool:
    """Whether a statement is about a tie between articles."""
    return _JOINED in objects(store, statement, TYPE)


def names_of(store: ox.Store, event: ox.NamedNode) -> list[ox.NamedNode]:
    """The event and all names that other articles have for it."""
    found, ahead = {event}, [event]
    while ahead:
        this = ahead.pop()
        tied = {*objects(store, this, _SAME), *subjects(store, _SAME, this)}
        new = {one for one in tied if isinstance(one, ox.NamedNode) and objects(store, one, _STATUS)} - found
        found |= new
        ahead += new
    return sorted(found, key=str)


def ties(store: ox.Store, names: Sequence[ox.NamedNode]) -> Iterator[tuple[str, str]]:
    """(relation, node and rule) of what ties an event, under any of its names, to others; each once."""
    for this in names:
        for statement in subjects(store, _SUBJECT, this):
            if joins(store, statement):
                for predicate in objects(store, statement, _PREDICATE):
                    for value in objects(store, statement, _OBJECT):
                        yield name(store, predicate), f"{_shown(store, value)}  [{_rule(store, statement)}]"
        for statement in subjects(store, _OBJECT, this):
            if joins(store, statement) and not _BOTH_WAYS & set(objects(store, statement, _PREDICATE)):
                for predicate in objects(store, statement, _PREDICATE):
                    for value in objects(store, statement, _SUBJECT):
                        yield f"{name(store, predicate)} of", f"{_shown(store, value)}  [{_rule(store, statement)}]"


def accounts(store: ox.Store, statement: ox.NamedNode) -> Iterator[Account]:
    """What each article says that a tie rests on."""
    ends = [*objects(store, statement, _SUBJECT), *objects(store, statement, _OBJECT)]
    told = [place_ for end in ends if isinstance(end, ox.NamedNode) for place_ in _told(store, end)]
    role = shorten(_text(objects(store, statement, _PREDICATE))).partition(":")[2]
    value = next(iter(objects(store, statement, _OBJECT)), None)
    slot = Slot(role, name(store, value), (), _rule(store, statement))
    for article in sorted(objects(store, statement, _DERIVED), key=lambda one: newest_last(store, one)):
        marks = [(where, mark) for where, mark in told if where.article == article]
        yield account(store, article, passages(store, marks), (slot,))


def _told(store: ox.Store, end: ox.NamedNode) -> Iterator[tuple[Place, str]]:
    for this in names_of(store, end):
        for predicate, mark in zip(_DENOTING, _MARKS, strict=True):
            for span in objects(store, this, predicate):
                if (where := place(store, span)) is not None:
                    yield where, mark


def _rule(store: ox.Store, statement: ox.NamedNode) -> str:
    rule = next(iter(objects(store, statement, _RULE)), None)
    return one(store, rule, LABEL) or name(store, rule)


def _shown(store: ox.Store, value: Term) -> str:
    label = name(store, value)
    return f"{label} ({shorten(value.value)})" if isinstance(value, ox.NamedNode) else label


def _text(values: Sequence[Term]) -> str:
    return values[0].value if values else ""
