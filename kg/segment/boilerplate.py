"""Lines that are no part of an article: captions, credits, bylines, forms, links to read on."""

from __future__ import annotations

import re
from typing import Final

LINE: Final = re.compile(
    r"""
    ^(?: (?:photo|image|picture|video|file\ photo|caption)(?:\s+(?:by|credit|source))?\s*: .*
       | .{0,160}\b(?:photo\ )?credits?\s*: .*
       | .{0,160}\((?:photo|image|picture|file)\b[^)]*\)\.?
       | (?:read\ (?:also|more|next|the\ (?:full|rest))|also\ read|see\ also|related(?:\ (?:stories|articles|topics))?
          |more\ on\ this|recommended|most\ read)\b\s*[:|–-]?.{0,150}
       | (?:by|from)\s+[A-Z][\w.'’-]+(?:\s+(?:[A-Z][\w.'’-]+|and|de|von|van|al|in|for))*(?:,?\s*[A-Z][\w\ ,.&-]*)?
       | (?:published|updated|posted|last\ (?:updated|modified))\b.{0,80}
       | (?:share|tweet|print|email|e-mail|comments?|subscribe|sign\ up|log\ in|advertisement|sponsored|newsletter
          |follow\ us|click\ here|tap\ here|skip\ to)\b.{0,90}
       | (?:copyright|©|all\ rights\ reserved).*
       | (?:reporting|writing|editing|additional\ reporting)\ (?:and\ \w+\ )?by\b.*
       | leave\ a\ (?:reply|comment).*
       | your\ email\ address\ will\ not\ be\ published.* | required\ fields\ are\ marked.*
       | (?:name|email|website|comment)\s*\*?
    )$
    """,
    re.VERBOSE | re.IGNORECASE,
)
FORM: Final = re.compile(
    r"^(?:leave a (?:reply|comment)|post a comment|join the (?:conversation|discussion)|comments? \(\d+\))",
    re.I,
)
DATELINE: Final = re.compile(
    r"^[A-Z][A-Za-z.'’ ,/-]{1,60}(?:,\s+[A-Z][a-z]{2,8}\.?\s+\d{1,2})?\s*(?:\([A-Z][\w ./-]{1,30}\))?\s*(?:—|–|--|-)"
    r"\s+(?=[A-Z“\"])"
)


def is_boilerplate(line: str) -> bool:
    """Whether a line holds no text of the article.

    >>> is_boilerplate("Adler and Brandt. Credit: Westmark News"), is_boilerplate("Adler gave credit to Brandt.")
    (True, False)
    """
    return len(line) < 400 and LINE.match(line) is not None and not _is_sentence(line)


def ends_article(line: str) -> bool:
    """Whether a form for comments begins here: nothing after it is the article."""
    return FORM.match(line) is not None


def dateline(line: str) -> int:
    """How many characters of "WESTMARK (Example News) - " stand before the text; 0 for none.

    >>> dateline("WESTMARK, May 3 (Example) — Talks began."), dateline("Talks began - and ended.")
    (32, 0)
    """
    match = DATELINE.match(line)
    if match is None:
        return 0
    place = re.split(r"[,(—–-]", line, maxsplit=1)[0].strip()
    return match.end() if place.isupper() or "(" in match.group() else 0


def _is_sentence(line: str) -> bool:
    """Bylines begin like sentences ("By Monday they ..."): a full stop and a small word tell them apart."""
    return line.rstrip("”\"'").endswith((".", "!", "?")) and bool(
        re.search(r"^(?:by|from|share|comment|print|published|name|related|follow|image|photo)\b", line, re.I)
        and not re.search(r"credit", line, re.I)
        and len(line.split()) > 6
    )
