"""Chunks -> noun groups and verb groups."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from kg.lexicon import Lexicon
from kg.model.clause import NounGroup, VerbGroup
from kg.model.text import Sentence, Span
from kg.parse.chunks import Chunk
from kg.parse.units import Units

NEGATIONS: Final = re.compile(r"^(?:not|never|no|no longer|nor|cannot|.*n['’]t)$")
RESTRICTIONS: Final = (("only",), ("merely",), ("just",), ("simply",))  # "not only met"
MODALS: Final = {
    "'ll": "will",
    "’ll": "will",
    "ca": "can",
    "won't": "will",
    "won’t": "will",
    "cannot": "can",
    "can't": "can",
    "can’t": "can",
}


class Grouper:
    """Builds groups of one sentence; holds what they are built from."""

    def __init__(self, sentence: Sentence, units: Units, tags: str, lexicon: Lexicon) -> None:
        self.sentence, self.units, self.tags = sentence, units, tags
        self.english, self.nouns = lexicon.english, lexicon.words.nouns
        self.begins = [sentence.begins[token] for token in units.first[:-1]]
        self.ends = [sentence.end(token - 1) for token in units.first[1:]]

    def span(self, first: int, last: int) -> Span:
        """Units first up to last as a stretch of text."""
        return Span(self.begins[first], self.ends[last - 1])

    def noun(self, chunk: Chunk) -> NounGroup:
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
                if (whole := " ".join([*lower[tail:head], lemma])) in self.nouns:
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

    def verb(self, chunk: Chunk) -> VerbGroup:
        """A verb group with its lemma, form and auxiliaries."""
        lower, tags = self.units.lower, self.tags
        modal, form, passive, progressive, perfect, negated = "", "", False, False, False, False
        cues: list[tuple[str, Span]] = []
        adverbs: list[tuple[str, Span]] = []
        main, first = chunk.last - 1, chunk.first
        while main > chunk.first and tags[main] in "nRT":
            main -= 1
        aux = [i for i in range(chunk.first, main) if tags[i] in "mdbh"]
        for index in range(chunk.first, chunk.last):
            word, tag = lower[index], tags[index]
            if NEGATIONS.match(word) and lower[index + 1 : index + 2] not in RESTRICTIONS:
                negated = True
                cues.append((word, self.span(index, index + 1)))
            if tag == "m" and word in ("going", "to"):
                modal = "will"
            elif tag == "m":
                modal = MODALS.get(word, word.removesuffix("n't").removesuffix("n’t"))
                cues.append((modal, self.span(index, index + 1)))
            if tag == "R" and tags[index + 1 : index + 2] != "R":  # "almost universally" weakens no verb
                adverbs.append((word, self.span(index, index + 1)))
        tag = tags[main]
        infinitive = "t" in tags[chunk.first : main + 1]
        if aux and tag in "KGBV":
            last = tags[aux[-1]]
            passive = tag == "K" and last == "b"
            progressive = tag == "G" and last == "b"
            perfect = any(tags[i] == "h" for i in aux)
            form = (
                "present"
                if lower[aux[0]]
                in (
                    "is",
                    "are",
                    "am",
                    "has",
                    "have",
                    "do",
                    "does",
                    "'re",
                    "’re",
                    "'ve",
                    "’ve",
                    "'s",
                    "’s",
                    "isn't",
                    "aren't",
                )
                or modal
                else "past"
            )
            if lower[aux[0]] in ("having", "being") and not infinitive:
                form = "ing"
        elif tag in "bhdm":
            form = (
                "present"
                if lower[main] in ("is", "are", "am", "has", "have", "'s", "’s", "'re", "’re", "be") or modal
                else "past"
            )
            perfect = any(tags[i] == "h" for i in aux)
            if lower[main] in ("being", "having"):
                form = "ing"
        else:
            form = {
                "V": "past",
                "Z": "present",
                "Q": "present",
                "B": "base",
                "K": "participle",
                "G": "ing",
            }.get(tag, "past")
            passive = form == "participle"
        if infinitive:
            form = "to"
        lemma = "be" if tag == "b" else "have" if tag == "h" else "do" if tag == "d" else self.english.verb(lower[main])
        while first < main and tags[first] in "R":
            first += 1
        doubtful = form == "past" and not aux and self.units.tags[main] in "34v0x"
        return VerbGroup(
            self.span(first, main + 1),
            self.span(main, main + 1),
            lemma,
            form,
            passive,
            negated,
            modal,
            perfect,
            progressive,
            tuple(adverbs),
            doubtful,
            tuple(cues),
        )
