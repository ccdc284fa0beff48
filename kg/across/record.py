"""What is kept of an article so that others can be held against it: small, and the same in JSON."""

from __future__ import annotations

import json
from typing import NamedTuple, TypeAlias


class Person(NamedTuple):
    """A person no table knows, with a full name and a state or organisation to act for.

    node, graph: terms. who: name and state, which mean the same in every article.
    """

    node: str
    graph: str
    who: str


class Event(NamedTuple):
    """A dated meeting or deed as one article tells it.

    type: the class; rule: by which it was found. who, whom: those who take part, or do it and suffer it, sorted,
    with blanks between; of a deed, states and organisations. first, last: ISO days. place, within: a place and
    the land it lies in, ids or empty. status: of seven. voiced: it stands on somebody's word. publisher,
    sentence: who printed which words (a digest): two who print the same words are one source. words: of a deed,
    what else its sentence speaks of.
    """

    node: str
    graph: str
    type: str
    rule: str
    who: str
    whom: str
    first: str
    last: str
    place: str
    within: str
    status: str
    voiced: bool
    publisher: str
    sentence: str
    words: tuple[str, ...]


class Act(NamedTuple):
    """What somebody says, or is for or against.

    type: the class. day: when it was said, else published, or empty. speaker: who, in any article, or empty.
    frame: "truth" (it is so, it is not so) or "stance" (for, against). affirmed: which of the two. words: lemmas
    of the content in the order of the text, each once. names: those of them that are names and numbers, sorted.
    marks: words that change what is said (if, may, only), sorted. quotes: longer quoted sentences, normalised.
    deed: class, doers and sufferers of the event it is about, or empty.
    """

    node: str
    graph: str
    type: str
    day: str
    speaker: str
    frame: str
    affirmed: bool
    words: tuple[str, ...]
    names: tuple[str, ...]
    marks: tuple[str, ...]
    quotes: tuple[str, ...]
    deed: str


Record: TypeAlias = Person | Event | Act
_KINDS = {"p": Person, "e": Event, "a": Act}
_LETTERS = {kind: letter for letter, kind in _KINDS.items()}


def packed(record: Record) -> str:
    """A record as one line of JSON."""
    return json.dumps([_LETTERS[type(record)], *record], ensure_ascii=False, separators=(",", ":"))


def unpacked(line: str) -> Record:
    """The record again."""
    letter, *fields = json.loads(line)
    record: Record = _KINDS[letter](*(tuple(field) if isinstance(field, list) else field for field in fields))
    return record
