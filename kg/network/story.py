"""What to show first: the leaders and meetings that matter most (see `graph.scores`), and the lines between them."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx

from kg.network.model import Family, Kind, Picture, Standing, Tie


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a story may hold: persons, meetings of several, states and other bodies, lines."""

    leaders: int
    meetings: int
    bodies: int
    lines: int


SCREEN = Limits(leaders=24, meetings=12, bodies=12, lines=60)
PHONE = Limits(leaders=10, meetings=4, bodies=5, lines=24)


@dataclass(frozen=True, slots=True)
class Story:
    """The first view: indices into `Picture.nodes` by importance, and into `Picture.ties`."""

    nodes: tuple[int, ...]
    ties: tuple[int, ...]


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


def strongest(picture: Picture, chosen: Story, *families: Family) -> tuple[Tie, ...]:
    """The lines of the story of these families, the strongest first; what was denied is none.

    Lines between two that have names come before those of "officials" and "neighbours".
    """
    nameless = {node.iri for node in picture.nodes if node.label[:1].islower()}
    ties = [
        tie
        for tie in (picture.ties[number] for number in chosen.ties)
        if tie.family in families and tie.standing is not Standing.VOID
    ]
    return tuple(
        sorted(
            ties,
            key=lambda tie: (not nameless.isdisjoint((tie.source, tie.target)), -tie.weight, tie.source, tie.target),
        )
    )
