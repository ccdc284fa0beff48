"""Marked text: `[Ruritania](annexer) annexed [Westmark](territory).`, marks within marks allowed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.errors import RuleError
from kg.rulebook.rule import Example

_ROLE = re.compile(r"\(([A-Za-z]+)(?:=([^()]+))?\)")


def read(source: str, *, file: str, line: int) -> Example:
    """The text without its marks, and what they ask for, in the order they open.

    >>> found = read("[He](speaker=Ada Brandt) saw [[Grenzland](target)'s raid](content).", file="f", line=1)
    >>> found.text
    "He saw Grenzland's raid."
    >>> found.fills
    (('speaker', 'He'), ('content', "Grenzland's raid"), ('target', 'Grenzland'))
    >>> found.entities
    (('He', 'Ada Brandt'),)
    """

    def fault(what: str, column: int) -> RuleError:
        hint = "a mark is [words](role)"
        return RuleError(what, where=f"{file}:{line}", hint=hint, source=source, column=column)

    text = ""
    opened: list[tuple[int, int]] = []  # column in the source, offset in the text
    marks: list[tuple[int, str, str, str]] = []  # column, role, words, full name
    at = 0
    while at < len(source):
        if source[at] == "[":
            opened.append((at, len(text)))
        elif source[at] == "]":
            if not opened:
                raise fault("']' closes nothing", at)
            column, begin = opened.pop()
            role = _ROLE.match(source, at + 1)
            if role is None:
                raise fault("marked words without a role", at + 1)
            if not text[begin:].strip():
                raise fault("a mark without words", column)
            marks.append((column, role[1], text[begin:], (role[2] or "").strip()))
            at = role.end() - 1
        else:
            text += source[at]
        at += 1
    if opened:
        raise fault("'[' is never closed", opened[-1][0])
    marks.sort()
    fills = tuple((role, words) for _, role, words, _ in marks)
    entities = tuple((words, name) for _, _, words, name in marks if name)
    return Example(text, fills, file, line, entities)


def lines(block: str, *, line: int) -> Iterator[tuple[str, int]]:
    """The lines of a block that hold text, with their numbers; `line` is that of the first."""
    for number, text in enumerate(block.split("\n"), line):
        if text.strip():
            yield text.strip(), number
