"""The reader with the cards and tables that come with it, made once for the whole run."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from kg import pipeline
from kg.lexicon import Lexicon


@dataclass(frozen=True, slots=True, repr=False)
class _Lexicon(Lexicon):
    """A failed test shows what it was given: not a megabyte of words."""

    def __repr__(self) -> str:
        return f"lexicon {self.version}"


@dataclass(frozen=True, slots=True, repr=False)
class _Reader(pipeline.Reader):
    def __repr__(self) -> str:
        return f"reader with {len(self.rulebook.rules)} rules"


@pytest.fixture(scope="session")
def reader() -> pipeline.Reader:
    """From the user's cache where it holds the present version, else compiled."""
    made = pipeline.load()
    known = made.lexicon
    return _Reader(
        _Lexicon(known.english, known.names, known.words, known.version), made.rulebook, made.facts
    )


@pytest.fixture(scope="session")
def lexicon(reader: pipeline.Reader) -> Lexicon:
    return reader.lexicon
