"""Sentence and mentions -> clauses: who does what to whom, voice undone.

The cascade: units (words, names taken whole) -> letters -> decided letters -> chunks -> noun groups ->
clauses -> event nouns as clauses of their own. Quotations that hold a sentence are parsed apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from kg.lexicon import Lexicon
from kg.model.clause import Clause
from kg.model.mention import Mention
from kg.model.text import Sentence, Span
from kg.parse import nominal, reporting, tagging, units
from kg.parse.attach import attach
from kg.parse.chunks import chunks
from kg.parse.clauses import ClauseParser
from kg.parse.item import Item
from kg.parse.nouns import Nouns
from kg.parse.signed import signed
from kg.parse.verbs import Verbs

__all__ = ["parse"]

LONG: Final = 6  # words, marks among them, of a quotation that is a sentence


def parse(sentence: Sentence, mentions: Sequence[Mention], lexicon: Lexicon) -> tuple[Clause, ...]:
    """The clauses of a sentence: its own first, then those of each quotation, then event nouns."""
    whole = atomic(sentence, lexicon)
    found = reporting.inverted(_parse(sentence, mentions, lexicon, whole, None), sentence, lexicon.words)
    for quotation in whole:
        holder = next((c.index for c in found if c.quotation == quotation), None)
        for run in _sentences_within(sentence, quotation):
            offset = len(found)
            for clause in _parse(sentence, mentions, lexicon, (), run):
                parent = clause.parent + offset if clause.parent is not None else holder
                relation = "quoted" if clause.parent is None and clause.relation == "main" else clause.relation
                found.append(replace(clause, index=clause.index + offset, parent=parent, relation=relation))
    author = signed(sentence, len(found), lambda run: items(sentence, mentions, lexicon, (), run))
    if author is not None:
        found.append(author)
    return (*found, *nominal.clauses(found, lexicon.words))


def _parse(
    sentence: Sentence,
    mentions: Sequence[Mention],
    lexicon: Lexicon,
    quotations: Sequence[Span],
    run: range | None,
) -> tuple[Clause, ...]:
    found = items(sentence, mentions, lexicon, quotations, run)
    words = lexicon.words
    attached = attach(
        found,
        lambda lemma: "that" in words.frames.get(lemma, ()),
        lambda noun: words.agents.get(noun) == "officials",
        words.nouns.__contains__,
    )
    return ClauseParser(attached, lexicon.words, heading=sentence.heading).parse(sentence.number)


def items(
    sentence: Sentence,
    mentions: Sequence[Mention],
    lexicon: Lexicon,
    quotations: Sequence[Span] = (),
    run: range | None = None,
) -> list[Item]:
    """The chunks of a sentence, or of a run of its tokens, with their noun groups and verb groups."""
    units_ = units.build(sentence, mentions, lexicon.english, quotations, run)
    tags = tagging.tag(units_, heading=sentence.heading and run is None)
    nouns = Nouns(sentence, units_, tags, lexicon)
    verbs = Verbs(units_, tags, lexicon.english, nouns.span)
    found: list[Item] = []
    for chunk in chunks(tags):
        first, last, kind = chunk.first, chunk.last, chunk.kind
        found.append(
            Item(
                kind,
                nouns.span(first, last),
                units_.lower[first] if last == first + 1 else " ".join(units_.lower[first:last]),
                nouns.group(chunk) if kind == "N" else None,
                verbs.group(chunk) if kind in "VIGK" else None,
                units_.mentions[first] if kind == "T" else None,
                units_.quotes[first] if kind == "q" else None,
            )
        )
    return found


def atomic(sentence: Sentence, lexicon: Lexicon) -> tuple[Span, ...]:
    """Quotations that stand for a sentence of their own, not for some words of the sentence around them."""
    found: list[Span] = []
    for quote in sentence.quotes:
        inside = [i for i, b in enumerate(sentence.begins) if quote.begin <= b < quote.end]
        if len(inside) < 3:
            continue
        first, last = inside[0], inside[-1]
        words = sentence.words
        capital = words[first][:1].isupper() and (words[first] in ("I", "I’m", "I'm") or not sentence.heading)
        before = words[first - 1] if first else ""
        ends = words[last] in (",", ".", "?", "!", "…", "--", "—")
        opens = first == 0 or before in (",", ":", ".", "!", "?", "--", "—")
        continued = words[first][:1].islower() and opens and first > 0 and before in (",", ".") and ends
        said = capital and first == 0 and ends and len(inside) > LONG  # of a verb that the tables do not know
        if said or (((capital and (opens or ends)) or continued) and _has_verb(words[first : last + 1], lexicon)):
            found.append(quote)
    return tuple(found)


def _has_verb(words: Sequence[str], lexicon: Lexicon) -> bool:
    letters = [lexicon.english.letter(w.lower()) for w in words]
    if any(letter in "mbhdVZ30v" or w.startswith(("'", "’")) for letter, w in zip(letters, words, strict=True)):
        return True
    return any(one == "H" and other in "189B" for one, other in pairwise(letters))  # "We reject ..."


def _sentences_within(sentence: Sentence, quotation: Span) -> Iterator[range]:
    inside = [i for i, b in enumerate(sentence.begins) if quotation.begin <= b < quotation.end]
    start = inside[0]
    for index in inside:
        if sentence.words[index] in (".", "!", "?") or index == inside[-1]:
            if index + 1 > start:
                yield range(start, index + 1)
            start = index + 1
