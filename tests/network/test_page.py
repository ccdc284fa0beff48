"""The HTML file and the exports, without a browser."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from types import ModuleType

import networkx as nx
import pytest

from kg.errors import GraphError
from kg.network.export import multigraph, write_gexf, write_graphml
from kg.network.model import Act, Article, Kind, Node, Picture, Role, Standing
from kg.network.page import write
from kg.network.payload import articles, web_address
from kg.network.template import SCRIPTS
from kg.network.ties import fold

SINKS = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|srcdoc"

DRAW = """
import sys
from pathlib import Path
import pyoxigraph as ox
from kg.network.export import write_gexf, write_graphml
from kg.network.page import write
store = ox.Store()
store.load(path=sys.argv[1])
out = Path(sys.argv[2])
write(store, out / "a.html")
write_graphml(store, out / "a.graphml")
write_gexf(store, out / "a.gexf")
"""


def test_the_same_graph_gives_the_same_bytes_under_any_hash_seed(ruritania: ModuleType, tmp_path: Path) -> None:
    source = tmp_path / "graph.trig"
    source.write_text(ruritania.trig(), encoding="utf-8")
    digests = set()
    for seed in ("1", "2"):
        out = tmp_path / seed
        out.mkdir()
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", DRAW, source, out], check=True, env=environment)
        written = [(out / name).read_bytes() for name in ("a.html", "a.graphml", "a.gexf")]
        digests.add(tuple(hashlib.sha256(content).hexdigest() for content in written))
    assert len(digests) == 1


def test_nothing_is_left_beside_the_file_written(ruritania: ModuleType, tmp_path: Path) -> None:
    write(ruritania.store(), tmp_path / "network.html")
    assert [path.name for path in tmp_path.iterdir()] == ["network.html"]


def test_a_folder_that_is_not_there_is_told_in_one_line(ruritania: ModuleType, tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"nowhere: no such folder \(make it first"):
        write(ruritania.store(), tmp_path / "nowhere" / "network.html")


def test_the_scripts_of_the_page_use_nothing_that_parses_markup() -> None:
    assets = files("kg.network") / "assets"
    for name in SCRIPTS:
        assert not re.search(SINKS, (assets / name).read_text("utf-8")), name


def test_every_asset_is_used(ruritania: ModuleType, tmp_path: Path) -> None:
    write(ruritania.store(), tmp_path / "network.html")
    html = (tmp_path / "network.html").read_text("utf-8")
    for asset in (files("kg.network") / "assets").iterdir():
        if asset.name.endswith((".js", ".css")):
            assert asset.read_text("utf-8") in html, asset.name


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "//host/a",
        "http:",
        "https://[",
        "ftp://a/b",
    ],
)
def test_only_web_addresses_become_links(url: str) -> None:
    assert not web_address(url)
    assert web_address("https://news.example/a?b=c#d")


def test_an_address_that_is_none_of_the_web_does_not_reach_the_page() -> None:
    told = [Article(url, "", "", "", url, "", "") for url in ("javascript:alert(1)", "https://news.example/a")]
    rows = articles(Picture(articles=tuple(told), nodes=(), acts=(), ties=()))
    assert [row.get("url") for row in rows] == [None, "https://news.example/a"]


def test_acts_of_one_line_keep_their_own_direction_in_the_exports() -> None:
    nodes = tuple(Node(iri=name, kind=Kind.PERSON, label=name) for name in ("a", "b"))
    acts = tuple(
        Act(
            iri,
            iri,
            "Threat",
            "THREATEN",
            "occurred",
            Standing.HELD,
            (),
            roles=(Role("speaker", one), Role("target", two)),
        )
        for iri, one, two in (("e1", "a", "b"), ("e2", "b", "a"))
    )
    shown = Picture(articles=(), nodes=nodes, acts=acts, ties=fold(nodes, acts))
    assert {(one, two, data["act"]) for one, two, data in multigraph(shown).edges(data=True)} == {
        ("a", "b", "e1"),
        ("b", "a", "e2"),
    }


def test_graphml_and_gexf_hold_every_node_and_act_with_its_attributes(ruritania: ModuleType, tmp_path: Path) -> None:
    write_graphml(ruritania.store(), tmp_path / "a.graphml")
    write_gexf(ruritania.store(), tmp_path / "a.gexf")
    graphml, gexf = nx.read_graphml(tmp_path / "a.graphml"), nx.read_gexf(tmp_path / "a.gexf")
    assert set(graphml) == set(gexf)
    assert graphml.number_of_edges() == gexf.number_of_edges()
    threats = [data for _, _, data in graphml.edges(data=True) if data.get("class") == "Threat"]
    assert [(data["category"], data["status"], data["standing"]) for data in threats] == [
        ("THREATEN", "occurred", "held")
    ]
    assert threats[0]["sentence"] == "Westmark's premier, Edda Norr, threatened Grenzland with a blockade."
    (ends,) = [(one, other) for one, other, data in graphml.edges(data=True) if data.get("class") == "Threat"]
    assert [end.rpartition("/")[2] for end in ends] == ["norr", "grenzland"]
