"""What to show first: the leaders and meetings that matter most, and what can be said of them.

Strength is the weight of a node's lines; where the picture is small enough to afford it, standing between
others (betweenness) counts as well, so that a go-between is not lost among the loud.
"""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx

from kg.network.model import Family, Kind, Picture, Standing, Tie

_CORE = 150  # betweenness is computed among the strongest nodes only: its cost grows with the square
_LARGE = 2000  # above so many nodes Louvain's method takes longer than all the rest


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a story may hold: persons, meetings of several, states and other bodies, lines."""

    leaders: int
    meetings: int
    bodies: int
    lines: int


SCREEN = Limits(leaders=24, meetings=12, bodies=12, lines=60)
PHONE = Limits(leaders=12, meetings=6, bodies=6, lines=30)


@dataclass(frozen=True, slots=True)
class Story:
    """The first view: indices into `Picture.nodes` by importance, and into `Picture.ties`."""

    nodes: tuple[int, ...]
    ties: tuple[int, ...]


def graph(picture: Picture) -> nx.Graph[int]:
    """The picture as an undirected weighted graph; nodes are indices into `Picture.nodes`."""
    index = {node.iri: number for number, node in enumerate(picture.nodes)}
    network: nx.Graph[int] = nx.Graph()
    network.add_nodes_from(range(len(picture.nodes)))
    for tie in picture.ties:
        one, other = index[tie.source], index[tie.target]
        weight = network.get_edge_data(one, other, {"weight": 0.0})["weight"] + (tie.weight or 0.1)
        network.add_edge(one, other, weight=weight)
    return network


def scores(network: nx.Graph[int]) -> tuple[float, ...]:
    """How much each node matters, from its strength and, among the strongest, its betweenness."""
    strength = dict(network.degree(weight="weight"))
    core = sorted(strength, key=lambda number: (-strength[number], number))[:_CORE]
    between: dict[int, float] = nx.betweenness_centrality(nx.Graph(network.subgraph(core)))
    most = max(strength.values(), default=0.0) or 1.0
    return tuple(round(strength[n] / most + between.get(n, 0.0), 9) for n in sorted(strength))


def story(picture: Picture, network: nx.Graph[int], ranks: tuple[float, ...], limits: Limits) -> Story:
    """Choose the story of a picture from its graph (see `graph`) and the `scores` of its nodes."""
    chosen = _chosen(picture, network, ranks, limits)
    inside = {picture.nodes[number].iri for number in chosen}
    dealt = {
        iri
        for tie in picture.ties
        if tie.family is not Family.OFFICE and tie.source in inside and tie.target in inside
        for iri in (tie.source, tie.target)
    }
    if dealt:  # whoever has nothing to do with any of the others tells nothing here
        chosen = tuple(number for number in chosen if picture.nodes[number].iri in dealt)
        inside &= dealt
    ties = [n for n, tie in enumerate(picture.ties) if tie.source in inside and tie.target in inside]
    return Story(nodes=chosen, ties=_chief_lines(picture, ties, limits.lines))


def _chosen(picture: Picture, network: nx.Graph[int], ranks: tuple[float, ...], limits: Limits) -> tuple[int, ...]:
    ranked = sorted(range(len(picture.nodes)), key=lambda number: (-ranks[number], number))
    tied = [number for number in ranked if network.degree(number)] or ranked
    own = [tie for tie in picture.ties if tie.family is not Family.OFFICE]
    acting = {iri for tie in own for iri in (tie.source, tie.target)}
    kinds = {number: picture.nodes[number].kind for number in tied}
    leaders = [number for number in tied if kinds[number] is Kind.PERSON][: limits.leaders]
    bodies = [
        number
        for number in tied
        if kinds[number] not in (Kind.PERSON, Kind.MEETING) and (not leaders or picture.nodes[number].iri in acting)
    ][: limits.bodies]
    actors = {*leaders, *bodies}
    guests = {n: len(actors.intersection(network[n])) for n in tied if kinds[n] is Kind.MEETING}
    meetings = sorted(guests, key=lambda number: (-guests[number], -ranks[number], number))
    return (*leaders, *bodies, *[number for number in meetings if guests[number] > 1][: limits.meetings])


def _chief_lines(picture: Picture, ties: list[int], most: int) -> tuple[int, ...]:
    """Guests and offices always; contradictions first among the rest, then the strongest; none left alone."""
    direct = [n for n in ties if picture.ties[n].family not in (Family.PRESENCE, Family.OFFICE)]
    direct.sort(key=lambda n: (picture.ties[n].family is not Family.DISPUTE, -picture.ties[n].weight, n))
    kept = set(direct[:most])
    seen: set[str] = set()
    for number in direct:
        ends = {picture.ties[number].source, picture.ties[number].target}
        if not ends <= seen:
            kept.add(number)
            seen |= ends
    weak = set(direct) - kept
    return tuple(n for n in ties if n not in weak)


def groups(network: nx.Graph[int]) -> tuple[int, ...]:
    """A community number for each node, 0 for the largest: Louvain's method, label propagation if large."""
    if not network:
        return ()
    if len(network) <= _LARGE:
        found = nx.community.louvain_communities(network, weight="weight", seed=1)
    else:
        found = list(nx.community.fast_label_propagation_communities(network, weight="weight", seed=1))
    ordered = sorted((sorted(group) for group in found), key=lambda group: (-len(group), group))
    number_of = {number: rank for rank, group in enumerate(ordered) for number in group}
    return tuple(number_of[number] for number in sorted(number_of))


def strongest(picture: Picture, chosen: Story, *families: Family) -> tuple[Tie, ...]:
    """The lines of the story of these families, the strongest first; what was denied is none."""
    ties = [
        tie
        for tie in (picture.ties[number] for number in chosen.ties)
        if tie.family in families and tie.standing is not Standing.VOID
    ]
    return tuple(sorted(ties, key=lambda tie: (-tie.weight, tie.source, tie.target)))
