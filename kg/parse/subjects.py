"""Which of the noun groups before a verb is its subject, and which only describe it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from kg.model.clause import NounGroup

PARTY: Final = re.compile(r"[A-Z]{1,3}-[A-Z][a-z]*")  # "Sen. Adler, R-Ohio,"
DESCRIBING: Final = frozenset({"a", "an", "the", "its", "his", "her", "their", "one", "another"})
FLOATING: Final = frozenset({"all", "both", "each"})
COMMA: Final = 2  # characters between a group and its description


def choose(before: Sequence[NounGroup], personal: Callable[[str], bool] = lambda _: False) -> NounGroup:
    """The last group, or the one that a run of descriptions up to the last one describes.

    "Ada Brandt, an envoy and lawyer, said": the name, with the rest as its apposition. "Adler, Brandt said": Brandt.
    """
    if len(before) > 1 and before[-1].lemma in FLOATING and before[-1].span.begin - before[-2].full.end == 1:
        return replace(before[-2], reach=before[-1].span.end)  # "Adler and Brandt all said"
    at = len(before) - 1
    while at > 0 and (_describes(before[at - 1], before[at]) or _aged(before, at)):
        at -= 1
    head, last = before[at], before[-1]
    if head is last and at > 0 and _named(before[at - 1], last, personal):
        head = before[at - 1]
        return replace(head, apposition=last, reach=max(last.reach, last.span.end))
    if head is last:
        return last
    reach = max(last.reach, last.span.end)
    described = head.apposition or (before[at + 1] if before[at + 1].tag != "C" else None)
    return replace(head, apposition=described, reach=reach)


def _aged(before: Sequence[NounGroup], at: int) -> bool:
    """ "Ada Brandt, 67, a teacher": the age stands between the name and the description."""
    if at < 2 or before[at - 1].tag != "C" or before[at].tag == "C":
        return False
    beside = before[at].span.begin - before[at - 1].span.end <= COMMA
    return beside and _describes(before[at - 2], before[at - 1]) and before[at].determiner in DESCRIBING


def _named(one: NounGroup, other: NounGroup, personal: Callable[[str], bool]) -> bool:
    """ "A lawyer for the owners, Ada Brandt, said": who is described comes last."""
    beside = other.span.begin - max(one.reach, one.span.end) == COMMA
    described = one.tag not in "EC" and not one.plural and not one.pronoun and personal(one.lemma)
    told = bool(one.attached) or one.owner is not None or one.determiner in ("his", "her", "its", "their")
    return beside and described and other.tag == "E" and not other.members and told


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
