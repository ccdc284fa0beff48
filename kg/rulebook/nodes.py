"""A YAML file as plain nodes, each knowing its place: every scalar is text, whatever it looks like.

Read the usual way, `on`, `no` and Norway's `NO` would be booleans and `042` the number 34.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.errors import RuleError

if TYPE_CHECKING:
    from yaml import MarkedYAMLError

Event = Any  # PyYAML is imported late, so its events are told by the names of their classes


@dataclass(frozen=True, slots=True)
class Place:
    """A position in a card file: `line` counts from 1, `column` from 0, `source` is the whole line."""

    file: str
    line: int
    column: int
    source: str

    def fault(self, what: str, hint: str = "") -> RuleError:
        where = f"{self.file}:{self.line}"
        begin = max(0, self.column - _WIDEST // 2) if len(self.source) > _WIDEST else 0
        source = self.source[begin : begin + _WIDEST]
        return RuleError(what, where=where, hint=hint, source=source, column=self.column - begin)


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar. `block`: written after `|`, so that its first line is the one below its place."""

    text: str
    place: Place
    block: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Pairs:
    """A mapping, its keys in order and with their places; a key may still appear twice."""

    pairs: tuple[tuple[Text, Node], ...]
    place: Place


Node = Text | Items | Pairs

_DEEPEST = 8  # a card needs three
_WIDEST = 160  # characters of a line shown with a fault
_HINTS = (
    ("cannot start any token", "put the value between quotation marks"),
    ("mapping values are not allowed", "a value with a colon and a space stands between quotation marks"),
    ("did not find expected", "a value that begins with [ or { stands between quotation marks"),
)


def compose(data: bytes, *, file: str) -> Node:
    """The one YAML document in `data`; RuleError with its place where it is none."""
    # 18 ms that a run with cached rules need not pay
    import yaml

    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise RuleError("not UTF-8 text", where=f"{file}:{line}", hint="save the file as UTF-8") from None
    reader = _Reader(file, text.split("\n"))
    try:
        return reader.document(yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
    except yaml.MarkedYAMLError as error:
        raise reader.not_yaml(error) from None
    except yaml.YAMLError:
        hint = "it holds characters that no text file needs"
        raise RuleError("not YAML", where=file, hint=hint) from None


class _Reader:
    """Builds nodes from PyYAML's events, not from its own tree: that one crashes on 50,000 open brackets."""

    def __init__(self, file: str, lines: list[str]) -> None:
        self.file, self.lines = file, lines

    def document(self, events: Iterator[Event]) -> Node:
        next(events)  # the stream begins
        if type(next(events)).__name__ != "DocumentStartEvent":
            raise RuleError(
                "holds no card", where=f"{self.file}:1", hint="a card begins with its id and a colon"
            )
        root = self.node(next(events), events, depth=0)
        next(events)  # the document ends
        if type(second := next(events)).__name__ == "DocumentStartEvent":
            raise self.place(second).fault("a second document", "leave the line of --- out")
        return root

    def node(self, event: Event, events: Iterator[Event], *, depth: int) -> Node:
        place = self.place(event)
        if depth > _DEEPEST:
            raise place.fault("nested too deeply", "a card holds texts and lists of texts")
        match type(event).__name__:
            case "ScalarEvent":
                return Text(str(event.value), place, block=event.style == "|")
            case "SequenceStartEvent":
                items: list[Node] = []
                while type(item := next(events)).__name__ != "SequenceEndEvent":
                    items.append(self.node(item, events, depth=depth + 1))
                return Items(tuple(items), place)
            case "MappingStartEvent":
                pairs: list[tuple[Text, Node]] = []
                while type(first := next(events)).__name__ != "MappingEndEvent":
                    key = self.node(first, events, depth=depth + 1)
                    if not isinstance(key, Text):
                        hint = "a value that begins with [ or { stands between quotation marks"
                        raise key.place.fault("a key that is no word", hint)
                    pairs.append((key, self.node(next(events), events, depth=depth + 1)))
                return Pairs(tuple(pairs), place)
            case _:
                raise place.fault("an alias (*name)", "write the value out")

    def place(self, event: Event) -> Place:
        mark = event.start_mark
        return Place(self.file, mark.line + 1, mark.column, self.line(mark.line))

    def line(self, number: int) -> str:
        return self.lines[number].rstrip("\r") if number < len(self.lines) else ""

    def not_yaml(self, error: MarkedYAMLError) -> RuleError:
        mark = error.problem_mark or error.context_mark
        problem = error.problem or "not YAML"
        if mark is None:
            return RuleError(problem, where=self.file)
        place = Place(self.file, mark.line + 1, mark.column, self.line(mark.line))
        if place.source[mark.column : mark.column + 1] == "\t":
            return place.fault("a tab", "indent with spaces")
        return place.fault(problem, next((hint for words, hint in _HINTS if words in problem), ""))
