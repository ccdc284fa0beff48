"""Rows of plain data written small: column by column, repeated texts once, numbers as differences.

`unpack.js` reads what this packs. A table is {"n": rows, "c": {name: column}}, and a column is one of

    ["t", cells]           texts; a number stands for one of the repeated texts, "" for none
    ["v", cells]           numbers or true, null for none
    ["d", steps]           whole numbers, each as its step from the last
    ["l", counts, steps]   lists of whole numbers: how many in each row, and each as its step from the last
    ["f", parts]           long texts: for each, how much of the last one it repeats, and the rest
    ["q", cells]           lists of texts, as in "t"
    ["=", column]          the one cell of a column, in every row
    ["@", rows, column]    a column of the rows named (as steps) alone; the others lack it
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

Json = dict[str, object]
Row = dict[str, object]  # of texts, numbers, True, lists of whole numbers, lists of texts
Column = list[object]

_LONG = 20
_SPARSE = 0.6  # a column fewer rows than this have is written with the numbers of its rows


class Texts:
    """The texts that occur more than once, most frequent first; the rest stay where they are."""

    def __init__(self, *tables: Iterable[Row]) -> None:
        counts = Counter(text for table in tables for row in table for text in _texts(row))
        often = (text for text in counts if counts[text] > 1 and len(text) > 2)
        self.repeated = sorted(often, key=lambda text: (-counts[text], text))
        self._number = {text: number for number, text in enumerate(self.repeated)}

    def cell(self, text: str) -> str | int:
        """The number of a repeated text, or the text itself."""
        return self._number.get(text, text)


def table(rows: Sequence[Row], texts: Texts) -> Json:
    """Rows as columns; a row may lack any of them, and an empty text or list is none."""
    held: dict[str, tuple[list[int], list[object]]] = {}
    for name in dict.fromkeys(name for row in rows for name in row):
        cells = [row.get(name) for row in rows]
        at = [number for number, value in enumerate(cells) if value is not None and value != "" and value != []]
        if at:
            held[name] = at, [cells[number] for number in at]
    columns = {name: _placed(*held[name], len(rows), texts) for name in sorted(held)}
    return {"n": len(rows), "c": columns}


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


def _placed(at: list[int], values: list[object], count: int, texts: Texts) -> Column:
    """A column of `count` rows of which those at `at` have values."""
    if len(at) < _SPARSE * count:
        return ["@", steps(at), _column(values, texts)]
    if len(at) == count:
        return _column(values, texts)
    first = values[0]
    filled: list[object] = [[] if isinstance(first, list) else "" if isinstance(first, str) else None] * count
    for number, value in zip(at, values, strict=True):
        filled[number] = value
    return _column(filled, texts)


def _column(values: list[object], texts: Texts) -> Column:
    first = next(value for value in values if value is not None and value != "" and value != [])
    if isinstance(first, list):
        lists = [value for value in values if isinstance(value, list)]
        if isinstance(first[0], str):
            return ["q", [[texts.cell(text) for text in value] for value in lists]]
        return ["l", [len(value) for value in lists], steps(number for value in lists for number in value)]
    if len(values) > 1 and values.count(first) == len(values):
        return ["=", _column([first], texts)]
    if isinstance(first, str):
        cells: list[object] = [texts.cell(value) for value in values if isinstance(value, str)]
        return _front(cells) or ["t", cells]
    numbers = [value for value in values if isinstance(value, int) and not isinstance(value, bool)]
    if len(numbers) == len(values):
        walked = steps(numbers)
        return ["d", walked] if sum(map(abs, walked)) < sum(map(abs, numbers)) else ["v", numbers]
    return ["v", values]


def _front(cells: Sequence[object]) -> Column | None:
    """Each text as how much of the one before it repeats, and the rest: for sorted IRIs. None for others."""
    last, made, saved = "", list[object](), 0
    for cell in cells:
        if not isinstance(cell, str) or len(cell) < _LONG:
            return None
        same = _shared(cell, last)
        made += [same, cell[same:]]
        saved += same
        last = cell
    return ["f", made] if saved > 3 * len(cells) else None


def _shared(one: str, other: str) -> int:
    """How many letters two texts begin with alike."""
    low, high = 0, min(len(one), len(other))
    while low < high:  # halving compares slices, which is faster than letter by letter
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low
