"""What can go wrong on the way to a server: one clear line, no password in it, and patience where that may help."""

from __future__ import annotations

import getpass
import gzip
import io
import json
import ssl
import sys
from pathlib import Path

import pytest

from kg.cli import main
from kg.errors import KgError, QueryError, RemoteError
from kg.remote.address import Login, address
from kg.remote.asking import Endpoint
from kg.remote.services import form
from kg.remote.wire import Wire
from tests.remote.servers import Server, free_port
from tests.remote.standin import JSON, Answer, standin

SECRET = "s3cret-words"  # noqa: S105  of nobody
HTML = Answer(body=b"<html><title>Welcome</title></html>", headers={"Content-Type": "text/html"})
DAMAGED = Answer(body=b"\x1f\x8b\xff\xff\xff", headers={"Content-Type": JSON, "Content-Encoding": "gzip"})
GRAPH = "<urn:x:s> <urn:x:p> <urn:x:o> <urn:x:g> .\n"


@pytest.fixture
def graph(tmp_path: Path) -> str:
    path = tmp_path / "graph.nq"
    path.write_text(GRAPH)
    return str(path)


@pytest.fixture(autouse=True)
def _password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_PASSWORD", SECRET)
    monkeypatch.setattr("kg.remote.wire._FIRST_PAUSE", 0.01)


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The one line of a command that fails."""
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("kg: ")
    assert err.count("\n") == 1
    assert err.endswith(")\n")
    assert SECRET not in err
    return err


@pytest.mark.parametrize(
    ("where", "says"),
    [
        ("http://", "no address"),
        ("http://:80/", "no address"),
        ("http://host:port/", "no address"),
        ("http://ho st/", "no address"),
        ("ftp://host/", "no address"),
        (f"http://ada:{SECRET}@host/", "KG_PASSWORD"),
        (f"http://ada:{SECRET}@host:x/", "no address"),
        ("http://host/?graph=x", "query"),
    ],
)
def test_an_address_that_is_none(graph: str, where: str, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert says in told(capsys, "push", graph, where)
    if where.startswith("http"):
        assert says in told(capsys, "query", where, "--name", "why")


def test_a_server_that_is_not_there(graph: str, capsys: pytest.CaptureFixture[str]) -> None:
    where = f"http://127.0.0.1:{free_port()}/"
    for command in (["push", graph, where], ["query", where, "--name", "why"], ["explain", where, "Peru"]):
        assert "cannot be reached: connection refused" in told(capsys, *command)


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (Answer(401, b"", {"WWW-Authenticate": "Basic"}), "asks who you are (401)"),
        (Answer(403, b""), "forbids this (403)"),
        (Answer(404, b""), "no SPARQL service there"),
        (HTML, "answers a query with text/html"),
        (Answer(500, b"no memory \x1b[31m", {"Content-Type": "text/plain"}), "answers 500: no memory \\x1b[31m"),
        (Answer(503, HTML.body, HTML.headers), "answers 503: Welcome"),
        (Answer(302, b"", {"Location": "http://elsewhere.example/"}), "give that address: http://elsewhere.example/"),
        (Answer(body=b"{}" * 50, short=20), "the connection broke off"),
        (DAMAGED, "its answer is damaged"),
    ],
    ids=["401", "403", "404", "html", "500", "503", "redirect", "cut", "gzip"],
)
def test_an_answer_that_is_none(graph: str, answer: Answer, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    with standin(answer) as stand:
        assert says in told(capsys, "push", graph, stand.url)
        assert all(SECRET not in str(one) and "Authorization" not in one.headers for one in stand.asked)


def test_a_wrong_password(virtuoso: Server, graph: str, capsys: pytest.CaptureFixture[str]) -> None:
    where = virtuoso.folder.replace("//", "//dba@")
    assert "does not let the user dba in (401)" in told(capsys, "push", graph, where)
    assert "does not let the user dba in (401)" in told(capsys, "query", where, "--name", "why")
    assert "asks who you are (401)" in told(capsys, "push", graph, virtuoso.folder)


def test_a_password_goes_only_to_who_asks_and_only_the_way_it_is_asked() -> None:
    denied = Answer(401, b"", {"WWW-Authenticate": 'Basic realm="kg"'})
    with standin(denied, Answer()) as stand, Wire(Login("ada", SECRET)) as wire:
        wire.send("POST", stand.url, content=form("ASK {}"))
        assert ["Authorization" in one.headers for one in stand.asked] == [False, True]
    digest = Answer(401, b"", {"WWW-Authenticate": 'Digest realm="kg", nonce="n", qop="auth", algorithm=MD5'})
    with standin(digest, digest, Answer()) as stand, Wire(Login("ada", SECRET)) as wire:
        wire.send("POST", stand.url, content=form("ASK {}"))
        sent = stand.asked[-1].headers["Authorization"]
        assert sent.startswith('Digest username="ada"')
        assert SECRET not in sent


def test_a_password_is_asked_for_at_a_terminal_and_nowhere_else(
    graph: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.delenv("KG_PASSWORD")
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    assert "no password for ada" in told(capsys, "push", graph, "http://127.0.0.1:1/", "--user", "ada")
    monkeypatch.setattr(sys, "stdin", Terminal())
    asked: list[str] = []

    def typed(prompt: str) -> str:
        asked.append(prompt)
        return SECRET

    monkeypatch.setattr(getpass, "getpass", typed)
    told(capsys, "push", graph, f"http://127.0.0.1:{free_port()}/", "--user", "ada")
    assert len(asked) == 1


def test_what_may_pass_is_tried_again() -> None:
    busy, slow = Answer(503, b"", {"Retry-After": "0"}), Answer(429, b"")
    with standin(busy, slow, Answer(500, b""), Answer()) as stand, Wire(pause=0.01) as wire:
        assert wire.send("POST", stand.url, content=b"x").is_success
        assert len(stand.asked) == 4
    with standin(busy) as stand, Wire(pause=0.01) as wire:
        with pytest.raises(RemoteError, match="answers 503"):
            wire.send("PUT", stand.url)
        assert len(stand.asked) == 5
    with standin(Answer(400, b"no such thing")) as stand, Wire(pause=0.01) as wire:
        with pytest.raises(RemoteError, match="answers 400: no such thing"):
            wire.send("PUT", stand.url)
        assert len(stand.asked) == 1


def test_a_server_that_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with standin(Answer(pause=20)) as stand:
        line = told(capsys, "query", stand.url, "--name", "why", "--timeout", "0.1")
    assert "no answer in 0.1 s" in line


def test_a_connection_that_is_not_safe(graph: str, capsys: pytest.CaptureFixture[str]) -> None:
    unknown = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    unknown.load_cert_chain(Path(__file__).with_name("self-signed.pem"))  # valid for a century, trusted by nobody
    with standin(Answer(), tls=unknown) as stand:
        assert "no safe connection: self-signed certificate" in told(capsys, "push", graph, stand.url)
    with standin(Answer()) as stand:
        assert "no safe connection" in told(capsys, "push", graph, stand.url.replace("http:", "https:"))


def test_an_answer_without_end_is_not_read_to_it() -> None:
    row = json.dumps({"x": {"type": "literal", "value": "x" * 1000}})
    rows = f'{{"head": {{"vars": ["x"]}}, "results": {{"bindings": [{", ".join([row] * 3000)}]}}}}'
    packed = Answer(body=gzip.compress(rows.encode()), headers={"Content-Type": JSON, "Content-Encoding": "gzip"})
    with standin(packed) as stand, Wire() as wire:
        assert len(packed.body) < 100_000
        with pytest.raises(QueryError, match=r"larger than 1 MB .*LIMIT"):
            Endpoint(wire, stand.url, most=1_000_000).select("SELECT ?x { ?x ?y ?z }")
        assert len(Endpoint(wire, stand.url, most=4_000_000).select("SELECT ?x { ?x ?y ?z }")) == 3000


def test_rows_that_a_server_leaves_out_are_told(virtuoso: Server, tmp_path: Path) -> None:
    path = tmp_path / "many.nq"
    path.write_text("".join(f'<urn:x:s> <urn:x:p> "{number}" <urn:x:g> .\n' for number in range(10_500)))
    with virtuoso.asked() as endpoint:
        from kg.remote.push import push

        push(path, virtuoso.address, virtuoso.login)
        assert endpoint.ask("SELECT (COUNT(*) AS ?n) { ?s <urn:x:p> ?o }").rows[0][0].value == "10500"  # type: ignore[union-attr]
        with pytest.raises(RemoteError, match="gives only the first 10000 rows"):
            endpoint.ask("SELECT ?o { ?s <urn:x:p> ?o }")
        assert len(endpoint.ask("SELECT ?o { ?s <urn:x:p> ?o } LIMIT 9000").rows) == 9000


def test_a_faulty_query_is_told_as_on_a_file(oxigraph: Server) -> None:
    with oxigraph.asked() as endpoint:
        for sparql in ("SELECT", "SELECT ?x { ?x nope:p ?y }", "DROP ALL", "SELECT * { SERVICE <http://x/> {} }"):
            with pytest.raises(QueryError):
                endpoint.ask(sparql)


def test_a_server_that_asks_one_graph_at_a_time_is_found_out() -> None:
    row = b'{"head": {"vars": ["s", "p", "o"]}, "results": {"bindings": [{"s": {"type": "uri", "value": "urn:x:s"}, '
    row += b'"p": {"type": "uri", "value": "urn:x:p"}, "o": {"type": "uri", "value": "urn:x:o"}}]}}'
    no = Answer(body=b'{"head": {}, "boolean": false}')
    with standin(Answer(body=row), no) as stand, Wire() as wire, pytest.raises(KgError, match="one graph at a time"):
        Endpoint(wire, stand.url).ask("ASK {}")


def test_a_user_is_not_shown_by_accident() -> None:
    assert SECRET not in repr(Login("ada", SECRET))
    assert address("https://ada@[::1]:8/x").url == "https://[::1]:8/x"
