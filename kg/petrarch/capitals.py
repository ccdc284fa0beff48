"""Names from dictionaries, which stand in capitals, as text writes them."""

from __future__ import annotations

import re

_SMALL = frozenset(
    (
        *("of", "the", "and", "for", "in", "on", "at", "to", "by", "de", "da", "do", "dos", "das", "del", "di", "du"),
        *("la", "le", "les", "el", "al", "van", "von", "der", "den", "bin", "ibn", "y", "e"),
    )
)
_SHORT = frozenset({"UN", "EU", "US", "UK", "USA", "NATO", "OAS", "AU"})  # within longer names
_NUMERAL = re.compile(r"[IVX]{1,4}")
_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]?")


def words(name: str) -> str:
    """A name with blanks for underscores, none at its end."""
    return " ".join(name.replace("_", " ").split())


def written(name: str, *, full: str = "") -> tuple[str, ...]:
    """How a name may stand in text, the likeliest first; as it is where it has small letters already.

    full: a longer name of the same thing: what is made of its initials stays in capitals.

    >>> written("HAMID_KARZAI_"), written("CLERICS_OF_SAINT_VIATOR_"), written("IAN_MCEWAN_")
    (('Hamid Karzai',), ('Clerics of Saint Viator',), ('Ian McEwan',))
    >>> written("RFC", full="RURITANIAN_FREE_CORPS_"), written("STRELSAU"), written("ZNDR")
    (('RFC',), ('Strelsau',), ('ZNDR',))
    """
    plain = words(name)
    if plain != plain.upper():
        return (plain,)
    parts = plain.split()
    if len(parts) == 1 and _acronym(plain, full):
        return (plain,)
    shown = " ".join(_capital(part, first=not number) for number, part in enumerate(parts))
    return (shown, plain) if len(parts) == 1 and len(plain) <= 4 and plain != shown else (shown,)


def _acronym(word: str, full: str) -> bool:
    initials = "".join(part[0] for part in words(full).split() if part[0].isalpha())
    small = "".join(part[0] for part in words(full).split() if part.lower() not in _SMALL)
    letters = re.sub("[^A-Z]", "", word)
    return letters in (initials, small) or not re.search("[AEIOUY]", letters) or bool(re.search(r"[\d/]", word))


def _capital(part: str, *, first: bool) -> str:
    if (part.lower() in _SMALL and not first) or not part:
        return part.lower()
    if part in _SHORT or (2 < len(part) < 5 and not re.search("[AEIOUY']", part) and part.isalpha()):
        return part
    if _NUMERAL.fullmatch(part) or _INITIALS.fullmatch(part):
        return part
    pieces = re.split(r"(['’-])", part)
    shown = [_piece(piece) for piece in pieces]
    if len(pieces) > 2 and len(pieces[0]) == 2 and pieces[1] == "-" and pieces[0] in ("AL", "EL", "UL", "AN", "AS"):
        shown[0] = shown[0] if first else pieces[0].lower()
    if len(pieces) > 2 and pieces[1] in "'’" and pieces[2] == "S":
        shown[2] = "s"
    return "".join(shown)


def _piece(piece: str) -> str:
    if piece.startswith("MC") and len(piece) > 3:
        return "Mc" + piece[2:].capitalize()
    return piece.capitalize()
