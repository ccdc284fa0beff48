"""Expressions of time, each whole with its preposition."""

from __future__ import annotations

import pytest

from kg import recognise, segment
from kg.lexicon import Lexicon
from kg.model.text import Article


def times(text: str, lexicon: Lexicon) -> list[str]:
    """The expressions of time in a text."""
    sentences = segment.sentences(Article("test", text))
    found = [mention for one in sentences for mention in recognise.mentions(text, one, lexicon)]
    return [text[slice(*mention.span)] for mention in found if mention.sort == "time"]


@pytest.mark.parametrize(
    "words",
    [
        "on Monday",
        "on Monday evening",
        "last Monday",
        "by Monday",
        "today",
        "earlier today",
        "overnight",
        "yesterday",
        "this morning",
        "last week",
        "earlier this month",
        "later this year",
        "next month",
        "two days ago",
        "more than a year ago",
        "three days later",
        "within two weeks",
        "over the past two years",
        "in the coming days",
        "in recent weeks",
        "before the end of the month",
        "by the end of next year",
        "on March 3",
        "on March 3rd",
        "on March 3, 2021",
        "on 3 March 2021",
        "on the 3rd of March",
        "on Monday, March 3, 2025",
        "on Feb. 29, 2024",
        "on March 3-5, 2021",
        "in March",
        "in March 2014",
        "in early March",
        "in late 2014",
        "in 2014",
        "since 2014",
        "in the 1990s",
        "in the spring of 2014",
        "at noon",
        "for ten years",
    ],
)
def test_an_expression_is_found_whole(words: str, lexicon: Lexicon) -> None:
    assert times(f"The leaders met {words}.", lexicon) == [words]
    assert times(f"The leaders met {words} in Geneva.", lexicon) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "He may march on Oslo.",
        "The deal cost 2014 dollars.",
        "The 10-year deal failed.",
        "Ms May met August Berg.",
        "Two women ran.",
    ],
)
def test_what_only_looks_like_a_time_is_none(text: str, lexicon: Lexicon) -> None:
    assert times(text, lexicon) == []


@pytest.mark.parametrize("words", ["late on Monday", "at 10:30 GMT", "last quarter"])
@pytest.mark.xfail(strict=True, reason="shapes that are not known, or that the gate before them stops")
def test_an_expression_of_another_shape_is_found_whole(words: str, lexicon: Lexicon) -> None:
    assert times(f"The leaders met {words}.", lexicon) == [words]


@pytest.mark.parametrize("text", ["The Monday Club met.", "Sunday Times reporters met."])
@pytest.mark.xfail(strict=True, reason="a weekday that begins a name")
def test_a_name_is_no_day(text: str, lexicon: Lexicon) -> None:
    assert times(text, lexicon) == []


@pytest.mark.parametrize(
    "words", ["On Monday", "Last week", "Earlier this month", "In 2014", "Before March 3"]
)
def test_an_expression_may_open_a_sentence(words: str, lexicon: Lexicon) -> None:
    assert times(f"{words} the leaders met.", lexicon) == [words]


def test_several_expressions_stand_side_by_side(lexicon: Lexicon) -> None:
    text = "They met on Monday at noon, three days after talks in March failed."
    assert times(text, lexicon)[:2] == ["on Monday", "at noon"]
