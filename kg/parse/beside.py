"""Words whose letter the word beside them settles, before any rule about letters is tried."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

SOME: Final = frozenset({"some", "many", "most", "few", "others", "several", "both"})
ALIKE: Final = frozenset({"run", "overcome", "outrun", "overrun"})  # participles spelt as the base form
ADVERBIAL: Final = {
    words.split()[0]: tuple(words.split())
    for words in ("hand in hand", "side by side", "face to face", "shoulder to shoulder")
}
USABLE: Final = (["N"], ["M"], ["E"], ["1"], ["5"])
HELPING: Final = frozenset({"help", "helps", "helped", "helping", "let", "lets", "letting", "make", "makes", "made"})
ALL: Final = frozenset({"all", "everyone", "everybody", "none", "nobody", "anyone", "anybody", "anything", "nothing"})
ODD: Final = frozenset({"following", "long", "close", "used", "but", "neither", "provided", "worth", "more"})
WORDS: Final = SOME | ALIKE | ODD | ADVERBIAL.keys() | HELPING


def settle(words: Sequence[str], tags: list[str], index: int) -> bool:
    """Decide the letter of a word of WORDS, or of the one behind it, in place; whether anything was decided.

    words: in lower case.
    """
    word, before, after = words[index], tags[index - 1] if index else "", "".join(tags[index + 1 : index + 2])
    if word == "following" and before in ("D", "O"):
        tags[index] = "J"  # "the following words"
    elif word == "long" and before == "h":
        tags[index] = "R"  # "has long denied"
    elif word in ALIKE and before in (",", "N", "M") and after == "y":
        tags[index] = "K"  # "a shop, run by the ministry,"
    elif word in SOME and after in ("1", "8", "9", "0") and words[index + 2 : index + 3] == ("that",):
        tags[index + 1] = "Q"  # "some note that"
    elif word == "close" and words[index + 1 : index + 2] == ("to",) and tags[index + 2 : index + 3] == ["C"]:
        tags[index : index + 2] = "RR"  # "close to 5,000 troops"
    elif word == "but" and index and words[index - 1] in ALL:
        tags[index] = "i"  # "all but Nord"
    elif word == "neither" and (before in ("h", "b", "m", "d") or after in ("3", "4", "v", "V", "Z", "B")):
        tags[index] = "n"  # "has neither condemned nor praised"
    elif word == "provided" and before not in ("", ",") and after not in ("=", "S"):
        tags[index] = "3"  # "has provided Nord with boats"
    elif (word == "worth" and before == "p") or (word == "more" and before == "C"):
        tags[index] = "N" if word == "worth" else "J"  # "a million dollars' worth of rice", "300 more soldiers"
    elif word == "used" and before == "c" and tags[index - 2 : index - 1] in USABLE:
        tags[index] = "V"  # "fired shots and used batons"
    elif word in ADVERBIAL and words[index : index + 3] == ADVERBIAL[word]:
        tags[index : index + 3] = "RRR"
    elif word.startswith("help") and after == "1":
        tags[index + 1] = "B"  # "helped rebuild"
    elif word in HELPING and after in ("E", "a") and (at := _behind_name(tags, index)) and tags[at] in "1890":
        tags[at] = "B"  # "helped Nord sign"
    else:
        return False
    return True


def _behind_name(tags: Sequence[str], index: int) -> int:
    """Where the name behind a word ends; 0 where the sentence does."""
    at = index + 1
    while at < len(tags) and tags[at] in "Ea":
        at += 1
    return at if at < len(tags) else 0
