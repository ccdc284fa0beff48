"""How alike two wordings are, inside one article and across articles: by their content words, not their grammar."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from typing import Final


def words(listed: str) -> frozenset[str]:
    """A set of words, written with blanks between."""
    return frozenset(listed.split())


SMALL: Final = words("""
    the a an of to in on at for with by and or that this it is was be been being has have had not no would will
    could should he she they its his her their as from
""")
_WORD: Final = re.compile(r"\w+")


def content_words(text: str) -> frozenset[str]:
    """The words of a text that are more than grammar, in small letters."""
    return frozenset(_WORD.findall(text.lower())) - SMALL


def alike(one: AbstractSet[str], other: AbstractSet[str]) -> float:
    """How much two sets of words share, from 0 to 1 (Jaccard); 0 where one is empty.

    >>> alike({"lorry", "bridge"}, {"bridge"})
    0.5
    """
    return len(one & other) / len(one | other) if one and other else 0.0
