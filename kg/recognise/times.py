"""Expressions of time: found here, turned into days once the article's date is known."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from kg.model.mention import Mention
from kg.model.text import Sentence, Span

MONTH: Final = r"(?-i:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Mar\.|Apr\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)"
DAY: Final = r"(?-i:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
NUMBER: Final = r"(?:\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|a\ few|some|many|a\ couple\ of)"
UNIT: Final = r"(?:second|minute|hour|day|night|week|weekend|fortnight|month|quarter|year|decade|century)"
PART: Final = r"(?:early|late|mid|earlier|later|the\ (?:start|beginning|middle|end|close)\ of)[\s-]+(?:in\s+)?"
LEAD: Final = r"(?:(?:(?:just|only|shortly|soon|immediately)\s+)?(?:on|in|at|by|before|after|since|until|till|from|during|throughout|over|within|through|for|around|about|of|as\s+of|as\s+early\s+as)\s+)?"
YEAR: Final = r"(?:1[5-9]\d\d|20\d\d)"
EXPRESSION: Final = re.compile(
    rf"""
    (?<![\w-])(?:
      {LEAD}(?:{PART})?(?:the\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH}(?:,?\s+{YEAR})?
        | (?:{DAY},?\s+)?{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?!\d)(?:\s*[-–]\s*\d{{1,2}})?(?:,\s*{YEAR}|\s+{YEAR})?
        | (?:(?:last|next|this)\s+)?{MONTH}(?:\s+of)?,?\s+{YEAR})
    | (?:on|in|by|since|until|during|from|of|before|after|last|next|this|early|late|mid|early\s+in|late\s+in)[\s-]+(?:(?:early|late|mid|last|next|this|the\s+end\s+of)[\s-]+)?{MONTH}(?!\s+[a-z]*\s*(?:not|be|have)\b)
    | {LEAD}(?:late|early)?\s*(?:last|next|this|the\s+(?:previous|following|same))?\s*{DAY}(?:\s+(?:morning|afternoon|evening|night))?(?:\s*,\s*{MONTH}\s+\d{{1,2}}(?:,\s*{YEAR})?)?(?!['’]s\b\s+(?:Bank))
    | (?:earlier|later|late|early|until|by|since|before|as\s+early\s+as)?\s*(?:today|yesterday|tomorrow|tonight|overnight)(?:\s+(?:morning|afternoon|evening|night))?(?!['’]s)
    | (?:(?:earlier|later|late|early|before|by|until|since|in|during|over)\s+)?(?:this|last|next|that|the\s+(?:past|previous|following|coming|next|last|same))\s+(?:{NUMBER}\s+)?(?:{UNIT}s?|morning|afternoon|evening|spring|summer|autumn|fall|winter)
    | (?:earlier|later|early|late)\s+(?:in|on|that|the\s+same)\s+(?:the\s+)?(?:day|week|month|year|evening|morning|afternoon|night)
    | (?:(?:before|by|until|at|towards?|in)\s+)the\s+(?:end|start|beginning|middle|close)\s+of\s+(?:the|this|next|last)\s+(?:day|week|weekend|month|quarter|year|decade|century)
    | (?:(?:more|less)\s+than\s+|about\s+|around\s+|nearly\s+|some\s+|just\s+|only\s+)?{NUMBER}\s+{UNIT}s?\s+(?:ago|later|earlier|before|from\s+now|from\s+today)
    | (?:for|in|within|over|during|after)\s+(?:(?:more|less)\s+than\s+|about\s+|around\s+|nearly\s+|almost\s+|at\s+least\s+|the\s+(?:next|last|past|coming|first)\s+)?{NUMBER}\s+{UNIT}s?(?![\w-])(?!\s+of\b)
    | in\s+the\s+(?:coming|next|past|last|recent)\s+(?:{NUMBER}\s+)?{UNIT}s?
    | (?:in|within|over)\s+(?:recent|coming|the\s+coming)\s+{UNIT}s
    | {LEAD}(?:{PART})?(?:the\s+)?(?:spring|summer|autumn|winter)\s+(?:of\s+)?{YEAR}
    | (?:in|since|by|until|from|during|after|before|of|for|early|late|mid)[\s-]+(?:(?:early|late|mid)[\s-]+)?(?:{YEAR}|the\s+(?:19|20)\d0s)(?![\w-])
    | {YEAR}-\d\d-\d\d
    | (?:at|by|until|around|about)\s+(?:noon|midnight|dawn|dusk|\d{{1,2}}(?::\d\d|\.\d\d)?\s*(?:a\.?m\.?|p\.?m\.?|GMT|o['’]clock))
    | (?:this|that)\s+(?:morning|afternoon|evening)
    )(?!\w)
    """,
    re.VERBOSE | re.IGNORECASE,
)
HINT: Final = re.compile(
    r"day|night|week|month|year|hour|minute|ago|\d{4}|decade|century|ember|ober|uary|March|April|May|June|July|August|noon|dawn|dusk|morning|summer|winter|spring|autumn|Sept|Jan\.|Feb\.|Mar\.|Apr\.|Aug\.|Oct\.|Nov\.|Dec\.|tomorrow|a\.m|p\.m|morning|afternoon|evening"
)


def find(text: str, sentence: Sentence) -> Iterator[Mention]:
    """The expressions of time in one sentence, with their prepositions."""
    begin, end = sentence.span
    if HINT.search(text, begin, end) is None:
        return
    for match in EXPRESSION.finditer(text, begin, end):
        at = match.start() + len(match.group()) - len(match.group().lstrip())
        first = _token_at(sentence, at)
        last = _token_at(sentence, match.end(), end=True)
        if first is not None and last is not None and first < last:
            yield Mention("time", first, last, Span(at, sentence.end(last - 1)))


def _token_at(sentence: Sentence, offset: int, *, end: bool = False) -> int | None:
    index = bisect_left(sentence.begins, offset)
    if end:
        return index
    return index if index < len(sentence.begins) and sentence.begins[index] == offset else None
