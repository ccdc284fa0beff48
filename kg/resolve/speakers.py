"""Whoever speaks is somebody: a speaker no table knows, and no earlier sentence named, lives in this article alone."""

from __future__ import annotations

from typing import Final

from kg.lexicon import Names, Words
from kg.model.clause import Clause, NounGroup
from kg.model.entity import Kind
from kg.resolve.registry import Registry

REPORTING: Final = frozenset({"that", "quote", "np-that", "wh"})
MANY: Final = frozenset(
    {"they", "we", "these", "those", "others", "some", "many", "most", "several", "few", "both", "all"}
)
UNNAMED: Final = {"he": "unnamed man", "she": "unnamed woman", "they": "unnamed speakers"}
LONGEST_NAME: Final = 4


def reports(clause: Clause, words: Words) -> bool:
    """Whether the subject of a clause may be somebody whose words it reports."""
    return clause.relation == "source" or bool(words.frames.get(clause.lemma, frozenset()) & REPORTING)


def personal(name: str, names: Names) -> bool:
    """Whether a name no table holds is rather a person's than an organisation's."""
    words = name.split()
    return len(words) <= LONGEST_NAME and not name.isupper() and not set(words) & names.organisational


class Speakers:
    """Makes an entity of a noun group that speaks and that nothing else resolves."""

    def __init__(self, registry: Registry, text: str) -> None:
        self.registry, self.text = registry, text

    def unknown(self, group: NounGroup, *, source: bool = False, saying: bool = False) -> str | None:
        """An entity local to the article; None for what cannot speak ("it is clear", "there").

        source: it stands behind "according to". saying: the verb says nothing else. A name is a person, unless one of
        its words says that it is an organisation.
        """
        words = self.text[group.span.begin : group.head.end].translate({ord(mark): None for mark in '“”„«»"'}).split()
        lower = " ".join(words).lower()
        if group.pronoun:
            label = "unnamed source" if saying and lower == "it" else UNNAMED.get(lower)
            return self.registry.local(Kind.GROUP, label, span=group.head) if label else None
        if not words or lower in ("it", "that", "this", "there", "what", "which"):
            return None
        if group.tag == "E":
            name = self.text[group.head.begin : group.head.end] if not group.lemma else group.lemma
            kind = Kind.PERSON if personal(name, self.registry.names) else Kind.BODY
            return self.registry.local(kind, name, span=group.head)
        if source and len(words) == 1 and group.tag == "N":  # "according to plan"
            return None
        if lower in MANY:
            return self.registry.local(Kind.GROUP, lower, span=group.span)
        return self.registry.local(Kind.GROUP, " ".join(words), span=group.span)
