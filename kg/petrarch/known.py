"""What the built-in tables know already: a dictionary adds to it and takes nothing from it."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.lexicon import Lexicon, tokens
from kg.model.entity import Kind
from kg.model.mention import Sense


@dataclass(slots=True)
class Known:
    """Look-ups in a lexicon; the ids of states by their codes."""

    lexicon: Lexicon
    states: dict[str, str] = field(init=False)
    entities: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        entities = self.lexicon.names.entities
        self.states = {e.code: e.id.partition("/")[2] for e in entities.values() if e.kind is Kind.STATE and e.code}
        self.entities = frozenset(entities)

    def senses(self, name: str) -> tuple[Sense, ...]:
        """What a whole name means already."""
        found = tokens.words(name)[0]
        phrases = self.lexicon.names.phrases.get(found[0], ()) if found else ()
        return next((senses for phrase, senses in phrases if phrase == found), ())

    def is_known(self, name: str) -> bool:
        """Whether a name means something already; a surname alone does not."""
        return any(sense.sort != "short" for sense in self.senses(name))

    def organisation(self, name: str) -> str:
        """The id of an organisation by a name of it, or empty."""
        return next((s.id.partition("/")[2] for s in self.senses(name) if s.sort == "organisation"), "")

    def everyday(self, name: str) -> bool:
        """Whether a single word is one of the language, and no name."""
        english = self.lexicon.english
        return " " not in name and (name.lower() in english.letters or name.lower() in english.verbs)

    def titled(self, name: str) -> bool:
        """Whether a title stands at an end of a name: those are read by rule."""
        lower = [word.lower() for word in tokens.words(name)[0]]
        starts = self.lexicon.names.titles.get(lower[0], ()) if lower else ()
        ends = (p for word in set(lower) for p, _ in self.lexicon.names.titles.get(word, ()))
        return any(tuple(lower[: len(p)]) == p for p, _ in starts) or any(tuple(lower[-len(p) :]) == p for p in ends)

    def personal(self, name: str) -> bool:
        """Whether a name can be a person's: two to seven words, none of them of organisations."""
        words = name.split()
        if any(word in self.lexicon.names.organisational for word in words):
            return False
        return 1 < len(words) < 8 and not any(word in ("of", "the", "for", "and") for word in words)

    def given(self, name: str) -> bool:
        """Whether the first word is a given name of the tables."""
        return name.split()[0] in self.lexicon.names.given
