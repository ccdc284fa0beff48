"""What networkx is asked about a picture: communities, costs and the shortest way."""

from __future__ import annotations

import networkx as nx
import pytest

from kg.errors import GraphError
from kg.network.graph import communities, cost, graph, scores
from kg.network.model import Family, Kind, Node, Picture, Standing, Tie
from kg.network.path import find, path, told
from kg.network.read import picture
from tests.benchmarks.picture import made


def drawn(*lines: tuple[str, str, float]) -> Picture:
    """A picture of persons a, b, c ... with lines of these weights between them."""
    names = sorted({name for one, other, _ in lines for name in (one, other)})
    nodes = tuple(Node(iri=name, kind=Kind.PERSON, label=name.upper()) for name in names)
    ties = tuple(
        Tie(one, other, Family.COOPERATION, "met", Standing.HELD, weight=weight) for one, other, weight in lines
    )
    return Picture(articles=(), nodes=nodes, acts=(), ties=ties)


def names(shown: Picture, one: str, other: str) -> list[str]:
    return [f"{tie.source}{tie.target}" for tie in path(shown, find(shown, one), find(shown, other))]


def test_a_line_costs_less_the_stronger_its_evidence() -> None:
    lines = [Tie("a", "b", Family.OFFICE, "", Standing.HELD, weight=weight) for weight in (0.0, 0.25, 1.0, 2.0, 50.0)]
    costs = [cost(line) for line in lines]
    assert costs == sorted(costs, reverse=True)
    assert (costs[0], costs[-1]) == (600, 102)


def test_the_way_with_strong_evidence_is_taken_even_if_it_has_more_steps() -> None:
    assert names(drawn(("a", "c", 0.25), ("a", "b", 3.0), ("b", "c", 3.0)), "A", "C") == ["ab", "bc"]
    assert names(drawn(("a", "c", 1.0), ("a", "b", 3.0), ("b", "c", 3.0)), "A", "C") == ["ac"]


def test_of_two_lines_between_the_same_the_stronger_is_on_the_way() -> None:
    shown = drawn(("a", "b", 0.5), ("a", "b", 2.0))
    assert [tie.weight for tie in path(shown, 0, 1)] == [2.0]


def test_where_no_line_leads_there_is_no_way() -> None:
    assert path(drawn(("a", "b", 1.0), ("c", "d", 1.0)), 0, 3) == ()


def test_a_way_is_told_step_by_step_from_its_start() -> None:
    shown = drawn(("a", "b", 1.0), ("b", "c", 1.0))
    assert list(told(shown, path(shown, 2, 0), shown.nodes[2])) == ["C – B: met", "B – A: met"]


def test_a_name_nobody_has_is_told_with_the_nearest() -> None:
    with pytest.raises(GraphError, match=r"Bavivy: nobody in the picture is called so \(did you mean Bavivi"):
        find(picture(made.store(60)), "Bavivy")


def test_whoever_stands_between_two_sides_matters_more_than_the_equally_busy() -> None:
    left = [("a", "b", 1.0), ("b", "c", 1.0), ("a", "c", 1.0)]
    right = [("x", "y", 1.0), ("y", "z", 1.0), ("x", "z", 1.0)]
    ranks = scores(graph(drawn(*left, *right, ("a", "m", 1.0), ("m", "x", 1.0))))
    between, busy = ranks["abcmxyz".index("m")], ranks["abcmxyz".index("b")]
    assert between > busy


def test_communities_are_numbered_from_the_largest() -> None:
    shown = drawn(("a", "b", 1.0), ("c", "d", 1.0), ("d", "e", 1.0), ("c", "e", 1.0))
    assert communities(graph(shown)) == (1, 1, 0, 0, 0)


def test_communities_of_a_large_graph_are_about_as_good_as_those_of_louvain_alone() -> None:
    network = graph(picture(made.store(2_400)))
    numbers = communities(network)
    groups = [{n for n, group in enumerate(numbers) if group == number} for number in range(max(numbers) + 1)]
    alone = nx.community.louvain_communities(network, weight="weight", seed=1)
    reached, best = (nx.community.modularity(network, found, weight="weight") for found in (groups, alone))
    assert reached > 0.9 * best
    assert len(groups) < 100
