"""One article's named graph."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from kg.errors import GraphError
from kg.graph.agents import naming, reported
from kg.graph.facts import Facts
from kg.graph.identity import fact_names
from kg.graph.names import Names, article_name
from kg.graph.reference import reference
from kg.graph.source import article_triples, publisher, sentence_triples, span_triples
from kg.graph.statements import rule_triples, statement_triples
from kg.graph.told import tell
from kg.graph.triple import Assertion, Triple
from kg.model.entity import Tenure
from kg.model.fact import Extraction
from kg.model.quad import Quad
from kg.vocabulary import BASE, DIP


def describe(
    extraction: Extraction, *, base: str = BASE, statements: bool = True, tenures: Sequence[Tenure] = ()
) -> Iterator[Quad]:
    """All that was read from an article, in its named graph, complete in itself; no quad comes twice.

    statements: whether each triple a rule made gets a node that says by which rule and on which words.
    tenures: offices held by persons the article names; they go into the reference graph.
    Left out are speech acts that nobody speaks and hearsay that no speech act carries (see `told`).
    GraphError where a fact names an agent or place that the extraction does not describe.
    """
    names = Names(base, article_name(extraction.article))
    triples = dict.fromkeys(_triples(extraction, names, statements=statements))
    graph = names.own("graph")
    for triple in triples:
        yield Quad(*triple, graph)
    if tenures:
        yield from reference(extraction.entities, tenures, base=base)


def _triples(extraction: Extraction, names: Names, *, statements: bool) -> Iterator[Triple]:
    article, entities = extraction.article, {entity.id: entity for entity in extraction.entities}
    _require(extraction, entities)
    told = tell(extraction.facts)
    terms = {key: names.of(*name) for key, name in fact_names(names.article, told.facts.values()).items()}
    facts = Facts(told, terms, entities, names, article.text)

    yield from article_triples(article, names, named=frozenset(map(names.entity, entities)))
    for entity in extraction.entities:
        yield from naming(entity, names)
        yield from reported(entity, names)
    for identifier, span in extraction.mentions:
        yield Triple(names.entity(identifier), DIP.evidence, names.span(span))
    assertions: list[Assertion] = []
    for fact in told.facts.values():
        yield from facts.descriptions(fact)
        assertions += facts.assertions(fact)
    assertions += facts.contradictions(extraction.contradictions)
    house = publisher(article, names) if statements else None
    for assertion in assertions:
        yield assertion.triple
        if statements:
            yield from statement_triples(assertion, names, publisher=house)
    yield from rule_triples(names)
    spans = sorted(names.spans)
    yield from sentence_triples(extraction.sentences, names)
    yield from span_triples(spans, article.text, extraction.sentences, names)


def _require(extraction: Extraction, entities: Container[str]) -> None:
    """Everything named is described; otherwise a term of the graph would have no class and no label."""
    for identifier in _named(extraction):
        if identifier not in entities:
            raise GraphError(
                f"{identifier} is named but not described",
                where=extraction.article.id,
                hint="a stage before the graph left it out: please report this article",
            )


def _named(extraction: Extraction) -> Iterator[str]:
    for entity in extraction.entities:
        if entity.acts_for:
            yield entity.acts_for
        yield from entity.members
    for identifier, _ in extraction.mentions:
        yield identifier
    for fact in extraction.facts:
        yield from fact.who()
        yield from fact.according_to
        if fact.place:
            yield fact.place[0]
