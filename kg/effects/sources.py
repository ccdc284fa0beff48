"""Where facts come from: a graph file, a store, or articles that are read now."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kg import read, store
from kg.corpus import store as stores
from kg.effects import told
from kg.effects.told import Told
from kg.errors import GraphError, ReadError
from kg.explain.terms import TYPE, node
from kg.model.text import Article
from kg.pipeline import Reader
from kg.vocabulary import SCHEMA

OnError = Callable[[ReadError], None]


def is_graph(path: Path) -> bool:
    """Whether it is a store, or has the ending of a graph."""
    return path.suffix.lower() in store.FORMATS or stores.is_store(path)


@dataclass(frozen=True, slots=True)
class OfGraph:
    """What a graph tells, and of how many articles."""

    facts: tuple[Told, ...]
    articles: int


def of_graph(path: Path) -> OfGraph:
    """The facts of a graph file or a store. GraphError where it cannot be read, or no card made it."""
    opened = stores.opened(path) if stores.is_store(path) else store.load(path)
    found = tuple(told.facts(opened))
    articles = len({quad.subject for quad in opened.quads_for_pattern(None, TYPE, node(SCHEMA.NewsArticle))})
    if not articles:
        raise GraphError("holds no article", where=str(path), hint="give a graph that kg build wrote")
    return OfGraph(found, articles)


def of_articles(
    inputs: Sequence[Path], reader: Reader, on_error: OnError, *, published: date | None = None
) -> Iterator[tuple[Article, tuple[Told, ...]]]:
    """Each article with its facts by the reader's cards; what cannot be read goes to `on_error`.

    published: the day of articles that name none.
    """
    for article in read.articles(inputs, published=published, on_error=on_error):
        yield article, of_article(article, reader)


def of_article(article: Article, reader: Reader) -> tuple[Told, ...]:
    """The facts of one article, by way of its graph: as whoever asks the graph sees them."""
    return tuple(told.facts(store.of(reader.quads(reader(article)))))
