"""Where the nodes stand: computed beforehand, so that the page opens still and always the same.

networkx decides who stands near whom (ForceAtlas2, Jacomy et al. 2014) from a circular start. What it does not
know are the names: the result is turned so that its long axis fits the screen, and pushed apart until no node or
name covers another. Units are scene units: pixels at zoom 1.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import networkx as nx
import numpy as np

from kg.network.packing import Box, Edge, Point, connected, fitted

_LENGTH = 170.0  # the length a line strives for
_ROUNDS = 200
_CLEARABLE = 40  # among more lines than this, clearing one node off a line puts it on another
_LINE = 18.0  # the height of a line of words
_ROOM = 1.8  # the area of a picture in areas of its boxes


def arrange(boxes: Sequence[Box], edges: Sequence[Edge], *, order: Sequence[int], aspect: float) -> list[Point]:
    """Places for a small graph (up to a few hundred nodes), one for each box.

    order: the indices as they stand round the first circle, neighbours close. aspect: width to height of
    the place to fill. No two boxes overlap in the result. Parts without a line between them are laid out
    one by one and then packed.
    """
    places: list[Point] = [(0.0, 0.0)] * len(boxes)
    parts = connected(len(boxes), edges)
    inside = []
    for part in parts:
        seat = {index: at for at, index in enumerate(part)}
        own = [boxes[index] for index in part]
        lines = [edge._replace(one=seat[edge.one], other=seat[edge.other]) for edge in edges if edge.one in seat]
        found = _laid_out(own, lines, [seat[index] for index in order if index in seat], aspect)
        inside.append((own, found, lines))
    for part, (_, found, _), (right, down) in zip(parts, inside, fitted(inside, aspect), strict=True):
        for index, (x, y) in zip(part, found, strict=True):
            places[index] = (round(x + right, 1), round(y + down, 1))
    return places


def _laid_out(boxes: Sequence[Box], edges: Sequence[Edge], order: Sequence[int], aspect: float) -> list[Point]:
    if len(boxes) == 1:
        return [(0.0, 0.0)]
    places = _forces(len(boxes), edges, order)
    places = _pack(_fit(_turn(places, landscape=aspect >= 1), aspect), boxes)
    places = _spread(places, boxes, edges)
    if len(edges) <= _CLEARABLE:
        places = _clear_lines(places, boxes, edges)
    return _spread(places, boxes, edges, rounds=400)


def _forces(count: int, edges: Sequence[Edge], order: Sequence[int]) -> list[Point]:
    """Places by ForceAtlas2, the farthest at a distance that grows with the number of nodes."""
    network: nx.Graph[int] = nx.Graph()
    network.add_nodes_from(range(count))
    for one, other, weight, _ in edges:
        network.add_edge(one, other, weight=max(weight, network.get_edge_data(one, other, {"weight": 0.0})["weight"]))
    turns = {index: 2 * math.pi * seat / count for seat, index in enumerate(order)}
    start = {index: np.array([math.cos(turns[index]), math.sin(turns[index])]) for index in range(count)}
    found = nx.forceatlas2_layout(network, pos=start, max_iter=_ROUNDS, weight="weight", seed=1)
    far = max(abs(float(part)) for place in found.values() for part in place) or 1.0
    scale = _LENGTH * math.sqrt(count) / 2 / far
    return [(round(float(found[n][0]) * scale, 3), round(float(found[n][1]) * scale, 3)) for n in range(count)]


def _turn(places: list[Point], *, landscape: bool) -> list[Point]:
    """Turn the longest axis to the horizontal (or, not landscape, to the vertical) about the centre."""
    count = len(places)
    mid_x, mid_y = sum(x for x, _ in places) / count, sum(y for _, y in places) / count
    moved = [(x - mid_x, y - mid_y) for x, y in places]
    spread_x, spread_y = sum(x * x for x, _ in moved), sum(y * y for _, y in moved)
    angle = 0.5 * math.atan2(2 * sum(x * y for x, y in moved), spread_x - spread_y)
    if not landscape:
        angle -= math.pi / 2
    cos, sin = math.cos(-angle), math.sin(-angle)
    return [(x * cos - y * sin, x * sin + y * cos) for x, y in moved]


def _fit(places: list[Point], aspect: float) -> list[Point]:
    """Stretch gently towards the shape wanted; names are wide, so lines may be longer sideways."""
    width = max(max(x for x, _ in places) - min(x for x, _ in places), _LENGTH)
    height = max(max(y for _, y in places) - min(y for _, y in places), _LENGTH)
    factor = math.sqrt(min(max(aspect * height / width, 0.4), 2.5))
    return [(x * factor, y / factor) for x, y in places]


def _pack(places: list[Point], boxes: Sequence[Box]) -> list[Point]:
    """Draw stragglers in and scale to an area a few times that of the boxes, so that names stay large."""
    far = max(math.sqrt(x * x + y * y) for x, y in places) or 1.0
    drawn = []
    for x, y in places:
        away = math.sqrt(x * x + y * y) / far
        nearer = 1 / math.sqrt(0.3 + 0.7 * away)  # 1 at the rim, growing inwards
        drawn.append((x * nearer, y * nearer))
    width = max(max(x for x, _ in drawn) - min(x for x, _ in drawn), _LENGTH)
    height = max(max(y for _, y in drawn) - min(y for _, y in drawn), _LENGTH)
    area = sum(2 * box.half * (box.above + box.below) for box in boxes) * _ROOM
    scale = max(0.6, math.sqrt(area / (width * height))) if len(places) > 2 else 1.0
    return [(x * scale, y * scale) for x, y in drawn]


def _spread(places: list[Point], boxes: Sequence[Box], edges: Sequence[Edge], *, rounds: int = 120) -> list[Point]:
    """Push boxes apart along the axis where they overlap less, until none covers another or the words between."""
    words: dict[tuple[int, int], float] = {}
    for edge in edges:
        pair = min(edge.one, edge.other), max(edge.one, edge.other)
        words[pair] = max(edge.words, words.get(pair, 0.0))
    xs, ys = [x for x, _ in places], [y for _, y in places]
    for _ in range(rounds):
        moved = False
        for one in range(len(boxes)):
            for other in range(one + 1, len(boxes)):
                a, b = boxes[one], boxes[other]
                wide = words.get((one, other), 0.0)
                over_x = a.half + b.half + wide - abs(xs[one] - xs[other])
                down = ys[other] >= ys[one]
                need = a.below + b.above if down else b.below + a.above
                over_y = need + (_LINE if wide else 0.0) - abs(ys[one] - ys[other])
                if over_x <= 0.01 or over_y <= 0.01:
                    continue
                moved = True
                if over_x < over_y:
                    push = (over_x / 2 + 0.5) * (1 if xs[other] >= xs[one] else -1)
                    xs[one], xs[other] = xs[one] - push, xs[other] + push
                else:
                    push = (over_y / 2 + 0.5) * (1 if down else -1)
                    ys[one], ys[other] = ys[one] - push, ys[other] + push
        if not moved:
            break
    return list(zip(xs, ys, strict=True))


def _clear_lines(places: list[Point], boxes: Sequence[Box], edges: Sequence[Edge]) -> list[Point]:
    """Move nodes off lines that only pass by, so that nobody seems to be on a line that is not theirs."""
    xs, ys = [x for x, _ in places], [y for _, y in places]
    for _ in range(24):
        for one, other, *_ in edges:
            x, y = xs[other] - xs[one], ys[other] - ys[one]
            square = x * x + y * y or 1.0
            for index, box in enumerate(boxes):
                if index in (one, other):
                    continue
                along = ((xs[index] - xs[one]) * x + (ys[index] - ys[one]) * y) / square
                if not 0.08 < along < 0.92:
                    continue
                off_x, off_y = xs[index] - xs[one] - along * x, ys[index] - ys[one] - along * y
                far = math.sqrt(off_x * off_x + off_y * off_y)
                want = min(box.half, box.above + 8)
                if far < want:
                    side_x, side_y = (off_x / far, off_y / far) if far > 0.5 else (y, -x)
                    size = math.sqrt(side_x * side_x + side_y * side_y) or 1.0
                    xs[index] += side_x / size * (want - far) * 0.4
                    ys[index] += side_y / size * (want - far) * 0.4
    return list(zip(xs, ys, strict=True))
