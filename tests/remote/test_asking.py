"""Queries, pictures and explanations of a server are those of the file that was pushed there."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg import query
from kg.cli import main
from kg.remote.push import push
from tests.remote.conftest import emptied
from tests.remote.servers import Server

OWN = (
    "SELECT ?s ?o { ?s schema:sha256 ?o . ?s a nif:Context }",
    "SELECT (COUNT(DISTINCT ?e) AS ?events) (MIN(?c) AS ?least) { ?e dip:status ?s . ?x dip:confidence ?c }",
    "SELECT DISTINCT ?value { ?s ?p ?value FILTER(ISLITERAL(?value) && ?p != schema:sha256) }",
    "SELECT DISTINCT ?name ?n { ?who rdfs:label ?name OPTIONAL { ?who skos:notation ?n } } ORDER BY DESC(?n) ?name",
    "SELECT ?who ?code { ?who a dip:State ; skos:notation ?code } ORDER BY DESC(?code)",
    "SELECT ?who ?office { ?who a foaf:Person OPTIONAL { ?who dip:hasTenure/dip:office ?office } } # at the end",
    "ASK { ?event dip:status dipc:occurred }",
    "ASK { ?event dip:status dipc:unheard-of }",
    "CONSTRUCT { ?event dip:participant ?who } { ?event dip:attendee ?who }",
    "SELECT ?nothing { ?nothing a dip:Nothing }",
)
NODES = (
    ("event:2026-03-13-3d082e14c0bb_s2_meeting",),
    ("Mateo Salvatierra",),
    ("Peru",),
    ("Bolivia",),
    ("rule:meeting.meet",),
    ("dip:Meeting",),
    ("event:2026-03-13-3d082e14c0bb_s2_meeting", "dip:attendee", "Mateo Salvatierra"),
    ("Ada Brandt",),  # whom two articles know
    ("Nobody At All",),
)


@pytest.fixture(scope="module", params=["oxigraph", pytest.param("virtuoso", marks=pytest.mark.virtuoso)])
def server(request: pytest.FixtureRequest, news: Path) -> Server:
    """Each of the two, with the news; these tests only ask."""
    server = emptied(request.getfixturevalue(f"_{request.param}"))
    push(news, server.address, server.login)
    return server


@pytest.fixture
def full(server: Server, monkeypatch: pytest.MonkeyPatch) -> str:
    """Its address, with a user where it wants one."""
    if server.login is None:
        return server.folder
    monkeypatch.setenv("KG_PASSWORD", server.login.password)
    return server.folder.replace("//", f"//{server.login.user}@")


def test_named_and_own_queries_find_the_same(server: Server, exported: kg.Graph) -> None:
    with server.asked() as endpoint:
        for one in query.names():
            params = dict.fromkeys(one.needs, "Ada Brandt")
            sparql, left = query.bound(endpoint.ask, one.name, params)
            assert endpoint.ask(sparql, params=left) == exported.query(one.name, **params), one.name
        for sparql in OWN:
            assert endpoint.ask(sparql) == exported.query(sparql), sparql
        who = "SELECT ?event ?name { ?event dip:attendee ?who . ?who rdfs:label ?name }"
        for value in ("person:emmanuel-macron", "state:peru"):
            assert endpoint.ask(who, params={"who": value}) == exported.query(who, who=value)


def test_a_name_means_the_same_nodes_on_a_server(server: Server, exported: kg.Graph) -> None:
    with server.asked() as endpoint:
        for text in ("Ada Brandt", "Peru", "state:peru", "Norway"):
            there, _ = query.bound(endpoint.ask, "positions-over-time", {"person": text})
            assert there == query.bound(exported.store, "positions-over-time", {"person": text})[0]
        for text in ("Ada Brant", "person:nobody"):
            with pytest.raises(kg.KgError, match="nothing is called"):
                query.bound(endpoint.ask, "positions-over-time", {"person": text})


@pytest.mark.parametrize("options", [["--name", "meetings"], ["--name", "why", "--format", "csv"], ["-e", OWN[2]]])
def test_the_command_prints_the_same(
    full: str, news: Path, options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    printed = []
    for where in (str(news), full):
        assert main(["query", where, *options]) == 0
        printed.append(capsys.readouterr().out)
    assert printed[0] == printed[1]
    assert len(printed[0]) > 100


@pytest.mark.parametrize("what", ["Peru", "event:2026-03-13-3d082e14c0bb_s2_meeting", "person:emmanuel-macron"])
def test_the_picture_of_a_server_is_that_of_the_store(full: str, news: Path, what: str, tmp_path: Path) -> None:
    pages = []
    for where in (str(news), full):
        for since in ([], ["--since", "2026-03-12"]):
            out = tmp_path / "page.html"
            code = main(["view", where, "--about", what, *since, "-o", str(out)])
            pages.append((code, out.read_bytes() if code == 0 else b""))
    assert pages[:2] == pages[2:]
    assert pages[0][0] == 0


@pytest.mark.parametrize("what", ["Nobody", "person:nobody", 'No"body\\u0022'])
def test_who_is_not_there_cannot_be_drawn(
    full: str, what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["view", full, "--about", what, "-o", str(tmp_path / "page.html")]) == 2
    assert "nothing is called" in capsys.readouterr().err


def test_a_whole_server_is_not_drawn(full: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["view", full, "-o", str(tmp_path / "page.html")]) == 2
    assert "--about NAME" in capsys.readouterr().err


@pytest.mark.parametrize("terms", NODES, ids=[terms[0] for terms in NODES])
def test_an_explanation_is_that_of_the_store(
    full: str, news: Path, terms: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    told = []
    for where in (str(news), full):
        code = main(["explain", where, *terms])
        told.append((code, capsys.readouterr().out))
    assert told[0] == told[1]
