"""Foreign text made fit to be shown: controls made visible, names broken into lines, widths estimated."""

from __future__ import annotations

import unicodedata

# Every mark is replaced by one of the same length, so that offsets into a text still hold.
_CONTROLS = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"}
_CONTROLS |= {0x7F: 0x2421} | dict.fromkeys((*range(0x80, 0xA0), 0xFFFE, 0xFFFF), 0xFFFD)
# Embeddings and overrides can turn a line round unseen; isolates and marks cannot leave their element.
_CONTROLS |= dict.fromkeys((0x202A, 0x202B, 0x202C, 0x202D, 0x202E), 0xFFFD)

_LINE, _LINES = 13, 3


def visible(text: str) -> str:
    r"""The text with control characters shown as symbols, each one for one.

    >>> visible("a\x00b")
    'a␀b'
    """
    return text if text.isprintable() else text.translate(_CONTROLS)


def lines(label: str, *, width: int = _LINE, most: int = _LINES) -> tuple[str, ...]:
    """A label broken at spaces into at most so many lines of about so many letters; the rest is cut.

    >>> lines("Grand Assembly of the Westmark Provinces")
    ('Grand', 'Assembly of', 'the Westmark…')
    """
    found: list[str] = []
    words = visible(label).split() or ["?"]
    for number, word in enumerate(words):
        if found and len(found[-1]) + 1 + len(word) <= width:
            found[-1] += " " + word
        elif len(found) < most:
            found.append(word)
        else:
            found[-1] += "…"
            break
        if len(found[-1]) > width + 4:
            found[-1] = found[-1][: width + 3].rstrip() + "…"
            if len(found) == most and number < len(words) - 1:
                break
    return tuple(found)


def breadth(text: str, *, size: float) -> float:
    """About how wide a text is, in pixels, in a bold sans-serif of this size; wide scripts count double."""
    units = sum(
        0.0 if unicodedata.combining(mark) else 1.0 if unicodedata.east_asian_width(mark) in "WF" else 0.62
        for mark in text
    )
    return units * size


def utf16(text: str) -> list[int] | None:
    """Where each code point begins, in the units a browser counts in; None where both count alike."""
    if max(text, default="") <= "\uffff":
        return None
    offsets, at = [], 0
    for mark in text:
        offsets.append(at)
        at += 2 if ord(mark) > 0xFFFF else 1
    return [*offsets, at]
