"""Names, lists, numbers and days as they stand in a sentence."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date

from kg.network.model import Kind, Node

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
# States and bodies whose names are common nouns take the article: the United Kingdom, the European Union.
_NOUN = re.compile(
    r"^United |^(Netherlands|Philippines|Bahamas|Maldives|Gambia|Congo|Vatican|Kremlin|West|EU|UN|US|UK|USA)$"
    r"|\b(Republic|Kingdom|States|Emirates|Islands|Union|Nations|Council|League|Organi[sz]ation|Fund|Bank"
    r"|Commission|Court|Community|Agency|Committee|Parliament|Association|Conference|Assembly|Alliance"
    r"|Ministry|Department|Authority|House|Office|Government)$"
)


def called(node: Node, *, begins: bool = False) -> str:
    """The label as a sentence needs it, with "the" where the name takes it; capital where a sentence begins.

    >>> called(Node("a", Kind.STATE, "United Kingdom"), begins=True)
    'The United Kingdom'
    >>> called(Node("b", Kind.GROUP, "Irish ambassador")), called(Node("c", Kind.GROUP, "European leaders"))
    ('the Irish ambassador', 'European leaders')
    >>> called(Node("d", Kind.GROUP, "The West")), called(Node("e", Kind.ORGANISATION, "army of Peru"), begins=True)
    ('the West', 'The army of Peru')
    """
    label = node.label
    if label.startswith("The ") and not begins:
        return "the " + label[4:]
    if node.kind is Kind.PERSON or label.lower().startswith(("the ", "any ", "a ", "an ")):
        return label
    # The name of an office, a body or an unnamed source, in the singular: "the envoy", "the Foreign Ministry".
    common = node.kind is not Kind.STATE and re.fullmatch(r"[\w-]*\W?\w*[a-rt-z]", label.split()[-1].lower())
    bare = common and (label[:1].islower() or (node.kind is Kind.GROUP and label.split()[-1].islower()))
    if bare or _NOUN.search(label):
        return f"The {label}" if begins else f"the {label}"
    return label


def listed(things: Sequence[str]) -> str:
    """Things joined as in a sentence.

    >>> listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])
    ('a', 'a and b', 'a, b and c')
    """
    return " and ".join((", ".join(things[:-1]), things[-1])) if len(things) > 1 else "".join(things)


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun; small numbers as words.

    >>> counted(1, "pair", "pairs"), counted(12_000, "name", "names")
    ('one pair', '12,000 names')
    """
    return f"{_SMALL[number] if number < len(_SMALL) else f'{number:,}'} {one if number == 1 else many}"


def times(number: int) -> str:
    """How often, with a blank before it; once goes without saying.

    >>> times(1), times(2), times(5)
    ('', ' twice', ' five times')
    """
    return {1: "", 2: " twice"}.get(number, f" {counted(number, 'time', 'times')}")


def is_day(text: str) -> bool:
    """Whether a text is an ISO day."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10


def days(first: str, last: str = "") -> str:
    """One ISO day or a stretch of them, in words. Both must be ISO days.

    >>> days("2031-04-09"), days("2031-04-09", "2031-04-12"), days("2031-04-01", "2031-04-30")
    ('9 April 2031', '9 to 12 April 2031', 'April 2031')
    """
    begin, end = date.fromisoformat(first), date.fromisoformat(last or first)
    until = f"{end.day} {_MONTHS[end.month - 1]} {end.year}"
    if begin == end:
        return until
    if (begin.year, begin.month) == (end.year, end.month):
        whole = begin.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]
        return until.partition(" ")[2] if whole else f"{begin.day} to {until}"
    year = "" if begin.year == end.year else f" {begin.year}"
    return f"{begin.day} {_MONTHS[begin.month - 1]}{year} to {until}"
