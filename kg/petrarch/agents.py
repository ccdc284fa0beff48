"""Agent dictionaries: common nouns for those who act, with the code of their sort."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.petrarch.leftover import Account
from kg.petrarch.lines import Dictionary

_MACRO = re.compile(r"!(\w+)!\s*=\s*(.+)")
_AGENT = re.compile(r"([^\[\]{}|]+?)\s*(?:\{([^}]*)\})?\s*\[\s*~?\s*([A-Z0-9]+)\s*~?\s*\]")


@dataclass(frozen=True, slots=True)
class Agent:
    """A noun as it stands, the plural it names, and its code without the tilde."""

    noun: str
    plural: str
    code: str
    where: str


def agents(dictionary: Dictionary, account: Account) -> Iterator[Agent]:
    """The agents of a dictionary, each ending of a `!MACRO!` by itself."""
    macros: dict[str, tuple[str, ...]] = {}
    for line in dictionary.lines:
        if made := _MACRO.fullmatch(line.text):
            macros[made[1].upper()] = tuple(part.strip() for part in made[2].split(",") if part.strip())
            continue
        match = _AGENT.fullmatch(line.text)
        if match is None:
            account.spoil(line.where, line.text)
            continue
        parts = re.split(r"!(\w+)!", match[1])
        if len(parts) > 3 or (len(parts) == 3 and parts[1].upper() not in macros):
            account.leave("an unknown macro", line.where, line.text)
            continue
        endings = macros[parts[1].upper()] if len(parts) == 3 else ("",)
        for ending in endings:
            noun = parts[0] + ending + (parts[2] if len(parts) == 3 else "")
            yield Agent(noun, (match[2] or "").strip(), match[3], line.where)
