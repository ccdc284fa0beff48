"""Texts that no one would write: the reader reads them all the same, and points into the text."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kg import pipeline
from kg.model.fact import Fact
from kg.model.text import Article, Span
from tests import golden

FILES = sorted(Path(__file__).parents[1].glob("*/*.txt"), key=str)
READ = [path for path in FILES if path.parent.name in ("parse", "recognise", "resolve", "extract")]


def broken(text: str) -> Iterator[str]:
    """A text cut in the middle, turned round, shouted, whispered, and with its quotation marks left open."""
    words = text.split()
    yield " ".join(words[: len(words) // 2])
    yield " ".join(reversed(words))
    yield text.upper()
    yield text.lower()
    yield text.replace("”", "").replace(",", "“")


def spans(fact: Fact) -> Iterator[Span]:
    """Every stretch of text a fact points to."""
    yield from fact.triggers
    yield from (filler.span for filler in fact.fillers)
    yield from (span for span, _ in fact.status_cues)
    if fact.speech is not None:
        for part in (fact.speech.source, fact.speech.cues, fact.speech.content, fact.speech.quoted):
            yield from part


@pytest.mark.parametrize("path", READ, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_is_found_stands_in_the_text_whatever_the_text(reader: pipeline.Reader, path: Path) -> None:
    for one in golden.read(path.read_text(encoding="utf-8")):
        for text in (one.text, *broken(one.text)):
            found = reader(Article("test", text, published=date(2024, 5, 13)))
            known = {entity.id for entity in found.entities}
            assert len({fact.key for fact in found.facts}) == len(found.facts), text
            for fact in found.facts:
                assert all(0 <= begin < end <= len(text) for begin, end in spans(fact)), (text, fact.rule)
                assert set(fact.who()) | set(fact.according_to) <= known, text


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n\n", "“", "”“", "...", "'", "No.", "U.S.", "He", "and and and", "\u202e\u200b\x00"]
)
def test_next_to_nothing_gives_nothing(reader: pipeline.Reader, text: str) -> None:
    assert reader(Article("test", text)).facts == ()


def test_no_stretch_of_text_is_empty(reader: pipeline.Reader) -> None:
    for fact in reader(Article("test", 'Norway " : promised " to sign the " accord.')).facts:
        assert all(begin < end for begin, end in spans(fact))


@pytest.mark.parametrize(
    "words", ["Norway attacked Sweden on Monday and ", "Norway and Sweden, ", "the minister of ", "“Norway, "]
)
def test_a_sentence_without_end_is_read(reader: pipeline.Reader, words: str) -> None:
    text = words * 300
    (sentence,) = reader(Article("test", text)).sentences
    assert sentence.span == (0, len(text.rstrip()))


def test_clauses_inside_clauses_without_end_are_read(reader: pipeline.Reader) -> None:
    text = "Norway said that " * 300
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(300)  # so that a short text shows it
    try:
        assert reader(Article("test", text)).sentences
    finally:
        sys.setrecursionlimit(before)
