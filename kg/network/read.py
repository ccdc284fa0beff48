"""From the graph to the picture: agents become nodes, events and speech acts become acts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial

import pyoxigraph as ox

from kg.network.columns import Columns, expand, local, number
from kg.network.model import Act, Article, Evidence, Kind, Node, Passage, Picture, Role
from kg.network.passages import Passages, articles
from kg.network.phrases import called
from kg.network.ties import fold, gatherings
from kg.network.wording import ROLES, standing

_KINDS = (  # the first type that a thing has decides
    ("foaf:Person", Kind.PERSON),
    ("dip:State", Kind.STATE),
    ("dip:InternationalOrganisation", Kind.ORGANISATION),
    ("org:Organization", Kind.ORGANISATION),
    ("org:FormalOrganization", Kind.ORGANISATION),
    ("foaf:Group", Kind.GROUP),
)
_BADGE = 4  # letters that fit into a node
_GENERAL = ("Event", "SpeechAct", "MaterialAct", "Consultation")


def picture(store: ox.Store) -> Picture:
    """Everything the graph of a store says that can be shown. The store is not changed.

    Same graph, same picture, whatever the order in which the triples were loaded.
    """
    columns = Columns(store)
    known = articles(columns)
    passages = Passages(columns, known)
    evidence = _evidence(columns, passages)
    statuses = _statuses(columns, known)
    rules = cache(partial(_rule, columns))
    acts = tuple(
        _act(iri, columns=columns, passages=passages, statuses=statuses, evidence=evidence, rules=rules)
        for iri in _events(columns)
    )
    nodes = _told_apart(_agents(columns, passages, acts)) + gatherings(acts)
    return Picture(articles=known, nodes=nodes, acts=acts, ties=fold(nodes, acts))


def _events(columns: Columns) -> tuple[str, ...]:
    marks = ("dip:status", "dip:category", *(f"dip:{role}" for role in ROLES))
    return tuple(sorted({iri for mark in marks for iri in columns.of(mark)}))


def _statuses(columns: Columns, known: tuple[Article, ...]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Event: (article, status), oldest article first. Without named graphs the article is unknown: ''."""
    age = {article.iri: index for index, article in enumerate(known)}
    of_graph: dict[str, list[str]] = {}
    for graph, article in columns.select("SELECT ?g ?a WHERE { GRAPH ?g { ?a a schema:NewsArticle } }"):
        of_graph.setdefault(graph, []).append(article)
    found: dict[str, set[tuple[int, str, str]]] = {}
    for graph, event, status in columns.select("SELECT ?g ?e ?s WHERE { GRAPH ?g { ?e dip:status ?s } }"):
        rows = [(age.get(article, -1), article, local(status)) for article in of_graph.get(graph, ())]
        found.setdefault(event, set()).update(rows)
    for event, values in columns.of("dip:status").items():
        if not found.get(event):
            found[event] = {(-1, "", local(value)) for value in values}
    return {iri: tuple([(where, status) for _, where, status in sorted(rows)]) for iri, rows in found.items()}


def _evidence(columns: Columns, passages: Passages) -> dict[str, tuple[Evidence, ...]]:
    """Subject: why its triples are there, from the layer of statements (which a graph may lack)."""
    query = """
        SELECT ?statement ?subject ?predicate ?object ?rule ?confidence WHERE {
            ?statement rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object
            OPTIONAL { ?statement dip:byRule ?rule }
            OPTIONAL { ?statement dip:confidence ?confidence }
        }"""
    says, called = cache(local), cache(columns.label)
    rows: dict[str, list[str]] = {}
    for statement, *row in columns.select(query):
        rows[statement] = min(row, rows.get(statement, row))  # one that says two things says the first
    found: dict[str, list[Evidence]] = {}
    for statement, (subject, predicate, value, rule, confidence) in rows.items():
        reason = Evidence(
            says=says(predicate),
            value=called(value) if "://" in value else value,
            rule=called(rule) if rule else "",
            confidence=number(confidence),
            passages=passages.of(statement),
        )
        found.setdefault(subject, []).append(reason)
    return {subject: tuple(sorted(reasons, key=_reading_order)) for subject, reasons in found.items()}


def _reading_order(reason: Evidence) -> tuple[object, ...]:
    return reason.passages, reason.says, reason.value, reason.rule, reason.confidence or 0.0


def _rule(columns: Columns, rule: str) -> tuple[str, str]:
    """The label of a rule, and what it means, where the graph says so."""
    meanings = (columns.words(rule, name) for name in ("skos:definition", "dcterms:description", "rdfs:comment"))
    return columns.label(rule), next((" ".join(text.split()) for text in meanings if text), "")


def _type(columns: Columns, iri: str) -> str:
    ours = expand("dip:")
    names = [local(value) for value in columns.all(iri, "rdf:type") if value.startswith(ours)]
    return next((name for name in names if name not in _GENERAL), names[0] if names else "Event")


