"""Chunks -> noun groups: head, determiner, modifiers, names inside, possessors."""

from __future__ import annotations

from dataclasses import replace

from kg.lexicon import Lexicon
from kg.model.clause import NounGroup
from kg.model.text import Sentence, Span
from kg.parse.chunks import Chunk
from kg.parse.units import Units


class Nouns:
    """Builds the noun groups of one sentence; holds what they are built from."""

    def __init__(self, sentence: Sentence, units: Units, tags: str, lexicon: Lexicon) -> None:
        self.sentence, self.units, self.tags = sentence, units, tags
        self.english, self.words = lexicon.english, lexicon.words
        self.begins = [sentence.begins[token] for token in units.first[:-1]]
        self.ends = [sentence.end(token - 1) for token in units.first[1:]]

    def span(self, first: int, last: int) -> Span:
        """Units first up to last as a stretch of text."""
        return Span(self.begins[first], self.ends[last - 1])

    def group(self, chunk: Chunk) -> NounGroup:
        """A noun group, its possessors inside it."""
        first, owner = chunk.first, None
        marks = [i for i in range(chunk.first, chunk.last) if self.tags[i] == "p"]
        for mark in marks:
            if self.tags[first] == "c" and owner is not None:  # "Norway's and Sweden's ministers"
                other = self._noun(first + 1, mark, None)
                span = Span(owner.span.begin, other.span.end)
                owner = replace(owner, span=span, members=(*owner.each(), other), reach=other.reach)
            else:
                owner = self._noun(first, mark, owner)
            first = mark + 1
        if first >= chunk.last:
            return owner or self._noun(chunk.first, chunk.last, None)
        return self._noun(first, chunk.last, owner, chunk.first)

    def _noun(self, first: int, last: int, owner: NounGroup | None, begin: int | None = None) -> NounGroup:
        head = last - 1
        tag, lower = self.tags[head], self.units.lower
        determiner = ""
        start = first
        while start < head and self.tags[start] in "DO":
            determiner = lower[start]
            if self.tags[start] == "O":
                owner = NounGroup(
                    self.span(start, start + 1),
                    determiner,
                    "O",
                    self.span(start, start + 1),
                    reach=self.span(start, start + 1).end,
                )
            start += 1
        if tag in "N1Mu":
            lemma = self.english.noun(lower[head].rsplit(" ", 1)[-1])
            for tail in range(max(start, head - 2), head):  # "press conference" is a noun of its own
                if (whole := " ".join([*lower[tail:head], lemma])) in self.words.nouns or whole in self.words.agents:
                    lemma = whole
                    break
        elif tag in "Ea" and self.units.mentions[head] is None:
            run = head
            while run > start and self.tags[run - 1] == "E" and self.units.mentions[run - 1] is None:
                run -= 1
            lemma = " ".join(self.units.words[run:last])
        else:
            lemma = self.units.words[head] if tag in "EaA" else lower[head]
        mentions = tuple(m for m in self.units.mentions[start:last] if m is not None)
        span = self.span(first if begin is None else begin, last)
        modifiers = tuple(self.english.noun(w) for w in lower[start:head])
        return NounGroup(
            span, lemma, tag, self.span(head, last), determiner, modifiers, mentions, owner, reach=span.end
        )
