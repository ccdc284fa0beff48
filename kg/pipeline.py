"""The order of the stages, and nothing else: read, segment, recognise, parse, resolve, extract, graph."""

from __future__ import annotations

import difflib
import functools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import kg
from kg import extract, graph, lexicon, parse, read, recognise, resolve, segment
from kg.errors import ReadError, RuleError, RuleErrors
from kg.extract.trace import Trace, trace
from kg.graph import ArticleGraph
from kg.lexicon import Lexicon
from kg.model.cast import Cast
from kg.model.clause import Clause
from kg.model.fact import Extraction, Status
from kg.model.quad import Quad
from kg.model.text import Article, Sentence
from kg.rulebook import cache, cards, lint
from kg.rulebook.rule import Rulebook
from kg.vocabulary import CLASSES, ROLES


@dataclass(frozen=True, slots=True)
class Options:
    """What makes the graph of the same article another one.

    rules: a folder of rule cards beside the built-in ones. lexicon: a folder of tables of names and words, which
    come before the built-in ones. inferred: whether acts without a target are given
    the likeliest one, marked as guessed. statements: whether each triple that a rule made says by which rule
    and on which words.
    """

    rules: Path | None = None
    inferred: bool = False
    statements: bool = True
    lexicon: Path | None = None


USUAL = Options()


@dataclass(frozen=True, slots=True)
class Reader:
    """Rules and lexicon made ready: reads articles one by one."""

    lexicon: Lexicon
    rulebook: Rulebook
    facts: extract.Facts
    options: Options = USUAL

    def __call__(self, article: Article) -> Extraction:
        """Everything the rules find in an article."""
        sentences, parsed, cast = self.understood(article)
        guessing = self.options.inferred
        return extract.extract(article, sentences, parsed, cast, self.lexicon, self.facts, guessing=guessing)

    def graph(self, found: Extraction) -> ArticleGraph:
        """What was found in an article as its graph."""
        return graph.article_graph(found, statements=self.options.statements)

    def known(self, found: Extraction) -> Iterator[Quad]:
        """What the tables know of whom an article names, for the reference graph; nothing without tenures."""
        tenures = [t for e in found.entities for t in self.lexicon.names.tenures.get(e.id, ())]
        return graph.reference(found.entities, tenures) if tenures else iter(())

    def quads(self, found: Extraction) -> Iterator[Quad]:
        """Both as RDF."""
        yield from self.graph(found).quads()
        yield from self.known(found)

    def lemma(self, word: str) -> str:
        """The base form of a word in small letters, whether it is a verb or a noun."""
        english = self.lexicon.english
        return english.verbs.get(word) or english.noun(word)

    def understood(self, article: Article) -> tuple[tuple[Sentence, ...], list[tuple[Clause, ...]], Cast]:
        """The article before any rule has seen it: sentences, their clauses, and whom they mean."""
        sentences = segment.sentences(article)
        proper = recognise.proper_words(sentences)
        parsed = [
            parse.parse(s, recognise.mentions(article.text, s, self.lexicon, proper), self.lexicon) for s in sentences
        ]
        return sentences, parsed, resolve.resolve(article, parsed, self.lexicon)


@dataclass(frozen=True, slots=True)
class Build:
    """The quads of all articles, and how much there is."""

    quads: tuple[Quad, ...]
    articles: int
    facts: int
    claims: int
    contradictions: int


def load(options: Options = USUAL) -> Reader:
    """The reader for the built-in cards and one's own; compiled once for each version of them.

    RuleErrors where a card cannot be read or does not hold together, LexiconErrors where a table of one's own
    says what cannot be.
    """
    rules, own = options.rules, options.lexicon
    folders = [cards.BUILT_IN, *([rules] if rules is not None else [])]
    if rules is not None:
        cards.load([rules])  # a folder without cards is a fault, whatever is compiled already
    key = f"{cache.stamp(Path(kg.__file__).parent)}-{cards.version(folders)}"
    if own is not None:
        key += f"-{lexicon.version(own)}"
    book: Rulebook
    known, book = cache.compiled(key, lambda: (lexicon.load(own), cards.load(folders)))
    if rules is not None and (faults := linted(book, known)):
        raise RuleErrors(faults)
    return Reader(known, book, extract.Facts(book), options)


