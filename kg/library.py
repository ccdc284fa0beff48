"""The library a program uses: `kg.build(...)` and `kg.load(...)` give a `Graph`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg import explain, pipeline, query, read, serialise, store, validate
from kg.model.quad import Quad

if TYPE_CHECKING:
    from rdflib import Dataset


@dataclass(frozen=True)  # without slots: cached_property keeps its store in the instance's dict
class Graph:
    """All that was read, as quads: one named graph an article, and one for what is known beforehand.

    quads: sorted, terms as N-Triples writes them. Nothing changes a Graph, and what was written and
    loaded again is equal to it, where the format keeps graphs apart (nq, trig).
    """

    quads: tuple[Quad, ...]

    def __len__(self) -> int:
        return len(self.quads)

    @cached_property
    def store(self) -> ox.Store:
        """The quads in a store, made at the first question."""
        return store.of(self.quads)

    def query(self, sparql: str, **params: str) -> query.Result:
        """What a query finds: SPARQL over all articles at once, or the name of a question ("meetings").

        params: values for variables, an IRI, a prefixed name or plain text. QueryError where it is faulty.
        """
        if sparql.isascii() and sparql.replace("-", "").isalpha():
            bound, left = query.bound(self.store, sparql, params)
            return query.run(self.store, bound, params=left, name=sparql)
        return query.run(self.store, sparql, params=params)

    def rows(self, sparql: str, **params: str) -> list[dict[str, str]]:
        """What a SELECT finds, each row as its columns in plain text, empty where there is no value."""
        found = self.query(sparql, **params)
        return [dict(zip(found.columns, map(_plain, row), strict=True)) for row in found.rows]

    def table(self, sparql: str, **params: str) -> str:
        """What a query finds, as a table to print."""
        return query.render(self.query(sparql, **params))

    def explain(
        self, node: str, predicate: str | None = None, value: str | None = None
    ) -> explain.Explanation:
        """Why a node, or a triple, is in the graph. Print it. GraphError where it is not there."""
        return explain.explain(self.store, node, predicate, value)

    def validate(self) -> validate.Report:
        """What is wrong with the graph by its shapes and checks; `.conforms` says whether anything is."""
        return validate.validate(self.store)

    def serialize(self, format: str = "ttl") -> str:  # noqa: A002  the word of the field
        """The graph as ttl, nq, trig, nt, jsonld or rdf; the same quads give the same text."""
        return serialise.text(self.quads, format)

    def write(self, path: str | Path) -> None:
        """Writes the graph in the format that the ending of `path` names, whole or not at all."""
        serialise.write(self.quads, path)

    def dataset(self) -> Dataset:
        """The graph for rdflib; its default graph is the union of all articles."""
        return store.to_dataset(self.store)


def build(
    *inputs: str | Path,
    published: date | str | None = None,
    rules: str | Path | None = None,
    lexicon: str | Path | None = None,
    inferred: bool = False,
    statements: bool = True,
) -> Graph:
    """Articles (.txt, .html, .jsonl files and folders of these) become a graph.

    published: the day of articles that name none, as a date or YYYY-MM-DD. rules: a folder of rule
    cards beside the built-in ones. lexicon: a folder of tables of names and words, which come
    before the built-in ones. inferred: with guessed targets, marked so. statements: with why each triple holds.
    Raises ReadError at the first article that cannot be read, RuleErrors for faulty cards,
    LexiconErrors for faulty tables.
    """
    day = read.publication_date(published, where="published") if isinstance(published, str) else published
    cards = Path(rules) if rules is not None else None
    tables = Path(lexicon) if lexicon is not None else None
    options = pipeline.Options(rules=cards, lexicon=tables, inferred=inferred, statements=statements)
    built = pipeline.build(inputs, options, published=day)
    return Graph(tuple(sorted(built.quads)))


def load(path: str | Path) -> Graph:
    """A graph that was written before. GraphError where the file is none."""
    return Graph(tuple(_quads(store.load(path))))


def _plain(cell: query.Term | None) -> str:
    return cell.value if isinstance(cell, ox.NamedNode | ox.Literal) else str(cell or "")


def _quads(triples: Iterable[ox.Quad]) -> list[Quad]:
    """The quads of a store in the order of their text, since a store has none."""
    return sorted(
        Quad(
            str(quad.subject),
            str(quad.predicate),
            str(quad.object),
            "" if isinstance(quad.graph_name, ox.DefaultGraph) else str(quad.graph_name),
        )
        for quad in triples
    )
