"""The choice of the story, its lead and its layout, without a browser."""

from __future__ import annotations

import itertools
import math
from types import ModuleType

import pytest

from kg.network.graph import communities, graph, scores
from kg.network.layout import arrange
from kg.network.lead import extent, lead
from kg.network.model import Act, Family, Kind, Node, Picture, Role, Standing, Tie
from kg.network.packing import Box, Edge, fitted
from kg.network.phrases import days
from kg.network.places import sizes, whole
from kg.network.read import picture
from kg.network.story import PHONE, SCREEN, Limits, Story, story, strongest
from tests.benchmarks.picture import made


@pytest.fixture(scope="module")
def drawn(ruritania: ModuleType) -> Picture:
    return picture(ruritania.store())


def star(count: int) -> Picture:
    """A picture in which person 0 threatens `count` others, each a little less sharply."""
    nodes = tuple(Node(iri=f"p{n:03}", kind=Kind.PERSON, label=f"Person {n}") for n in range(count + 1))
    ties = tuple(
        Tie("p000", f"p{n:03}", Family.CONFLICT, "threatened", Standing.HELD, weight=1 / n) for n in range(1, count + 1)
    )
    return Picture(articles=(), nodes=nodes, acts=(), ties=ties)


def test_the_story_keeps_the_most_central_and_no_more_than_its_limits() -> None:
    many = star(60)
    network = graph(many)
    chosen = story(many, network, scores(network), SCREEN)
    assert chosen.nodes == tuple(range(24))
    assert len(story(many, network, scores(network), PHONE).nodes) == 10


def test_lines_are_cut_to_the_limit_but_nobody_is_left_alone() -> None:
    many = star(20)
    network = graph(many)
    chosen = story(many, network, scores(network), Limits(leaders=24, meetings=0, bodies=0, lines=3))
    assert {tie.target for tie in (many.ties[n] for n in chosen.ties)} == {f"p{n:03}" for n in range(1, 21)}


def test_a_state_that_only_its_leaders_act_for_is_a_badge_and_no_node(ruritania: ModuleType) -> None:
    quiet = ruritania.trig().replace("dip:target d:grenzland", "dip:target d:weyland")
    found = picture(ruritania.store(quiet))
    network = graph(found)
    shown = {found.nodes[n].label for n in story(found, network, scores(network), SCREEN).nodes}
    assert "Jonas Weyland" in shown
    assert "Ruritania" in shown
    assert "Grenzland" not in shown


def test_the_lead_is_made_from_the_graph_and_leaves_denied_acts_out(drawn: Picture) -> None:
    network = graph(drawn)
    chosen = story(drawn, network, scores(network), SCREEN)
    assert lead(drawn, chosen) == (
        "Marta Adler, Jonas Weyland and Edda Norr met (9 June 2031).",
        "Marta Adler and Jonas Weyland met (Port Marrow, 4 April 2031).",
        "Edda Norr threatened Grenzland.",
        "Marta Adler and Jonas Weyland contradict each other.",
    )
    assert extent(drawn, chosen).startswith(
        "From two articles, 5 April to 10 June 2031: four events, three statements."
    )


def test_those_with_names_are_told_of_before_officials_and_neighbours() -> None:
    nodes = tuple(Node(iri=name, kind=Kind.GROUP, label=name) for name in ("neighbours", "officials", "Ada", "Jon"))
    ties = (
        Tie("neighbours", "officials", Family.CONFLICT, "threatened", Standing.HELD, weight=9.0),
        Tie("Ada", "Jon", Family.CONFLICT, "threatened", Standing.HELD, weight=1.0),
    )
    shown = Picture(articles=(), nodes=nodes, acts=(), ties=ties)
    everything = Story(nodes=(0, 1, 2, 3), ties=(0, 1))
    assert [tie.source for tie in strongest(shown, everything, Family.CONFLICT)] == ["Ada", "neighbours"]


@pytest.mark.parametrize("aspect", [1.6, 0.8])
def test_no_box_covers_another(aspect: float) -> None:
    boxes = [Box(half=50 + 7 * (n % 5), above=30, below=50) for n in range(30)]
    edges = [Edge(n, (n * 7 + 1) % 30) for n in range(30) if n != (n * 7 + 1) % 30]
    places = arrange(boxes, edges, order=range(30), aspect=aspect)
    for one in range(30):
        for other in range(one + 1, 30):
            (x, y), (u, v) = places[one], places[other]
            apart_x = abs(x - u) >= boxes[one].half + boxes[other].half - 0.2
            apart_y = abs(y - v) >= (80 if y != v else 0) - 0.2 and y != v
            assert apart_x or apart_y


def test_between_two_that_a_line_with_words_joins_there_is_room_for_them() -> None:
    boxes = [Box(half=30, above=30, below=30)] * 2
    (x, _), (u, _) = arrange(boxes, [Edge(0, 1, words=200)], order=[0, 1], aspect=1.6)
    assert abs(x - u) >= 260 - 0.2


