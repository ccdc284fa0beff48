"""Sentence and mentions -> units, each a word or a name taken whole, and one letter for each."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kg.lexicon import English
from kg.lexicon.tags import ADJECTIVAL, NAME, PEOPLE, QUOTATION, TIME, TITLE, TITLES
from kg.model.mention import Mention
from kg.model.text import Sentence, Span

PUNCTUATION: Final = {
    ",": ",",
    ";": ";",
    ":": ":",
    "(": "(",
    ")": ")",
    "—": "-",
    "–": "-",
    "--": "-",
    "---": "-",
}
COMPOUNDS: Final = {
    "according": (("according", "to"), "i"),
    "along": (("along", "with"), "i"),
    "together": (("together", "with"), "i"),
    "such": (("such", "as"), "i"),
    "persona": (("persona", "non", "grata"), "J"),
    "because": (("because", "of"), "i"),
    "due": (("due", "to"), "i"),
    "ahead": (("ahead", "of"), "i"),
    "instead": (("instead", "of"), "i"),
    "prior": (("prior", "to"), "i"),
    "as": (("as", "well", "as"), "c"),
    "so": (("so", "that"), "s"),
    "even": (("even", "though"), "s"),
    "rather": (("rather", "than"), "i"),
    "other": (("other", "than"), "i"),
    "out": (("out", "of"), "i"),
    "in": (("in", "order"), "R"),
    "at": (("at", "least"), "R"),
    "more": (("more", "than"), "R"),
    "less": (("less", "than"), "R"),
    "no": (("no", "longer"), "n"),
    "up": (("up", "to"), "R"),
    "thanks": (("thanks", "to"), "i"),
    "apart": (("apart", "from"), "i"),
}
DUE: Final = ("due", "to")
BEING: Final = frozenset("is are was were be been being isn't aren't wasn't weren't".split())
FINITE: Final = "V3hbm"  # letters of finite verbs
FIRST_NAMES: Final = "1B08"  # letters of words that open a sentence and may be names: Mark, Grant, Carol
AMBIGUOUS_TITLES: Final = "178JBG5"
CURRENCIES: Final = frozenset("$€£¥")
CONTRACTED: Final = frozenset({"'s", "’s", "'S", "’S"})


@dataclass(frozen=True, slots=True)
class Units:
    """Parallel sequences: unit i covers tokens first[i] up to first[i + 1], is spelt word[i] and tagged tags[i].

    lower: the words in lower case. mention: what was recognised there. quote: the quotation a `q` stands for.
    """

    words: tuple[str, ...]
    lower: tuple[str, ...]
    first: tuple[int, ...]
    tags: str
    mentions: tuple[Mention | None, ...]
    quotes: tuple[Span | None, ...]


def build(
    sentence: Sentence,
    mentions: Sequence[Mention],
    english: English,
    quotations: Sequence[Span] = (),
    tokens: range | None = None,
) -> Units:
    """Units of the given tokens (all by default). Each span of `quotations` becomes one unit `q`."""
    by_first = {m.first: m for m in mentions}
    run = tokens if tokens is not None else range(len(sentence.words))
    lower = [word.lower() for word in sentence.words]
    words: list[str] = []
    first: list[int] = []
    tags: list[str] = []
    found: list[Mention | None] = []
    quotes: list[Span | None] = []
    index = run.start
    while index < run.stop:
        word = sentence.words[index]
        quotation = _quoting(quotations, sentence.begins[index]) if quotations else None
        mention = by_first.get(index)
        last = index + 1
        if quotation is not None:
            while last < run.stop and sentence.begins[last] < quotation.end:
                last += 1
            tag, mention = QUOTATION, None
        elif mention is not None and mention.last <= run.stop:
            tag, last = _of_mention(mention, sentence, english)
        elif word in CURRENCIES and sentence.words[index + 1 : index + 2] and (
            sentence.words[index + 1][0].isdigit()
        ):
            tag, last, mention = "C", index + 2, None
        elif word.isdigit() and sentence.words[index + 1 : index + 2] == ("/",) and (
            index + 2 < run.stop and sentence.words[index + 2].isdigit()
        ):
            tag, last, mention = "C", index + 3, None  # "9/11"
        elif lower[index] in COMPOUNDS and (compound := _compound(lower, index, run.stop)) is not None:
            tag, last = compound
            mention = None
        else:
            tag = _anywhere(word, english) or _in_place(word, sentence, index, english, start=index == run.start)
            if index == run.start and tag in FIRST_NAMES and index + 1 < run.stop and index + 1 not in by_first:
                surname = _named(sentence, index + 1, english)  # "Mark Adler said", "Lynch said"
                tag = NAME if surname or (tag == "B" and english.letter(lower[index + 1]) in FINITE) else tag
        words.append(word if last == index + 1 else " ".join(sentence.words[index:last]))
        first.append(index)
        tags.append(tag)
        found.append(mention)
        quotes.append(quotation)
        index = last
    first.append(run.stop)
    return Units(
        tuple(words),
        tuple(w.lower() for w in words),
        tuple(first),
        "".join(tags),
        tuple(found),
        tuple(quotes),
    )


def _named(sentence: Sentence, index: int, english: English) -> bool:
    """Whether a word can be nothing but a surname."""
    word = sentence.words[index] if not sentence.heading else ""
    return len(word) > 1 and word[0].isupper() and word[1:].islower() and word.lower() not in english.letters


def _quoting(quotations: Sequence[Span], begin: int) -> Span | None:
    return next((q for q in quotations if q.begin <= begin < q.end), None)


def _compound(lower: Sequence[str], index: int, stop: int) -> tuple[str, int] | None:
    words, tag = COMPOUNDS[lower[index]]
    last = index + len(words)
    if words == DUE and index and lower[index - 1] in BEING:
        return None  # "is due to arrive"
    return (tag, last) if last <= stop and tuple(lower[index:last]) == words else None


def _of_mention(mention: Mention, sentence: Sentence, english: English) -> tuple[str, int]:
    if mention.sort == "time":
        return TIME, mention.last
    if mention.sort == "title":
        word = sentence.words[mention.first]
        if mention.has("prefix"):
            letter = english.letter(word.lower())
            return (letter if letter in "340x" else "J"), mention.last
        known = word in english.letters and mention.last == mention.first + 1
        if known and word.islower() and english.letter(word) in AMBIGUOUS_TITLES:
            return english.letter(word), mention.last
        return (TITLES if mention.has("titles") and not mention.has("title") else TITLE), mention.last
    if mention.has("adjective", "modifier"):
        return ADJECTIVAL, mention.last
    if mention.has("people") or (mention.has("group") and sentence.words[mention.last - 1].endswith("s")):
        return PEOPLE, mention.last
    return NAME, mention.last


@functools.lru_cache(maxsize=1 << 15)
def _anywhere(word: str, english: English) -> str:
    """The letter of a word that has the same one wherever it stands; empty where its place decides."""
    if word in PUNCTUATION:
        return PUNCTUATION[word]
    if word in CONTRACTED:
        return ""
    if word in ("'", "’"):
        return "p"
    if not any(c.isalnum() for c in word):
        return "." if word in (".", "!", "?", "…", "...") else "c" if word == "&" else "X"
    if word[0].isdigit():
        return "J" if re.search(r"\d-[a-z]", word) else "C"
    if word[0].isupper() and word != "I":
        return "C" if "-" in word and english.letter(word.lower()) == "C" else ""  # "Thirty-four"
    return english.letter(word.lower())


def _in_place(word: str, sentence: Sentence, index: int, english: English, *, start: bool) -> str:
    """The letter of a contraction or of a word with a capital."""
    if word in CONTRACTED:
        return "p" if index and sentence.begins[index] == sentence.end(index - 1) else "X"
    lower = word.lower()
    known = lower in english.letters
    if sentence.heading and known and english.letters[lower] not in "J7":
        return english.letter(lower)
    if not start and not sentence.heading and not _opens_quote(sentence, index):
        return NAME
    plural = lower.endswith("s") and lower[:-1] in english.letters
    return english.letter(lower) if known else "M" if plural else NAME


def _opens_quote(sentence: Sentence, index: int) -> bool:
    begin = sentence.begins[index]
    return any(0 <= begin - q.begin <= 2 for q in sentence.quotes) or (
        index > 0 and sentence.words[index - 1] in (":", ".", "?", "!")
    )
