"""Brackets that name a party or a constituency: "Ms Adler (R-Ohio)", "Mr Brandt (D)". They stand in no clause's way."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from kg.model.text import Span
from kg.parse.item import Item

PARTY: Final = re.compile(r"[A-Z](?:-[A-Z].*)?")
LONGEST: Final = 6  # items from bracket to bracket


def without_parties(items: list[Item]) -> list[Item]:
    """The items without such brackets; the noun group before one reaches over it."""
    found: list[Item] = []
    index = 0
    while index < len(items):
        end = _end(items, index)
        if end is None or not found or (noun := found[-1].noun) is None:
            found.append(items[index])
            index += 1
            continue
        reach = items[end].span.end
        found[-1] = replace(found[-1], noun=replace(noun, reach=reach), span=Span(found[-1].span.begin, reach))
        index = end + 1
    return found


def _end(items: list[Item], index: int) -> int | None:
    """The index of the bracket that closes a party's, or None where no party's bracket opens."""
    if items[index].kind != "(" or index + 2 >= len(items):
        return None
    named = items[index + 1].noun
    if named is None or not PARTY.fullmatch(named.lemma):
        return None
    return next((i for i in range(index + 2, min(index + LONGEST, len(items))) if items[i].kind == ")"), None)