def test_small_parts_stand_in_the_bays_of_large_ones() -> None:
    corner = ([Box(10, 10, 10)] * 3, [(0.0, 0.0), (400.0, 0.0), (0.0, 200.0)], [Edge(0, 1), Edge(0, 2)])
    single = ([Box(30, 30, 30)], [(0.0, 0.0)], list[Edge]())
    moves = fitted([corner, single], 2.0)
    (right, down), (x, y) = moves
    assert right - 10 <= x - 30 <= right + 410 - 60
    assert down - 10 <= y - 30 <= down + 210 - 60
    assert (x - right, y - down) > (40, 40)


def test_in_a_large_picture_each_community_is_a_disc_of_its_own() -> None:
    shown = picture(made.store(400))
    network = graph(shown)
    ranks, groups = scores(network), communities(network)
    points, discs = whole(shown, network, groups, ranks)
    radii = sizes(shown, ranks)
    for number, (x, y) in enumerate(points):
        disc = discs[groups[number]]
        assert math.hypot(x - disc.x, y - disc.y) + radii[number] <= disc.radius
    for one, other in itertools.combinations(discs, 2):
        assert math.hypot(one.x - other.x, one.y - other.y) >= one.radius + other.radius - 1
    for first, second in itertools.combinations(range(len(points)), 2):
        assert math.dist(points[first], points[second]) > 0.8 * (radii[first] + radii[second])
    assert sum(disc.count for disc in discs) == len(points)
    assert all(
        ranks[disc.chief] == max(ranks[n] for n in range(len(points)) if groups[n] == at)
        for at, disc in enumerate(discs)
    )


def test_the_large_view_holds_every_node_however_many_communities_there_are() -> None:
    pairs = 200
    nodes = tuple(Node(iri=f"p{n:03}", kind=Kind.PERSON, label=f"Person {n}") for n in range(2 * pairs))
    ties = tuple(
        Tie(f"p{2 * n:03}", f"p{2 * n + 1:03}", Family.COOPERATION, "met", Standing.HELD, weight=1.0)
        for n in range(pairs)
    )
    many = Picture(articles=(), nodes=nodes, acts=(), ties=ties)
    network = graph(many)
    points, discs = whole(many, network, communities(network), scores(network))
    assert len(discs) == pairs
    for one, other in itertools.combinations(discs, 2):
        assert math.hypot(one.x - other.x, one.y - other.y) >= one.radius + other.radius - 1
    assert len(set(points)) == 2 * pairs


def test_those_who_matter_more_are_larger() -> None:
    many = star(8)
    radii = sizes(many, scores(graph(many)))
    assert radii[0] == max(radii) > radii[1] >= radii[8]


def test_a_single_node_and_none_have_places() -> None:
    assert arrange([], [], order=[], aspect=1.0) == []
    assert len(arrange([Box(10, 10, 10)], [], order=[0], aspect=1.6)) == 1


@pytest.mark.parametrize("limits", [SCREEN, PHONE])
def test_the_lead_names_nobody_who_is_not_drawn(limits: Limits) -> None:
    shown = picture(made.store(400))
    network = graph(shown)
    chosen = story(shown, network, scores(network), limits)
    drawn_names = " | ".join(shown.nodes[number].label for number in chosen.nodes)
    told = " ".join(lead(shown, chosen))
    named = {node.label for node in shown.nodes if node.label in told and len(node.label) > 8}
    assert named
    assert [label for label in sorted(named) if label not in drawn_names] == []


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2031-12-30", "2032-01-02", "30 December 2031 to 2 January 2032"),
        ("2031-04-09", "2031-05-02", "9 April to 2 May 2031"),
    ],
)
def test_days_are_told_without_saying_anything_twice(first: str, last: str, words: str) -> None:
    assert days(first, last) == words


def test_what_happened_between_two_reads_as_english() -> None:
    nodes = (
        Node(iri="a", kind=Kind.PERSON, label="Ada Norr"),
        Node(iri="b", kind=Kind.STATE, label="United Provinces"),
    )
    acts = (deed("e1", "Visit", "CONSULT"), deed("e2", "Endorsement", "SUPPORT"), deed("e3", "Meeting", "CONSULT"))
    tie = Tie("a", "b", Family.COOPERATION, "met", Standing.HELD, ("e1", "e2", "e3"), forward=1, weight=3.0)
    shown = Picture(articles=(), nodes=nodes, acts=acts, ties=(tie,))
    network = graph(shown)
    assert lead(shown, story(shown, network, scores(network), SCREEN)) == (
        (
            "Ada Norr and the United Provinces had most to do with each other: "
            "they met and Ada Norr visited and backed the United Provinces."
        ),
    )


def deed(iri: str, type_: str, category: str) -> Act:
    """Something that Ada Norr (a) did with the United Provinces (b)."""
    roles = ("attendee", "attendee") if category == "CONSULT" else ("speaker", "target")
    return Act(
        iri=iri,
        label=iri,
        type=type_,
        category=category,
        status="occurred",
        standing=Standing.HELD,
        articles=(),
        roles=(Role(roles[0], "a"), Role(roles[1], "b")),
    )
