"""Parts of a picture side by side: connected parts, the room they take, shelves to put them on, discs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]
Edge = tuple[int, int, float]  # two indices and a weight
Area = tuple[float, float, float, float]  # left, top, right, bottom

_GOLDEN = math.pi * (3 - math.sqrt(5))
_GAP = 26.0
_WIDTHS = (0.7, 0.85, 1.0, 1.15, 1.3, 1.5, 1.8)


@dataclass(frozen=True, slots=True)
class Box:
    """What a node and its label cover, with its margin: half the width, and heights above and below."""

    half: float
    above: float
    below: float


def connected(count: int, edges: Sequence[Edge]) -> list[list[int]]:
    """The indices of each connected part, the largest first.

    >>> connected(4, [(1, 3, 1.0)])
    [[1, 3], [0], [2]]
    """
    head = list(range(count))

    def find(index: int) -> int:
        while head[index] != index:
            head[index] = head[head[index]]
            index = head[index]
        return index

    for one, other, _ in edges:
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


def scatter(groups: Sequence[int], ranks: Sequence[float], *, step: float = 56.0, aspect: float = 1.7) -> list[Point]:
    """Places for a graph of any size, in linear time: each group a disc, its strongest in the middle.

    groups: a group number for each node, 0 the largest. ranks: how important each node is.
    """
    members: dict[int, list[int]] = {}
    for index in sorted(range(len(groups)), key=lambda index: (-ranks[index], index)):
        members.setdefault(groups[index], []).append(index)
    discs = [members[group] for group in sorted(members)]
    radii = [step * (math.sqrt(len(disc)) + 1) / 1.6 for disc in discs]
    places: list[Point] = [(0.0, 0.0)] * len(groups)
    corners = shelves([(2 * radius, 2 * radius) for radius in radii], aspect)
    for disc, radius, (left, top) in zip(discs, radii, corners, strict=True):
        for rank, index in enumerate(disc):
            away, turn = step * math.sqrt(rank) / 1.6, rank * _GOLDEN
            x, y = left + radius + away * math.cos(turn), top + radius + away * math.sin(turn)
            places[index] = (round(x, 1), round(y, 1))
    return places
