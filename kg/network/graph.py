"""The picture as a graph of networkx: how much each node matters, which belong together, how far apart they are."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

from kg.network.model import Picture, Tie

_CORE = 150  # betweenness is computed among the strongest nodes only: its cost grows with the square
_LARGE = 2000  # above so many nodes neighbours are joined first, which takes a third of the time of Louvain's method


def graph(picture: Picture) -> nx.Graph[int]:
    """The picture as an undirected graph; nodes are indices into `Picture.nodes`.

    An edge has the `weight` of all lines between two nodes together, and the `cost` of the one with the strongest
    evidence, whose index into `Picture.ties` is `tie`.
    """
    index = {node.iri: number for number, node in enumerate(picture.nodes)}
    network: nx.Graph[int] = nx.Graph()
    network.add_nodes_from(range(len(picture.nodes)))
    for number, tie in enumerate(picture.ties):
        one, other = index[tie.source], index[tie.target]
        known = network.get_edge_data(one, other)
        if known is None:
            network.add_edge(one, other, weight=tie.weight or 0.1, cost=cost(tie), tie=number)
            continue
        known["weight"] += tie.weight or 0.1
        if cost(tie) < known["cost"]:
            known.update(cost=cost(tie), tie=number)
    return network


def cost(tie: Tie) -> int:
    """How long a line is for a path: 600 without evidence, nearing 100 as evidence grows.

    Steps count, so that two strong lines are not preferred to one that is certain enough.
    """
    return round(100 * (1 + 1 / (0.2 + tie.weight)))


def scores(network: nx.Graph[int]) -> tuple[float, ...]:
    """How much each node matters: the weight of its lines, and how often it stands between others.

    Betweenness keeps a go-between from being lost among the loud.
    """
    strength = dict(network.degree(weight="weight"))
    core = sorted(strength, key=lambda number: (-strength[number], number))[:_CORE]
    between: dict[int, float] = nx.betweenness_centrality(nx.Graph(network.subgraph(core)))
    most = max(strength.values(), default=0.0) or 1.0
    return tuple(round(strength[n] / most + between.get(n, 0.0), 9) for n in sorted(strength))


def communities(network: nx.Graph[int]) -> tuple[int, ...]:
    """A community number for each node, 0 for the largest, by Louvain's method."""
    if not network:
        return ()
    found = _neighbours(network) if len(network) > _LARGE else [[number] for number in network]
    joined = nx.community.louvain_communities(folded(network, found), weight="weight", seed=1)
    groups = [sorted(number for part in group for number in found[part]) for group in joined]
    groups.sort(key=lambda group: (-len(group), group))
    number_of = {number: rank for rank, group in enumerate(groups) for number in group}
    return tuple(number_of[number] for number in sorted(number_of))


def _neighbours(network: nx.Graph[int]) -> list[list[int]]:
    """Each node with the one it has most to do with, and whoever these have most to do with."""
    joins: nx.Graph[int] = nx.Graph()
    joins.add_nodes_from(network)
    for number, others in network.adjacency():
        if others:
            joins.add_edge(number, min(others, key=lambda other: (-others[other]["weight"], other)))
    return [sorted(group) for group in nx.connected_components(joins)]


def folded(network: nx.Graph[int], groups: Iterable[Iterable[int]]) -> nx.Graph[int]:
    """Each group as one node, by its number; weights between two groups, and inside one, are added up."""
    group_of = {number: group for group, members in enumerate(groups) for number in members}
    made: nx.Graph[int] = nx.Graph()
    made.add_nodes_from(range(max(group_of.values(), default=-1) + 1))
    for one, other, known in network.edges(data=True):
        ends = group_of[one], group_of[other]
        sofar = made.get_edge_data(*ends, {"weight": 0.0})
        made.add_edge(*ends, weight=sofar["weight"] + known["weight"])
    return made
