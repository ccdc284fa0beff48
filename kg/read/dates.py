"""Publication dates as people and publishers write them."""

from __future__ import annotations

import re
from datetime import date, datetime

from kg.errors import ReadError

FIRST_YEAR, LAST_YEAR = 1900, 2100

_ISO = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ].+)?")


def publication_date(value: str, *, where: str) -> date:
    """The day of `2025-08-18` or of an ISO timestamp such as `2025-08-18T21:30:00Z`, as written there.

    Raises ReadError, with `where` as its place, for anything else, for a day no calendar has and for
    years outside 1900 to 2100.

    >>> publication_date("2025-08-18T21:30:00+02:00", where="--published")
    datetime.date(2025, 8, 18)
    """
    form = _ISO.fullmatch(value.strip())
    try:
        day = datetime.fromisoformat(form[0]).date() if form else None
    except ValueError:
        day = None
    if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ReadError(
            f"{value[:40]!r} is no date of publication",
            where=where,
            hint=f"write a day of the calendar as YYYY-MM-DD, {FIRST_YEAR} to {LAST_YEAR}",
        )
    return day
