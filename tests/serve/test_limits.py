"""A server that nothing stops: not a query that never ends, not a long answer, not a writer, not a stranger."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from kg.cli import main

EXPLOSIVE = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
QUICK = "ASK { ?s a dip:State }"


def test_a_query_that_never_ends_is_stopped_while_others_are_answered(strict: Any) -> None:
    begun = time.monotonic()
    with ThreadPoolExecutor() as threads:
        endless = threads.submit(strict.sparql, EXPLOSIVE)
        quick = [threads.submit(strict.sparql, QUICK) for _ in range(5)]
        assert [reply.result().status for reply in quick] == [200] * 5
        answered = time.monotonic() - begun
        reply = endless.result()
    assert (reply.status, reply.text) == (
        503,
        "stopped after 1.5 s (ask for less, or start kg serve with more --seconds)\n",
    )
    assert answered < time.monotonic() - begun
    assert time.monotonic() - begun < 15


def test_more_such_queries_than_workers_end_too(strict: Any) -> None:
    with ThreadPoolExecutor() as threads:
        replies = list(threads.map(strict.sparql, [EXPLOSIVE] * 5))
    assert {reply.status for reply in replies} == {503}
    assert strict.sparql(QUICK).status == 200


def test_a_page_tells_of_a_query_that_was_stopped(strict: Any) -> None:
    reply = strict.get("/query", query=EXPLOSIVE)
    assert (reply.status, "stopped after 1.5 s" in reply.text, EXPLOSIVE[:30] in reply.text) == (503, True, True)


def test_an_answer_that_is_too_long_is_refused_and_never_cut_in_silence(strict: Any) -> None:
    reply = strict.sparql("SELECT * { ?s ?p ?o }")
    assert (reply.status, reply.text) == (
        400,
        "the answer has more than 50 rows (add a LIMIT, or start kg serve with more --rows)\n",
    )
    assert strict.sparql("CONSTRUCT WHERE { ?s ?p ?o }").status == 400
    fits = strict.sparql("SELECT * { ?s ?p ?o } LIMIT 50")
    assert len(json.loads(fits.body)["results"]["bindings"]) == 50
    assert "The first 50; there are more." in strict.get("/query", query="SELECT * { ?s ?p ?o }").text


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "127.0.0.1:1", ""])
def test_other_names_for_this_machine_are_not_answered(news: Any, host: str) -> None:
    reply = news.ask("/sparql?query=ASK%7B%7D", host=host)
    assert (reply.status, "answers to" in reply.text) == (421, True)


def test_its_own_names_are_answered(news: Any) -> None:
    port = news.address.rpartition(":")[2]
    assert {news.ask("/", host=f"{name}:{port}").status for name in ("127.0.0.1", "localhost", "LOCALHOST")} == {200}


def test_pages_of_other_sites_cannot_ask_in_the_background(news: Any) -> None:
    background = {"sec_fetch_site": "cross-site", "sec_fetch_mode": "no-cors"}
    assert news.ask("/sparql?query=ASK%7B%7D", **background).status == 403
    assert news.ask("/", sec_fetch_site="cross-site", sec_fetch_mode="navigate").status == 200
    assert "access-control-allow-origin" not in news.ask("/").headers


@pytest.mark.parametrize(
    "path",
    [
        *("/nothing", "/../../etc/passwd", "/style.css/../../pyproject.toml", "/%2e%2e/%2e%2e/etc/passwd"),
        *("/templates/base.html.j2", "//etc/passwd"),
    ],
)  # fmt: skip
def test_there_is_nothing_but_the_pages(news: Any, path: str) -> None:
    reply = news.ask(path)
    assert (reply.status, reply.text) == (404, "no such page\n")
    assert news.ask(path, accept="text/html").status == 404


def test_a_build_goes_on_under_the_server_and_is_seen(serve: Callable[..., Any], store: Path, tmp_path: Path) -> None:
    news = shutil.copytree(store, tmp_path / "news")
    server = serve(news)
    ask = "ASK { ?article schema:identifier 'border-talks' }"
    assert json.loads(server.sparql(ask).body)["boolean"] is False
    article = tmp_path / "border-talks.txt"
    article.write_text("Norwegian Prime Minister Ada Brandt met Peruvian President Elena Quiroga in Oslo on Monday.")
    assert main(["build", str(article), "-o", f"{news}/", "--published", "2026-03-20", "-q"]) == 0
    until = time.monotonic() + 20
    while json.loads(server.sparql(ask).body)["boolean"] is False and time.monotonic() < until:
        time.sleep(0.2)
    assert json.loads(server.sparql(ask).body)["boolean"] is True
    assert "6 articles" in server.get("/").text
    assert main(["remove", f"{news}/", "border-talks"]) == 0
    while json.loads(server.sparql(ask).body)["boolean"] is True and time.monotonic() < until:
        time.sleep(0.2)
    assert json.loads(server.sparql(ask).body)["boolean"] is False
