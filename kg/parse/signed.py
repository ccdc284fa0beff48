"""Quotations signed with a name: "“The ship has left.” — Ada Brandt", with no verb between them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from kg.model.clause import Clause
from kg.model.text import Sentence, Span
from kg.parse.item import Item

DASHES: Final = frozenset({"—", "–", "--", "―", "~", "-"})
LONGEST: Final = 16  # words of a name with what describes it
SHORTEST: Final = 4  # words of a quotation, its marks among them


def signed(sentence: Sentence, index: int, items: Callable[[range], list[Item]]) -> Clause | None:
    """The clause that says whose words the sentence is, where nothing but a name stands behind its quotation.

    index: the clause's own. items: those of a run of the sentence's tokens.
    """
    words, begins = sentence.words, sentence.begins
    if not sentence.quotes or sentence.quotes[-1].begin > begins[0]:
        return None
    end = sentence.quotes[-1].end
    dash = next((i for i, begin in enumerate(begins) if begin >= end), len(words))
    if dash < SHORTEST or dash + 1 >= len(words) or words[dash] not in DASHES or len(words) - dash > LONGEST:
        return None
    found = items(range(dash + 1, len(words)))
    name = found[0].noun if found else None
    if name is None or name.tag not in "EU" or any(item.verb is not None for item in found):
        return None
    marker = Span(begins[dash], begins[dash] + len(words[dash]))
    return Clause(
        index, "according to", None, "source", None, name.full, sentence.number,
        marker=words[dash], marker_span=marker, subject=name, noun=name,
    )  # fmt: skip
