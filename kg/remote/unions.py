"""How servers are told to ask all their graphs at once, which the standard leaves to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from kg.remote.marks import MARK
from kg.vocabulary import RDF, SCHEMA


@dataclass(frozen=True, slots=True)
class Union:
    """What a query needs to ask the union of graphs. params: of the address. head: before the query.

    inside: whether values of variables have to stand inside of the query's group.
    """

    params: Mapping[str, str] = field(default_factory=dict)
    head: str = ""
    inside: bool = False


AS_IT_IS = Union()
UNIONS = (
    AS_IT_IS,
    Union({"union-default-graph": ""}),  # Oxigraph
    Union({"default-graph-uri": "urn:x-arq:UnionGraph"}),  # Jena
)
"""The ways there are, the commonest first."""

TRIPLES = (
    f"?s ?p ?o . ?s {MARK} ?o FILTER(?p = {MARK} && ?s = ?g)",
    f"?s ?p ?o . ?s {RDF.type} ?o FILTER(?p = {RDF.type} && ?o = {SCHEMA.NewsArticle})",
    "?s ?p ?o FILTER(ISIRI(?s) && ISIRI(?o))",
)
"""Patterns for a triple to try them with: one that each pushed graph has, one of each article, any."""

# What Virtuoso keeps for itself and would mix in.
_OWN = (
    "http://www.openlinksw.com/schemas/virtrdf#",
    "http://www.w3.org/ns/ldp#",
    "http://www.w3.org/2002/07/owl#",
    "http://localuriqaserver/sparql",
    "urn:activitystreams-owl:map",
)


def spoken(union: Union, server: str) -> Union:
    """The same for a server of that name, which may understand things in its own way."""
    if not server.startswith("Virtuoso"):
        return union
    return replace(union, head="".join(f"DEFINE input:default-graph-exclude <{graph}> " for graph in _OWN), inside=True)
