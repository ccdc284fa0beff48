"""The pairs of articles in pairs.yaml, read and held against each other as a store does it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from kg import across, pipeline
from kg.across import Tie
from kg.model.text import Article
from kg.vocabulary import DIP

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


def tied(articles: tuple[Article, ...], reader: pipeline.Reader) -> set[Tie]:
    """What ties some articles."""
    blocks: dict[str, set[across.Record]] = defaultdict(set)
    for article in articles:
        for record in across.records(reader(article), reader.lemma):
            for key in across.keys(record):
                blocks[key].add(record)
    return {tie for block, told in blocks.items() for tie in across.joined(block, told)}


def kinds(ties: set[Tie]) -> frozenset[str]:
    """The kinds of some ties; of a meeting that has one name in both articles, the name is the tie."""
    found = {_KIND[tie.rule] for tie in ties if tie.rule in _KIND}
    return frozenset(found | {"corroboration" for tie in ties if tie.predicate == DIP.articleCount})
