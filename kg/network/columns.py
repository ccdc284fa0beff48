"""A graph read column by column: all subjects and values of one property, fetched by SPARQL when first asked.

One plain pattern a property keeps the load linear in the graph; joins are left to dictionaries. Data in
named graphs and in the default graph are read alike, as one union.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

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

_ESCAPES = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f", '"': '"', "'": "'", "\\": "\\"}
_ESCAPE = re.compile(r"\\([tnrbf\"'\\])")

# Most things of a graph are spans and statements, and nobody asks for their type.
_UNTYPED = "FILTER(?o NOT IN (nif:OffsetBasedString, nif:Sentence, nif:Context, dip:ExtractedStatement))"


@lru_cache(4096)
def local(iri: str) -> str:
    """The last part of an IRI, after `#` or the last slash."""
    return iri.rstrip("/#").rpartition("#")[2].rpartition("/")[2] or iri


def expand(name: str) -> str:
    """The IRI of a prefixed name. Raises KeyError for an unknown prefix."""
    prefix, _, rest = name.partition(":")
    return PREFIXES[prefix] + rest


def number(text: str) -> float | None:
    """The number a literal's value stands for, or None."""
    try:
        return float(text)
    except ValueError:
        return None


def plain(term: str) -> str:
    r"""The IRI, or the value of the literal, that a term in a TSV result stands for.

    >>> plain("<https://kg.example/a>"), plain('"one\\ttwo"@en'), plain("17")
    ('https://kg.example/a', 'one\ttwo', '17')
    """
    if term[:1] == "<":
        return term[1:-1]
    if term[:1] != '"':
        return term
    text = term[1 : term.rindex('"')]
    return _ESCAPE.sub(lambda found: _ESCAPES[found[1]], text) if "\\" in text else text


class Columns:
    """The columns of one store. Every answer is sorted, so nothing depends on the order of a store."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._columns: dict[str, dict[str, tuple[str, ...]]] = {}
        self._bests: dict[str, dict[str, str]] = {}

    def _column(self, name: str) -> dict[str, tuple[str, ...]]:
        if name not in self._columns:
            self._columns[name] = self._load(name)
        return self._columns[name]

    def _best(self, name: str) -> dict[str, str]:
        if name not in self._bests:
            self._bests[name] = self._load_best(name)
        return self._bests[name]

    def _load(self, name: str) -> dict[str, tuple[str, ...]]:
        only = _UNTYPED if name == "rdf:type" else ""
        pairs = [line.split("\t") for line in self._lines(f"SELECT ?s ?o WHERE {{ ?s {name} ?o {only} }}")]
        # Almost every term is an IRI; this line is where the reading of a large graph spends its time.
        pairs = [[s[1:-1] if s[0] == "<" else s, o[1:-1] if o[0] == "<" else plain(o)] for s, o in pairs]
        rows: dict[str, tuple[str, ...]] = {subject: (value,) for subject, value in pairs}
        if len(rows) == len(pairs):
            return rows
        several: dict[str, set[str]] = {}
        for subject, value in pairs:
            if rows[subject][0] != value or subject in several:
                several.setdefault(subject, {rows[subject][0]}).add(value)
        return rows | {subject: tuple(sorted(values)) for subject, values in several.items()}

    def _load_best(self, name: str) -> dict[str, str]:
        """Subject: its best value. English comes before other languages, those before none."""
        found: dict[str, list[tuple[int, str, str]]] = {}
        for line in self._lines(f"SELECT ?s ?o WHERE {{ ?s {name} ?o }}"):
            subject, _, value = line.partition("\t")
            language = value.rpartition('"@')[2] if value[-1] not in '">' and '"@' in value else ""
            rank = 0 if language.split("-")[0] == "en" else 1 if language else 2
            found.setdefault(plain(subject), []).append((rank, plain(value), language))
        return {key: min(values)[1] for key, values in found.items()}

    def select(self, query: str) -> Iterator[list[str]]:
        """The rows of a SELECT over the union of all graphs, as plain values; unbound is an empty one.

        A triple that stands in several graphs gives as many rows.
        """
        return (
            [term[1:-1] if term[:1] == "<" else plain(term) for term in line.split("\t")] for line in self._lines(query)
        )

    def _lines(self, query: str) -> Iterator[str]:
        # As TSV the rows come in one piece; made into terms one by one they would cost thrice as much.
        found = self._store.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
        if not isinstance(found, ox.QuerySolutions):
            raise TypeError("not a SELECT")
        lines = iter((found.serialize(format=ox.QueryResultsFormat.TSV) or b"").decode().split("\n"))
        next(lines)  # the names of the variables
        return filter(None, lines)

    def of(self, name: str) -> Mapping[str, tuple[str, ...]]:
        """A whole column: every subject and its values, sorted."""
        return self._column(name)

    def subjects(self, name: str) -> tuple[str, ...]:
        """All subjects of a property, sorted."""
        return tuple(sorted(self._column(name)))

    def all(self, subject: str, name: str) -> tuple[str, ...]:
        """The values of a property, as strings, each once, sorted."""
        # The cache is looked into first: a large graph asks half a million times.
        return (self._columns.get(name) or self._column(name)).get(subject, ())

    def one(self, subject: str, name: str) -> str:
        """The first value of a property, or an empty string."""
        values = self.all(subject, name)
        return values[0] if values else ""

    def words(self, subject: str, name: str) -> str:
        """The value of a property meant for reading, in English where there is a choice, or an empty string."""
        return self._best(name).get(subject, "")

    def label(self, iri: str) -> str:
        """The label of a thing, or else the last part of its IRI."""
        return " ".join(self.words(iri, "rdfs:label").split()) or local(iri)
