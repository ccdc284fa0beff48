"""One article's named graph."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.errors import GraphError
from kg.graph.agents import naming, reported
from kg.graph.facts import Facts
from kg.graph.identity import fact_names
from kg.graph.names import Names, article_name
from kg.graph.reference import reference
from kg.graph.source import article_triples, publisher, text_blocks
from kg.graph.statements import rule_blocks, statement_blocks
from kg.graph.told import tell
from kg.graph.triple import Assertion, Triple
from kg.model.entity import Tenure
from kg.model.fact import Extraction
from kg.model.quad import Quad
from kg.vocabulary import BASE, DIP


@dataclass(frozen=True, slots=True)
class ArticleGraph:
    """All that was read from an article, in the graph of that name; no triple comes twice.

    told: what the article says. grounds: what that rests on (statements, rules, sentences, spans), by far the
    larger part: so it is made as blocks of lines, each a quad as N-Quads writes it.
    """

    name: str
    told: tuple[Triple, ...]
    grounds: tuple[str, ...]

    def nquads(self) -> bytes:
        """As N-Quads, in no particular order."""
        told = "".join([f"{s} {p} {o} {self.name} .\n" for s, p, o in self.told])
        return b"".join([told.encode(), *map(str.encode, self.grounds)])

    def quads(self) -> Iterator[Quad]:
        """What is told first."""
        for triple in self.told:
            yield Quad(*triple, self.name)
        end = f" {self.name} .\n"
        for block in self.grounds:
            for line in block.split(end)[:-1]:
                subject, predicate, value = line.split(" ", 2)
                yield Quad(subject, predicate, value, self.name)


def describe(
    extraction: Extraction, *, base: str = BASE, statements: bool = True, tenures: Sequence[Tenure] = ()
) -> Iterator[Quad]:
    """The quads of `article_graph`, none twice, and with them those of `reference` where there are tenures."""
    yield from article_graph(extraction, base=base, statements=statements).quads()
    if tenures:
        yield from reference(extraction.entities, tenures, base=base)


def article_graph(extraction: Extraction, *, base: str = BASE, statements: bool = True) -> ArticleGraph:
    """All that was read from an article, complete in itself.

    statements: whether each triple a rule made gets a node that says by which rule and on which words.
    Left out are speech acts that nobody speaks and hearsay that no speech act carries (see `told`).
    GraphError where a fact names an agent or place that the extraction does not describe.
    """
    article, entities = extraction.article, {entity.id: entity for entity in extraction.entities}
    _require(extraction, entities)
    names = Names(base, article_name(article))
    told = tell(extraction.facts)
    terms = {key: names.of(*name) for key, name in fact_names(names.article, told.facts.values()).items()}
    facts = Facts(told, terms, entities, names, article.text)
    assertions = [assertion for fact in told.facts.values() for assertion in facts.assertions(fact)]
    assertions += facts.contradictions(extraction.contradictions)
    triples = dict.fromkeys(_told(extraction, facts, assertions, names))
    blocks: list[str] = []
    if statements:
        blocks += statement_blocks(assertions, names, publisher=publisher(article, names))
    blocks += rule_blocks(names)
    blocks += text_blocks(sorted(names.spans), article.text, extraction.sentences, names)
    return ArticleGraph(names.own("graph"), tuple(triples), tuple(blocks))


def _told(
    extraction: Extraction, facts: Facts, assertions: Iterable[Assertion], names: Names
) -> Iterator[Triple]:
    yield from article_triples(extraction.article, names, named=frozenset(map(names.entity, facts.entities)))
    for entity in extraction.entities:
        yield from naming(entity, names)
        yield from reported(entity, names)
    for identifier, span in extraction.mentions:
        yield Triple(names.entity(identifier), DIP.evidence, names.span(span))
    for fact in facts.told.facts.values():
        yield from facts.descriptions(fact)
    for assertion in assertions:
        yield assertion.triple


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
