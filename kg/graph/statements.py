"""Why a triple is there: the rule, the words and whose word it is, as a node beside the triple."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.graph.names import Names, digest
from kg.graph.terms import decimal, english
from kg.graph.triple import Assertion, Triple
from kg.vocabulary import DIP, PROV, RDF, RDFS


def statement_blocks(assertions: Iterable[Assertion], names: Names, *, publisher: str | None) -> Iterator[str]:
    """One dip:ExtractedStatement for each triple and rule, as lines of N-Quads.

    What stands on nobody's word in particular is the publisher's.
    """
    told: dict[tuple[Triple, str], list[Assertion]] = {}
    for assertion in assertions:
        told.setdefault((assertion.triple, assertion.rule), []).append(assertion)
    article, house, end = names.own("article"), (publisher,) if publisher else (), names.end
    for (triple, rule), same in told.items():
        # Never the confidence: tuning it would rename the node.
        key = digest(" ".join((*triple, rule)), 12)
        term = names.of("statement", f"{names.article}_{key}")
        further = [(DIP.confidence, decimal(one.confidence)) for one in same if one.confidence is not None]
        further += [(DIP.evidence, names.span(span)) for one in same for span in one.evidence]
        further += [(PROV.wasAttributedTo, voice) for one in same for voice in one.voices or house]
        lines = [f"{term} {predicate} {value}{end}" for predicate, value in dict.fromkeys(further)]
        yield (
            f"{term} {RDF.type} {DIP.ExtractedStatement}{end}"
            f"{term} {RDF.subject} {triple.subject}{end}"
            f"{term} {RDF.predicate} {triple.predicate}{end}"
            f"{term} {RDF.object} {triple.object}{end}"
            f"{term} {DIP.byRule} {names.rule(rule)}{end}"
            f"{term} {PROV.wasDerivedFrom} {article}{end}"
            f"{''.join(lines)}"
        )


def rule_blocks(names: Names) -> Iterator[str]:
    """The rule cards and status cards that were named, by their ids."""
    end = names.end
    for identifier, term in sorted(names.rules.items()):
        yield f"{term} {RDF.type} {DIP.ExtractionRule}{end}{term} {RDFS.label} {english(identifier)}{end}"
