"""Places for the nodes of a picture: what each covers with its name, and which layout a view gets."""

from __future__ import annotations

from kg.network.labels import breadth, lines
from kg.network.layout import arrange
from kg.network.model import Family, Kind, Node, Picture
from kg.network.packing import Box, Point, scatter
from kg.network.story import Story

LABEL_SIZE = 14.0  # pixels at zoom 1; as in shapes.js
_SMALL = 100  # a whole picture of up to so many nodes is laid out like a story


def places(
    picture: Picture, story: Story, communities: tuple[int, ...], *, aspect: float
) -> list[tuple[int, float, float]]:
    """The nodes of a story, as indices into `Picture.nodes`, each with its place in scene units."""
    seat = {number: index for index, number in enumerate(story.nodes)}
    index = {node.iri: number for number, node in enumerate(picture.nodes)}
    edges = [
        (seat[index[tie.source]], seat[index[tie.target]], 0.8 if tie.family is Family.OFFICE else 1.0)
        for tie in (picture.ties[number] for number in story.ties)
    ]
    order = sorted(range(len(story.nodes)), key=lambda at: (communities[story.nodes[at]], at))
    boxes = [_box(picture.nodes[number]) for number in story.nodes]
    points = arrange(boxes, edges, order=order, aspect=aspect)
    return [(number, x, y) for number, (x, y) in zip(story.nodes, points, strict=True)]


def whole(picture: Picture, communities: tuple[int, ...], ranks: tuple[float, ...]) -> list[Point]:
    """A place for every node of the picture, in its order."""
    if len(picture.nodes) > _SMALL:
        return scatter(communities, ranks)
    everything = Story(nodes=tuple(range(len(picture.nodes))), ties=tuple(range(len(picture.ties))))
    return [(x, y) for _, x, y in places(picture, everything, communities, aspect=1.9)]


def _box(node: Node) -> Box:
    rows = lines(node.label)
    radius = 24.0 if node.kind is Kind.PERSON else 20.0
    half = max(radius, max(breadth(row, size=LABEL_SIZE) for row in rows) / 2) + 18
    return Box(half=half, above=radius + 16, below=radius + 8 + len(rows) * LABEL_SIZE * 1.25 + 16)
