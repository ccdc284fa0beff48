"""What is in a graph: who and what can be looked up by name, and on which days something happened."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

import pyoxigraph as ox

from kg.explain.terms import ALT_LABEL, LABEL, TYPE, node
from kg.vocabulary import DIP, FOAF, ORG, SCHEMA, SEM

KINDS: Mapping[str, tuple[str, ...]] = {
    "state": (DIP.State,),
    "person": (FOAF.Person,),
    "organisation": (DIP.InternationalOrganisation, ORG.Organization),
    "meeting": (DIP.Consultation, DIP.Meeting, DIP.Summit, DIP.Call, DIP.Visit, DIP.Negotiation),
    "group": (FOAF.Group,),
}
PLURALS = {
    "state": "States",
    "person": "People",
    "organisation": "Organisations",
    "meeting": "Meetings",
    "group": "Groups",
}
BEGIN, PUBLISHED, ARTICLE = node(SEM.hasEarliestBeginTimeStamp), node(SCHEMA.datePublished), node(SCHEMA.NewsArticle)

_MOST = 20_000  # matches of a single letter that are looked at


class Named(NamedTuple):
    """Something with a name. articles: in how many graphs it is."""

    iri: str
    label: str
    kind: str
    articles: int


@dataclass(frozen=True, slots=True)
class Contents:
    """How many articles there are, from which to which day, and how many names of each kind."""

    articles: int
    first: str
    last: str
    kinds: Mapping[str, int]


class Catalogue:
    """Made once from a snapshot, in memory: some hundred bytes for each name."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._entries: list[Named] = []
        lines: list[str] = []
        for kind, classes in KINDS.items():
            for entry, names in _named(store, kind, classes):
                self._entries.append(entry)
                lines.append(" | ".join(map(folded, names)))
        self._text = "\n".join(lines)
        self._starts = [0, *accumulate(len(line) + 1 for line in lines)]
        self.published = _days(store, PUBLISHED)
        self.days = tuple(sorted({*_days(store, BEGIN), *self.published}, reverse=True))
        articles = {quad.subject for quad in store.quads_for_pattern(None, TYPE, ARTICLE)}
        known = sorted(self.published)
        self.contents = Contents(
            len(articles), known[0] if known else "", known[-1] if known else "", Counter(e.kind for e in self._entries)
        )

    def search(self, words: str, *, kind: str = "", most: int = 60) -> tuple[list[Named], int]:
        """Names in which each word begins a word, without regard to case and accents; and how many there are.

        The same name first, then what most articles name.
        """
        wanted = sorted(folded(words).split(), key=len, reverse=True)
        if not wanted:
            return [], 0
        rest = [re.compile(rf"(?<!\w){re.escape(word)}") for word in wanted[1:]]
        found = []
        for at in self._lines_with(wanted[0]):
            line = self._text[self._starts[at] : self._starts[at + 1]]
            entry = self._entries[at]
            if (not kind or entry.kind == kind) and all(pattern.search(line) for pattern in rest):
                found.append(entry)
        whole = folded(words)
        found.sort(key=lambda one: (folded(one.label) != whole, -one.articles, one.label, one.iri))
        return found[:most], len(found)

    def _lines_with(self, word: str) -> Iterator[int]:
        last = -1
        for count, match in enumerate(re.finditer(rf"(?<!\w){re.escape(word)}", self._text)):
            at = bisect_right(self._starts, match.start()) - 1
            if at != last:
                yield at
            last = at
            if count == _MOST:
                return

    def chief(self, kind: str, most: int) -> list[Named]:
        """What most articles name; several of one name are one, without an IRI."""
        own: dict[str, Named] = {}
        for entry in self._entries:
            if entry.kind == kind:
                known = own.get(entry.label)
                both = known and Named("", entry.label, kind, known.articles + entry.articles)
                own[entry.label] = both or entry
        return sorted(own.values(), key=lambda one: (-one.articles, one.label))[:most]


def folded(text: str) -> str:
    """Without case, accents and runs of blanks.

    >>> folded("Tomás  ARELLANO")
    'tomas arellano'
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(plain.casefold().split())


def _named(store: ox.Store, kind: str, classes: tuple[str, ...]) -> Iterator[tuple[Named, list[str]]]:
    graphs: Counter[ox.NamedNode] = Counter()
    for class_ in classes:
        for quad in store.quads_for_pattern(None, TYPE, node(class_)):
            if isinstance(quad.subject, ox.NamedNode):
                graphs[quad.subject] += 1
    for subject in sorted(graphs, key=str):
        names = [*_words(store, subject, LABEL), *_words(store, subject, ALT_LABEL)]
        if names:
            yield Named(subject.value, names[0], kind, graphs[subject]), names


def _words(store: ox.Store, subject: ox.NamedNode, predicate: ox.NamedNode) -> list[str]:
    """Its names, each once; read from a few graphs, since all of them say the same."""
    found = {
        quad.object.value
        for quad, _ in zip(store.quads_for_pattern(subject, predicate, None), range(50), strict=False)
        if isinstance(quad.object, ox.Literal)
    }
    return sorted(found)


def _days(store: ox.Store, predicate: ox.NamedNode) -> Counter[str]:
    days: Counter[str] = Counter()
    for quad in store.quads_for_pattern(None, predicate, None):
        if isinstance(quad.object, ox.Literal):
            days[quad.object.value[:10]] += 1
    return days
