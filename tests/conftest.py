"""The reader with the cards and tables that come with it, made once for the whole run."""

from __future__ import annotations

import pytest

from kg import pipeline
from kg.lexicon import Lexicon


@pytest.fixture(scope="session")
def reader() -> pipeline.Reader:
    """From the user's cache where it holds the present version, else compiled."""
    return pipeline.load()


@pytest.fixture(scope="session")
def lexicon(reader: pipeline.Reader) -> Lexicon:
    return reader.lexicon
