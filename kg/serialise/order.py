"""The order in which a person reads a graph: the article, who, what, who said what, then the evidence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.serialise.term import is_iri
from kg.serialise.union import Triple
from kg.vocabulary import KINDS, RDF, RDFS

_FIRST = {RDF.type: 0, RDFS.label: 1, RDF.subject: 2, RDF.predicate: 3, RDF.object: 4}
_DIGITS = re.compile("([0-9]+)")

Node = Mapping[str, list[str]]


def nodes(triples: Iterable[Triple], base: str) -> dict[str, Node]:
    """Subject to predicate to objects, all in reading order: by kind, then numbers by size."""
    found: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value in triples:
        found[subject][predicate].append(value)
    ranks = {f"<{base}{kind}": rank for rank, kind in enumerate(KINDS)}

    def rank(iri: str) -> tuple[int, tuple[str | int, ...]]:
        return ranks.get(iri.rpartition("/")[0], len(KINDS)), natural(iri)

    return {
        subject: {
            predicate: sorted(found[subject][predicate], key=_value)
            for predicate in sorted(found[subject], key=_predicate)
        }
        for subject in sorted(found, key=rank)
    }


def natural(iri: str) -> tuple[str | int, ...]:
    """A key that sorts runs of digits as numbers: span 9 comes before span 10."""
    return tuple(int(part) if index % 2 else part for index, part in enumerate(_DIGITS.split(iri)))


def _predicate(term: str) -> tuple[int, str]:
    return _FIRST.get(term, len(_FIRST)), term


def _value(term: str) -> tuple[str | int, ...]:
    return natural(term) if is_iri(term) else (term,)
