"""An event or speech act: what each article says of it, with the words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.explain.articles import account, newest_last
from kg.explain.explanation import Explanation
from kg.explain.parts import Account, Slot
from kg.explain.passages import Place, passages, place
from kg.explain.statements import Reason, reasons
from kg.explain.terms import LABEL, Graph, Term, name, node, objects, one, types
from kg.explain.ties import names_of, ties
from kg.store import shorten
from kg.vocabulary import DIP, NIF, SCHEMA, SEM

_STATUS, _RULE, _EVIDENCE = node(DIP.status), node(DIP.byRule), node(DIP.evidence)
_EARLIEST, _LATEST = node(SEM.hasEarliestBeginTimeStamp), node(SEM.hasLatestEndTimeStamp)
_SOURCE_URL, _TIME_TEXT = node(NIF.sourceUrl), node(DIP.timeText)

_SPANS = {
    node(DIP.triggerSpan): "trigger",
    node(DIP.sourceSpan): "source",
    node(DIP.cueSpan): "cue",
    node(DIP.contentSpan): "content",
    node(DIP.timeSpan): "time",
    node(DIP.placeSpan): "place",
}
_DENOTING = ("trigger", "cue")
_SLOTS = {
    **{
        node(DIP[role]): role
        for role in (
            *("status", "category", "format", "speaker", "initiator", "attendee", "host", "target"),
            *("addressee", "mediator", "participant"),
        )
    },
    node(SEM.hasPlace): "place",
    node(SCHEMA.about): "about",
    node(DIP.mode): "mode",
    node(DIP.polarity): "polarity",
    node(DIP.modality): "modality",
    node(DIP.stance): "stance",
    node(DIP.quotedText): "quoted",
    node(DIP.content): "content",
    node(DIP.condition): "condition",
    node(DIP.accordingTo): "according to",
    node(DIP.contradicts): "contradicts",
    node(DIP.agreesWith): "agrees with",
    node(DIP.inferred): "inferred",
}
_MARKED = frozenset(
    ("status", "initiator", "attendee", "host", "target", "addressee", "mediator", "participant", "about")
)  # speaker and place have spans of their own
_PLAIN = frozenset(("category", "format"))  # they follow from the class and the number of sides


def is_event(store: ox.Store, subject: ox.NamedNode) -> bool:
    """Whether a node is an event: only events have a status."""
    return bool(objects(store, subject, _STATUS))


def tell_event(store: ox.Store, event: ox.NamedNode) -> Explanation:
    """All articles' accounts of an event, under whatever name, by day; and what ties it to others."""
    names = names_of(store, event)
    told = [one for name_ in names for one in _accounts(store, name_)]
    accounts = tuple(account for _, account in sorted(told, key=lambda one: one[0]))
    links = tuple(dict.fromkeys(ties(store, names)))
    return Explanation(event.value, one(store, event, LABEL), types(store, event), accounts, links)


def _accounts(store: ox.Store, event: ox.NamedNode) -> Iterator[tuple[tuple[str, str], Account]]:
    """What each article says of an event under one name, with what sorts it by day."""
    spans = list(_spans(store, event))
    vouched = reasons(store, event)
    articles = {where.article for where, _ in spans} | {reason.article for reason in vouched}
    for article in sorted(articles, key=lambda article: newest_last(store, article)):
        here = [(where, role) for where, role in spans if where.article == article]
        because = [reason for reason in vouched if reason.article == article]
        yield newest_last(store, article), _account(store, event, article, here, because)


def _spans(store: ox.Store, event: ox.NamedNode) -> Iterator[tuple[Place, str]]:
    for predicate, role in _SPANS.items():
        for span in objects(store, event, predicate):
            if (found := place(store, span)) is not None:
                yield found, role


def _account(
    store: ox.Store,
    event: ox.NamedNode,
    article: Term,
    spans: list[tuple[Place, str]],
    vouched: list[Reason],
) -> Account:
    denoting = frozenset(where for where, role in spans if role in _DENOTING)
    slots: list[Slot] = []
    marks = list(spans)
    graphs = [quad.graph_name for quad in store.quads_for_pattern(None, _SOURCE_URL, article)]
    for predicate, role in _SLOTS.items():
        because = [reason for reason in vouched if reason.predicate == predicate and role not in _PLAIN]
        values = {value for graph in graphs for value in objects(store, event, predicate, graph)}
        if because and predicate == _STATUS:  # of a merged graph's statuses only the newest is left
            values = {reason.value for reason in because}
        for value in sorted(values, key=str):
            shown = _value(store, value)
            known = [reason for reason in because if reason.value == value]
            slots += [reason.slot(role, shown, besides=denoting) for reason in known]
            fillers = [where for reason in known for where in reason.places if where not in denoting]
            if not known:
                fillers = _mentions(store, value, denoting)
                slots.append(Slot(role, shown, tuple(dict.fromkeys(where.words for where in fillers))))
            if role in _MARKED:
                marks += [(where, role) for where in fillers]
    slots += _time(store, event, graphs)
    slots += [Slot("rule", name(store, rule)) for rule in _rules(store, event, graphs)]
    return account(store, article, passages(store, marks), tuple(slots))


def _value(store: ox.Store, value: Term) -> str:
    """A label, and for an event or speech act the name to explain it by."""
    shown = name(store, value)
    if isinstance(value, ox.NamedNode) and is_event(store, value):
        return f"{shown} ({shorten(value.value)})"
    return shown


def _mentions(store: ox.Store, value: Term, denoting: Iterable[Place]) -> list[Place]:
    """Where no statement has the words: the mentions of an agent or place in the event's own sentences."""
    sentences = {where.sentence for where in denoting}
    found = (place(store, span) for span in objects(store, value, _EVIDENCE))
    return [where for where in found if where is not None and where.sentence in sentences]


def _time(store: ox.Store, event: ox.NamedNode, graphs: Iterable[Graph]) -> Iterator[Slot]:
    for graph in graphs:
        first, last = (objects(store, event, end, graph) for end in (_EARLIEST, _LATEST))
        words = tuple(text.value for text in objects(store, event, _TIME_TEXT, graph))
        if first and last:
            days = (first[0].value, last[0].value)
            yield Slot("time", days[0] if days[0] == days[1] else " to ".join(days), words)


def _rules(store: ox.Store, event: ox.NamedNode, graphs: Iterable[Graph]) -> list[Term]:
    return sorted({rule for graph in graphs for rule in objects(store, event, _RULE, graph)}, key=str)
