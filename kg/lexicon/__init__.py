"""What the reader knows before it reads: names, titles, English words, verbs and event nouns.

The tables in `tables/` are the source; `load` turns them into look-ups.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from kg.errors import LexiconError
from kg.lexicon import english, index, own, table, words
from kg.lexicon.columns import TABLES
from kg.lexicon.english import English
from kg.lexicon.names import Names
from kg.lexicon.words import Noun, Words

__all__ = ["English", "Lexicon", "Names", "Noun", "Words", "load", "version"]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All look-ups; `version` is the first 12 hex digits of the SHA-256 of the tables, those of one's own included."""

    english: English
    names: Names
    words: Words
    version: str


def version(folder: Path | None = None) -> str:
    """What identifies the built-in tables, or those of a folder of one's own: they are compiled once for each version.

    LexiconError where the folder cannot be read or holds no table.
    """
    digest = hashlib.sha256()
    folder = folder or table.FOLDER
    path = folder
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix == ".tsv")
        for path in paths:
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    except OSError as fault:
        reason = (fault.strerror or "cannot be read").lower()
        raise LexiconError(reason, where=str(path), hint="give a folder of tables, *.tsv") from None
    if not paths:
        hint = f"tables are {', '.join(f'{name}.tsv' for name in TABLES)}"
        raise LexiconError("holds no table", where=str(folder), hint=hint)
    return digest.hexdigest()[:12]


def load(folder: Path | None = None) -> Lexicon:
    """Compile the built-in tables and those of a folder of one's own, which come first.

    It takes a second or so; callers cache it by `version`. LexiconErrors for faulty tables.
    """
    told = version()
    folders = [table.FOLDER]
    if folder is not None:
        told = f"{told}-{version(folder)}"
        own.check(folder)
        folders.insert(0, folder)
    known = words.load(folders)
    return Lexicon(english.load({*known.nouns, *known.agents}), index.load(folders), known, told)
