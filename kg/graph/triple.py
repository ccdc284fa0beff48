"""Triples, and triples that a rule answers for."""

from __future__ import annotations

from typing import NamedTuple

from kg.model.text import Span


class Triple(NamedTuple):
    """Subject, predicate and object, as terms of N-Triples."""

    subject: str
    predicate: str
    object: str


class Assertion(NamedTuple):
    """A triple with the rule that made it, the words it rests on and those on whose word it stands.

    `confidence` is between 0 and 1, or None where only the rule itself is known; `voices` are terms,
    none where the article speaks for itself.
    """

    triple: Triple
    rule: str
    evidence: tuple[Span, ...]
    confidence: float | None = None
    voices: tuple[str, ...] = ()
