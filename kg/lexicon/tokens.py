"""Words by offset: clitics apart, hyphenated words whole, quotation marks left out (they are features)."""

from __future__ import annotations

import re
from typing import Final

WORD: Final = re.compile(
    r"""
    (?:[A-Z]\.){2,}(?:[A-Z](?!\w))?            # U.S. U.N.
  | U\.[SKN](?=\s|$)                                 # as some headlines write it
  | (?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Brig|Sen|Rep|Gov|St|Prof|Rev|Hon|Jr|Sr|No|Fr|Messrs)\.(?=\s|$)
  | [A-Z]\.(?=\s?[A-Z])                        # an initial
  | \d+(?:st|nd|rd|th)?(?:-\w+)+               # 10-year
  | \d[\d,.:]*\d | \d+(?:st|nd|rd|th)?
  | ['’](?:s|S|re|ve|ll|d|m)\b                 # clitics
  | \w+n['’]t\b
  | [^\W\d_][\w]*(?:[-/&.'’–](?!(?:s|S|re|ve|ll|d|m)\b)\w+)*
  | \w+
  | ['’](?=\s|$|[,.;:])                        # the possessive of a plural, or a closing mark
  | --+ | \.\.\.
  | [^\w\s"“”„«»‘’'`]
    """,
    re.VERBOSE,
)


def words(text: str, begin: int = 0, end: int | None = None) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The words of text[begin:end] and where each begins, counted from the start of `text`.

    >>> words("The U.S. can’t accept Adler’s plan.")[0]
    ('The', 'U.S.', 'can’t', 'accept', 'Adler', '’s', 'plan', '.')
    """
    found: list[str] = []
    begins: list[int] = []
    stop = len(text) if end is None else end
    for match in WORD.finditer(text, begin, stop):
        word = match.group()
        if word in ("'", "’") and not (
            found and found[-1][-1:] in "sS" and begins[-1] + len(found[-1]) == match.start()
        ):
            continue
        found.append(word)
        begins.append(match.start())
    return tuple(found), tuple(begins)
