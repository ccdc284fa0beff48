"""Sentence -> mentions: names of the tables, titles, expressions of time."""

from __future__ import annotations

from collections.abc import Sequence

from kg.lexicon import Lexicon
from kg.model.mention import Mention
from kg.model.text import Sentence
from kg.recognise import names as by_name
from kg.recognise import times

__all__ = ["mentions", "proper_words"]


def mentions(
    text: str, sentence: Sentence, lexicon: Lexicon, proper: frozenset[str] = frozenset()
) -> tuple[Mention, ...]:
    """All mentions in a sentence, by first token, never overlapping; a time wins over a name.

    proper: words that have a capital inside sentences too (`proper_words`), so that a surname is known as
    one where a sentence begins with it.
    """
    found = list(times.find(text, sentence))
    found += [
        m
        for m in by_name.find(sentence, lexicon.names)
        if not _overlaps(m, found) and not _word(m, sentence, lexicon, proper)
    ]
    found += by_name.titles(sentence, lexicon.names, found)
    return tuple(sorted(found, key=lambda m: m.first))


def proper_words(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Words written with a capital where no sentence begins."""
    inside = set().union(*(s.words[1:] for s in sentences if not s.heading))
    return frozenset(word for word in inside if word[:1].isupper())


def _word(mention: Mention, sentence: Sentence, lexicon: Lexicon, proper: frozenset[str]) -> bool:
    """A surname that is also a word ("May", "Rice") is no name where any word has a capital."""
    if (mention.first > 0 and not sentence.heading) or any(sense.sort != "short" for sense in mention.senses):
        return False
    word = sentence.words[mention.first]
    return (
        mention.last == mention.first + 1
        and word not in proper
        and sentence.words[mention.first].lower() in lexicon.english.letters
    )


def _overlaps(mention: Mention, others: list[Mention]) -> bool:
    return any(o.first < mention.last and mention.first < o.last for o in others)
