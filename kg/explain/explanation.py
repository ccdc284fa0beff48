"""What an explanation holds, before it is text."""

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


@dataclass(frozen=True, slots=True)
class Explanation:
    """A node with its label and classes, what each article says of it, and what hangs on it.

    links: (relation, node) as a person reads them.
    """

    iri: str
    label: str
    types: tuple[str, ...]
    accounts: tuple[Account, ...] = ()
    links: tuple[tuple[str, str], ...] = ()

    def text(self) -> str:
        """The explanation for a plain terminal, about a dozen lines for each article."""
        from kg.explain.layout import lay_out

        return lay_out(self)

    def __str__(self) -> str:
        return self.text().rstrip("\n")
