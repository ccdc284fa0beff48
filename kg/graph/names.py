"""The names of things: one base, one segment a kind, and a local part that says what it is.

Local parts keep to `[a-z0-9._-]` and do not end in a full stop, so that every library writes them short.
"""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

from kg.errors import GraphError
from kg.model.text import Article, Span
from kg.vocabulary import BASE

_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"}
    | dict.fromkeys("'’‘ʼʻ`´")
)
_LONGEST = 60
_LOCAL = re.compile("[a-z0-9._-]*[a-z0-9_-]")
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]*[/#:]")


def slug(name: str) -> str:
    """A name in small Latin letters, digits and hyphens; a hash where nothing of it is Latin.

    >>> slug("Recep Tayyip Erdoğan"), slug("Côte d’Ivoire"), slug("Łódź")
    ('recep-tayyip-erdogan', 'cote-divoire', 'lodz')
    >>> slug("Київ")
    'x-4ec43ff9c4'
    """
    letters = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS)).casefold()
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    short = re.sub("[^a-z0-9]+", "-", bare).strip("-")[:_LONGEST].rstrip("-")
    return short or f"x-{digest(name, 10)}"


def local(name: str) -> str:
    """`name` itself where it can be a local part; else its slug, part by part between underscores."""
    return name if _LOCAL.fullmatch(name) else "_".join(map(slug, name.split("_")))


def digest(text: str, length: int) -> str:
    """The first `length` hex digits of a text's SHA-256."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def article_name(article: Article) -> str:
    """`2031-05-02-0a1b2c3d4e5f`: the day it appeared and a hash of identifier and text."""
    published = article.published.isoformat() if article.published else "undated"
    return f"{published}-{digest(article.id + chr(0) + article.text, 12)}"


class Names:
    """IRIs, as terms, for one article's graph; `article` is "" for the reference graph.

    It remembers the spans and rules it was asked for, so that each is described once: `spans` and
    `rules` map them to their terms.
    """

    def __init__(self, base: str = BASE, article: str = "") -> None:
        """GraphError where `base` is no absolute IRI that ends in `/`, `#` or `:`."""
        if not _ABSOLUTE.fullmatch(base):
            raise GraphError(
                "not a base for IRIs",
                where=base,
                hint="give an absolute one that ends in /, as https://example.org/",
            )
        self.base = base
        self.article = article
        self.end = f" {self.own('graph')} .\n"  # of a line of N-Quads in the article's graph
        self.spans: dict[Span, str] = {}
        self.rules: dict[str, str] = {}

    def of(self, kind: str, name: str) -> str:
        """The thing of a kind (one of `vocabulary.KINDS`) with that local part."""
        return f"<{self.base}{kind}/{name}>"

    def own(self, kind: str) -> str:
        """What there is one of an article: the article itself, its text, its graph."""
        return self.of(kind, self.article)

    def entity(self, identifier: str) -> str:
        """The agent or place with that `Entity.id`; `~` makes it the article's own."""
        kind, _, name = identifier.partition("/")
        if name.startswith("~"):
            return self.of(kind, f"{self.article}_{local(name[1:])}")
        return self.of(kind, local(name))

    def span(self, span: Span) -> str:
        """A stretch of the article's text."""
        if span not in self.spans:
            self.spans[span] = self.of("span", f"{self.article}_{span.begin}_{span.end}")
        return self.spans[span]

    def rule(self, identifier: str) -> str:
        """The rule card or status card with that id."""
        if identifier not in self.rules:
            self.rules[identifier] = self.of("rule", local(identifier))
        return self.rules[identifier]
