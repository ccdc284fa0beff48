"""What identifies the way articles are read: rules, lexicon, code and options."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import kg
from kg import lexicon
from kg.model.text import Article
from kg.pipeline import USUAL, Options
from kg.rulebook import cards

_STAGES = ("segment", "recognise", "parse", "resolve", "extract", "graph", "lexicon", "model", "rulebook")


def version(options: Options = USUAL) -> str:
    """16 hex digits: the same for the same way of reading, on every machine. RuleErrors as for `cards.load`,
    LexiconError for a folder without tables.
    """
    folders = [cards.BUILT_IN, *([options.rules] if options.rules is not None else [])]
    chosen = f"{options.inferred} {options.statements}"
    if options.lexicon is not None:
        chosen += f" {lexicon.version(options.lexicon)}"
    digest = sha256(f"{lexicon.version()} {cards.version(folders)} {chosen}".encode())
    package = Path(kg.__file__).parent
    for stage in _STAGES:
        for path in sorted((package / stage).rglob("*.py")):
            digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def fingerprint(article: Article) -> str:
    """32 hex digits that change when anything of the article does but its id."""
    published = article.published.isoformat() if article.published else ""
    fields = (article.text, article.title or "", published, article.url or "", article.publisher or "")
    return sha256("\0".join(fields).encode("utf-8", "surrogatepass")).hexdigest()[:32]
