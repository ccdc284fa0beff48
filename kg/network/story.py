"""What to show first: the leaders and meetings that matter most, and what can be said of them.

Strength is the weight of a node's lines; where the picture is small enough to afford it, standing between
others (betweenness) counts as well, so that a go-between is not lost among the loud.
"""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx

from kg.network.model import Family, Kind, Picture, Tie

LEADERS, MEETINGS, BODIES = 24, 12, 12
_CORE = 300  # betweenness is computed among the strongest nodes only: its cost grows with the square


@dataclass(frozen=True, slots=True)
class Story:
    """The first view: nodes by importance, the lines between them, and communities.

    `nodes` and `groups` hold indices into `Picture.nodes`; `groups` has one community number for each node
    of the picture, 0 for the largest; `ties` holds indices into `Picture.ties`.
    """

    nodes: tuple[int, ...]
    ties: tuple[int, ...]
    groups: tuple[int, ...]
    scores: tuple[float, ...]


def graph(picture: Picture) -> nx.Graph:
    """The picture as an undirected weighted graph; nodes are indices into `Picture.nodes`."""
    index = {node.iri: number for number, node in enumerate(picture.nodes)}
    network = nx.Graph()
    network.add_nodes_from(range(len(picture.nodes)))
    for tie in picture.ties:
        one, other = index[tie.source], index[tie.target]
        weight = network.get_edge_data(one, other, {"weight": 0.0})["weight"] + (tie.weight or 0.1)
        network.add_edge(one, other, weight=weight)
    return network


def story(picture: Picture, network: nx.Graph) -> Story:
    """Choose the story of a picture from its graph (see `graph`)."""
    scores = _scores(network)
    chosen = _chosen(picture, network, scores)
    inside = {picture.nodes[number].iri for number in chosen}
    ties = [
        number
        for number, tie in enumerate(picture.ties)
        if tie.source in inside and tie.target in inside
    ]
    return Story(nodes=chosen, ties=tuple(ties), groups=_groups(network), scores=scores)


def _scores(network: nx.Graph) -> tuple[float, ...]:
    strength = dict(network.degree(weight="weight"))
    core = sorted(strength, key=lambda number: (-strength[number], number))[:_CORE]
    between = nx.betweenness_centrality(network.subgraph(sorted(core)))
    most = max(strength.values(), default=0.0) or 1.0
    return tuple(round(strength[n] / most + between.get(n, 0.0), 9) for n in sorted(strength))


def _chosen(picture: Picture, network: nx.Graph, scores: tuple[float, ...]) -> tuple[int, ...]:
    ranked = sorted(range(len(picture.nodes)), key=lambda number: (-scores[number], number))
    tied = [number for number in ranked if any(other != number for other in network[number])] or ranked
    leaders = [number for number in tied if picture.nodes[number].kind is Kind.PERSON][:LEADERS]
    bodies = [
        number
        for number in tied
        if picture.nodes[number].kind not in (Kind.PERSON, Kind.MEETING)
        and (not leaders or _acts_with(picture, number))
    ][:BODIES]
    actors = set(leaders) | set(bodies)
    guests = {
        number: len(actors.intersection(network[number]))
        for number in tied
        if picture.nodes[number].kind is Kind.MEETING
    }
    meetings = sorted(guests, key=lambda number: (-guests[number], -scores[number], number))
    return (*leaders, *bodies, *[number for number in meetings if guests[number] > 1][:MEETINGS])


def _acts_with(picture: Picture, number: int) -> bool:
    """Whether a state or body does something itself, not only through those who act for it."""
    iri = picture.nodes[number].iri
    return any(tie.family is not Family.OFFICE and iri in (tie.source, tie.target) for tie in picture.ties)


def _groups(network: nx.Graph) -> tuple[int, ...]:
    found = nx.community.louvain_communities(network, weight="weight", seed=1) if len(network) else []
    ordered = sorted((sorted(group) for group in found), key=lambda group: (-len(group), group))
    number_of = {number: rank for rank, group in enumerate(ordered) for number in group}
    return tuple(number_of[number] for number in sorted(number_of))


def strongest(picture: Picture, chosen: Story, *families: Family) -> tuple[Tie, ...]:
    """The lines of the story of these families, the strongest first."""
    ties = [picture.ties[number] for number in chosen.ties if picture.ties[number].family in families]
    return tuple(sorted(ties, key=lambda tie: (-tie.weight, tie.source, tie.target)))
