"""Terms of RDF as strings, spelt as canonical N-Triples spells them."""

from __future__ import annotations

import functools
import re
from datetime import date
from decimal import Decimal

from kg.vocabulary import XSD

# What may not stand bare in a literal. Half a surrogate pair is no character at all and no file can
# hold it: the replacement character takes its place, one for one, so that offsets still fit.
_UNSAFE = re.compile('[\x00-\x1f"\\\\\x7f\ud800-\udfff\ufffe\uffff]')
_SHORT = {"\t": "\\t", "\b": "\\b", "\n": "\\n", "\r": "\\r", "\f": "\\f", '"': '\\"', "\\": "\\\\"}
_UNSAFE_IN_IRI = re.compile('[\x00-\x20<>"{}|^`\\\\\ud800-\udfff]')

_DATE, _INTEGER, _DECIMAL = f"^^{XSD.date}", f"^^{XSD.integer}", f"^^{XSD.decimal}"
_BOOLEAN, _ANY_URI = f"^^{XSD.boolean}", f"^^{XSD.anyURI}"


def iri(text: str) -> str:
    """An IRI in angle brackets; what may not stand in one is percent-encoded."""
    return f"<{_UNSAFE_IN_IRI.sub(_percent, text)}>"


def plain(text: str) -> str:
    r"""A plain xsd:string.

    >>> print(plain('"No",\nshe said'))
    "\"No\",\nshe said"
    """
    return f'"{_UNSAFE.sub(_escaped, text)}"'


def english(text: str) -> str:
    """A literal in English."""
    return f"{plain(text)}@en"


def day(value: date) -> str:
    """An xsd:date."""
    return f'"{value.isoformat()}"{_DATE}'


def integer(value: int) -> str:
    """An xsd:integer."""
    return f'"{value}"{_INTEGER}'


@functools.lru_cache(maxsize=256)  # rules know few degrees of confidence
def decimal(value: float) -> str:
    """An xsd:decimal in canonical form, of at most four places.

    >>> decimal(0.70).partition("^")[0], decimal(1.0).partition("^")[0]
    ('"0.7"', '"1"')
    """
    return f'"{Decimal(f"{value:.4f}").normalize() + 0:f}"{_DECIMAL}'


def boolean(value: bool) -> str:
    """An xsd:boolean."""
    return f'"{str(value).lower()}"{_BOOLEAN}'


def address(url: str) -> str:
    """A web address as an xsd:anyURI."""
    return plain(url) + _ANY_URI


def _escaped(match: re.Match[str]) -> str:
    character = match.group()
    if "\ud800" <= character <= "\udfff":
        return "\N{REPLACEMENT CHARACTER}"
    return _SHORT.get(character) or f"\\u{ord(character):04X}"


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match.group().encode("utf-8", "replace"))
