"""What is on a server after a push, by both protocols, on both servers."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pyoxigraph as ox
import pytest

import kg
from kg import query
from kg.cli import main
from kg.corpus.run import remove
from kg.corpus.store import export
from kg.errors import GraphError
from kg.remote.push import Pushed, Way, push
from tests.corpus import invented
from tests.remote.conftest import held
from tests.remote.servers import Server

WAYS: tuple[Way, ...] = ("gsp", "update")


def pushed(
    path: Path, server: Server, way: Way | None = None, *, prune: bool = False, batch: int = 1_000_000
) -> Pushed:
    return push(path, server.address, server.login, way=way, prune=prune, batch=batch)


def triples(graph: kg.Graph) -> dict[str, set[str]]:
    """What a server should hold: graphs to their triples."""
    found: dict[str, set[str]] = {}
    for quad in graph.store:
        found.setdefault(quad.graph_name.value, set()).add(str(quad.triple))
    return found


@pytest.mark.parametrize("way", WAYS)
def test_a_server_holds_what_the_store_holds_and_a_second_push_sends_nothing(
    server: Server, news: Path, exported: kg.Graph, way: Way
) -> None:
    first = pushed(news, server, way)
    assert held(server) == triples(exported)
    assert (first.sent, first.quads, first.way) == (len(triples(exported)), len(exported), way)
    for again in (pushed(news, server, way), pushed(news.parent / "store.nq", server)):
        assert (again.sent, again.unchanged, again.quads) == (0, first.sent, 0)
    assert held(server) == triples(exported)


@pytest.mark.parametrize("way", WAYS)
def test_small_batches_put_the_same_together(server: Server, news: Path, exported: kg.Graph, way: Way) -> None:
    pushed(news, server, way, batch=20_000)
    assert held(server) == triples(exported)


@pytest.mark.parametrize("way", WAYS)
def test_a_changed_article_takes_the_place_of_what_it_was(server: Server, tmp_path: Path, way: Way) -> None:
    store, articles = tmp_path / "store", tmp_path / "articles.jsonl"
    stays = '{"id": "one", "published": "2026-03-01", "text": "Peru praised Chile."}\n'
    for verb, sent, replaced in (("praised", 2, 0), ("condemned", 1, 1)):
        articles.write_text(f'{stays}{{"id": "two", "published": "2026-03-02", "text": "Norway {verb} Peru."}}\n')
        assert main(["build", str(articles), "-o", f"{store}/", "-q"]) == 0
        done = pushed(store, server, way)
        assert (done.sent, done.replaced, done.unchanged) == (sent, replaced, 2 - sent)
    export(store, tmp_path / "store.nq")
    assert held(server) == triples(kg.load(tmp_path / "store.nq"))
    assert "condemned" in str(held(server))
    assert "praised Peru" not in str(held(server))


@pytest.mark.parametrize("way", WAYS)
def test_a_graph_that_stays_under_its_name_is_replaced_whole(server: Server, tmp_path: Path, way: Way) -> None:
    path = tmp_path / "graph.nq"
    for first in (1, 40, 3):
        lines = [f'<urn:x:s> <urn:x:p> "{number:03}" <urn:x:g> .\n' for number in range(first, first + 50)]
        path.write_text("".join(lines))
        assert pushed(path, server, way, batch=1_000).sent == 1
        assert held(server) == triples(kg.load(path))
        assert pushed(path, server, way).sent == 0


def test_two_versions_of_an_article_in_one_file_both_stay(server: Server, tmp_path: Path) -> None:
    path = tmp_path / "both.nq"
    line = '<urn:x:{0}> <https://schema.org/identifier> "one" <urn:x:g{0}> .\n'
    path.write_text(line.format(1) + line.format(2))
    assert pushed(path, server).sent == 2
    assert pushed(path, server).unchanged == 2
    assert len(held(server)) == 2


def test_what_is_gone_stays_until_it_is_to_be_taken_out(server: Server, tmp_path: Path) -> None:
    store = tmp_path / "store"
    invented.build(store, map(invented.article, range(6)))
    other = tmp_path / "other.nq"
    pushed(store, server)
    before = held(server)
    remove(store, ["a0002", "a0004"])
    assert pushed(store, server).pruned == 0
    assert len(held(server)) == len(before)
    assert pushed(store, server, prune=True).pruned == 2
    assert before.keys() >= held(server).keys()
    differing = {name for name, told in held(server).items() if told != before[name]}
    assert all(name.endswith("/graph/links") for name in differing)  # what ties the articles goes with them
    assert len(held(server)) == len(before) - 2
    other.write_text("<urn:x:s> <urn:x:p> <urn:x:o> <urn:x:g> .\n")
    assert pushed(other, server).sent == 1


def test_a_graph_that_somebody_dropped_is_sent_again(server: Server, news: Path, exported: kg.Graph) -> None:
    pushed(news, server)
    name = max(triples(exported))
    drop = f"DROP SILENT GRAPH <{name}>"
    with server.asked() as endpoint:
        url = endpoint.url.replace("/query", "/update")
        endpoint.wire.send("POST", url, content=drop.encode(), kind="application/sparql-update")
    assert pushed(news, server).sent == 1
    assert held(server) == triples(exported)


HOSTILE = (
    'quote " and backslash \\ and both \\"',
    "} } ; DROP ALL ; INSERT DATA { GRAPH <urn:x:g> { <urn:x:s> <urn:x:p> <urn:x:stolen>",
    "\\u0022 . <urn:x:s> <urn:x:p> <urn:x:stolen> . #",
    "\\\\u0022 \\\\\\u0022 \\U00000022 \\n",
    "line\nbreak\r\nand tab\t",
    "</script><b>&amp; ' '' ''' \"\"\"",
    "Größe, Łódź, 東京, \U0001f54a, e\u0301",
    "?who $1 %41 %s {0}",
)


@pytest.mark.parametrize("way", WAYS)
def test_words_are_words_whatever_they_say(server: Server, tmp_path: Path, way: Way) -> None:
    graph = ox.NamedNode("https://news.example/graph?a=b&c=%22d%22'(1)/é/東")
    says = ox.NamedNode("urn:x:says")
    things = [ox.NamedNode(f"https://news.example/{part}") for part in ("a'b", "a%3Eb", "a(b)$c", "ü#1")]
    quads = [ox.Quad(thing, says, ox.Literal(words), graph) for thing in things for words in HOSTILE]
    quads += [ox.Quad(things[0], says, ox.Literal(words, language="en"), graph) for words in HOSTILE]
    path = tmp_path / "hostile.nq"
    path.write_bytes("".join(f"{quad} .\n" for quad in quads).encode())
    pushed(path, server, way)
    assert held(server) == {graph.value: {str(quad.triple) for quad in quads}}
    assert pushed(path, server, way).sent == 0


@pytest.mark.parametrize("way", WAYS)
def test_a_large_literal_arrives_whole(server: Server, tmp_path: Path, way: Way) -> None:
    text = "The two sides “met” again. " * 20_000  # half a megabyte
    path = tmp_path / "large.nq"
    path.write_bytes(f'<urn:x:s> <urn:x:p> "{text}" <urn:x:g> .\n<urn:x:s> <urn:x:p> <urn:x:o> <urn:x:g> .\n'.encode())
    assert pushed(path, server, way).quads == 2
    with server.asked() as endpoint:
        rows = endpoint.select("SELECT ?o WHERE { GRAPH <urn:x:g> { ?s <urn:x:p> ?o } FILTER(ISLITERAL(?o)) }")
    assert [row[0].value for row in rows if isinstance(row[0], ox.Literal)] == [text]


def test_blank_nodes_are_the_same_in_a_second_push(server: Server, tmp_path: Path) -> None:
    path = tmp_path / "blank.trig"
    path.write_text(
        "<urn:x:g> { <urn:x:s> <urn:x:p> [ <urn:x:q> 1 ; <urn:x:r> [ <urn:x:q> 2 ] ] . <urn:x:s> <urn:x:l> (1 2) }"
    )
    first = pushed(path, server, batch=1_000)
    assert first.quads == 9
    assert pushed(path, server).sent == 0
    with server.asked() as endpoint:
        found = endpoint.select("SELECT ?o WHERE { GRAPH ?g { <urn:x:s> <urn:x:p>/<urn:x:r>/<urn:x:q> ?o } }")
    assert [str(row[0]) for row in found] == [str(ox.Literal(2))]


def test_blank_nodes_are_named_alike(server: Server, tmp_path: Path) -> None:
    path = tmp_path / "blank.trig"
    path.write_text("<urn:x:g> { <urn:x:s> <urn:x:p> [ <urn:x:q> 1 ], [ <urn:x:q> 2 ; <urn:x:r> <urn:x:s> ] }")
    pushed(path, server)
    sparql = "SELECT ?n ?o { <urn:x:s> <urn:x:p> ?n . ?n <urn:x:q> ?o } ORDER BY ?o"
    with server.asked() as endpoint:
        found = endpoint.ask(sparql)
    assert found == kg.load(path).query(sparql)
    assert query.render(found) == "n     o\n----  -\n_:b0  1\n_:b1  2\n"


def test_triples_without_a_graph_need_the_name_of_one(server: Server, tmp_path: Path) -> None:
    path = tmp_path / "plain.ttl"
    path.write_text("<urn:x:s> <urn:x:p> <urn:x:o> .")
    with pytest.raises(GraphError, match="--graph IRI"):
        pushed(path, server)
    push(path, server.address, server.login, name="urn:x:mine")
    assert list(held(server)) == ["urn:x:mine"]


@pytest.mark.parametrize("ending", [".nq.gz", ".nq.zst"])
def test_a_packed_file_is_pushed_as_its_store(
    ending: str, oxigraph: Server, news: Path, exported: kg.Graph, tmp_path: Path
) -> None:
    packed = tmp_path / f"news{ending}"
    export(news, packed)
    pushed(packed, oxigraph)
    assert held(oxigraph) == triples(exported)
    packed.write_bytes(packed.read_bytes()[:-20])
    with pytest.raises(GraphError, match=r"damaged|this is not N-Quads"):  # a frame cut short is a line cut short
        pushed(packed, oxigraph)
    packed.write_bytes(b"They met.")
    with pytest.raises(GraphError, match="damaged"):
        pushed(packed, oxigraph)
    packed.with_suffix(".gz").write_bytes(gzip.compress(b"They met."))
    with pytest.raises(GraphError, match="this is not N-Quads"):
        pushed(packed.with_suffix(".gz"), oxigraph)


def test_the_command_says_what_it_did(
    server: Server, news: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    where = server.folder
    if server.login:
        where = where.replace("//", f"//{server.login.user}@")
        monkeypatch.setenv("KG_PASSWORD", server.login.password)
    assert main(["push", str(news), where]) == 0
    said = capsys.readouterr().err
    assert re.search(r"^http\S+/: 8 graphs sent, 0 unchanged: [\d,]+ quads in [\d.]+ s$", said, re.MULTILINE)
    assert main(["push", str(news), where, "--prune"]) == 0
    assert "0 graphs sent, 8 unchanged, 0 taken out: 0 quads" in capsys.readouterr().err
    assert main(["push", str(news), where, "-q"]) == 0
    assert capsys.readouterr() == ("", "")
