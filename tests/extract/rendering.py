"""What is read from a text, as the lines of `tests.articles.table`."""

from __future__ import annotations

from datetime import date

from kg import pipeline
from kg.model.fact import Extraction
from kg.model.text import Article
from tests.articles.table import table

MONDAY = date(2024, 5, 13)


def read(reader: pipeline.Reader, text: str) -> Extraction:
    """Everything found in a text published on a Monday."""
    return reader(Article("test", text, published=MONDAY))


def facts(reader: pipeline.Reader, text: str) -> str:
    """One line a fact, contradictions last."""
    return table(read(reader, text)).removesuffix("\n")
