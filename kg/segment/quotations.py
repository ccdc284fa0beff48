"""Where quotations begin and end: found before sentences, so that none is cut in two."""

from __future__ import annotations

import re
from typing import Final

from kg.model.text import Span

MARK: Final = re.compile("[“”„\"«»]|''+|``")
SINGLE: Final = re.compile(r"(?<!\w)[‘'](?=[\w“\"])([^‘\n]{2,}?)(?<=[\w,.!?…])[’'](?![\w])")
CLOSING: Final = "”»"
OPENING: Final = "“„«``"


def find(text: str) -> tuple[Span, ...]:
    """Quotations with their marks, in order, never overlapping.

    Paragraph by paragraph. Straight and doubled marks open and close in turn; one left open runs to
    the end of its paragraph (so a quotation goes on into the next one).
    """
    spans: list[Span] = []
    for begin, end in paragraphs(text):
        opened: int | None = None
        for match in MARK.finditer(text, begin, end):
            mark = match.group()
            if opened is None:
                if mark not in CLOSING:
                    opened = match.start()
            elif mark not in OPENING:
                spans.append(Span(opened, match.end()))
                opened = None
        if opened is not None:
            spans.append(Span(opened, end))
        for match in SINGLE.finditer(text, begin, end):
            if not any(s.begin < match.end() and match.start() < s.end for s in spans):
                spans.append(Span(match.start(), match.end()))
    return tuple(sorted(spans))


def paragraphs(text: str) -> tuple[Span, ...]:
    """Lines that hold something, without white space around."""
    found: list[Span] = []
    for match in re.finditer(r"[^\r\n]+", text):
        line = match.group()
        left = len(line) - len(line.lstrip())
        right = len(line.rstrip())
        if right > left:
            found.append(Span(match.start() + left, match.start() + right))
    return tuple(found)
