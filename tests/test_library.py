"""What a program does with `import kg`."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import kg

TEXT = (
    "Norwegian Prime Minister Ada Brandt met Peruvian President Elena Quiroga in Geneva on Monday.\n"
    "“The door is open,” Brandt said.\n"
)


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> kg.Graph:
    article = tmp_path_factory.mktemp("news") / "talks.txt"
    article.write_text(TEXT, encoding="utf-8")
    return kg.build(article, published=date(2026, 3, 13))


def test_a_question_is_asked_by_name_or_in_sparql(graph: kg.Graph) -> None:
    assert graph.query("who-said-what").columns[:3] == ("speaker", "for", "mode")
    named = graph.table("SELECT ?name { ?agent dip:actsFor/rdfs:label ?name } ORDER BY ?name")
    assert named.split() == ["name", "------", "Norway", "Peru"]
    assert graph.table("ASK { ?m a dip:Meeting ; dip:status dipc:occurred }") == "yes\n"


def test_a_value_for_a_variable_is_given_by_its_name(graph: kg.Graph) -> None:
    asked = "SELECT ?name { ?state rdfs:label ?name ; skos:notation ?code }"
    assert graph.rows(asked, code="NOR") == [{"name": "Norway"}]


def test_rows_are_plain_text_with_nothing_where_there_is_no_value(graph: kg.Graph) -> None:
    asked = "SELECT ?state ?code ?none { ?state skos:notation ?code OPTIONAL { ?state dip:cue ?none } }"
    norway = {"state": "https://w3id.org/diplomatic-kg/data/state/norway", "code": "NOR", "none": ""}
    assert norway in graph.rows(asked)


def test_a_node_is_explained_by_its_name(graph: kg.Graph) -> None:
    assert "[Ada Brandt](mention)" in str(graph.explain("Ada Brandt"))


def test_a_graph_that_was_written_is_equal_to_the_one_that_is_loaded(graph: kg.Graph, tmp_path: Path) -> None:
    graph.write(tmp_path / "graph.nq")
    assert kg.load(tmp_path / "graph.nq") == graph
    assert (tmp_path / "graph.nq").read_text(encoding="utf-8") == graph.serialize("nq")


def test_a_graph_is_handed_to_rdflib(graph: kg.Graph) -> None:
    assert len(list(graph.dataset().quads())) == len(graph)


def test_a_graph_is_validated(graph: kg.Graph) -> None:
    assert graph.validate().conforms


def test_a_day_may_be_given_as_text(graph: kg.Graph, tmp_path: Path) -> None:
    (tmp_path / "talks.txt").write_text(TEXT, encoding="utf-8")
    assert kg.build(tmp_path / "talks.txt", published="2026-03-13") == graph
    with pytest.raises(kg.KgError, match="published"):
        kg.build(tmp_path / "talks.txt", published="2026-02-30")


def test_a_fault_is_one_kind_of_error(tmp_path: Path) -> None:
    with pytest.raises(kg.KgError, match="no such file"):
        kg.build(tmp_path / "none.txt")


def test_importing_costs_next_to_nothing() -> None:
    program = "import sys; before = set(sys.modules); import kg; print(sorted(set(sys.modules) - before))"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = run.stdout
    assert "'kg'" in loaded
    assert not any(name in loaded for name in ("kg.library", "pyoxigraph", "rdflib", "yaml"))


def test_a_name_that_does_not_exist_is_told_as_python_does() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'biuld'"):
        _ = kg.biuld


def test_every_public_name_is_there() -> None:
    assert {"build", "load", "Graph", "KgError"} <= set(dir(kg))
    assert all(getattr(kg, name) for name in kg.__all__)
