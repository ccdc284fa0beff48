"""Graphs are read in six formats, and a faulty file is told by name and line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import store
from kg.errors import GraphError
from kg.model.quad import Quad

EXAMPLE = store.ontology("example.trig")
QUAD = Quad("<http://a/s>", "<http://a/p>", '"Łódź\\n"@en', "<http://a/g>")


@pytest.fixture(scope="module")
def triples() -> list[ox.Triple]:
    """The example's triples, whatever their graph."""
    return sorted({quad.triple for quad in store.load(EXAMPLE)}, key=str)


@pytest.mark.parametrize("ending", store.FORMATS)
def test_every_format_is_read_back(ending: str, triples: list[ox.Triple], tmp_path: Path) -> None:
    path = tmp_path / f"graph{ending.upper()}"
    ox.serialize(triples, str(path), format=store.FORMATS[ending])
    assert sorted({quad.triple for quad in store.load(path)}, key=str) == triples


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("graph.csv", "a,b", ".csv names no graph format (give a .ttl .nq .trig .nt .jsonld .rdf file)"),
        ("graph", "a", "a name without ending names no graph format"),
        ("empty.ttl", "", "no triple in it"),
        ("prefixes.ttl", "@prefix a: <http://a/> .\n", "no triple in it"),
    ],
)
def test_a_file_that_is_no_graph_is_refused(name: str, text: str, what: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GraphError) as fault:
        store.load(path)
    assert str(fault.value).startswith(f"{path}: {what}")


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="no such file"):
        store.load(tmp_path / "none.ttl")
    (tmp_path / "folder.ttl").mkdir()
    with pytest.raises(GraphError, match="is a folder"):
        store.load(tmp_path / "folder.ttl")


def test_a_fault_is_told_with_line_and_caret(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text("@prefix a: <http://a/> .\na:s a:p ] .\n", encoding="utf-8")
    with pytest.raises(GraphError) as fault:
        store.load(path)
    assert fault.value.where == f"{path}:2"
    assert "this is not Turtle: ] is not a valid RDF object" in str(fault.value)
    assert fault.value.source == "a:s a:p ] ."
    assert fault.value.column == 8


@pytest.mark.parametrize("ending", store.FORMATS)
def test_bytes_that_are_no_text_are_refused_in_every_format(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"graph{ending}"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\xff\xfe\x00")
    with pytest.raises(GraphError, match=f"graph{ending}"):
        store.load(path)


def test_a_faulty_line_cannot_steer_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "graph.nt"
    path.write_text("<http://a/s> <http://a/p> \x1b[2J .\n", encoding="utf-8")
    with pytest.raises(GraphError) as fault:
        store.load(path)
    assert "\x1b" not in fault.value.source


def test_quads_of_a_build_become_a_store_and_a_dataset_with_a_union() -> None:
    made = store.of([QUAD, QUAD._replace(graph="")])
    assert len(made) == 2
    dataset = store.to_dataset([QUAD])
    assert [str(value) for value in dataset.objects()] == ["Łódź\n"]
    assert [str(graph.identifier) for graph in dataset.graphs() if len(graph)] == ["http://a/g"]


def test_rdflib_sees_what_its_own_parser_sees() -> None:
    from rdflib import Dataset

    parsed = Dataset(default_union=True)
    parsed.parse(EXAMPLE)
    assert set(store.to_dataset(EXAMPLE).quads()) == set(parsed.quads())


@pytest.mark.parametrize(
    ("short", "iri"),
    [
        ("person:clara-adler", "https://w3id.org/diplomatic-kg/data/person/clara-adler"),
        ("dip:speaker", "https://w3id.org/diplomatic-kg/ontology#speaker"),
        ("https://news.example/a", "https://news.example/a"),
    ],
)
def test_names_are_shortened_and_expanded(short: str, iri: str) -> None:
    assert store.shorten(iri) == short
    assert store.expand(short) == store.expand(f"<{iri}>") == iri
    assert store.expand("Clara Adler") is None
    assert store.shorten(iri + "/more") == iri + "/more"


def test_a_query_does_not_pay_for_rdflib() -> None:
    program = (
        "import sys; from kg import query, store, explain; "
        f"found = query.run(store.load({str(EXAMPLE)!r}), query.named('meetings')); query.render(found); "
        f"str(explain.explain(store.load({str(EXAMPLE)!r}), 'Clara Adler')); "
        "print([name for name in ('rdflib', 'pyshacl', 'rich', 'networkx') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
