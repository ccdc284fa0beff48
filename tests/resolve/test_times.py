"""Expressions of time -> days: tables of words, and of what they mean in the past and ahead."""

from __future__ import annotations

from datetime import date

import pytest

from kg import pipeline
from kg.model.entity import Interval
from kg.model.text import Article
from kg.resolve.times import interval

WEDNESDAY = date(2024, 5, 15)
FIRST, LAST = date.min, date.max


def days(words: str, published: date | None = WEDNESDAY, *, future: bool = False) -> str:
    """`2024-05-13`, `2024-05-13..2024-05-19`, or empty where no day is named."""
    found = interval(words, published, future=future)
    if found is None:
        return ""
    return str(found.earliest) if found.earliest == found.latest else f"{found.earliest}..{found.latest}"


@pytest.mark.parametrize(
    ("words", "behind", "ahead"),
    [
        ("on Monday", "2024-05-13", "2024-05-20"),
        ("Monday", "2024-05-13", "2024-05-20"),
        ("late Monday", "2024-05-13", "2024-05-20"),
        ("Monday morning", "2024-05-13", "2024-05-20"),
        ("on Wednesday", "2024-05-15", "2024-05-15"),
        ("on Friday", "2024-05-10", "2024-05-17"),
        ("last Friday", "2024-05-10", "2024-05-10"),
        ("last Wednesday", "2024-05-08", "2024-05-08"),
        ("next Friday", "2024-05-17", "2024-05-17"),
        ("next Wednesday", "2024-05-22", "2024-05-22"),
        ("on March 3", "2024-03-03", "2024-03-03"),
        ("on December 20", "2023-12-20", "2024-12-20"),
        ("in March", "2024-03-01..2024-03-31", "2025-03-01..2025-03-31"),
        ("in May", "2024-05-01..2024-05-31", "2024-05-01..2024-05-31"),
        ("in June", "2023-06-01..2023-06-30", "2024-06-01..2024-06-30"),
        ("last June", "2023-06-01..2023-06-30", "2023-06-01..2023-06-30"),
        ("next May", "2025-05-01..2025-05-31", "2025-05-01..2025-05-31"),
        ("in early March", "2024-03-01..2024-03-11", "2025-03-01..2025-03-11"),
        ("in late March", "2024-03-21..2024-03-31", "2025-03-21..2025-03-31"),
    ],
)
def test_a_weekday_or_month_is_the_nearest_one_on_the_side_the_event_lies(
    words: str, behind: str, ahead: str
) -> None:
    assert (days(words), days(words, future=True)) == (behind, ahead)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("today", "2024-05-15"),
        ("earlier today", "2024-05-15"),
        ("this morning", "2024-05-15"),
        ("overnight", "2024-05-15"),
        ("yesterday", "2024-05-14"),
        ("tomorrow", "2024-05-16"),
        ("two days ago", "2024-05-13"),
        ("3 days ago", "2024-05-12"),
        ("three weeks ago", "2024-04-22..2024-04-28"),
        ("two weeks from now", "2024-05-27..2024-06-02"),
        ("a month ago", "2024-04-01..2024-04-30"),
        ("six months ago", "2023-11-01..2023-11-30"),
        ("ten years ago", "2014-01-01..2014-12-31"),
        ("a decade ago", "2014-01-01..2014-12-31"),
        ("this week", "2024-05-13..2024-05-19"),
        ("last week", "2024-05-06..2024-05-12"),
        ("next week", "2024-05-20..2024-05-26"),
        ("earlier this week", "2024-05-13..2024-05-15"),
        ("later this week", "2024-05-15..2024-05-19"),
        ("last weekend", "2024-05-11..2024-05-12"),
        ("this weekend", "2024-05-18..2024-05-19"),
        ("this month", "2024-05-01..2024-05-31"),
        ("last month", "2024-04-01..2024-04-30"),
        ("next month", "2024-06-01..2024-06-30"),
        ("earlier this month", "2024-05-01..2024-05-15"),
        ("later this month", "2024-05-15..2024-05-31"),
        ("this year", "2024-01-01..2024-12-31"),
        ("last year", "2023-01-01..2023-12-31"),
        ("earlier this year", "2024-01-01..2024-05-15"),
        ("before the end of the month", "2024-05-15..2024-05-31"),
        ("by the end of the week", "2024-05-15..2024-05-19"),
        ("by the end of the year", "2024-05-15..2024-12-31"),
        ("in the coming days", "2024-05-15..2024-05-22"),
    ],
)
def test_an_expression_counts_from_the_day_of_publication(words: str, expected: str) -> None:
    assert days(words) == expected
    assert days(words, None) == ""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("on March 3, 2021", "2021-03-03"),
        ("on March 3rd, 2021", "2021-03-03"),
        ("on 3 March 2021", "2021-03-03"),
        ("on the 3rd of March, 2021", "2021-03-03"),
        ("on Monday, March 3, 2025", "2025-03-03"),
        ("on Feb. 29, 2024", "2024-02-29"),
        ("in Sept. 2014", "2014-09-01..2014-09-30"),
        ("2021-03-03", "2021-03-03"),
        ("in February 2024", "2024-02-01..2024-02-29"),
        ("in 2014", "2014-01-01..2014-12-31"),
        ("in early 2014", "2014-01-01..2014-05-02"),
        ("in late 2014", "2014-09-01..2014-12-31"),
        ("in the 1990s", "1990-01-01..1999-12-31"),
    ],
)
def test_a_full_date_needs_no_day_of_publication(words: str, expected: str) -> None:
    assert days(words) == days(words, None) == expected


