"""How the data of a page are written small, and what a page too small for a graph leaves out."""

from __future__ import annotations

import json
from pathlib import Path

from kg.network import page
from kg.network.kept import Rest, most_connected
from kg.network.lead import left_out
from kg.network.model import Act, Family, Kind, Node, Picture, Role, Standing, Tie
from kg.network.pack import Texts, table
from tests.benchmarks.picture import made

SMALL = 5_000_000


def test_a_repeated_text_is_written_once() -> None:
    rows: list[dict[str, object]] = [{"word": "threatened"}, {"word": "threatened"}, {"word": "met once"}]
    texts = Texts(rows)
    assert texts.repeated == ["threatened"]
    assert table(rows, texts) == {"n": 3, "c": {"word": ["t", [0, 0, "met once"]]}}


def test_a_column_few_rows_have_names_those_rows() -> None:
    rows: list[dict[str, object]] = [{}, {"place": "Oslo"}, {}, {}, {"place": "Bern"}]
    assert table(rows, Texts(rows))["c"] == {"place": ["@", [1, 3], ["t", ["Oslo", "Bern"]]]}


def test_sorted_addresses_are_written_as_what_differs() -> None:
    stem = "https://kg.example/data/act/2031-04-05-s"
    rows: list[dict[str, object]] = [{"iri": f"{stem}{number}"} for number in range(3)]
    assert table(rows, Texts(rows))["c"] == {"iri": ["f", [0, f"{stem}0", len(stem), "1", len(stem), "2"]]}


def test_lists_of_numbers_become_counts_and_steps() -> None:
    rows: list[dict[str, object]] = [{"acts": [7, 9]}, {"acts": [8]}, {}]
    assert table(rows, Texts(rows))["c"] == {"acts": ["l", [2, 1, 0], [7, 2, -1]]}


def test_a_graph_too_large_keeps_its_most_connected_and_says_what_it_left_out() -> None:
    nodes = tuple(Node(iri=f"p{n}", kind=Kind.PERSON, label=f"Person {n}") for n in range(4))
    acts = (act("e1", "p0", "p1"), act("e2", "p0", "p3"))
    ties = tuple(
        Tie(a, b, Family.CONFLICT, "threatened", Standing.HELD, (iri,), forward=1, weight=1.0)
        for iri, a, b in (("e1", "p0", "p1"), ("e2", "p0", "p3"))
    )
    whole = Picture(articles=(), nodes=nodes, acts=acts, ties=ties)
    cut, rest = most_connected(whole, (3.0, 2.0, 1.0, 0.0), most=3)
    assert [node.iri for node in cut.nodes] == ["p0", "p1", "p2"]
    assert [one.iri for one in cut.acts] == ["e1"]
    assert [tie.acts for tie in cut.ties] == [("e1",)]
    assert rest == Rest(nodes=1, acts=1)
    assert left_out(rest).endswith("leaves out the least connected: one name and one act.")
    assert most_connected(whole, (3.0, 2.0, 1.0, 0.0), most=4) == (whole, Rest())


def test_a_page_of_three_thousand_nodes_stays_small(tmp_path: Path) -> None:
    out = tmp_path / "network.html"
    page.write(made.store(3_000), out)
    assert out.stat().st_size < SMALL * 0.4


def test_the_data_of_a_page_are_json_without_an_end_of_their_element(tmp_path: Path) -> None:
    out = tmp_path / "network.html"
    page.write(made.store(60), out)
    text = out.read_text("utf-8").partition('id="data">')[2].partition("</script>")[0]
    assert set(json.loads(text)) >= {"nodes", "ties", "acts", "reasons", "articles", "spans", "repeated"}


def act(iri: str, one: str, other: str) -> Act:
    """A threat of the one against the other."""
    return Act(
        iri=iri,
        label="a threat",
        type="Threat",
        category="THREATEN",
        status="occurred",
        standing=Standing.HELD,
        articles=(),
        roles=(Role("speaker", one), Role("target", other)),
    )
