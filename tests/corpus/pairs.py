"""The pairs of articles in pairs.yaml, read and held against each other as a store does it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from kg import across, pipeline
from kg.model.text import Article
from kg.vocabulary import CLASSES, DIP

KINDS = ("meeting", "claim", "agreement", "contradiction", "reversal", "corroboration")
_KIND = {
    "across.same-meeting": "meeting", "across.same-claim": "claim", "across.same-quotation": "claim",
    "across.same-content": "agreement", "across.reversal": "reversal", "across.opposite-content": "contradiction",
    "across.denied-deed": "contradiction",
}  # fmt: skip


@dataclass(frozen=True)
class Pair:
    """Two articles and the kinds of tie between them; `misses` and `invents` are faults that are known."""

    id: str
    ties: frozenset[str]
    articles: tuple[Article, Article]
    misses: dict[str, str]
    invents: dict[str, str]


def pairs() -> tuple[Pair, ...]:
    """All of pairs.yaml."""
    rows = yaml.safe_load(Path(__file__).with_name("pairs.yaml").read_text(encoding="utf-8"))
    return tuple(map(_pair, rows))


def _pair(row: dict[str, Any]) -> Pair:
    one, two = (_article(f"{row['id']}: {side}", row[side]) for side in ("one", "two"))
    return Pair(row["id"], frozenset(row["ties"]), (one, two), row.get("misses", {}), row.get("invents", {}))


def _article(name: str, told: dict[str, Any]) -> Article:
    day: date = told["day"]
    return Article(name, told["text"], published=day, publisher=told.get("by"))


def kinds(articles: tuple[Article, ...], reader: pipeline.Reader) -> frozenset[str]:
    """The kinds of tie between some articles; an event that has one name in two of them is tied by that."""
    blocks: dict[str, set[across.Record]] = defaultdict(set)
    named: dict[str, set[str]] = defaultdict(set)
    found: set[str] = set()
    for article in articles:
        for record in across.records(reader(article), reader.lemma):
            for key in across.keys(record):
                blocks[key].add(record)
            if isinstance(record, across.Event):
                named[record.node].add(record.graph)
                if len(named[record.node]) > 1:
                    found.add("meeting" if CLASSES[record.type] == "CONSULT" else "corroboration")
    for tie in (tie for block, told in blocks.items() for tie in across.joined(block, told)):
        found |= {_KIND[tie.rule]} if tie.rule in _KIND else set()
        found |= {"corroboration"} if tie.predicate == DIP.articleCount else set()
    return frozenset(found)
