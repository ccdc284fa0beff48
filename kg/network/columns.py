"""A graph read column by column: all subjects and values of one property, fetched by SPARQL when first asked.

One plain pattern a property keeps the load linear in the graph; joins are left to dictionaries. Data in
named graphs and in the default graph are read alike, as one union.
"""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox

PREFIXES = {
    "dip": "https://w3id.org/diplomatic-kg/ontology#",
    "dipc": "https://w3id.org/diplomatic-kg/concept#",
    "plover": "https://w3id.org/diplomatic-kg/plover#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "org": "http://www.w3.org/ns/org#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}

Value = ox.NamedNode | ox.BlankNode | ox.Literal


def local(iri: str) -> str:
    """The last part of an IRI, after `#` or the last slash."""
    return iri.rstrip("/#").rpartition("#")[2].rpartition("/")[2] or iri


def expand(name: str) -> str:
    """The IRI of a prefixed name. Raises KeyError for an unknown prefix."""
    prefix, _, rest = name.partition(":")
    return PREFIXES[prefix] + rest


class Columns:
    """The columns of one store. Every answer is sorted, so nothing depends on the order of a store."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._column = cache(self._load)

    def _load(self, name: str) -> dict[str, tuple[Value, ...]]:
        rows: dict[str, set[Value]] = {}
        for subject, value in self.select(f"SELECT DISTINCT ?s ?o WHERE {{ ?s {name} ?o }}"):
            rows.setdefault(subject.value, set()).add(value)
        return {
            key: tuple(sorted(values, key=_order)) if len(values) > 1 else tuple(values)
            for key, values in rows.items()
        }

    def select(self, query: str) -> list[tuple[Value, ...]]:
        """The rows of a SELECT over the union of all graphs, without those that leave a variable unbound."""
        found = self._store.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
        rows = []
        for solution in found:  # type: ignore[union-attr]
            row = tuple(solution)
            if all(isinstance(term, Value) for term in row):
                rows.append(row)
        return rows

    def subjects(self, name: str) -> tuple[str, ...]:
        """All subjects of a property, sorted."""
        return tuple(sorted(self._column(name)))

    def all(self, subject: str, *names: str) -> tuple[str, ...]:
        """The values of the properties named, as strings, each once."""
        if len(names) == 1:  # by far the most frequent question
            return tuple(dict.fromkeys([value.value for value in self._column(names[0]).get(subject, ())]))
        return tuple(dict.fromkeys(value for name in names for value in self.all(subject, name)))

    def one(self, subject: str, name: str, default: str = "") -> str:
        """The best value: English before other languages before none, else the first in order."""
        values = self._column(name).get(subject, ())
        return min(values, key=_preference).value if values else default

    def number(self, subject: str, name: str) -> float | None:
        """The first value that is a number, or None."""
        for value in self.all(subject, name):
            try:
                return float(value)
            except ValueError:
                continue
        return None

    def label(self, iri: str) -> str:
        """The label of a thing, or else the last part of its IRI."""
        return " ".join(self.one(iri, "rdfs:label").split()) or local(iri)


def _order(value: Value) -> tuple[str, str]:
    return value.value, str(value)


def _preference(value: Value) -> tuple[int, str, str]:
    language = getattr(value, "language", None) or ""
    rank = 0 if language.split("-")[0] == "en" else 1 if language else 2
    return (rank, *_order(value))
