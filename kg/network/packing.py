"""Parts of a picture side by side: connected parts, the room they take, how they fit into each other."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

Point = tuple[float, float]
Area = tuple[float, float, float, float]  # left, top, right, bottom
Cells = set[tuple[int, int]]

_CELLS = 1_500  # about so many cells does everything cover that is fitted together
_GAP = 26.0
_WIDTHS = (0.7, 0.85, 1.0, 1.15, 1.3, 1.5, 1.8)


class Edge(NamedTuple):
    """A line between two nodes, by their indices, and the width of the words on it."""

    one: int
    other: int
    weight: float = 1.0
    words: float = 0.0


@dataclass(frozen=True, slots=True)
class Box:
    """What a node and its label cover, with its margin: half the width, and heights above and below."""

    half: float
    above: float
    below: float


def connected(count: int, edges: Sequence[Edge]) -> list[list[int]]:
    """The indices of each connected part, the largest first.

    >>> connected(4, [Edge(1, 3)])
    [[1, 3], [0], [2]]
    """
    head = list(range(count))

    def find(index: int) -> int:
        while head[index] != index:
            head[index] = head[head[index]]
            index = head[index]
        return index

    for one, other, *_ in edges:
        first, second = sorted((find(one), find(other)))
        head[second] = first
    parts: dict[int, list[int]] = {}
    for index in range(count):
        parts.setdefault(find(index), []).append(index)
    return sorted(parts.values(), key=lambda part: (-len(part), part))


def extent(boxes: Sequence[Box], places: Sequence[Point]) -> Area:
    """The area that boxes at these places take."""
    pairs = list(zip(boxes, places, strict=True))
    return (
        min(x - box.half for box, (x, _) in pairs),
        min(y - box.above for box, (_, y) in pairs),
        max(x + box.half for box, (x, _) in pairs),
        max(y + box.below for box, (_, y) in pairs),
    )


def shelves(sizes: Sequence[Point], aspect: float) -> list[Point]:
    """Left upper corners for rectangles (width, height), so that all of them fill the aspect well."""
    if not sizes:
        return []
    area = sum(width * height for width, height in sizes)
    ideal = math.sqrt(area * aspect)
    tried = [_shelved(sizes, max(ideal * factor, *(width for width, _ in sizes))) for factor in _WIDTHS]
    return min(tried, key=lambda one: max(one[1] / aspect, one[2]))[0]


def _shelved(sizes: Sequence[Point], most: float) -> tuple[list[Point], float, float]:
    """Corners, width and height when no shelf is wider; low things stand on each other in the last column."""
    corners: list[Point] = [(0.0, 0.0)] * len(sizes)
    left = top = high = wide = 0.0
    column = (0.0, 0.0, 0.0)  # left, the width, and how high it is filled
    for index in sorted(range(len(sizes)), key=lambda index: (-sizes[index][1], index)):
        width, height = sizes[index]
        if column[1] >= width and column[2] + height <= high:  # room below the last one
            corners[index] = (column[0], top + column[2])
            column = (column[0], column[1], column[2] + height + _GAP)
            continue
        if left and left + width > most:
            left, top, high = 0.0, top + high + _GAP, 0.0
        corners[index] = (left, top)
        column = (left, width, height + _GAP)
        left, high, wide = left + width + _GAP, max(high, height), max(wide, left + width)
    return corners, wide, top + high


def fitted(parts: Sequence[tuple[Sequence[Box], Sequence[Point], Sequence[Edge]]], aspect: float) -> list[Point]:
    """How far to move each part, so that all together fill the aspect and none lies on another's boxes or lines.

    Small parts come to stand in the bays of large ones: each is drawn as cells of a grid and put where the whole
    stays smallest (Freivalds, Dogrusoz and Kikusts 2002, "Disconnected graph layout and the polyomino packing
    approach"). The parts must come largest first.
    """
    areas = [extent(boxes, places) for boxes, places, _ in parts]
    cell = math.sqrt(sum((right - left) * (low - top) for left, top, right, low in areas) / _CELLS) or 1.0
    taken: Cells = set()
    whole: Area = (0, 0, 0, 0)
    moves: list[Point] = []
    for (boxes, places, edges), (left, top, right, low) in zip(parts, areas, strict=True):
        corner = (left, top)
        cells = _cells(boxes, places, edges, corner=corner, cell=cell)
        size = (int((right - left) / cell) + 1, int((low - top) / cell) + 1)
        at, whole = _free(cells, size, taken, whole, aspect) if taken else ((0, 0), (0, 0, *size))
        taken.update((x + at[0], y + at[1]) for x, y in cells)
        moves.append((at[0] * cell - left, at[1] * cell - top))
    return moves


def _cells(
    boxes: Sequence[Box], places: Sequence[Point], edges: Sequence[Edge], *, corner: Point, cell: float
) -> Cells:
    """The cells that boxes and the lines between them cover, counted from the corner."""
    made: Cells = set()
    for box, (x, y) in zip(boxes, places, strict=True):
        left, right = int((x - box.half - corner[0]) / cell), int((x + box.half - corner[0]) / cell)
        top, low = int((y - box.above - corner[1]) / cell), int((y + box.below - corner[1]) / cell)
        made.update((column, row) for column in range(left, right + 1) for row in range(top, low + 1))
    for one, other, *_ in edges:
        (x, y), (u, v) = places[one], places[other]
        steps = int(max(abs(u - x), abs(v - y)) / cell) * 2 + 1
        for step in range(steps):
            along = step / steps
            made.add((int((x + (u - x) * along - corner[0]) / cell), int((y + (v - y) * along - corner[1]) / cell)))
    return made


def _free(
    cells: Cells, size: tuple[int, int], taken: Cells, whole: Area, aspect: float
) -> tuple[tuple[int, int], Area]:
    """Where cells find room so that the whole grows least and stays dense, and the whole with them."""
    left, top, right, low = whole

    def grown(at: tuple[int, int]) -> Area:
        return min(left, at[0]), min(top, at[1]), max(right, at[0] + size[0]), max(low, at[1] + size[1])

    def price(at: tuple[int, int]) -> tuple[float, float, tuple[int, int]]:
        first, upper, last, under = grown(at)
        off = abs(2 * at[0] + size[0] - left - right) / aspect + abs(2 * at[1] + size[1] - top - low)
        return max((last - first) / aspect, under - upper), off, at

    columns, rows = range(int(left) - size[0], int(right) + 1), range(int(top) - size[1], int(low) + 1)
    for at in sorted(((x, y) for x in columns for y in rows), key=price):
        if not any((x + at[0], y + at[1]) in taken for x, y in cells):
            return at, grown(at)
    raise AssertionError("beside everything there is room")
