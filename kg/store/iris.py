"""IRIs as people read them: `person:clara-adler` for <https://.../data/person/clara-adler>."""

from __future__ import annotations

import re

from kg.vocabulary import PREFIXES

_LOCAL = re.compile(r"[^\s/#?<>\"{}|\\^`]+")
_ABSOLUTE = re.compile(r"(?:[a-z][a-z0-9+.-]*://|urn:)\S*", re.IGNORECASE)


def shorten(iri: str) -> str:
    """`person:clara-adler`, or the IRI as it is where no prefix fits.

    >>> shorten("https://w3id.org/diplomatic-kg/ontology#speaker"), shorten("https://news.example/1")
    ('dip:speaker', 'https://news.example/1')
    """
    for prefix, space in PREFIXES.items():
        if iri.startswith(space) and _LOCAL.fullmatch(iri, len(space)):
            return f"{prefix}:{iri[len(space) :]}"
    return iri


def expand(text: str) -> str | None:
    """The IRI that `<iri>`, an absolute IRI or a prefixed name stands for, None for other text.

    >>> expand("dip:speaker"), expand("Clara Adler")
    ('https://w3id.org/diplomatic-kg/ontology#speaker', None)
    """
    if text.startswith("<") and text.endswith(">"):
        return text[1:-1]
    prefix, colon, local = text.partition(":")
    if colon and prefix in PREFIXES and _LOCAL.fullmatch(local):
        return PREFIXES[prefix] + local
    return text if _ABSOLUTE.fullmatch(text) else None
