"""What a pattern of a verb dictionary asks for, as far as a rule card can ask for it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from kg.lexicon import English


@dataclass(frozen=True, slots=True)
class Shape:
    """nouns: what the object must be, or any; prep: before the target, or empty; target: whether there is one.

    together: whether the actors do it to each other.
    """

    nouns: tuple[str, ...] = ()
    prep: str = ""
    target: bool = False
    together: bool = False


BARE = Shape(target=True)


class Shapes:
    """Reads patterns. synonyms: words by the name of their set."""

    def __init__(
        self, english: English, synonyms: Mapping[str, tuple[str, ...]], prepositions: Collection[str]
    ) -> None:
        self.english, self.synonyms, self.prepositions = english, synonyms, prepositions

    def shape(self, text: str) -> Shape | str:
        """The shape of a pattern; or why a card cannot ask for it."""
        tokens = text.replace("*", " * ").split()
        if tokens.count("*") != 1:
            return "a pattern without the verb"
        at = tokens.index("*")
        before, after = tokens[:at], tokens[at + 1 :]
        if why := _foreign(tokens, before):
            return why
        if before == ["+"]:
            passive = after in (["$"], ["BY", "$"])
            return BARE if passive else "actors in an order that no clause has"
        together = before == ["%"]
        if before not in ([], ["$"], ["%"]):
            return "actors in an order that no clause has"
        match after:
            case ["+"] if not together:
                return BARE
            case [prep, "+"] if prep.lower() in self.prepositions:
                return Shape(prep=prep.lower(), target=True)
            case [noun]:
                return self._with_noun(noun, "", together=together)
            case [noun, prep, "+"] if prep.lower() in self.prepositions and not together:
                return self._with_noun(noun, prep.lower(), together=False)
        return "several words behind the verb" if after else "a pattern of the verb alone"

    def _with_noun(self, word: str, prep: str, *, together: bool) -> Shape | str:
        if word in ("+", "$", "%"):
            return "actors in an order that no clause has"
        if word.startswith("&") and word not in self.synonyms:
            return "a set of synonyms that is nowhere defined"
        members = self.synonyms.get(word, (word,))
        nouns = dict.fromkeys(noun for member in members if (noun := self._noun(member)))
        if not nouns:
            return "an object that the English tables do not know as a noun"
        return Shape(tuple(nouns), prep, bool(prep), together)

    def _noun(self, word: str) -> str:
        """The singular of a known noun, or empty."""
        lower = word.strip("_").lower()
        if not lower.isalpha() or lower.upper() != word.strip("_"):
            return ""
        singular = self.english.noun(lower)
        return singular if self.english.letters.get(singular, "") in ("N", "1", "5", "7", "8", "M") else ""


def _foreign(tokens: list[str], before: list[str]) -> str:
    """Why a card cannot ask for what the pattern asks for, where single words tell."""
    if any(token.startswith(("(", "{")) for token in tokens):
        last = next(token for token in tokens if token.startswith(("(", "{")))
        return "a phrase of several words" if last.startswith("{") else "a noun behind a preposition"
    if any(token[0].isalpha() or token[0] == "&" for token in before):
        return "words before the verb"
    if "^" in tokens:
        return "a pattern that skips an actor"
    return ""
