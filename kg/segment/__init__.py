"""Article -> sentences: quotations atomic, boilerplate left out, headlines known as such."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from kg.lexicon import tokens
from kg.model.text import Article, Sentence, Span
from kg.segment import boilerplate, quotations

__all__ = ["sentences"]

BOUNDARY: Final = re.compile(
    r"(?<=[.!?…])(?:[\"”’'»)\]]|'')*(\s+)(?=[\"“‘«„('\[]*[A-Z0-9À-Þ])|(?<=[^\s.!?…][\"”’])(\s+)(?=[“\"][A-Z])"
)
ABBREVIATION: Final = re.compile(
    r"(?:^|[\s(\[“\"'‘])(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Brig|St|Jr|Sr|Rev|Hon|Messrs|vs|No|Inc|Corp|Co|Ltd|"
    r"Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|i\.e|e\.g|approx|[A-Z]|(?:[A-Z]\.)+[A-Z])\.$"
)
LONE_ACRONYM: Final = re.compile(r"(?:[A-Z]\.){2,}$")
ATTRIBUTION: Final = re.compile(  # a name and a verb of saying, with nothing said behind it
    r"(?!(?:He|She|They|It|We|I|The|A|An|His|Her|Their|This|That|But|And|In|On|At|As)\b)(?:(?:[A-Z][\w.’'-]*|of|de|von|van|al)\s+){1,5}"
    r"(?:(?:said|says|asked|asks|wrote|writes|added|adds|replied|replies|responded|shouted|tweeted|answered|exclaimed|wondered|cried|declared"
    r"|continued|recalled|joked|yelled|quipped)(?=[.,;]|\s+(?:in|on|at|to|during|after|before|when|as|last|this|earlier|later|reporters|him|her"
    r"|them|[A-Z][a-z]+day)\b)|(?:told|tells)\s+[\w ]+[.,])(?!,?\s*[“\"‘'])"
)
OPENERS: Final = re.compile(  # words a sentence may well begin with
    r"[\"“‘(']*(?:The|A|An|He|She|It|They|We|I|In|On|At|But|And|That|This|These|His|Her|Their|Its|As|After|Earlier|Meanwhile"
    r"|However|Both|While|For|With|If)\b"
)
HEADLINE_WORDS: Final = 24
OPENING: Final = '“"„«‘'


def sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of an article, in order, numbered from 1, with their tokens."""
    text = article.text
    quotes = quotations.find(text)
    found: list[Sentence] = []
    seen_body = False
    for paragraph in _paragraphs(text):
        line = text[paragraph.begin : paragraph.end]
        if boilerplate.ends_article(line):
            break
        if boilerplate.is_boilerplate(line):
            continue
        heading = is_heading(line) and (not seen_body or len(line.split()) <= HEADLINE_WORDS // 2)
        seen_body = seen_body or not heading
        inside = tuple(q for q in quotes if q.begin < paragraph.end and q.end > paragraph.begin)
        begin = paragraph.begin + boilerplate.dateline(line)
        for span in _split(text, Span(begin, paragraph.end), inside):
            words, begins = tokens.words(text, span.begin, span.end)
            if words:
                own = tuple(q for q in inside if q.begin < span.end and q.end > span.begin)
                found.append(Sentence(len(found) + 1, span, words, begins, heading, own))
    return tuple(found)


def _paragraphs(text: str) -> Iterator[Span]:
    """Paragraphs; one that ends in a colon goes on in a quotation that follows it."""
    held: Span | None = None
    for line in quotations.paragraphs(text):
        quotes = held is not None and text[line.begin] in OPENING
        if held is not None and not quotes:
            yield held
        paragraph = Span(held.begin, line.end) if held is not None and quotes else line
        held = paragraph if text[paragraph.end - 1] == ":" else None
        if held is None:
            yield paragraph
    if held is not None:
        yield held


def is_heading(line: str) -> bool:
    """Short, without a full stop, or most words with a capital.

    >>> is_heading("Adler Meets Brandt as Talks Resume"), is_heading("Adler met Brandt on Monday.")
    (True, False)
    """
    words = line.split()
    if len(words) > HEADLINE_WORDS:
        return False
    ends = line.rstrip("\"”’'").endswith((".", "!", "?", ":", ";", ","))
    long = [w.strip("“”‘’\"'(),.:") for w in words if len(w.strip("“”‘’\"'(),.:")) > 3]
    capitals = sum(1 for w in long if w[:1].isupper())
    if not ends:
        return True
    return len(long) > 3 and capitals == len(long) and not line.rstrip().endswith((":", ",", ";"))


def _split(text: str, paragraph: Span, quotes: tuple[Span, ...]) -> Iterator[Span]:
    start = paragraph.begin
    for match in BOUNDARY.finditer(text, paragraph.begin, paragraph.end):
        gap = match.span(1) if match.group(1) is not None else match.span(2)
        if any(q.begin < match.start() and gap[1] < q.end for q in quotes):
            continue
        if text[gap[0] - 1] in "\"”’'" and ATTRIBUTION.match(text, gap[1]):
            continue  # “But why?” Ms Adler asked.
        before = text[start : gap[0]].rstrip("”\"’')]»")
        if ABBREVIATION.search(before) and not (LONE_ACRONYM.search(before) and OPENERS.match(text, gap[1])):
            continue
        if gap[0] > start:
            yield Span(start, gap[0])
        start = gap[1]
    if paragraph.end > start:
        yield Span(start, paragraph.end)
