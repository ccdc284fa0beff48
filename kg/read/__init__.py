"""Paths, folders and standard input to articles: `articles(inputs, on_error=...)`.

sources: which files · decode: bytes to text · records: JSON Lines · page: HTML · dates: publication dates.
The text of an article is kept to the letter: no newline is translated, nothing is stripped but a BOM.
"""

from __future__ import annotations

from kg.read.article import articles
from kg.read.dates import publication_date
from kg.read.decode import MAX_CHARACTERS
from kg.read.sources import KINDS

__all__ = ["KINDS", "MAX_CHARACTERS", "articles", "publication_date"]
