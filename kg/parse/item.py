"""A chunk with what it holds: what clauses are built from."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.clause import NounGroup, VerbGroup
from kg.model.mention import Mention
from kg.model.text import Span


@dataclass(frozen=True, slots=True)
class Item:
    """A chunk with what it holds; kinds are the letters of `parse.chunks`."""

    kind: str
    span: Span
    word: str = ""
    noun: NounGroup | None = None
    verb: VerbGroup | None = None
    time: Mention | None = None
    quote: Span | None = None
