"""A fact and the clause it was read from."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.match import Match
from kg.extract.status import Standing
from kg.model.fact import Fact


@dataclass(frozen=True, slots=True)
class Found:
    """A fact, the match that made it, and how it was found to stand."""

    fact: Fact
    match: Match
    standing: Standing
