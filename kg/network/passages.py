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
    for iri in columns.subjects("rdf:type"):
        if "https://schema.org/NewsArticle" not in columns.all(iri, "rdf:type"):
            continue
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
        self._spans: dict[str, list[tuple[str, str]]] = {}
        for name, part in PARTS.items():
            for subject, spans in columns.of(name).items():
                self._spans.setdefault(subject, []).extend([(span, part) for span in spans])

    def of(self, subject: str) -> tuple[Passage, ...]:
        """All passages a thing points to, in the order of the text."""
        found = [self._passage(span, part) for span, part in self._spans.get(subject, ())]
        if len(found) == 1:
            return (found[0],) if found[0] is not None else ()
        return tuple(sorted({passage for passage in found if passage is not None}))

    def _passage(self, span: str, part: str) -> Passage | None:
        extent = self._extents.get(span)
        if extent is None:
            return None
        article, begin, end = extent
        around = self._extents.get(self._around[span])
        if around is not None and around[0] == article and around[1] <= begin and end <= around[2]:
            return Passage(article, begin, end, part, (around[1], around[2]))
        return Passage(article, begin, end, part, (begin, end))


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
        article = sources.get(context, ("",))[0]
        if not (_is_offset(first) and _is_offset(last) and int(first) < int(last) <= lengths.get(article, 0)):
            continue
        extent = (article, int(first), int(last))
        # Whatever the order of the rows, a span that a graph describes twice lies where it lies first.
        extents[span] = min(extent, extents.get(span, extent))
        around[span] = min(sentence, around.get(span, sentence))
    return extents, around


def _is_offset(text: str) -> bool:
    return text.isdecimal() and text.isascii() and len(text) < 12
