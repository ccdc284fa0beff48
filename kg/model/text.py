"""An article and its sentences. Every position is a Unicode code point, begin inclusive, end exclusive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of an article's text."""

    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One article, its text to the letter. `id` is what the source calls it, or its file name."""

    id: str
    text: str
    title: str | None = None
    published: date | None = None
    url: str | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as parallel sequences: token i is `words[i]`, at `begins[i]`.

    `number` counts from 1. `heading`: a headline or cross-heading. `quotes`: quotations that lie in
    or reach into the sentence, marks included.
    """

    number: int
    span: Span
    words: tuple[str, ...]
    begins: tuple[int, ...]
    heading: bool = False
    quotes: tuple[Span, ...] = ()

    def end(self, token: int) -> int:
        """Where token number `token` ends in the article's text."""
        return self.begins[token] + len(self.words[token])
