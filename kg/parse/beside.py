"""Words whose letter the word beside them settles, before any rule about letters is tried."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

SOME: Final = frozenset({"some", "many", "most", "few", "others", "several", "both"})
ALIKE: Final = frozenset({"run", "overcome", "outrun", "overrun"})  # participles spelt as the base form
WORDS: Final = SOME | ALIKE | {"following", "long"}


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
    else:
        return False
    return True
