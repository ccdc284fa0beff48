"""Which of the noun groups before a verb is its subject, and which only describe it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from kg.model.clause import NounGroup

PARTY: Final = re.compile(r"[A-Z]{1,3}-[A-Z][a-z]*")  # "Sen. Adler, R-Ohio,"
DESCRIBING: Final = frozenset({"a", "an", "the", "its", "his", "her", "their", "one", "another"})
COMMA: Final = 2  # characters between a group and its description


def choose(before: Sequence[NounGroup]) -> NounGroup:
    """The last group, or the one that a run of descriptions up to the last one describes.

    "Ada Brandt, an envoy and lawyer, said": the name, with the rest as its apposition. "Adler, Brandt said": Brandt.
    """
    at = len(before) - 1
    while at > 0 and _describes(before[at - 1], before[at]):
        at -= 1
    head, last = before[at], before[-1]
    if head is last:
        return last
    reach = max(last.reach, last.span.end)
    described = head.apposition or (before[at + 1] if before[at + 1].tag != "C" else None)
    return replace(head, apposition=described, reach=reach)


def _describes(one: NounGroup, other: NounGroup) -> bool:
    if not 0 < other.span.begin - max(one.reach, one.span.end) <= COMMA or (one.members and one.tag != "E"):
        return False
    if one.tag not in "EUu" and not one.mentions:
        return False
    if other.tag == "C" or (other.tag == "E" and PARTY.fullmatch(other.lemma)):
        return True
    return (
        other.tag != "E"
        and not other.pronoun
        and (other.determiner in DESCRIBING or other.owner is not None or bool(other.attached) or bool(other.members))
    )
