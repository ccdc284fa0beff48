"""HTML: the article of a web page, without its menus, comments and captions."""

from __future__ import annotations

import logging
import re
from datetime import date
from typing import Any

from kg.errors import ReadError
from kg.model.text import Article
from kg.read.dates import LAST_YEAR, publication_date

MAX_PAGE = 4_000_000
"""The longest page that is read, its markup included: longer ones take the extractor half a minute."""

_SENTENCE = re.compile(r"^(?:\S+[^\S\n]+){3,}\S*[.!?…][”\"’')\]]*$", re.M)
# without extensive search and without "today" as the latest date: read, not guessed, the same every day
_DATES = {"original_date": True, "extensive_search": False, "max_date": f"{LAST_YEAR}-12-31"}


def page(html: str, *, id: str, where: str, published: date | None) -> Article:  # noqa: A002 - as Article has it
    """The article of a page; its headline opens the text, one paragraph a line.

    Title, date, address and publisher come from the page where it names them; `published` is the date
    of a page without one. Raises ReadError for a page without a sentence and for one
    longer than MAX_PAGE.
    """
    if len(html) > MAX_PAGE:
        raise ReadError(
            f"longer than {MAX_PAGE:,} characters, too long for one page",
            where=where,
            hint="save the article's text as .txt",
        )
    import trafilatura  # heavy: 260 ms, and only pages need it
    from trafilatura.settings import use_config

    # a fault of a page is told once, by the ReadError below
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    config = use_config()
    # a short article is one too: below this size all paragraphs, captions included, come as one line
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "0")
    found: Any = trafilatura.bare_extraction(
        html, with_metadata=True, include_comments=False, date_extraction_params=_DATES, config=config
    )
    body = (found.text or "").strip() if found else ""
    if not found or not _SENTENCE.search(body):
        raise ReadError(
            "no article in this page", where=where, hint="save the article's text as .txt, or its whole page"
        )
    title = found.title or None
    return Article(
        id=id,
        text=f"{title}\n\n{body}" if title and title not in body else body,
        title=title,
        published=_date(found.date) or published,
        url=found.url or None,
        publisher=found.sitename or None,
    )


def _date(value: str | None) -> date | None:
    """A page's own date ; a broken one is as none."""
    try:
        return publication_date(value, where="") if value else None
    except ReadError:
        return None
