"""The facts of a graph, each with the card that made it and the sentence that says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.explain.passages import Place, place
from kg.explain.terms import TYPE, Graph, Term, name, node, objects, one
from kg.store import shorten
from kg.vocabulary import CLASSES, DIP, RDF, ROLES, SCHEMA, SEM

_BY_RULE, _STATUS, _CUE = node(DIP.byRule), node(DIP.status), node(DIP.cue)
_SUBJECT, _PREDICATE = node(RDF.subject), node(RDF.predicate)
_DENOTING = (node(DIP.triggerSpan), node(DIP.cueSpan))
_IDENTIFIER = node(SCHEMA.identifier)
_ROLES = {
    **{node(DIP[role]): role for role in sorted(ROLES)},
    node(SCHEMA.about): "about",
    node(SEM.hasPlace): "place",
    node(DIP.timeText): "time",
    node(DIP.accordingTo): "according to",
    node(SCHEMA.text): "words",
}
_INFERRED = node(DIP.inferred)


@dataclass(frozen=True, slots=True)
class Told:
    """A fact of one article.

    article: what its source calls it. rule: the card that made it; status_rules: the cards behind its status.
    type and status: local names of class and concept. roles: (role, label) pairs, sorted. triggers: the words
    that denote it, and where they begin and end in the article. lemma: of the first, where the graph has it.
    sentence: its number and text, 0 and empty where the graph does not hold the article's text.
    """

    article: str
    node: str
    rule: str
    type: str
    status: str
    roles: tuple[tuple[str, str], ...]
    triggers: tuple[tuple[int, int, str], ...]
    status_rules: tuple[str, ...] = ()
    lemma: str = ""
    number: int = 0
    sentence: str = ""
    inferred: bool = False


def facts(store: ox.Store) -> Iterator[Told]:
    """All facts, by article and place in its text; once for each article that tells it."""
    found: dict[tuple[ox.NamedNode, Graph], list[Term]] = {}
    for quad in store.quads_for_pattern(None, _BY_RULE, None):
        if isinstance(quad.subject, ox.NamedNode) and not isinstance(quad.object, ox.Triple):
            found.setdefault((quad.subject, quad.graph_name), []).append(quad.object)
    made = (
        fact
        for (event, graph), rules in found.items()
        if next(store.quads_for_pattern(event, _STATUS, None, graph), None)  # statements have rules, but no status
        for fact in _of_event(store, event, graph, rules)
    )
    return iter(sorted(made, key=lambda fact: (fact.article, fact.triggers, fact.node, fact.rule)))


def _of_event(store: ox.Store, event: ox.NamedNode, graph: Graph, rules: Iterable[Term]) -> Iterator[Told]:
    classes = [shorten(term.value).partition(":")[2] for term in objects(store, event, TYPE, graph)]
    statuses = [name(store, term) for term in objects(store, event, _STATUS, graph)]
    roles = sorted(
        (role, name(store, value))
        for predicate, role in _ROLES.items()
        for value in objects(store, event, predicate, graph)
    )
    by_article: dict[Term, list[Place]] = {}
    for predicate in _DENOTING:
        for span in objects(store, event, predicate, graph):
            if (where := place(store, span)) is not None:
                by_article.setdefault(where.article, []).append(where)
    for article, places in by_article.items():
        places.sort(key=lambda where: (where.begin, where.end))
        whole = place(store, places[0].sentence)
        for rule in (made_by := sorted(shorten(rule.value).partition(":")[2] for rule in rules)):
            yield Told(
                article=one(store, article, _IDENTIFIER) or name(store, article),
                node=shorten(event.value),
                rule=rule,
                type="|".join(one for one in classes if one in CLASSES),
                status="|".join(statuses),
                roles=tuple(roles),
                triggers=tuple((where.begin, where.end, where.words) for where in places),
                status_rules=tuple(card for card in _status_rules(store, event, graph) if card not in made_by),
                lemma=one(store, event, _CUE),
                number=_number(store, places[0].sentence),
                sentence=" ".join(whole.words.split()) if whole else "",
                inferred=bool(objects(store, event, _INFERRED, graph)),
            )


def _status_rules(store: ox.Store, event: ox.NamedNode, graph: Graph) -> tuple[str, ...]:
    """The cards that the statements about the status name."""
    found = set()
    for quad in store.quads_for_pattern(None, _SUBJECT, event, graph):
        if _STATUS in objects(store, quad.subject, _PREDICATE, graph):
            found |= {shorten(rule.value).partition(":")[2] for rule in objects(store, quad.subject, _BY_RULE, graph)}
    return tuple(sorted(found))


def _number(store: ox.Store, sentence: Term) -> int:
    number = one(store, sentence, node(DIP.sentenceNumber))
    return int(number) if number.isdecimal() else 0
