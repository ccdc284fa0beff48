"""What the reader knows before it reads: names, titles, English words, verbs and event nouns.

The tables in `tables/` are the source; `load` turns them into look-ups.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from kg.lexicon import english, names, table, words
from kg.lexicon.english import English
from kg.lexicon.names import Names
from kg.lexicon.words import Noun, Words

__all__ = ["English", "Lexicon", "Names", "Noun", "Words", "load", "version"]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All look-ups; `version` is the first 12 hex digits of the SHA-256 of the tables."""

    english: English
    names: Names
    words: Words
    version: str


def version(folder: Path = table.FOLDER) -> str:
    """What identifies the tables: they are compiled once for each version."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.tsv")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def load(folder: Path = table.FOLDER) -> Lexicon:
    """Compile the tables (a second or so; callers cache it by `version`)."""
    known = words.load(folder)
    return Lexicon(english.load(folder, {*known.nouns, *known.agents}), names.load(folder), known, version(folder))
