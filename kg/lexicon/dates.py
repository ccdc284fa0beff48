"""Days, months and years as the tables write them: 2024-05-14, 2024-05, 2024."""

from __future__ import annotations

import re
from datetime import date

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def is_date(text: str) -> bool:
    """Whether it is a day, a month or a year of the calendar.

    >>> is_date("2024-02"), is_date("2023-02-29"), is_date("14 May 2024")
    (True, False, False)
    """
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True


def in_order(first: str, second: str) -> bool:
    """Whether the first can be as early as the second, as far as both are known.

    >>> in_order("2024-05-14", "2024"), in_order("2024-05-14", "2024-04")
    (True, False)
    """
    known = min(len(first), len(second))
    return first[:known] <= second[:known]
