"""The statement layer: for a triple, the rule, the words and whose word it is."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from kg.errors import GraphError
from kg.explain import ties
from kg.explain.articles import account
from kg.explain.explanation import Explanation
from kg.explain.parts import Account, Slot
from kg.explain.passages import Place, passages, place
from kg.explain.terms import LABEL, Term, name, node, objects, one, subjects, types
from kg.explain.ties import joins
from kg.store import shorten
from kg.vocabulary import DIP, PROV, RDF, SCHEMA

_SUBJECT, _PREDICATE, _OBJECT = node(RDF.subject), node(RDF.predicate), node(RDF.object)
_RULE, _CONFIDENCE, _EVIDENCE = node(DIP.byRule), node(DIP.confidence), node(DIP.evidence)
_DERIVED, _ATTRIBUTED = node(PROV.wasDerivedFrom), node(PROV.wasAttributedTo)
_PUBLISHER = node(SCHEMA.publisher)


@dataclass(frozen=True, slots=True)
class Reason:
    """One dip:ExtractedStatement, taken apart."""

    predicate: Term
    value: Term
    article: Term
    rule: str
    confidence: str
    places: tuple[Place, ...]
    voices: tuple[str, ...]

    def slot(self, role: str, value: str, *, besides: frozenset[Place] = frozenset()) -> Slot:
        """As a slot; `besides` are words that need not be repeated where there are others."""
        own = tuple(found.words for found in self.places if found not in besides)
        words = own or tuple(found.words for found in self.places)
        return Slot(role, value, tuple(dict.fromkeys(words)), self.rule, self.confidence, self.voices)


def reasons(store: ox.Store, subject: ox.NamedNode) -> list[Reason]:
    """All that statements say of a node, in a fixed order."""
    return [_reason(store, one) for one in subjects(store, _SUBJECT, subject) if not joins(store, one)]


def tell_triple(store: ox.Store, subject: ox.NamedNode, predicate: ox.NamedNode, value: Term) -> Explanation:
    """Why one triple, or one tie between articles, is there. GraphError where it is not, or nothing vouches for it."""
    said = f"{name(store, subject)} {shorten(predicate.value)} {name(store, value)}"
    there = next(iter(store.quads_for_pattern(subject, predicate, value)), None) is not None
    found = [r for r in reasons(store, subject) if r.predicate == predicate and r.value == value]
    tied = [
        one
        for one in subjects(store, _SUBJECT, subject)
        if joins(store, one) and predicate in objects(store, one, _PREDICATE) and value in objects(store, one, _OBJECT)
    ]
    if tied:
        told = tuple(account for statement in tied for account in ties.accounts(store, statement))
        return Explanation(subject.value, said, types(store, subject), told)
    if not there and not found:
        hint = "explain the first node alone"
        raise GraphError("the graph does not hold this triple", where=said, hint=hint)
    if not found:
        hint = f"explain {shorten(subject.value)} alone to see its sentence"
        raise GraphError("no statement vouches for this triple", where=said, hint=hint)
    by_article: dict[Term, list[Reason]] = {}
    for reason in found:
        by_article.setdefault(reason.article, []).append(reason)
    accounts = tuple(_account(store, article, by_article[article]) for article in sorted(by_article, key=str))
    return Explanation(subject.value, said, types(store, subject), accounts)


def _account(store: ox.Store, article: Term, found: list[Reason]) -> Account:
    role = found[0].predicate.value.rpartition("#")[2].rpartition("/")[2]
    marks = [(where, "evidence") for reason in found for where in reason.places]
    slots = tuple(reason.slot(role, name(store, reason.value)) for reason in found)
    return account(store, article, passages(store, marks), slots)


def _reason(store: ox.Store, statement: ox.NamedNode) -> Reason:
    def first(predicate: ox.NamedNode) -> Term:
        return next(iter(objects(store, statement, predicate)), ox.Literal(""))

    article = first(_DERIVED)
    house = objects(store, article, _PUBLISHER)
    spans = (place(store, span) for span in objects(store, statement, _EVIDENCE))
    places = sorted((span for span in spans if span is not None), key=lambda span: (span.begin, span.end))
    rule = first(_RULE)
    return Reason(
        first(_PREDICATE),
        first(_OBJECT),
        article,
        one(store, rule, LABEL) or name(store, rule),
        one(store, statement, _CONFIDENCE),
        tuple(places),
        tuple(name(store, voice) for voice in objects(store, statement, _ATTRIBUTED) if voice not in house),
    )
