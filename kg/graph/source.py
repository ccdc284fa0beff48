"""The article, its text, its sentences, and the stretches of text that the facts point to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from kg.graph.names import Names, slug
from kg.graph.terms import address, day, english, integer, plain
from kg.graph.triple import Triple
from kg.model.text import Article, Sentence, Span
from kg.vocabulary import DIP, NIF, ORG, PROV, RDF, RDFS, SCHEMA


def publisher(article: Article, names: Names) -> str | None:
    """The one who published the article, as a term, where it is known."""
    return names.of("body", slug(article.publisher)) if article.publisher else None


def article_triples(article: Article, names: Names, *, named: frozenset[str]) -> Iterator[Triple]:
    """The article and its text. `named`: agents that have a class and a label already."""
    term, text = names.own("article"), names.own("text")
    yield Triple(names.own("graph"), PROV.wasDerivedFrom, term)
    yield Triple(term, RDF.type, SCHEMA.NewsArticle)
    yield Triple(term, SCHEMA.identifier, plain(article.id))
    yield Triple(term, SCHEMA.inLanguage, plain("en"))
    if article.title:
        yield Triple(term, SCHEMA.headline, english(article.title))
    if article.published:
        yield Triple(term, SCHEMA.datePublished, day(article.published))
    if article.url:
        yield Triple(term, SCHEMA.url, address(article.url))
    if article.publisher and (house := publisher(article, names)):
        yield Triple(term, SCHEMA.publisher, house)
        if house not in named:
            yield Triple(house, RDF.type, ORG.Organization)
            yield Triple(house, RDFS.label, english(article.publisher))
    yield Triple(text, RDF.type, NIF.Context)
    yield Triple(text, NIF.sourceUrl, term)
    yield Triple(text, NIF.beginIndex, integer(0))
    yield Triple(text, NIF.endIndex, integer(len(article.text)))
    yield Triple(text, NIF.isString, plain(article.text))
    checksum = sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
    yield Triple(text, SCHEMA.sha256, plain(checksum))


def text_blocks(
    spans: Iterable[Span], text: str, sentences: Sequence[Sentence], names: Names
) -> Iterator[str]:
    """Sentences and stretches of the text, each as lines of N-Quads.

    Of a sentence its number, since its words are in the text already; of any other stretch its words and the
    sentence it begins in.
    """
    context, begins = names.own("text"), [sentence.span.begin for sentence in sentences]
    end, numbers = names.end, {sentence.span: sentence.number for sentence in sentences}
    named = dict.fromkeys(spans)
    for span in dict.fromkeys((*numbers, *named)):
        term = names.span(span)
        block = (
            f"{term} {RDF.type} {NIF.OffsetBasedString}{end}"
            f"{term} {NIF.referenceContext} {context}{end}"
            f"{term} {NIF.beginIndex} {integer(span.begin)}{end}"
            f"{term} {NIF.endIndex} {integer(span.end)}{end}"
        )
        if span in numbers:
            block += f"{term} {RDF.type} {NIF.Sentence}{end}{term} {DIP.sentenceNumber} {integer(numbers[span])}{end}"
        if span in named:
            block += f"{term} {NIF.anchorOf} {plain(text[span.begin : span.end])}{end}"
            index = bisect_right(begins, span.begin) - 1
            if index >= 0 and span.begin < sentences[index].span.end:
                block += f"{term} {NIF.sentence} {names.span(sentences[index].span)}{end}"
        yield block
