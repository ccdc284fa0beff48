"""Actor dictionaries: names with their synonyms, and whom they are coded as, when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kg.petrarch.leftover import Account
from kg.petrarch.lines import Dictionary

_ROLE = re.compile(r"\[\s*([A-Z][A-Z0-9]*|---)\s*([<>]?)\s*(\d*)\s*(?:-\s*(\d+))?\s*\]")
_NAME = re.compile(r"(\+?)([^\[\]|\t]+?)\s*((?:\[[^\]]*\]\s*)*)")
_BORN = 30  # two digits up to this are of the 2000s, as PETRARCH reads them


@dataclass(frozen=True, slots=True)
class Role:
    """A code, and from when to when it holds: days as YYYY-MM-DD, months or years where no more is told, or empty."""

    code: str
    start: str = ""
    end: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """Names as they stand in the dictionary, and their roles."""

    names: tuple[str, ...]
    roles: tuple[Role, ...]
    where: str
    file: str


def actors(dictionary: Dictionary, account: Account) -> Iterator[Actor]:
    """The actors of a dictionary. A synonym with a code of its own is an actor of its own."""
    names: list[str] = []
    roles: list[Role] = []
    where = ""
    for line in dictionary.lines:
        if line.text.startswith("["):
            found = list(_roles(line.text, line.where, account))
            if not names:
                account.leave("a code without a name", line.where, line.text)
            roles += found
            continue
        match = _NAME.fullmatch(line.text)
        if match is None or not re.search(r"\w", match[2]):
            account.spoil(line.where, line.text)
            continue
        own = list(_roles(match[3], line.where, account)) if match[3] else []
        if match[1] and not own and names:
            names.append(match[2])
            continue
        if match[1] and not names:
            account.leave("a synonym of nothing", line.where, line.text)
            continue
        if match[1]:
            yield Actor((match[2],), tuple(own), line.where, dictionary.name)
            continue
        if names:
            yield Actor(tuple(names), tuple(roles), where, dictionary.name)
        names, roles, where = [match[2]], own, line.where
    if names:
        yield Actor(tuple(names), tuple(roles), where, dictionary.name)


def _roles(text: str, where: str, account: Account) -> Iterator[Role]:
    for bracket in re.findall(r"\[[^\]]*\]?", text):
        match = _ROLE.fullmatch(bracket)
        if match is None:
            account.spoil(where, bracket)
            continue
        code, sign, first, second = match[1], match[2], match[3], match[4] or ""
        days = [day(first), day(second)]
        if (first and days[0] is None) or (second and days[1] is None):
            account.leave("a date of no calendar", where, bracket)
            continue
        if first and not sign and not second:
            account.leave("a date that is neither from nor to", where, bracket)
            continue
        start, end = days[0] or "", days[1] or ""
        if sign == "<":
            start, end = "", start
        if start and end and start > end:
            account.leave("a time that ends before it begins", where, bracket)
            continue
        if code != "---":
            yield Role(code, start, end, where)


def day(digits: str) -> str | None:
    """YYMMDD or YYYYMMDD as a day; None where there is none. Day or month 00 gives a month or a year.

    >>> day("090120"), day("19411207"), day("570000"), day("991332")
    ('2009-01-20', '1941-12-07', '1957', None)
    """
    if len(digits) in (6, 7):
        digits = ("20" if int(digits[:2]) <= _BORN else "19") + digits[:6]
    year, month, of_month = digits[:4], digits[4:6], digits[6:8]
    if len(digits) < 8 or int(year) == 0:
        return None
    if month == "00":
        return year
    if of_month == "00":
        return f"{year}-{month}" if 1 <= int(month) <= 12 else None
    try:
        return date(int(year), int(month), int(of_month)).isoformat()
    except ValueError:
        return None
