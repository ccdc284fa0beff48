"""One article to what a store keeps of it: its quads as a block of bytes, and what was counted."""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from kg import across
from kg.across import Record
from kg.model.fact import Extraction
from kg.model.text import Article
from kg.pipeline import Reader

_LEVEL = 1  # of gzip: a third of the time of level 6, for a quarter more bytes


@dataclass(frozen=True, slots=True)
class Reading:
    """An article's graph, ready to be written.

    graph: its IRI as a term. block: its N-Quads as one gzip member. quads: how many. shared: lines of other
    graphs, which articles have in common. counts: `fact:Meeting`, `rule:meet.with`, `claims` ... to how often.
    records: what other articles are held against.
    """

    graph: str
    block: bytes
    quads: int
    shared: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    records: tuple[Record, ...] = ()


@dataclass(frozen=True, slots=True)
class Failed:
    """Why an article could not be read. cause: the reason without what differs from article to article."""

    reason: str
    cause: str


Read = Callable[[Article], Reading]


def reading_with(reader: Reader) -> Read:
    """The pipeline as a function from an article to what a store keeps of it."""

    def read(article: Article) -> Reading:
        found = reader(article)
        own, lines, shared = written(found, reader)
        records = across.records(found, reader.lemma)
        return Reading(own, packed(lines), lines.count(b"\n"), shared, counted(found), records)

    return read


def written(found: Extraction, reader: Reader) -> tuple[str, bytes, tuple[str, ...]]:
    """An article's graph as a term, its N-Quads, and the lines of other graphs, which articles have in common."""
    graph = reader.graph(found)
    return graph.name, graph.nquads(), tuple(f"{' '.join(quad)} .\n" for quad in reader.known(found))


def packed(lines: bytes) -> bytes:
    """Lines as a gzip member without a time: the same lines give the same bytes."""
    return gzip.compress(lines, _LEVEL, mtime=0)


def counted(found: Extraction) -> dict[str, int]:
    """`fact:Meeting`, `rule:meet.with`, `claims` ... to how often."""
    counts = Counter(f"fact:{fact.type}" for fact in found.facts)
    counts.update(f"rule:{fact.rule}" for fact in found.facts)
    counts["facts"] = len(found.facts)
    counts["claims"] = sum(fact.speech is not None for fact in found.facts)
    counts["contradictions"] = len(found.contradictions)
    return dict(sorted(counts.items()))
