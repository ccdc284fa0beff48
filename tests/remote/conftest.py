"""The two servers, started once a session, and emptied before each test."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

import kg
from kg.cli import main
from kg.remote.marks import pushed
from kg.remote.sending import Update
from kg.remote.services import for_updates
from kg.remote.wire import Wire
from tests.remote import servers
from tests.remote.servers import Server

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "articles.jsonl"


@pytest.fixture(scope="session")
def _oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with servers.oxigraph(tmp_path_factory.mktemp("oxigraph") / "data") as server:
        yield server


@pytest.fixture(scope="session")
def _virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """In CI a missing Virtuoso is a failure, elsewhere a skip."""
    if not (shutil.which("virtuoso-t") and shutil.which("isql-vt")):
        missing = "virtuoso-t or isql-vt is missing (Debian: apt-get install virtuoso-opensource-7-bin)"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    with servers.virtuoso(tmp_path_factory.mktemp("virtuoso") / "data") as server:
        yield server


@pytest.fixture(params=["oxigraph", pytest.param("virtuoso", marks=pytest.mark.virtuoso)])
def server(request: pytest.FixtureRequest) -> Server:
    """Each of the two, empty."""
    return emptied(request.getfixturevalue(f"_{request.param}"))


@pytest.fixture
def oxigraph(_oxigraph: Server) -> Server:
    return emptied(_oxigraph)


@pytest.fixture
def virtuoso(_virtuoso: Server) -> Server:
    return emptied(_virtuoso)


@pytest.fixture(scope="session")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the example articles, with one more that brings a reference graph."""
    folder = tmp_path_factory.mktemp("news")
    more = folder / "leaders.jsonl"
    text = "Emmanuel Macron met Xi Jinping in Paris."
    more.write_text(f'{{"id": "leaders", "published": "2024-05-06", "text": "{text}"}}\n')
    assert main(["build", str(EXAMPLES), str(more), "-o", f"{folder / 'store'}/", "-q"]) == 0
    return folder / "store"


@pytest.fixture(scope="session")
def exported(news: Path) -> kg.Graph:
    """The same as a graph."""
    out = news.parent / "store.nq"
    assert main(["export", str(news), "-o", str(out)]) == 0
    return kg.load(out)


def emptied(server: Server) -> Server:
    """Without the graphs of the test before."""
    with server.asked() as endpoint, Wire(server.login) as wire:
        url = for_updates(wire, server.address, server.queries)
        if graphs := list(pushed(endpoint.select)):
            Update(wire, url, 100_000).drop(graphs)
        assert list(pushed(endpoint.select)) == []
    return server


def held(server: Server) -> dict[str, set[str]]:
    """What was pushed to a server: graphs to their triples, marks left out."""
    with server.asked() as endpoint:
        found: dict[str, set[str]] = {}
        for graph in map(ox.NamedNode, pushed(endpoint.select)):
            triples = endpoint.triples(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}")
            mark = f"{graph} <https://schema.org/sha256>"
            found[graph.value] = {str(triple) for triple in triples if not str(triple).startswith(mark)}
        return found
