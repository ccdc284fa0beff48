"""`kg view`: a page, a network for other programs, and the way between two names."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest

from kg.cli import main

ARTICLE = (
    "President Anna Adler met Chancellor Emil Brandt in Geneva on Monday.\nBrandt criticised Minister Iris Lang.\n"
)


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    (tmp_path / "news.txt").write_text(ARTICLE, encoding="utf-8")
    out = tmp_path / "news.nq"
    assert main(["build", str(tmp_path / "news.txt"), "--published", "2031-03-04", "-q", "-o", str(out)]) == 0
    return out


def test_the_ending_decides_what_is_written(graph: Path, tmp_path: Path) -> None:
    page, graphml, gexf = (tmp_path / f"network{ending}" for ending in (".html", ".graphml", ".gexf"))
    for out in (page, graphml, gexf):
        assert main(["view", str(graph), "-o", str(out)]) == 0
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    people = {data["label"] for _, data in nx.read_graphml(graphml).nodes(data=True)}
    assert {"Anna Adler", "Emil Brandt", "Iris Lang"} <= people
    assert {data["label"] for _, data in nx.read_gexf(gexf).nodes(data=True)} == people


def test_a_network_about_one_person_leaves_the_others_out(graph: Path, tmp_path: Path) -> None:
    out = tmp_path / "adler.graphml"
    assert main(["view", str(graph), "--about", "Anna Adler", "-o", str(out)]) == 0
    labels = {data["label"] for _, data in nx.read_graphml(out).nodes(data=True)}
    assert "Emil Brandt" in labels
    assert "Iris Lang" not in labels


def test_the_way_between_two_names_is_printed_with_its_sentences(
    graph: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "network.html"
    assert main(["view", str(graph), "--path", "anna adler", "Iris Lang", "-o", str(out)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Anna Adler – Emil Brandt: met",
        "    President Anna Adler met Chancellor Emil Brandt in Geneva on Monday.",
        "Emil Brandt – Iris Lang: criticised",
        "    Brandt criticised Minister Iris Lang.",
    ]


def test_a_name_nobody_has_ends_with_one_line_and_writes_nothing(
    graph: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "network.html"
    assert main(["view", str(graph), "--path", "Anna Adlar", "Iris Lang", "-o", str(out)]) == 2
    said = capsys.readouterr().err
    assert said == "kg: Anna Adlar: nobody in the picture is called so (did you mean Anna Adler?)\n"
    assert not out.exists()
