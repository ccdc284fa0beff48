"""Expressions of time -> days, counted from the day of publication."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import Final

from kg.model.entity import Interval

MONTHS: Final = (
    {m.lower(): i for i, m in enumerate(calendar.month_name) if m}
    | {m.lower(): i for i, m in enumerate(calendar.month_abbr) if m}
    | {"sept": 9}
)
DAYS: Final = {d.lower(): i for i, d in enumerate(calendar.day_name)}
NUMBERS: Final = {
    w: i
    for i, w in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ]
    )
} | {"a": 1, "an": 1}
MOST_DIGITS: Final = 6
MONTH: Final = "|".join(sorted(MONTHS, key=len, reverse=True))
_LAST = r"(?:st|nd|rd|th)?(?: ?(?:[-–]|to) ?(?P<last>\d{1,2})(?:st|nd|rd|th)?)?"
DAY_FIRST: Final = re.compile(rf"\b(?P<day>\d{{1,2}}){_LAST} (?:of )?(?P<month>{MONTH})\b(?:,? (?P<year>\d{{4}}))?")
MONTH_FIRST: Final = re.compile(rf"\b(?P<month>{MONTH}) (?P<day>\d{{1,2}})(?!\d){_LAST}(?:,? (?P<year>\d{{4}}))?")
COMING: Final = {"the": 0, "this": 0, "next": 1}


def interval(words: str, published: date | None, *, future: bool = False) -> Interval | None:
    """Earliest and latest day of an expression, or None where it names none.

    future: the event lies ahead, so that "on Friday" is the next one. Weekdays without more are the
    last ones before publication, or the day itself.

    >>> interval("on Monday", date(2024, 5, 15))
    Interval(earliest=datetime.date(2024, 5, 13), latest=datetime.date(2024, 5, 13))
    >>> interval("before the end of the month", date(2024, 5, 15), future=True).latest.day
    31
    """
    text = " ".join(words.lower().replace(".", "").split())
    if any(len(digits) > MOST_DIGITS for digits in re.findall(r"\d+", text)):
        return None
    if re.match(r"(?:since|before|after|until|till|by)\b(?!.*\b(?:end|close|start|beginning|middle) of\b)", text):
        return None  # a limit is no day
    try:
        return _absolute(text, published, future) or (_relative(text, published, future) if published else None)
    except (OverflowError, ValueError):  # beyond the calendar
        return None


def _month(year: int, month: int) -> Interval:
    return Interval(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def _absolute(text: str, published: date | None, future: bool) -> Interval | None:
    if match := re.search(r"(\d{4})-(\d\d)-(\d\d)", text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if (match := DAY_FIRST.search(text)) or (match := MONTH_FIRST.search(text)):
        number, day, last = MONTHS[match["month"]], int(match["day"]), int(match["last"] or match["day"])
        begin = _day(int(match["year"]), number, day) if match["year"] else None
        if begin is None and not match["year"] and published is not None:
            begin = _nearest(published, number, day, future)
        end = _day(begin.earliest.year, number, last) if begin is not None else None
        return Interval(begin.earliest, end.latest) if begin and end and begin.earliest <= end.latest else begin
    if match := re.search(rf"\b({MONTH})(?: of)?,? (\d{{4}})", text):
        return _part(text, _month(int(match[2]), MONTHS[match[1]]))
    if published and (match := re.search(rf"\b({MONTH})\b", text)) and (match[1] != "may" or len(text.split()) > 1):
        number = MONTHS[match[1]]
        year_ = published.year
        if "last" in text.split() and number >= published.month:
            year_ -= 1
        elif "next" in text.split() and number <= published.month:
            year_ += 1
        elif not future and number > published.month and "last" not in text.split() and "next" not in text.split():
            year_ -= 1
        elif future and number < published.month:
            year_ += 1
        return _part(text, _month(year_, number))
    if match := re.search(r"\b(1[5-9]\d\d|20\d\d)s\b", text):
        return Interval(date(int(match[1]), 1, 1), date(int(match[1]) + 9, 12, 31))
    if match := re.search(r"\b(1[5-9]\d\d|20\d\d)\b", text):
        return _part(text, Interval(date(int(match[1]), 1, 1), date(int(match[1]), 12, 31)))
    return None


def _part(text: str, whole: Interval) -> Interval | None:
    """Early and late thirds; "since" and "before" give no days of their own."""
    if re.search(r"\b(?:since|before|until|after|by)\b", text):
        return None
    third = (whole.latest - whole.earliest).days // 3
    if re.search(r"\b(?:early|beginning|start)\b", text):
        return Interval(whole.earliest, whole.earliest + timedelta(third))
    if re.search(r"\b(?:late|end|close)\b", text):
        return Interval(whole.latest - timedelta(third), whole.latest)
    return whole


def _day(year: int, month: int, day: int) -> Interval | None:
    try:
        return Interval(date(year, month, day), date(year, month, day))
    except ValueError:
        return None


def _nearest(published: date, month: int, day: int, future: bool) -> Interval | None:
    found = _day(published.year, month, day)
    if found is None:
        return None
    if not future and (found.earliest - published).days > 120:
        return _day(published.year - 1, month, day)
    if future and (published - found.earliest).days > 240:
        return _day(published.year + 1, month, day)
    return found


def _relative(text: str, today: date, future: bool) -> Interval | None:
    words = text.split()
    for name, number in DAYS.items():
        if name in words:
            return _weekday(text, today, number, future)
    shift = {
        "today": 0,
        "tonight": 0,
        "this morning": 0,
        "this afternoon": 0,
        "this evening": 0,
        "overnight": 0,
        "yesterday": -1,
        "tomorrow": 1,
    }
    for name, days in shift.items():
        if name in text:
            return Interval(today + timedelta(days), today + timedelta(days))
    if re.search(r"\b(?:later|earlier|late|early) (?:in|on) (?:the )?(?:same )?day\b", text):
        return None
    if match := re.search(r"\b(\d+|[a-z]+) (day|week|month|year|decade)s? (ago|earlier|from now)\b", text):
        count = int(match[1]) if match[1].isdigit() else NUMBERS.get(match[1])
        if count is not None:
            return _away(today, match[2], count if match[3] == "from now" else -count)
    if match := re.search(r"\bwithin (\d+|[a-z]+) (day|week|month)s?\b", text):
        count = int(match[1]) if match[1].isdigit() else NUMBERS.get(match[1])
        ahead = _away(today, match[2], count) if count is not None else None
        return Interval(today, ahead.latest) if ahead is not None else None
    if match := re.search(
        r"\b(?:before|by|until|at|towards?|in) the (?:end|close) of (the|this|next) (week|month|year)\b", text
    ):
        whole = _period(today, match[2], COMING[match[1]], "")
        return Interval(today, whole.latest) if whole else None
    if match := re.search(
        r"\b(last|past|previous|this|next|coming|following) (week|weekend|month|year|quarter)\b", text
    ):
        return _period(today, match[2], {"this": 0, "next": 1, "coming": 1, "following": 1}.get(match[1], -1), text)
    if match := re.search(r"\bin (?:the )?(coming|next) (?:\w+ )?(day|week|month)s?\b", text):
        return Interval(today, today + timedelta({"day": 7, "week": 28, "month": 90}[match[2]]))
    return None


def _weekday(text: str, today: date, number: int, future: bool) -> Interval:
    back = (today.weekday() - number) % 7
    if "next" in text.split():
        day = today + timedelta((number - today.weekday()) % 7 or 7)
    elif future and "last" not in text.split():
        day = today + timedelta((number - today.weekday()) % 7)
    else:
        day = today - timedelta(back or (7 if "last" in text.split() else 0))
    return Interval(day, day)


def _away(today: date, unit: str, count: int) -> Interval | None:
    if unit in ("day", "week"):
        day = today + timedelta(count * (7 if unit == "week" else 1))
        return (
            Interval(day, day)
            if unit == "day"
            else Interval(day - timedelta(day.weekday()), day + timedelta(6 - day.weekday()))
        )
    if unit == "month":
        months = today.year * 12 + today.month - 1 + count
        return _month(months // 12, months % 12 + 1)
    year = today.year + count * (10 if unit == "decade" else 1)
    return Interval(date(year, 1, 1), date(year, 12, 31)) if 1 < year < 9999 else None


def _period(today: date, unit: str, step: int, text: str) -> Interval | None:
    if unit in ("week", "weekend"):
        monday = today - timedelta(today.weekday()) + timedelta(7 * step)
        if unit == "weekend":
            monday, last = monday + timedelta(5), monday + timedelta(6)
            return Interval(monday, last)
        whole = Interval(monday, monday + timedelta(6))
    elif unit == "month":
        months = today.year * 12 + today.month - 1 + step
        whole = _month(months // 12, months % 12 + 1)
    elif unit == "year":
        whole = Interval(date(today.year + step, 1, 1), date(today.year + step, 12, 31))
    else:
        return None
    if "earlier" in text and whole.earliest <= today:
        return Interval(whole.earliest, today)
    if "later" in text and today <= whole.latest:
        return Interval(today, whole.latest)
    return _part(text, whole)
