"""The pages, as a reader without a browser gets them."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest

PEOPLE = "Elena Quiroga"
ARTICLE = "article:2026-03-13-3d082e14c0bb"
MEETING = "event:2026-03-13-3d082e14c0bb_s2_meeting"
PAGES = [
    ("/", {}),
    ("/search", {"q": "elena"}),
    ("/node", {"id": "state:peru"}),
    ("/node", {"id": MEETING}),
    ("/timeline", {}),
    ("/article", {"id": ARTICLE}),
    ("/query", {"name": "meetings"}),
]


def words(html: str) -> str:
    """What a page says, without its markup."""
    inline = re.sub(r"</?(?:bdi|mark|time|a)\b[^>]*>", "", html)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", inline)).split())


def count(server: Any, pattern: str) -> int:
    """How many things a pattern finds, by the endpoint."""
    reply = server.sparql(f"SELECT (COUNT(DISTINCT ?it) AS ?n) {{ {pattern} }}", accept="text/csv")
    return int(reply.text.split()[1])


@pytest.mark.parametrize(("path", "given"), PAGES)
def test_a_page_runs_no_script_and_asks_nobody(news: Any, path: str, given: dict[str, str]) -> None:
    reply = news.get(path, **given)
    assert (reply.status, reply.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "script" not in reply.headers["content-security-policy"]
    assert "default-src 'none'" in reply.headers["content-security-policy"]
    assert re.findall(r"<script|style=|javascript:|\son\w+=", reply.text) == []
    fetched = re.findall(r'<(?:link|img|iframe)[^>]*(?:href|src)="([^"]*)"', reply.text)
    assert [one for one in fetched if not one.startswith(("/", "data:,"))] == []
    assert reply.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(("path", "given"), PAGES)
def test_every_link_of_a_page_leads_somewhere(news: Any, path: str, given: dict[str, str]) -> None:
    links = {unescape(link) for link in re.findall(r'(?:href|src)="(/[^"#]*)', news.get(path, **given).text)}
    assert len(links) > 4
    chosen = sorted(links)[:: max(1, len(links) // 25)]
    assert [link for link in chosen if news.ask(link, accept="text/html").status not in (200, 303)] == []


def test_the_start_says_what_there_is(news: Any) -> None:
    said = words(news.get("/").text)
    assert "5 articles, published 2026-03-09 to 2026-03-26" in said
    states = count(news, "?it a dip:State")
    assert states > 20
    assert f"{states} states {count(news, '?it a foaf:Person')} leaders and people" in said
    assert "Newest articles Brazil and India sign trade accord" in said


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("quiroga", PEOPLE),
        ("ELENA qui", PEOPLE),
        ("tomas arel", "Tomás Arellano"),
        ("republic of peru", "Peru"),
        ("telephone", "Call (telephone): Ada Brandt, Tomás Arellano"),
    ],
)
def test_search_finds_beginnings_of_words_without_accents(news: Any, asked: str, found: str) -> None:
    names = re.findall(r"<li><a[^>]*><bdi>(.*?)</bdi>", news.get("/search", q=asked).text)
    assert found in names
    assert all(any(part in name.casefold() for part in ("quiroga", "arellano", "peru")) for name in names)


def test_search_keeps_to_a_kind_and_to_whole_beginnings(news: Any) -> None:
    assert "0 names" in words(news.get("/search", q="eru").text)
    names = re.findall(r"<li><a[^>]*><bdi>(.*?)</bdi>", news.get("/search", q="peru", kind="state").text)
    assert names == ["Peru"]
    assert "Give a name" in words(news.get("/search", q=" ").text)
    assert "0 names" in words(news.get("/search", q="(?:").text)


def test_a_state_has_its_names_its_people_and_its_facts(news: Any) -> None:
    said = words(news.get("/node", id="state:peru").text)
    assert "Also Perú · Republic of Peru" in said
    assert "Who acts for it (2) Elena Quiroga" in said
    assert "2026-03-13 Reported that day" in said
    assert "Rafael Ibarra accused: of harming Chilean exporters Criticism · occurred" in said


def test_a_meeting_has_its_sentences_marked_and_its_rules(news: Any) -> None:
    html = news.get("/node", id=MEETING).text
    assert re.findall(r'<mark class="(\w+)"[^>]*>met</mark>', html) == ["trigger"]
    assert "attendee Elena Quiroga “Peruvian President Elena Quiroga” meeting.meet, 0.9" in words(html)


def test_the_picture_is_the_one_that_kg_view_draws(news: Any) -> None:
    reply = news.get("/picture", id="state:peru")
    assert (reply.status, reply.headers["content-security-policy"]) == (200, "frame-ancestors 'self'")
    assert "<title>Peru</title>" in reply.text
    assert "require-trusted-types-for 'script'" in reply.text


def test_each_mark_of_an_article_leads_to_its_fact_and_back(news: Any) -> None:
    html = news.get("/article", id=ARTICLE).text
    facts = set(re.findall(r'<article class="act [^"]*" id="f(\d+)"', html))
    led = set(re.findall(r'href="#f(\d+)"', html))
    marked = set(re.findall(r'id="m(\d+)"', html))
    back = set(re.findall(r'href="#m(\d+)"', html))
    graph = ARTICLE.replace("article:", "graph:")
    assert len(facts) == count(news, f"GRAPH {graph} {{ ?it dip:status ?how }}") > 20
    assert led == marked
    assert led <= facts
    assert back == led
    assert re.search(r'<a class="mark trigger"[^>]*>met</a>', html)


def test_the_text_of_an_article_is_whole(news: Any) -> None:
    html = news.get("/article", id=ARTICLE).text
    shown = re.search(r'<section class="prose"[^>]*>(.*?)</section>', html, re.DOTALL)
    assert shown is not None
    text = unescape(re.sub(r"<[^>]*>", "", shown[1]))
    stored = news.sparql(f"SELECT ?text {{ ?c nif:sourceUrl {ARTICLE} ; nif:isString ?text }}", accept="text/csv")
    assert text.split() == stored.body.decode().partition("\r\n")[2].strip('"\r\n').replace('""', '"').split()


def test_the_timeline_goes_from_newest_to_oldest_without_a_gap(news: Any) -> None:
    seen: list[str] = []
    path = "/timeline"
    while path:
        html = news.get(path).text if "?" not in path else news.ask(path, accept="text/html").text
        seen += re.findall(r'<h3><a href="/node\?id=([^"]*)"', html)
        further = re.search(r'<p><a href="([^"]*)">Earlier</a>', html)
        path = unescape(further[1]) if further else ""
    assert len(seen) == len(set(seen)) == count(news, "?it dip:status ?how") > 100


def test_the_timeline_keeps_to_a_status_and_a_day(news: Any) -> None:
    planned = news.get("/timeline", status="planned").text
    assert set(re.findall(r'<p class="quiet">[\w ]+ · (\w+)', planned)) == {"planned"}
    days = re.findall(r'<time datetime="([^"]*)"', news.get("/timeline", until="2026-03-12").text)
    assert days == sorted(days, reverse=True)
    assert days[0] <= "2026-03-12"


def test_a_query_page_shows_a_table_with_links_and_a_fault_with_its_place(news: Any) -> None:
    html = news.get("/query", name="states-that-met").text
    assert re.findall(r'<th scope="col">(\w+)</th>', html) == ["state", "met", "event"]
    assert "/node?id=event%3A2026-03-13-3d082e14c0bb_s2_meeting" in html
    wrong = news.get("/query", query="SELECT ?x {\n ?x a dipp:State }")
    assert wrong.status == 400
    assert "query:2:7: the prefix dipp: is not declared" in words(wrong.text)
    assert "\n      ^</pre>" in wrong.text
    assert ">yes</p>" in news.get("/query", query="ASK {}").text
    assert "no query is named" in words(news.get("/query", name="nothing").text)


def test_a_named_question_has_a_field_for_each_parameter(news: Any) -> None:
    html = news.get("/query", name="positions-over-time").text
    fields = re.findall(r'<input id="given-(\w+)" name="(\w+)" value=""( required)?', html)
    assert fields == [("person", "person", " required")]
    assert "<table" not in html  # it is asked when it is told of whom
    asked = news.get("/query", name="positions-over-time", person="Rafael Ibarra").text
    assert "VALUES ?person { &lt;" in asked
    assert "Rafael Ibarra" in re.findall(r'<input id="given-person"[^>]* value="([^"]*)"', asked)
    assert "<table" in asked
    assert re.findall(r'<input id="given-(\w+)"', news.get("/query", name="corroboration").text) == []


def test_a_field_that_may_stay_empty_leaves_rows_when_it_does_not(news: Any) -> None:
    def rows(**given: str) -> list[str]:
        return re.findall(r"<tr><td>.*?</tr>", news.get("/query", name="states-that-met", **given).text)

    some = rows(state="Peru")
    assert 0 < len(some) < len(rows())
    assert some == [row for row in rows(state="") if "<bdi>Peru</bdi>" in row]


def test_a_field_is_checked_as_on_the_command_line(news: Any) -> None:
    wrong = news.get("/query", name="meetings", person="Rafael Ibarro")
    assert wrong.status == 400
    assert "person: nothing is called Rafael Ibarro (did you mean Rafael Ibarra?)" in words(wrong.text)
    assert 'aria-invalid="true"' in wrong.text
    strange = news.get("/query", name="meetings", person='urn:a> } "<b>')
    assert strange.status == 400
    assert "<b>" not in strange.text


@pytest.mark.parametrize(
    ("path", "given", "status", "said"),
    [
        ("/node", {"id": "state:atlantis"}, 404, "nothing in the graph goes by that name"),
        ("/node", {}, 404, "nothing in the graph goes by that name"),
        ("/node", {"id": "<not an iri>"}, 404, "nothing in the graph goes by that name"),
        ("/article", {"id": "state:peru"}, 404, "no such article"),
        ("/picture", {"id": "rule:meeting.meet"}, 404, "has no part in any event"),
        ("/timeline", {"until": "yesterday"}, 400, "is no day"),
        ("/timeline", {"skip": "-1"}, 400, "is no number"),
        ("/nothing", {}, 404, "no such page"),
    ],
)
def test_a_page_that_cannot_be_shown_says_why(
    news: Any, path: str, given: dict[str, str], status: int, said: str
) -> None:
    reply = news.get(path, **given)
    assert (reply.status, said in words(reply.text)) == (status, True)


def test_an_article_by_its_node_is_shown_as_an_article(news: Any) -> None:
    reply = news.get("/node", id=ARTICLE)
    assert (reply.status, reply.headers["location"]) == (303, "/article?id=article%3A2026-03-13-3d082e14c0bb")