@pytest.mark.parametrize(
    ("words", "published", "expected"),
    [
        ("two days ago", date(2024, 3, 1), "2024-02-28"),
        ("two days ago", date(2023, 3, 1), "2023-02-27"),
        ("yesterday", date(2024, 1, 1), "2023-12-31"),
        ("tomorrow", date(2024, 12, 31), "2025-01-01"),
        ("last week", date(2024, 1, 1), "2023-12-25..2023-12-31"),
        ("last month", date(2024, 3, 31), "2024-02-01..2024-02-29"),
        ("next month", date(2024, 1, 31), "2024-02-01..2024-02-29"),
        ("a year ago", date(2024, 2, 29), "2023-01-01..2023-12-31"),
        ("before the end of the month", date(2023, 2, 28), "2023-02-28"),
        ("last Friday", date(2024, 5, 17), "2024-05-10"),
        ("on Friday", date(2024, 5, 17), "2024-05-17"),
        ("next Friday", date(2024, 5, 17), "2024-05-24"),
        ("on December 20", date(2024, 1, 10), "2023-12-20"),
        ("in December", date(2024, 1, 10), "2023-12-01..2023-12-31"),
    ],
)
def test_years_and_months_end_where_they_end(words: str, published: date, expected: str) -> None:
    assert days(words, published) == expected


@pytest.mark.parametrize(
    "words",
    [
        "on February 30",
        "on February 29, 2023",
        "on March 0",
        "2021-13-45",
        "0000-01-01",
        "since 2014",
        "before 2014",
        "until March",
        "by June",
        "for two weeks",
        "at noon",
        "the same day",
        "",
    ],
)
def test_words_that_name_no_day_give_none(words: str) -> None:
    assert days(words) == days(words, future=True) == ""


@pytest.mark.parametrize("words", ["since Monday", "before Friday", "after Friday", "until 3 March 2021"])
def test_a_limit_is_no_day(words: str) -> None:
    assert days(words) == ""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("on March 3-5, 2021", "2021-03-03..2021-03-05"),
        ("March 3–5", "2024-03-03..2024-03-05"),
        ("late last month", "2024-04-21..2024-04-30"),
        ("at the end of this month", "2024-05-15..2024-05-31"),
        ("before the end of next month", "2024-05-15..2024-06-30"),
        ("within two days", "2024-05-15..2024-05-17"),
    ],
)
def test_a_range_has_two_ends(words: str, expected: str) -> None:
    assert days(words, future=True) == expected


def test_what_is_past_does_not_lie_ahead() -> None:
    assert days("on January 10", date(2024, 12, 20)) == "2024-01-10"


@pytest.mark.parametrize(
    ("words", "published"),
    [
        ("99999999 days ago", WEDNESDAY),
        ("999999999999999 weeks ago", WEDNESDAY),
        ("30000 months ago", WEDNESDAY),
        (f"{'9' * 5000} days ago", WEDNESDAY),
        ("last week", FIRST),
        ("last month", FIRST),
        ("last year", FIRST),
        ("last March", FIRST),
        ("on Friday", FIRST),
        ("tomorrow", LAST),
        ("next week", LAST),
        ("next year", LAST),
        ("in the coming months", LAST),
    ],
)
def test_days_beyond_the_calendar_are_none(words: str, published: date) -> None:
    assert days(words, published) == ""


def test_no_number_in_a_text_stops_the_reader(reader: pipeline.Reader) -> None:
    text = "Norway attacked Sweden 99999999 days ago."
    assert [fact.type for fact in reader(Article("test", text, published=WEDNESDAY)).facts] == ["Assault"]


def test_a_day_holds_for_an_event_as_it_lies_behind_or_ahead(reader: pipeline.Reader) -> None:
    text = "Norway attacked Sweden on Friday. Denmark and Finland will meet on Friday."
    found = reader(Article("test", text, published=WEDNESDAY))
    assert {fact.type: fact.time for fact in found.facts} == {
        "Assault": Interval(date(2024, 5, 10), date(2024, 5, 10)),
        "Meeting": Interval(date(2024, 5, 17), date(2024, 5, 17)),
    }