def load_instead(rules: Path, own: Path | None = None) -> Reader:
    """As `load`, but a file of `rules` takes the place of the built-in file of the same name: for trying a change.

    own: a folder of tables.
    """
    book = cards.load([cards.BUILT_IN, rules], replacing=True)
    known = compiled_tables(own)
    if faults := linted(book, known):
        raise RuleErrors(faults)
    return Reader(known, book, extract.Facts(book))


def reader(book: Rulebook, own: Path | None = None) -> Callable[[str, date | None], Extraction]:
    """A reader of bare text with the given cards, as examples are run with. own: a folder of tables."""
    read_with = Reader(compiled_tables(own), book, extract.Facts(book))
    return lambda text, published: read_with(Article("example", text, published=published))


def explain_rule(book: Rulebook, rule: str, sentence: str, own: Path | None = None) -> Trace:
    """Where a rule stops on a sentence, and which rule wins instead. RuleError where there is no such rule.

    own: a folder of tables.
    """
    found = next((r for r in book.rules if r.id == rule), None)
    if found is None:
        near = difflib.get_close_matches(rule, [r.id for r in book.rules], n=3)
        raise RuleError(
            f"no rule card {rule}", hint=f"near it: {', '.join(near)}" if near else "kg rules list shows all"
        )
    using = Reader(compiled_tables(own), book, extract.Facts(book))
    sentences, parsed, cast = using.understood(Article("sentence", sentence))
    frames = [
        extract.Frames(s, clauses, cast, using.lexicon, sentence) for s, clauses in zip(sentences, parsed, strict=True)
    ]
    return trace(book, found, frames)


@functools.cache
def compiled_tables(own: Path | None = None) -> Lexicon:
    """The built-in tables, with those of a folder of one's own before them; compiled once for each version."""
    key = f"lexicon-{cache.stamp(Path(kg.__file__).parent)}"
    if own is not None:
        key += f"-{lexicon.version(own)}"
    known: Lexicon = cache.compiled(key, lambda: lexicon.load(own))
    return known


def linted(book: Rulebook, known: Lexicon) -> tuple[RuleError, ...]:
    """What is wrong with a rulebook as a set."""
    verbs = {name for names in known.words.classes.values() for name in names}
    nouns = {name for noun in known.words.nouns.values() for name in noun.classes}
    return tuple(
        lint.lint(
            book,
            classes=CLASSES,
            roles=ROLES,
            verb_classes=verbs,
            noun_classes=nouns,
            statuses=[status.value for status in Status],
        )
    )


def build(
    inputs: Sequence[str | Path],
    options: Options = USUAL,
    *,
    published: date | None = None,
    on_error: Callable[[ReadError], None] | None = None,
    on_article: Callable[[int, int], None] = lambda _articles, _facts: None,
) -> Build:
    """Articles -> quads. A bad article among several goes to `on_error`; without it, it is raised.

    on_article: told after each article how many articles and facts there are by now.
    """
    reader = load(options)
    quads: dict[Quad, None] = {}
    articles = facts = claims = contradictions = 0
    for article in read.articles(inputs, published=published, on_error=on_error or _raise):
        found = reader(article)
        quads.update(dict.fromkeys(reader.quads(found)))
        articles += 1
        facts += len(found.facts)
        claims += sum(f.speech is not None for f in found.facts)
        contradictions += len(found.contradictions)
        on_article(articles, facts)
    return Build(tuple(quads), articles, facts, claims, contradictions)


def _raise(fault: ReadError) -> None:
    raise fault
