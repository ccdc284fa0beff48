"""Why a triple is there: the rule, the words and whose word it is, as a node beside the triple."""

from __future__ import annotations

from collections.abc import Iterator

from kg.graph.names import Names, digest
from kg.graph.terms import decimal, english
from kg.graph.triple import Assertion, Triple
from kg.vocabulary import DIP, PROV, RDF, RDFS


def statement_triples(assertion: Assertion, names: Names, *, publisher: str | None) -> Iterator[Triple]:
    """One dip:ExtractedStatement. What stands on nobody's word in particular is the publisher's."""
    triple = assertion.triple
    # Never the confidence: tuning it would rename the node.
    key = digest(" ".join((*triple, assertion.rule)), 12)
    term = names.of("statement", f"{names.article}_{key}")
    yield Triple(term, RDF.type, DIP.ExtractedStatement)
    yield Triple(term, RDF.subject, triple.subject)
    yield Triple(term, RDF.predicate, triple.predicate)
    yield Triple(term, RDF.object, triple.object)
    yield Triple(term, DIP.byRule, names.rule(assertion.rule))
    if assertion.confidence is not None:
        yield Triple(term, DIP.confidence, decimal(assertion.confidence))
    for span in assertion.evidence:
        yield Triple(term, DIP.evidence, names.span(span))
    for voice in assertion.voices or ((publisher,) if publisher else ()):
        yield Triple(term, PROV.wasAttributedTo, voice)
    yield Triple(term, PROV.wasDerivedFrom, names.own("article"))


def rule_triples(names: Names) -> Iterator[Triple]:
    """The rule cards and status cards that were named, by their ids."""
    for identifier, term in sorted(names.rules.items()):
        yield Triple(term, RDF.type, DIP.ExtractionRule)
        yield Triple(term, RDFS.label, english(identifier))
