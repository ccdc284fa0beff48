"""Names by longest match, from the left; titles likewise, whatever their capitals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.lexicon import Names
from kg.model.mention import Mention, Sense
from kg.model.text import Sentence, Span

CALENDAR = frozenset(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
    September October November December
    """.split()
)
MODIFYING = (
    "led",
    "backed",
    "brokered",
    "sponsored",
    "held",
    "based",
    "born",
    "run",
    "controlled",
    "occupied",
    "mediated",
    "hosted",
)


def find(sentence: Sentence, names: Names) -> Iterator[Mention]:
    """Mentions of known names in one sentence, in order, never overlapping."""
    words, known = sentence.words, names.phrases
    index = 0
    while index < len(words):
        if words[index] not in known and "-" not in words[index]:
            index += 1
            continue
        found = _longest(words, index, names)
        if found is None:
            index += 1
            continue
        last, senses = found
        if last == index + 1 and all(sense.sort == "short" for sense in senses) and _leads(sentence, last):
            index += 1  # "Paul Mensah" is nobody of the name of Paul
            continue
        if words[index] in ("the", "The") and (further := _longest(words, index + 1, names)) and further[0] > last:
            index += 1  # "the West Bank" is not the West
            continue
        yield Mention("name", index, last, Span(sentence.begins[index], sentence.end(last - 1)), senses)
        index = last


def _leads(sentence: Sentence, last: int) -> bool:
    """Whether a word with a capital follows at once, so that the one before is a given name."""
    if last >= len(sentence.words) or sentence.begins[last] != sentence.end(last - 1) + 1:
        return False
    word = sentence.words[last]
    return word[:1].isupper() and word[1:2].islower() and word not in CALENDAR


def titles(sentence: Sentence, names: Names, taken: Sequence[Mention]) -> Iterator[Mention]:
    """Mentions of titles ("foreign ministers") outside the names already found."""
    lower = [word.lower() for word in sentence.words]
    if names.titles.keys().isdisjoint(lower):
        return
    inside = {i for mention in taken for i in range(mention.first, mention.last)}
    index = 0
    while index < len(lower):
        step = 1
        for phrase, senses in names.titles.get(lower[index], ()):
            last = index + len(phrase)
            if tuple(lower[index:last]) == phrase and not inside & set(range(index, last)):
                kept = tuple(s for s in senses if s.sort != "honorific" or sentence.words[index][:1].isupper())
                if kept:
                    yield Mention("title", index, last, Span(sentence.begins[index], sentence.end(last - 1)), kept)
                    step = len(phrase)
                break
        index += step


def _longest(words: tuple[str, ...], index: int, names: Names) -> tuple[int, tuple[Sense, ...]] | None:
    if index >= len(words):
        return None
    word = words[index]
    for phrase, senses in names.phrases.get(word, ()):
        last = index + len(phrase)
        if words[index:last] == phrase:
            return last, senses
    if "-" in word and word[0].isupper():
        head, _, tail = word.partition("-")
        if tail.lower() in MODIFYING:
            for phrase, senses in names.phrases.get(head, ()):
                if len(phrase) == 1:
                    return index + 1, tuple(Sense("modifier", sense.id) for sense in senses)
    return None
