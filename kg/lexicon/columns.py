"""The tables and their columns: which a table must have, and which may be missing or empty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Columns:
    """needed: the columns a table cannot do without, the first of which names the thing; others: the rest."""

    needed: tuple[str, ...]
    others: tuple[str, ...] = ()

    @property
    def every(self) -> tuple[str, ...]:
        return (*self.needed, *self.others)


TABLES: Mapping[str, Columns] = MappingProxyType(
    {
        "people": Columns(("id", "name", "office", "of"), ("aliases", "start", "end", "wikidata")),
        "states": Columns(
            ("id", "code", "name"),
            ("code2", "aliases", "adjectives", "people", "capital", "seats", "wikidata"),
        ),
        "organisations": Columns(("id", "name"), ("aliases", "parent", "seat", "wikidata")),
        "bodies": Columns(("id", "name", "kind"), ("aliases", "state")),
        "groups": Columns(("id", "name", "kind"), ("aliases", "state")),
        "places": Columns(("id", "name", "kind"), ("aliases", "state", "code", "wikidata")),
        "titles": Columns(("id", "title", "kind"), ("plural", "scope")),
        "verbs": Columns(("lemma", "frames"), ("classes",)),
        "nouns": Columns(("noun", "classes"), ("verb", "arguments")),
        "agents": Columns(("noun", "kind")),
    }
)
"""What a folder of one's own may hold: NAME.tsv with these columns."""
