"""Spans of the graph as passages of an article's text."""

from __future__ import annotations

from kg.network.columns import Columns
from kg.network.model import Article, Passage

PARTS = {
    "dip:evidence": "mention",
    "dip:triggerSpan": "trigger",
    "dip:sourceSpan": "source",
    "dip:cueSpan": "cue",
    "dip:contentSpan": "content",
    "dip:timeSpan": "time",
    "dip:placeSpan": "place",
}


def articles(columns: Columns) -> tuple[Article, ...]:
    """The articles of the graph, oldest first, then by IRI. One without a text has an empty one."""
    texts = {}
    for context in columns.subjects("nif:isString"):
        for source in columns.all(context, "nif:sourceUrl"):
            texts[source] = columns.one(context, "nif:isString")
    found = []
    for iri in columns.subjects("rdf:type"):
        if "https://schema.org/NewsArticle" not in columns.all(iri, "rdf:type"):
            continue
        publisher = columns.one(iri, "schema:publisher")
        found.append(
            Article(
                iri=iri,
                identifier=columns.one(iri, "schema:identifier"),
                title=" ".join(columns.one(iri, "schema:headline").split()),
                published=columns.one(iri, "schema:datePublished")[:10],
                url=columns.one(iri, "schema:url"),
                publisher=columns.label(publisher) if publisher else "",
                text=texts.get(iri, ""),
            )
        )
    return tuple(sorted(found, key=lambda article: (article.published, article.iri)))


class Passages:
    """Looks up the passages of a thing. A span outside its text, or of no known text, is no passage."""

    def __init__(self, columns: Columns, known: tuple[Article, ...]) -> None:
        self._columns = columns
        self._lengths = {article.iri: len(article.text) for article in known}

    def of(self, subject: str) -> tuple[Passage, ...]:
        """All passages a thing points to, by part, in the order of the text."""
        found = {
            passage
            for name, part in PARTS.items()
            for span in self._columns.all(subject, name)
            if (passage := self._passage(span, part)) is not None
        }
        return tuple(sorted(found))

    def _passage(self, span: str, part: str) -> Passage | None:
        place = self._extent(span)
        if place is None:
            return None
        article, begin, end = place
        around = self._extent(self._columns.one(span, "nif:sentence"))
        inside = around is not None and around[0] == article and around[1] <= begin and end <= around[2]
        sentence = (around[1], around[2]) if around is not None and inside else (begin, end)
        return Passage(article=article, begin=begin, end=end, part=part, sentence=sentence)

    def _extent(self, span: str) -> tuple[str, int, int] | None:
        begin, end = self._columns.number(span, "nif:beginIndex"), self._columns.number(span, "nif:endIndex")
        article = self._columns.one(self._columns.one(span, "nif:referenceContext"), "nif:sourceUrl")
        if begin is None or end is None or not 0 <= begin < end <= self._lengths.get(article, 0):
            return None
        return article, int(begin), int(end)
