"""Verb dictionaries: blocks of verbs that mean much the same, their patterns, and sets of synonyms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.petrarch.leftover import Account
from kg.petrarch.lines import Dictionary, Line

_BLOCK = re.compile(r"-{3}\s*(\S.*?)\s*(?:\[([^\]]*)\])?\s*(?:-{3})?")
_VERB = re.compile(r"(\+?[A-Z][\w+'/.-]*)\s*(?:\{([^}]*)\}?)?\s*(?:\[([^\]]*)\])?\s*(?:\{([^}]*)\})?")
_PATTERN = re.compile(r"-\s*(.*?)\s*\[([^\]]*)\]\s*")
_EXTRA = re.compile(r"(?<!-)-{2}\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Pattern:
    """What stands around the verb, and the code for it."""

    text: str
    code: str
    where: str


@dataclass(slots=True)
class Block:
    """Verbs, each with its own code or the block's, and the patterns that hold for all of them."""

    name: str
    where: str
    verbs: list[tuple[str, str, str]] = field(default_factory=list)  # as it stands, code, where
    patterns: list[Pattern] = field(default_factory=list)


Synonyms = dict[str, tuple[str, ...]]


def blocks(dictionary: Dictionary, account: Account) -> tuple[list[Block], Synonyms]:
    """The blocks of a dictionary, and its sets of synonyms by name, "&WEAPON"."""
    found: list[Block] = []
    sets: dict[str, list[str]] = {}
    open_set = ""
    code = ""
    for line in dictionary.lines:
        text = _EXTRA.sub("- ", line.text, count=1) if line.text.startswith("-- ") else line.text
        if made := _BLOCK.fullmatch(text):
            open_set, code = "", made[2] or "---"
            found.append(Block(made[1], line.where))
        elif text.startswith("&"):
            open_set = text.split()[0]
            sets.setdefault(open_set, [])
        elif open_set and text.startswith("+"):
            sets[open_set].append(text[1:].strip())
        elif text.startswith("~"):
            account.leave("a rule that turns one event into another", line.where, text)
        elif not found:
            account.spoil(line.where, text)
        elif text.startswith("-"):
            _pattern(text, line, found[-1], account)
        else:
            _verb(text, line, found[-1], code, account)
    return found, {name: tuple(_words(members)) for name, members in sets.items()}


def _pattern(text: str, line: Line, block: Block, account: Account) -> None:
    match = _PATTERN.match(text)
    if match is None:
        account.spoil(line.where, line.text)
    else:
        block.patterns.append(Pattern(match[1], match[2].strip(), line.where))


def _verb(text: str, line: Line, block: Block, code: str, account: Account) -> None:
    match = _VERB.fullmatch(text)
    if match is None:
        account.spoil(line.where, line.text)
    else:
        block.verbs.append((match[1], (match[3] or code).strip(), line.where))


def _words(members: list[str]) -> Iterator[str]:
    for member in members:
        if word := member.strip("_ "):
            yield word
