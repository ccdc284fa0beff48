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

Extent = tuple[str, int, int]  # Article.iri, begin, end


def articles(columns: Columns) -> tuple[Article, ...]:
    """The articles of the graph, oldest first, then by IRI. One without a text has an empty one."""
    texts = {}
    for context in columns.subjects("nif:isString"):
        for source in columns.all(context, "nif:sourceUrl"):
            texts[source] = columns.words(context, "nif:isString")
    found = []
    for iri in dict.fromkeys(iri for (iri,) in columns.select("SELECT ?a WHERE { ?a a schema:NewsArticle }")):
        publisher = columns.one(iri, "schema:publisher")
        found.append(
            Article(
                iri=iri,
                identifier=columns.one(iri, "schema:identifier"),
                title=" ".join(columns.words(iri, "schema:headline").split()),
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
        self._extents, self._around = _extents(columns, {article.iri: len(article.text) for article in known})
        self._made: dict[tuple[str, str], Passage | None] = {}
        self._spans: dict[str, list[tuple[str, str]]] = {}
        for name, part in PARTS.items():
            for subject, spans in columns.of(name).items():
                self._spans.setdefault(subject, []).extend([(span, part) for span in spans])

    def of(self, subject: str) -> tuple[Passage, ...]:
        """All passages a thing points to, in the order of the text."""
        pointed = self._spans.get(subject)
        if pointed is None:
            return ()
        found = [passage for key in pointed if (passage := self._passage(key)) is not None]
        return tuple(sorted(set(found))) if len(found) > 1 else tuple(found)

    def _passage(self, key: tuple[str, str]) -> Passage | None:
        """The passage of a span in a part, made once: a mention is evidence for many things."""
        if key in self._made:
            return self._made[key]
        span, part = key
        extent, made = self._extents.get(span), None
        if extent is not None:
            article, begin, end = extent
            around = self._extents.get(self._around[span])
            inside = around is not None and around[0] == article and around[1] <= begin and end <= around[2]
            sentence = (around[1], around[2]) if around is not None and inside else (begin, end)
            made = Passage(article, begin, end, part, sentence)
        self._made[key] = made
        return made


def _extents(columns: Columns, lengths: dict[str, int]) -> tuple[dict[str, Extent], dict[str, str]]:
    """Span: where it lies, and span: its sentence. One without two offsets inside a known text is none."""
    query = """
        SELECT ?span ?begin ?end ?context ?sentence WHERE {
            ?span nif:beginIndex ?begin ; nif:endIndex ?end ; nif:referenceContext ?context
            OPTIONAL { ?span nif:sentence ?sentence }
        }"""
    sources = columns.of("nif:sourceUrl")
    extents: dict[str, Extent] = {}
    around: dict[str, str] = {}
    for span, first, last, context, sentence in columns.select(query):
        if not (_is_offset(first) and _is_offset(last)):
            continue
        article, begin, end = sources.get(context, ("",))[0], int(first), int(last)
        if not begin < end <= lengths.get(article, 0):
            continue
        extent = (article, begin, end)
        if span in extents:  # described twice: it lies where it lies first, whatever the order of the rows
            extents[span], around[span] = min(extent, extents[span]), min(sentence, around[span])
        else:
            extents[span], around[span] = extent, sentence
    return extents, around


def _is_offset(text: str) -> bool:
    return text.isdecimal() and text.isascii() and len(text) < 12
