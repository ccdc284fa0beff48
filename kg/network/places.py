"""Places for the nodes of a picture: how large each is, what it covers with its name, and which layout a view gets."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx

from kg.network.graph import folded
from kg.network.labels import breadth, lines
from kg.network.layout import arrange
from kg.network.model import Family, Kind, Node, Picture, Tie
from kg.network.packing import Box, Edge, Point, extent, shelves
from kg.network.story import Story

LABEL_SIZE, _CAPTION = 14.0, 12.0  # pixels at zoom 1; as in shapes.js
WIDE, TALL = 1.75, 0.68  # width to height of the place for the picture, on a screen and on a phone
_SMALL = 100  # a whole picture of up to so many nodes is laid out like a story
_DISCS = 60  # so many communities find their places by what links them; smaller ones stand in rows below
_GOLDEN = math.pi * (3 - math.sqrt(5))
_GAP = 16.0  # between the nodes of a community
_RADIUS = {Kind.PERSON: 24, Kind.STATE: 20, Kind.ORGANISATION: 20, Kind.GROUP: 18, Kind.MEETING: 17}


@dataclass(frozen=True, slots=True)
class Disc:
    """A community of a large picture: where it lies, its most important node as an index, how many it has."""

    x: float
    y: float
    radius: float
    chief: int
    count: int  # of nodes


def sizes(picture: Picture, ranks: Sequence[float]) -> list[int]:
    """The radius of each node, in scene units: by its kind, and larger for those that matter more."""
    most = max(ranks, default=0.0) or 1.0
    return [
        round(_RADIUS[node.kind] * (0.8 + 0.5 * math.sqrt(rank / most)))
        for node, rank in zip(picture.nodes, ranks, strict=True)
    ]


def places(
    picture: Picture, story: Story, communities: Sequence[int], radii: Sequence[int], *, aspect: float
) -> list[tuple[int, float, float]]:
    """The nodes of a story, as indices into `Picture.nodes`, each with its place in scene units."""
    seat = {number: index for index, number in enumerate(story.nodes)}
    index = {node.iri: number for number, node in enumerate(picture.nodes)}
    edges = [
        Edge(seat[index[tie.source]], seat[index[tie.target]], 0.8 if tie.family is Family.OFFICE else 1.0, _words(tie))
        for tie in (picture.ties[number] for number in story.ties)
    ]
    order = sorted(range(len(story.nodes)), key=lambda at: (communities[story.nodes[at]], at))
    boxes = [_box(picture.nodes[number], radii[number]) for number in story.nodes]
    points = arrange(boxes, edges, order=order, aspect=aspect)
    return [(number, x, y) for number, (x, y) in zip(story.nodes, points, strict=True)]


def whole(
    picture: Picture, network: nx.Graph[int], communities: Sequence[int], ranks: Sequence[float]
) -> tuple[list[Point], list[Disc]]:
    """A place for every node of the picture, in its order; in a large one each community is a disc."""
    radii = sizes(picture, ranks)
    if len(picture.nodes) > _SMALL:
        return _by_community(network, communities, ranks, radii)
    everything = Story(nodes=tuple(range(len(picture.nodes))), ties=tuple(range(len(picture.ties))))
    return [(x, y) for _, x, y in places(picture, everything, communities, radii, aspect=WIDE)], []


def _by_community(
    network: nx.Graph[int], communities: Sequence[int], ranks: Sequence[float], radii: Sequence[int]
) -> tuple[list[Point], list[Disc]]:
    groups: list[list[int]] = [[] for _ in range(max(communities) + 1)]
    for number in sorted(range(len(communities)), key=lambda number: (-ranks[number], number)):
        groups[communities[number]].append(number)
    inside = [_spiral([radii[number] for number in group]) for group in groups]
    centres = _centres(network, groups, [radius for _, radius in inside])
    places: list[Point] = [(0.0, 0.0)] * len(communities)
    for group, (points, _), (left, top) in zip(groups, inside, centres, strict=True):
        for number, (x, y) in zip(group, points, strict=True):
            places[number] = (left + x, top + y)
    discs = [
        Disc(x, y, radius, group[0], len(group))
        for group, (_, radius), (x, y) in zip(groups, inside, centres, strict=True)
    ]
    return places, discs


def _spiral(radii: Sequence[int]) -> tuple[list[Point], float]:
    """Places about (0, 0) for circles of these radii, the first in the middle, and the radius they fill.

    The golden angle spreads them evenly; each takes up area as its size wants.
    """
    points, area, rim = [], 0.0, 0.0
    for at, radius in enumerate(radii):
        own = (radius + _GAP / 2) ** 2 * 1.25
        away, turn = math.sqrt(area + own / 2) if at else 0.0, at * _GOLDEN
        points.append((away * math.cos(turn), away * math.sin(turn)))
        area, rim = area + own, max(rim, away + radius)
    return points, rim + _GAP


def _centres(network: nx.Graph[int], groups: Sequence[Sequence[int]], radii: Sequence[float]) -> list[Point]:
    """Where each community lies: the largest near those they deal with, the rest in rows below."""
    between = folded(network, groups)
    edges = [Edge(one, other) for one, other in between.edges if one != other and max(one, other) < _DISCS]
    boxes = [Box(half=radius, above=radius, below=radius) for radius in radii]
    first = arrange(boxes[:_DISCS], edges, order=range(len(boxes[:_DISCS])), aspect=WIDE)
    if len(groups) <= _DISCS:
        return first
    left, top, right, low = extent(boxes[:_DISCS], first)
    sides = [(right - left, low - top), *((2 * radius, 2 * radius) for radius in radii[_DISCS:])]
    (block, *rest) = shelves(sides, WIDE)
    moved = [(x - left + block[0], y - top + block[1]) for x, y in first]
    return moved + [(x + radius, y + radius) for (x, y), radius in zip(rest, radii[_DISCS:], strict=True)]


def _words(tie: Tie) -> float:
    """The width of the words on a line; those of guests and offices have none."""
    return 0.0 if tie.family in (Family.PRESENCE, Family.OFFICE) else breadth(tie.label, size=_CAPTION)


def _box(node: Node, radius: int) -> Box:
    rows = lines(node.label)
    half = max(radius, max(breadth(row, size=LABEL_SIZE) for row in rows) / 2) + 16
    return Box(half=half, above=radius + 14, below=radius + 8 + len(rows) * LABEL_SIZE * 1.25 + 14)
