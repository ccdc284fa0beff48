"""A result as bytes, in the formats of SPARQL 1.1 and of RDF."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import pyoxigraph as ox

from kg.query import Result, render
from kg.vocabulary import PREFIXES

_ROWS = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "application/sparql-results+xml": "xml",
    "application/xml": "xml",
    "text/xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}
_TRIPLES = {
    "text/turtle": "ttl",
    "application/x-turtle": "ttl",
    "application/n-triples": "nt",
    "text/plain": "nt",
    "application/ld+json": "jsonld",
    "application/json": "jsonld",
}
# Kind of result: media type: format; what is named first is what is given to a client that does not care.
OFFERED: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "rows": _ROWS,
        "boolean": {media: form for media, form in _ROWS.items() if form in ("json", "xml")},
        "triples": _TRIPLES,
    }
)
_WRITTEN = {"xml": ox.QueryResultsFormat.XML, "csv": ox.QueryResultsFormat.CSV, "tsv": ox.QueryResultsFormat.TSV}


def named(form: str, kind: str) -> str | None:
    """The media type of a format by its short name ("csv"), None where the kind of result has no such form."""
    return next((media for media, name in OFFERED[kind].items() if name == form), None)


def written(result: Result, media: str) -> bytes:
    """A result in one of the media types offered for its kind."""
    form = OFFERED[result.kind][media]
    match form:
        case "json":
            return render(result, "json").encode()
        case "xml" | "csv" | "tsv":
            read = ox.parse_query_results(render(result, "json").encode(), format=ox.QueryResultsFormat.JSON)
            return read.serialize(format=_WRITTEN[form]) or b""
        case "ttl":
            return render(result, "ttl").encode()
        case "nt":
            return ox.serialize(result.triples, format=ox.RdfFormat.N_TRIPLES) or b""
        case _:
            return ox.serialize(result.triples, format=ox.RdfFormat.JSON_LD, prefixes=dict(PREFIXES)) or b""
