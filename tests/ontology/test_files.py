"""The files parse everywhere, and say whose they are."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import OWL, Dataset, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from kg import store

ONTOLOGY = URIRef("https://w3id.org/diplomatic-kg/ontology")


@pytest.mark.parametrize("name", ["dip.ttl", "schemes.ttl", "shapes.ttl"])
def test_both_libraries_read_the_same_number_of_triples(folder: Path, name: str) -> None:
    assert len(store.load(folder / name)) == len(Graph().parse(folder / name)) > 100


def test_both_libraries_read_the_same_number_of_quads(example: Dataset, example_store: ox.Store) -> None:
    assert len(example_store) == len(list(example.quads())) > 500


def test_the_example_has_a_graph_for_each_article_and_one_of_reference(example_store: ox.Store) -> None:
    names = sorted(graph.value.rpartition("/")[2] for graph in example_store.named_graphs())
    assert [name[:10] for name in names] == ["2026-03-09", "2026-03-13", "reference"]


def test_the_example_survives_json_ld(example: Dataset) -> None:
    written = example.serialize(format="json-ld")
    again = Dataset(default_union=True)
    again.parse(data=written, format="json-ld")
    for graph in example.graphs():
        assert isomorphic(graph, again.graph(graph.identifier))


def test_the_header_names_version_creator_licence_and_dates(model: Graph) -> None:
    said = {str(p).rpartition("/")[2].rpartition("#")[2] for p in model.predicates(ONTOLOGY)}
    assert said >= {"versionIRI", "versionInfo", "title", "description", "license", "creator", "created"}
    assert model.value(ONTOLOGY, OWL.versionInfo) == Literal("0.1.0")
    assert model.value(ONTOLOGY, OWL.versionIRI) == ONTOLOGY + "/0.1.0"


def test_the_example_keeps_its_offsets_in_every_span(example: Dataset) -> None:
    rows = list(
        example.query(
            "SELECT ?begin ?end ?words ?text WHERE { ?span nif:beginIndex ?begin ; nif:endIndex ?end ; "
            "nif:anchorOf ?words ; nif:referenceContext/nif:isString ?text }",
            initNs={"nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"},
        )
    )
    assert len(rows) > 40
    assert all(str(row.text)[int(row.begin) : int(row.end)] == str(row.words) for row in rows)  # type: ignore[union-attr]


def test_every_query_and_check_says_in_its_first_line_what_it_is_for(folder: Path) -> None:
    first = {path: path.read_text(encoding="utf-8").split("\n")[0] for path in folder.glob("*/*.rq")}
    assert len(first) >= 15
    for path, line in first.items():
        assert line.startswith("# Each row is " if path.parent.name == "checks" else "# ")
        assert "?" in line or path.parent.name == "checks"
