"""Terms inside of SPARQL."""

from __future__ import annotations

import re

_BACKSLASH = re.compile(r"\\(.)([uU]?)")


def in_sparql(text: str) -> str:
    r"""Terms as N-Triples writes them, safe inside of a query: there a \u counts even behind another backslash.

    >>> print(in_sparql(r'"C:\\users"'))
    "C:\\\u0075sers"
    """
    return _BACKSLASH.sub(_escaped, text) if "\\" in text else text


def _escaped(match: re.Match[str]) -> str:
    escape, letter = match[1], match[2]
    return f"\\{escape}\\u{ord(letter):04x}" if escape == "\\" and letter else match[0]
