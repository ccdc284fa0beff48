"""The parts of an explanation: marks in sentences, slots, and what one article says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A stretch of a passage and what it does there. Offsets count from the start of the passage."""

    begin: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence (its number from 1, or None where unknown) with its marks."""

    number: int | None
    text: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing that is said: the role, what fills it, the words, the rule, and whose word it is."""

    role: str
    value: str
    words: tuple[str, ...] = ()
    rule: str = ""
    confidence: str = ""
    voices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """What one article says: its identifier, headline, day and address, its sentences, the slots."""

    article: str
    headline: str = ""
    published: str = ""
    url: str = ""
    passages: tuple[Passage, ...] = ()
    slots: tuple[Slot, ...] = ()
