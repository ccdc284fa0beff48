"""A tie between two articles, as quads: the triple, and beside it the rule and the articles it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kg.graph.names import Names, digest
from kg.graph.terms import english
from kg.model.quad import Quad
from kg.vocabulary import BASE, DIP, PROV, RDF, RDFS

_NAMES = Names()
GRAPH = _NAMES.of("graph", "links")


class Tie(NamedTuple):
    """A triple that holds between what two or more articles tell. graphs: theirs, as terms."""

    subject: str
    predicate: str
    object: str
    rule: str
    graphs: tuple[str, ...]


def quads(tie: Tie) -> Iterator[Quad]:
    """The triple and why it is there, in the graph of links."""
    triple = (tie.subject, tie.predicate, tie.object)
    yield Quad(*triple, GRAPH)
    term, rule = _NAMES.of("statement", f"links_{digest(' '.join((*triple, tie.rule)), 16)}"), _NAMES.rule(tie.rule)
    yield Quad(term, RDF.type, DIP.JoinedStatement, GRAPH)
    for predicate, value in zip((RDF.subject, RDF.predicate, RDF.object), triple, strict=True):
        yield Quad(term, predicate, value, GRAPH)
    yield Quad(term, DIP.byRule, rule, GRAPH)
    for graph in sorted(set(tie.graphs)):
        yield Quad(term, PROV.wasDerivedFrom, article(graph), GRAPH)


def of_rule(rule: str) -> Iterator[Quad]:
    """A rule by its id."""
    yield Quad(_NAMES.rule(rule), RDF.type, DIP.ExtractionRule, GRAPH)
    yield Quad(_NAMES.rule(rule), RDFS.label, english(rule), GRAPH)


def lines(ties: Iterable[Tie], rules: Iterable[str] = ()) -> list[str]:
    """Ties, and the rules behind them, as N-Quads, sorted, each line once."""
    found = [quad for tie in ties for quad in quads(tie)] + [quad for rule in rules for quad in of_rule(rule)]
    return sorted({f"{' '.join(quad)} .\n" for quad in found})


def article(graph: str) -> str:
    """The article that a graph is of."""
    return graph.replace(f"<{BASE}graph/", f"<{BASE}article/", 1)
