"""Names of states, organisations, bodies, groups, places and persons, and the titles of persons."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from kg.model.entity import Entity, Tenure
from kg.model.mention import Sense

Phrase = tuple[tuple[str, ...], tuple[Sense, ...]]


@dataclass(frozen=True, slots=True)
class Names:
    """phrases: first word -> names that begin with it, longest first. titles: likewise, lower case."""

    phrases: dict[str, tuple[Phrase, ...]]
    titles: dict[str, tuple[Phrase, ...]]
    entities: dict[str, Entity]
    tenures: dict[str, tuple[Tenure, ...]]
    title_kinds: dict[str, str]
    given: frozenset[str]
    organisational: frozenset[str]


def slug(name: str) -> str:
    """A name as the local part of an identifier; cut at 60 characters.

    >>> slug("Côte d'Ivoire"), slug("Łódź")
    ('cote-divoire', 'lodz')
    """
    for old, new in zip("łŁøØđĐßæÆı", ("l", "L", "o", "O", "d", "D", "ss", "ae", "AE", "i"), strict=True):
        name = name.replace(old, new)
    name = re.sub("['’ʼʹ`]", "", name)
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub("[^a-z0-9]+", "-", bare.casefold()).strip("-")[:60].strip("-")
