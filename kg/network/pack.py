"""Rows of plain data written small: column by column, repeated texts once, numbers as differences.

`data.js` unpacks what this packs. A table is {"n": rows, "c": {name: [form, ...]}}; a column's form is one
of these, and what a row lacks is "", 0 or [] there:

    ["t", cells]           texts; a number stands for a text in the list of repeated ones
    ["v", cells]           numbers, true, or null
    ["l", counts, steps]   lists of whole numbers: how many in each row, and each as its step from the last
    ["q", rows, lists]     lists of texts, in the rows named (as steps)
    ["=", value]           the same text or number in every row
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

Json = dict[str, object]
Row = dict[str, object]  # of texts, numbers, booleans, lists of whole numbers, lists of texts


class Texts:
    """The texts that occur more than once, most frequent first; the rest stays where it is."""

    def __init__(self, *tables: Iterable[Row]) -> None:
        counts = Counter(text for table in tables for row in table for text in _texts(row))
        often = sorted((text for text in counts if counts[text] > 1), key=lambda text: (-counts[text], text))
        self.repeated = tuple(text for text in often if len(text) > 2)
        self._number = {text: number for number, text in enumerate(self.repeated)}

    def cell(self, text: str) -> str | int:
        """The number of a repeated text, or the text itself."""
        return self._number.get(text, text)


def table(rows: Sequence[Row], texts: Texts) -> Json:
    """Rows as columns; a row may lack any of the columns."""
    names = dict.fromkeys(name for row in rows for name in row)
    return {"n": len(rows), "c": {name: _column([row.get(name) for row in rows], texts) for name in names}}


def steps(numbers: Iterable[int]) -> list[int]:
    """Each number as its difference from the one before.

    >>> steps([3, 5, 4])
    [3, 2, -1]
    """
    last, made = 0, []
    for number in numbers:
        made.append(number - last)
        last = number
    return made


def _texts(row: Row) -> Iterable[str]:
    for value in row.values():
        if isinstance(value, str):
            yield value
        elif isinstance(value, list) and value and isinstance(value[0], str):
            yield from value


def _column(values: list[object], texts: Texts) -> list[object]:
    first = next((value for value in values if value is not None and value != []), None)
    if isinstance(first, list):
        return _texts_column(values, texts) if isinstance(first[0], str) else _lists_column(values)
    if len(values) > 1 and not isinstance(first, str) and all(value == first for value in values):
        return ["=", first]
    if isinstance(first, str):
        cells = [texts.cell(str(value)) if value else "" for value in values]
        return ["=", cells[0]] if len(cells) > 1 and set(cells) == {cells[0]} else ["t", cells]
    return ["v", [0 if value is None else value for value in values]]
