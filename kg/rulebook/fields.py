"""The keys of one card, read one by one; what is wrong is collected, so that all faults are told at once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from kg.errors import RuleError
from kg.rulebook import marked, pattern
from kg.rulebook.nodes import Items, Node, Pairs, Text
from kg.rulebook.rule import Example, Pattern

_WORDS = re.compile(r"@?[\w'-]+(?:[ _][\w'-]+)*(?:\|@?[\w'-]+(?:[ _][\w'-]+)*)*")


@dataclass(frozen=True, slots=True)
class Fields:
    """Values by key. Every reader gives its value, or notes a fault and gives an empty one."""

    key: Text  # the card's id, or the key itself where there is but one
    values: Mapping[str, Node]
    faults: list[RuleError]

    def fault(self, key: str, what: str, hint: str = "") -> None:
        self.faults.append(self.values[key].place.fault(what, hint))

    def text(self, key: str) -> str:
        node = self.values.get(key)
        if node is None:
            return ""
        if not isinstance(node, Text) or not node.text.strip():
            self.fault(key, f"{key} is no text", f"write {key}: and a value")
            return ""
        return node.text.strip()

    def choice(self, key: str, choices: Sequence[str]) -> str:
        value = self.text(key)
        if value and value not in choices:
            self.fault(key, f"no such {key}: {value}", nearest(value, choices))
        return value

    def words(self, key: str) -> tuple[str, ...]:
        """`may|call off|@hope` as its words, once each; a class keeps its mark."""
        value = self.text(key)
        if not value:
            return ()
        if not _WORDS.fullmatch(value):
            self.fault(key, f"{key} is no list of words", "write them with bars: may|might")
            return ()
        words = value.replace("_", " ").split("|")
        if len(set(words)) < len(words):
            again = next(word for number, word in enumerate(words) if word in words[:number])
            self.fault(key, f"{again!r} is written twice")
        return tuple(words)

    def confidence(self, key: str, default: float) -> float:
        value = self.text(key)
        if not value:
            return default
        if not re.fullmatch(r"0\.\d+|1(?:\.0+)?", value) or float(value) == 0:
            self.fault(key, f"{key} is no number above 0 and up to 1", "write 0.9")
            return default
        return float(value)

    def date(self, key: str) -> date | None:
        value = self.text(key)
        if not value:
            return None
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fault(key, f"no such day: {value}", "write it as 2024-05-14")
            return None

    def patterns(self, key: str) -> tuple[Pattern, ...]:
        node = self.values.get(key)
        if node is None:
            return ()
        found: list[Pattern] = []
        for item in node.items if isinstance(node, Items) else (node,):
            if not isinstance(item, Text) or not item.text.strip():
                hint = "write Actor:attendee meet Actor:attendee"
                self.faults.append(item.place.fault("not a pattern", hint))
                continue
            place = item.place
            if item.block or "\n" in item.text:
                self.faults.append(place.fault("a pattern over several lines", "write each after a dash"))
                continue
            try:
                found.append(pattern.read(item.text.strip(), file=place.file, line=place.line))
            except RuleError as fault:
                self.faults.append(fault)
        return tuple(found)

    def examples(self, key: str) -> tuple[Example, ...]:
        node = self.values.get(key)
        if node is None:
            return ()
        if not isinstance(node, Text) or not node.block:
            hint = f"write {key}: | and one a line below"
            self.faults.append(node.place.fault(f"the sentences of {key} do not stand in a | block", hint))
            return ()
        found: list[Example] = []
        for text, line in marked.lines(node.text, line=node.place.line + 1):
            try:
                found.append(marked.read(text, file=node.place.file, line=line))
            except RuleError as fault:
                self.faults.append(fault)
        return tuple(found)


def unique(node: Pairs, *, faults: list[RuleError]) -> dict[str, tuple[Text, Node]]:
    """The pairs by key; a key that appears twice is a fault, and the first of them counts."""
    found: dict[str, tuple[Text, Node]] = {}
    for key, value in node.pairs:
        if key.text in found:
            first = found[key.text][0].place.line
            faults.append(key.place.fault(f"{key.text} appears twice", f"first in line {first}"))
        else:
            found[key.text] = (key, value)
    return found


def nearest(word: str, choices: Sequence[str]) -> str:
    """A hint: the choice nearest to a misspelt word, or all of them where none is near and they are few."""
    near = get_close_matches(word, choices, 1)
    if near:
        return f"did you mean {near[0]}?"
    return f"one of {', '.join(choices)}" if len(choices) <= 16 else ""
