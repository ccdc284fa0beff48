"""Chunks -> verb groups: the main verb with its auxiliaries, voice, tense and the words that colour it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from kg.lexicon import English
from kg.model.clause import VerbGroup
from kg.model.text import Span
from kg.parse.chunks import Chunk
from kg.parse.units import Units

NEGATIONS: Final = re.compile(r"^(?:not|never|no|no longer|nor|neither|cannot|.*n['’]t)$")
RESTRICTIONS: Final = (("only",), ("merely",), ("just",), ("simply",))  # "not only met"
MODALS: Final = dict.fromkeys(("'ll", "’ll", "won't", "won’t"), "will") | dict.fromkeys(
    ("ca", "cannot", "can't", "can’t"), "can"
)
PRESENT: Final = frozenset("is are am be has have do does 're ’re 've ’ve 's ’s isn't aren't".split())
UNFINISHED: Final = ("having", "being")
FORMS: Final = {"V": "past", "Z": "present", "Q": "present", "B": "base", "K": "participle", "G": "ing"}
AUXILIARIES: Final = {"b": "be", "h": "have", "d": "do"}
AMBIGUOUS: Final = "34v0x"  # a past tense that may be a participle


class Verbs:
    """Builds the verb groups of one sentence; holds what they are built from."""

    def __init__(self, units: Units, tags: str, english: English, span: Callable[[int, int], Span]) -> None:
        """span: units first up to last as a stretch of text."""
        self.units, self.tags, self.english, self.span = units, tags, english, span

    def group(self, chunk: Chunk) -> VerbGroup:
        """A verb group with its lemma, form and auxiliaries."""
        tags, lower = self.tags, self.units.lower
        main, first = chunk.last - 1, chunk.first
        while main > chunk.first and tags[main] in "nRT":
            main -= 1
        while first < main and tags[first] in "R":
            first += 1
        tag = tags[main]
        aux = [i for i in range(chunk.first, main) if tags[i] in "mdbh"]
        helped = tags[aux[-1]] if aux and tag in "KGBV" else ""
        modal, cues = self._cues(chunk)
        form = self._form(chunk, main, aux, modal)
        return VerbGroup(
            self.span(first, main + 1),
            self.span(main, main + 1),
            AUXILIARIES.get(tag) or self.english.verb(lower[main]),
            form,
            passive=form == "participle" or (tag == "K" and helped == "b"),
            negated=any(NEGATIONS.match(word) for word, _ in cues),
            modal=modal,
            perfect=any(tags[i] == "h" for i in aux),
            progressive=tag == "G" and helped == "b",
            adverbs=self._adverbs(chunk),
            doubtful=form == "past" and not aux and self.units.tags[main] in AMBIGUOUS,
            cues=tuple(cues),
        )

    def _cues(self, chunk: Chunk) -> tuple[str, list[tuple[str, Span]]]:
        """The modal, and the words that negate or modalise, in order."""
        modal = ""
        cues: list[tuple[str, Span]] = []
        for index in range(chunk.first, chunk.last):
            word, span = self.units.lower[index], self.span(index, index + 1)
            if NEGATIONS.match(word) and self.units.lower[index + 1 : index + 2] not in RESTRICTIONS:
                cues.append((word, span))
            if self.tags[index] != "m":
                continue
            if word in ("going", "to"):  # "is going to"
                modal = "will"
            else:
                modal = MODALS.get(word, word.removesuffix("n't").removesuffix("n’t"))
                cues.append((modal, span))
        return modal, cues

    def _adverbs(self, chunk: Chunk) -> tuple[tuple[str, Span], ...]:
        """Adverbs, but for those that colour another adverb: "almost universally" weakens no verb."""
        return tuple(
            (self.units.lower[index], self.span(index, index + 1))
            for index in range(chunk.first, chunk.last)
            if self.tags[index] == "R" and self.tags[index + 1 : index + 2] != "R"
        )

    def _form(self, chunk: Chunk, main: int, aux: list[int], modal: str) -> str:
        """past, present, base, participle, ing or to."""
        tag, lower = self.tags[main], self.units.lower
        if "t" in self.tags[chunk.first : main + 1]:
            return "to"
        if (aux and tag in "KGBV") or tag in "bhdm":
            finite = lower[aux[0] if aux and tag in "KGBV" else main]
            if finite in UNFINISHED:
                return "ing"
            return "present" if modal or finite in PRESENT else "past"
        return FORMS.get(tag, "past")
