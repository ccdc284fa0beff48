"""Who else was there: lists of guests, and meetings named again by what sets them apart."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model.clause import Clause
from kg.model.fact import Fact
from kg.model.text import Article
from kg.resolve import Cast


def gather(facts: list[Fact], parsed: Sequence[tuple[Clause, ...]], cast: Cast, article: Article) -> list[Fact]:
    """Placeholder pass: returns the facts unchanged until guests are gathered."""
    return facts
