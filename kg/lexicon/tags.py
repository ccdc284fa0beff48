"""The alphabet of the tagger: every word of a sentence is one letter, so that levels are regular expressions.

Closed classes: D determiner · O possessive · o "her" · H personal pronoun · W who, which · w what, how,
whether · = "that" · m modal · b be · h have · d do · n not · t to · i preposition · y "by" · f preposition or
conjunction (after, as) · s subordinator · c coordinator · R adverb · C number · p possessive mark.

Names: E name · A state adjective (Finnish) · a people (Finns) · U title · u titles.

Open classes: N noun · M plural · J adjective · B base form · V past · Z third person · Q other present ·
K participle · G -ing.

Undecided, resolved by `parse.tagging`: 1 noun or base · 2 plural or third person · 3 past or participle ·
4 past, participle or adjective · 5 noun or -ing · 6 adjective or -ing · 7 noun or adjective · 8 adjective,
noun or base · 9 adjective or base · 0 base, past or participle · v past, participle, base or adjective ·
x participle or adjective.

Others: T time · q a quotation taken whole · , ; : - ( ) . punctuation · X anything else.
"""

from __future__ import annotations

from typing import Final

# which open-class readings a form has -> its letter; readings: N M J B V Z K G R
READINGS: Final[dict[str, str]] = {
    "N": "N", "M": "M", "J": "J", "B": "B", "V": "V", "Z": "Z", "K": "K", "G": "G", "R": "R",
    "BN": "1", "MZ": "2", "KV": "3", "JKV": "4", "KNV": "4", "JKNV": "4", "GN": "5", "GJ": "6", "GJN": "5",
    "JN": "7", "BJN": "8", "BJ": "9", "BKV": "0", "BKNV": "0", "BJKNV": "0", "BJKV": "0", "JK": "x",
    "JR": "J", "BNR": "1", "NV": "1", "BK": "1", "BKN": "1", "MN": "M", "BM": "M", "BMN": "1", "NR": "N", "JNR": "7",
    "BJNR": "8", "BJR": "9", "KN": "x", "JV": "4", "JM": "J", "NZ": "2", "MNZ": "2", "BNV": "1", "BV": "0",
}  # fmt: skip

NAME: Final = "E"
ADJECTIVAL: Final = "A"
PEOPLE: Final = "a"
TITLE: Final = "U"
TITLES: Final = "u"
TIME: Final = "T"
QUOTATION: Final = "q"


def letter(readings: frozenset[str]) -> str:
    """The letter for a set of readings.

    >>> letter(frozenset("NB")), letter(frozenset("VK"))
    ('1', '3')
    """
    key = "".join(sorted(readings))
    if key in READINGS:
        return READINGS[key]
    verbal = readings & set("BVZKG")
    if verbal and readings & set("NMJ"):
        return "1" if "B" in verbal else "2" if "Z" in verbal else "4" if "K" in verbal else "5"
    return "J" if "J" in readings else "N" if "N" in readings else "R"
