"""Terms of N-Triples taken apart again, for formats that spell them otherwise."""

from __future__ import annotations

import re
from typing import NamedTuple

_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_SHORT = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


class Literal(NamedTuple):
    """A literal's characters, and its language or its datatype (a bare IRI); both "" for a plain string."""

    value: str
    language: str = ""
    datatype: str = ""


def is_iri(term: str) -> bool:
    """Whether a term is an IRI; anything else in data is a literal, since there are no blank nodes."""
    return term.startswith("<")


def literal(term: str) -> Literal:
    r"""A literal, unescaped.

    >>> literal('"say \\"no\\""@en')
    Literal(value='say "no"', language='en', datatype='')
    """
    quoted, _, tag = term[1:].rpartition('"')
    value = _ESCAPE.sub(_character, quoted) if "\\" in quoted else quoted
    if tag.startswith("@"):
        return Literal(value, language=tag[1:])
    return Literal(value, datatype=tag[3:-1])


def _character(match: re.Match[str]) -> str:
    short, long, single = match.groups()
    return chr(int(short or long, 16)) if short or long else _SHORT.get(single, single)
