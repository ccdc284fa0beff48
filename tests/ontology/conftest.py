"""The ontology's files, parsed once."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset, Graph, URIRef

from kg import store

STATUS = URIRef("https://w3id.org/diplomatic-kg/ontology#status")
PLANNED = URIRef("https://w3id.org/diplomatic-kg/concept#planned")


@pytest.fixture(scope="session")
def folder() -> Path:
    """Where the ontology lies."""
    return store.ontology()


@pytest.fixture(scope="session")
def model(folder: Path) -> Graph:
    """dip.ttl."""
    return Graph().parse(folder / "dip.ttl")


@pytest.fixture(scope="session")
def schemes(folder: Path) -> Graph:
    """schemes.ttl."""
    return Graph().parse(folder / "schemes.ttl")


@pytest.fixture(scope="session")
def shapes(folder: Path) -> Graph:
    """shapes.ttl."""
    return Graph().parse(folder / "shapes.ttl")


@pytest.fixture(scope="session")
def example(folder: Path) -> Dataset:
    """example.trig, with the union of its graphs as the default graph."""
    dataset = Dataset(default_union=True)
    dataset.parse(folder / "example.trig")
    return dataset


@pytest.fixture(scope="session")
def merged(example: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example as one Turtle graph: of the meeting's two statuses the newest is kept."""
    graph = Graph()
    for subject, predicate, value, _ in example.quads():
        if (predicate, value) != (STATUS, PLANNED):
            graph.add((subject, predicate, value))
    path = tmp_path_factory.mktemp("merged") / "example.ttl"
    graph.serialize(path, format="turtle")
    return path


@pytest.fixture(scope="session")
def example_store(folder: Path) -> ox.Store:
    """example.trig in pyoxigraph."""
    return store.load(folder / "example.trig")