def _act(
    iri: str,
    *,
    columns: Columns,
    passages: Passages,
    statuses: dict[str, tuple[tuple[str, str], ...]],
    evidence: dict[str, tuple[Evidence, ...]],
    rules: Callable[[str], tuple[str, str]],
) -> Act:
    own = statuses.get(iri, ())
    status = own[-1][1] if own else ""
    where = passages.of(iri)
    according = columns.all(iri, "dip:accordingTo")
    reasons = evidence.get(iri, ())
    sure = [reason.confidence for reason in reasons if reason.confidence is not None]
    place = columns.one(iri, "sem:hasPlace")
    rule = columns.one(iri, "dip:byRule")
    name, meaning = rules(rule) if rule else ("", "")
    return Act(
        iri=iri,
        label=columns.label(iri),
        type=_type(columns, iri),
        category=local(columns.one(iri, "dip:category")),
        status=status,
        standing=standing(status, hearsay=bool(according)),
        articles=tuple(dict.fromkeys([*(a for a, _ in own if a), *(p.article for p in where)])),
        statuses=own,
        roles=tuple(Role(name, agent) for name in ROLES for agent in columns.all(iri, f"dip:{name}")),
        place=columns.label(place) if place else "",
        begin=columns.one(iri, "sem:hasEarliestBeginTimeStamp")[:10],
        end=columns.one(iri, "sem:hasLatestEndTimeStamp")[:10],
        time_text=columns.words(iri, "dip:timeText"),
        text=columns.words(iri, "schema:text"),
        quoted=columns.all(iri, "dip:quotedText"),
        mode=local(columns.one(iri, "dip:mode")),
        polarity=local(columns.one(iri, "dip:polarity")),
        modality=local(columns.one(iri, "dip:modality")),
        topics=tuple(local(topic) for topic in columns.all(iri, "dcterms:subject")),
        content=columns.all(iri, "dip:content"),
        condition=columns.all(iri, "dip:condition"),
        contradicts=columns.all(iri, "dip:contradicts"),
        according_to=according,
        about=tuple(columns.label(thing) for thing in columns.all(iri, "schema:about")),
        inferred=columns.one(iri, "dip:inferred") in ("true", "1"),
        rule=name,
        rule_meaning=meaning,
        confidence=min(sure) if sure else number(columns.one(iri, "dip:confidence")),
        passages=where,
        evidence=reasons,
    )


def _agents(columns: Columns, passages: Passages, acts: tuple[Act, ...]) -> tuple[Node, ...]:
    """Agents that act, are mentioned, or are acted for; a publisher that does none of it is no node."""
    involved = {agent for act in acts for agent in (*act.agents(), *act.according_to)}
    for acting, served in columns.of("dip:actsFor").items():
        involved.update((acting, *served))
    found = []
    for iri in sorted(involved.union(columns.of("rdf:type"))):
        kind = _kind(columns, iri)
        if kind is None and iri not in involved:
            continue
        mentions = passages.of(iri)
        if mentions or iri in involved:
            found.append(_node(iri, kind=kind or Kind.GROUP, columns=columns, mentions=mentions))
    return tuple(found)


def _told_apart(agents: tuple[Node, ...]) -> tuple[Node, ...]:
    """Bodies that have no name of their own are called by whom they act for: "government of Peru"."""
    known = {node.iri: node for node in agents}

    def named(node: Node) -> Node:
        served = [known[iri] for iri in node.acts_for if iri in known]
        nameless = node.kind in (Kind.ORGANISATION, Kind.GROUP) and node.label[:1].islower()
        if not nameless or len(served) != 1 or served[0].label in node.label:
            return node
        return replace(node, label=f"{node.label} of {called(served[0])}")

    return tuple(named(node) for node in agents)


def _kind(columns: Columns, iri: str) -> Kind | None:
    types = columns.all(iri, "rdf:type")
    return next((kind for name, kind in _KINDS if expand(name) in types), None)


def _initials(iri: str, columns: Columns) -> str:
    """What stands for a body on the picture: its name if that is short, else its initials ("EC")."""
    if _kind(columns, iri) is not Kind.ORGANISATION:
        return ""
    label = columns.label(iri)
    initials = "".join(word[0] for word in re.findall(r"\w+", label) if word[0].isupper())
    short = len(label) <= _BADGE and label.isupper()
    return label if short else initials if 1 < len(initials) <= _BADGE else ""


def _node(iri: str, *, kind: Kind, columns: Columns, mentions: tuple[Passage, ...]) -> Node:
    serves = columns.all(iri, "dip:actsFor")
    codes = [columns.one(other, "skos:notation") or _initials(other, columns) for other in (iri, *serves)]
    label = columns.label(iri)
    offices = (
        columns.label(office)
        for tenure in columns.all(iri, "dip:hasTenure")
        for office in columns.all(tenure, "dip:office")
    )
    return Node(
        iri=iri,
        kind=kind,
        label=label,
        names=tuple(name for name in columns.all(iri, "skos:altLabel") if name != label),
        code=next((code for code in codes if code), ""),
        acts_for=serves,
        offices=tuple(dict.fromkeys(offices)),
        passages=mentions,
    )
