"""How much one file may hold: of a larger graph the most connected, and a word on what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.network.model import Picture

MOST_NODES = 10_000


@dataclass(frozen=True, slots=True)
class Rest:
    """What a file leaves out: how many nodes, and how many acts (those in which one of these takes part)."""

    nodes: int = 0
    acts: int = 0


def most_connected(picture: Picture, ranks: Sequence[float], *, most: int = MOST_NODES) -> tuple[Picture, Rest]:
    """The picture cut to its most important nodes, in the same order, with the acts among them.

    ranks: how much each node matters, in the order of `Picture.nodes`. A picture small enough is itself.
    """
    if len(picture.nodes) <= most:
        return picture, Rest()
    order = sorted(range(len(picture.nodes)), key=lambda number: (-ranks[number], number))
    nodes = tuple(picture.nodes[number] for number in sorted(order[:most]))
    known = {node.iri for node in nodes}
    dropped = {node.iri for node in picture.nodes} - known
    acts = tuple(act for act in picture.acts if act.iri not in dropped and dropped.isdisjoint(act.agents()))
    told = {act.iri for act in acts}
    ties = tuple(
        replace(tie, acts=tuple(iri for iri in tie.acts if iri in told))
        for tie in picture.ties
        if tie.source in known and tie.target in known and (not tie.acts or not told.isdisjoint(tie.acts))
    )
    quoted = {iri for act in acts for iri in act.articles}
    quoted.update(passage.article for node in nodes for passage in node.passages)
    articles = tuple(article for article in picture.articles if article.iri in quoted)
    rest = Rest(nodes=len(picture.nodes) - len(nodes), acts=len(picture.acts) - len(acts))
    return Picture(articles=articles, nodes=nodes, acts=acts, ties=ties), rest
