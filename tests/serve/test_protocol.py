"""The SPARQL 1.1 Protocol, by the clients that people use, and to the letter."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest
from rdflib import Graph
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import SPARQLWrapper

NAMES = "SELECT DISTINCT ?name { ?state a dip:State ; rdfs:label ?name } ORDER BY ?name"
TRIPLES = "CONSTRUCT WHERE { state:peru rdfs:label ?name }"
PERU = "https://w3id.org/diplomatic-kg/data/state/peru"
GRAPHS = "SELECT DISTINCT ?g { GRAPH ?g { ?article a schema:NewsArticle } } ORDER BY ?g"


def shown(converted: Any) -> str:
    """What SPARQLWrapper makes of an answer, as text."""
    return str(converted.toxml()) if hasattr(converted, "toxml") else json.dumps(converted)


def values(reply: Any) -> list[str]:
    rows = json.loads(reply.body)["results"]["bindings"]
    return [cell["value"] for row in rows for cell in row.values()]


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_asks_by_every_method_in_every_format(news: Any, method: str, form: str) -> None:
    client = SPARQLStore(f"{news.url}/sparql", method=method, returnFormat=form)
    names = [str(next(iter(row))) for row in client.query(NAMES) if not isinstance(row, bool)]
    assert names == sorted(names)
    assert {"Peru", "Bolivia", "Norway"} <= set(names)


def test_rdflib_walks_the_graph_as_if_it_were_its_own(news: Any) -> None:
    graph = Graph(SPARQLStore(f"{news.url}/sparql"))
    found = {str(label) for _, _, label in graph.triples((None, None, None)) if str(label) == "Perú"}
    assert found == {"Perú"}


@pytest.mark.parametrize("form", ["json", "xml"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_sparqlwrapper_gets_rows_and_truth(news: Any, method: str, form: str) -> None:
    client = SPARQLWrapper(f"{news.url}/sparql")
    client.setMethod(method)
    client.setReturnFormat(form)
    client.setQuery(NAMES)
    assert "Bolivia" in shown(client.queryAndConvert())
    client.setQuery("ASK { state:peru ?p ?o }")
    assert "true" in shown(client.queryAndConvert())


@pytest.mark.parametrize("form", ["turtle", "n3"])
def test_sparqlwrapper_gets_a_graph(news: Any, form: str) -> None:
    client = SPARQLWrapper(f"{news.url}/sparql")
    client.setReturnFormat(form)
    client.setQuery(TRIPLES)
    found: Any = client.queryAndConvert()
    graph = Graph().parse(data=found, format="turtle")
    assert {str(label) for label in graph.objects()} == {"Peru"}


@pytest.mark.parametrize("media", ["text/turtle", "application/n-triples", "application/ld+json"])
def test_every_form_of_a_graph_reads_back(news: Any, media: str) -> None:
    reply = news.sparql("DESCRIBE state:peru", accept=media)
    graph = Graph().parse(data=reply.body, format=media)
    assert {str(predicate) for predicate in graph.predicates()} >= {
        "http://www.w3.org/2004/02/skos/core#notation",
        "http://www.w3.org/2000/01/rdf-schema#label",
    }


@pytest.mark.parametrize(
    ("query", "accept", "media"),
    [
        (NAMES, "", "application/sparql-results+json"),
        (NAMES, "*/*", "application/sparql-results+json"),
        (NAMES, "application/json", "application/json"),
        (NAMES, "text/csv;q=0.5, application/sparql-results+xml", "application/sparql-results+xml"),
        (NAMES, "text/html, text/csv;q=0.9, */*;q=0.1", "text/csv; charset=utf-8"),
        (NAMES, "text/*", "text/xml; charset=utf-8"),
        (NAMES, "text/csv;q=0, text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        (TRIPLES, "*/*", "text/turtle; charset=utf-8"),
        (TRIPLES, "application/n-triples", "application/n-triples"),
        (TRIPLES, "application/ld+json, text/turtle;q=0.2", "application/ld+json"),
        ("DESCRIBE state:peru", "text/turtle", "text/turtle; charset=utf-8"),
        ("ASK { ?s ?p ?o }", "text/csv, application/sparql-results+xml;q=0.1", "application/sparql-results+xml"),
    ],
)  # fmt: skip
def test_the_format_is_what_the_client_likes_best(news: Any, query: str, accept: str, media: str) -> None:
    reply = news.sparql(query, **({"accept": accept} if accept else {}))
    assert (reply.status, reply.headers["content-type"]) == (200, media)


@pytest.mark.parametrize("accept", ["image/png", "application/sparql-results+json;q=0"])
def test_a_client_that_takes_nothing_there_is_hears_what_there_is(news: Any, accept: str) -> None:
    reply = news.sparql(NAMES, accept=accept)
    assert (reply.status, reply.text.count("\n")) == (406, 1)
    assert "application/sparql-results+xml" in reply.text


def test_the_dataset_of_the_request_overrules_that_of_the_query(news: Any) -> None:
    one, other, *_ = values(news.sparql(GRAPHS))
    query = f"SELECT ?id FROM <{one}> {{ ?article schema:identifier ?id }}"  # noqa: S608
    (first,) = values(news.sparql(query))
    (second,) = values(news.ask("/sparql?" + urlencode({"query": query, "default-graph-uri": other})))
    assert first != second
    named = urlencode([("query", GRAPHS), ("named-graph-uri", one), ("named-graph-uri", other)])
    assert values(news.ask(f"/sparql?{named}")) == [one, other]
    both = urlencode([("query", query), ("default-graph-uri", one), ("default-graph-uri", other)]).encode()
    posted = news.ask("/sparql", method="POST", body=both, content_type="application/x-www-form-urlencoded")
    assert sorted(values(posted)) == sorted([first, second])


def test_a_posted_query_takes_its_dataset_from_the_address(news: Any) -> None:
    one, *_ = values(news.sparql(GRAPHS))
    body = b"SELECT ?id { ?article schema:identifier ?id }"
    path = "/sparql?" + urlencode({"default-graph-uri": one})
    reply = news.ask(path, method="POST", body=body, content_type="application/sparql-query; charset=utf-8")
    assert len(values(reply)) == 1


def test_one_format_holds_what_another_does(news: Any) -> None:
    query = 'SELECT * { VALUES (?a ?b) { ("x,\\"y\\n<&>"@en 1.5) (UNDEF <http://a.example/?q=1&r>) } }'
    read = {}
    for form, known in (
        ("application/sparql-results+json", ox.QueryResultsFormat.JSON),
        ("application/sparql-results+xml", ox.QueryResultsFormat.XML),
        ("text/tab-separated-values", ox.QueryResultsFormat.TSV),
    ):
        rows = ox.parse_query_results(news.sparql(query, accept=form).body, format=known)
        assert isinstance(rows, ox.QuerySolutions)
        read[form] = [(row["a"], row["b"]) for row in rows]
    first, *rest = read.values()
    assert len(first) == 2
    assert all(rows == first for rows in rest)
    assert b'"x,""y\n<&>",1.5\r\n' in news.sparql(query, accept="text/csv").body


def test_the_endpoint_describes_itself_and_leads_people_to_the_page(news: Any) -> None:
    described = news.ask("/sparql", accept="text/turtle")
    graph = Graph().parse(data=described.body, format="turtle")
    assert f"{news.url}/sparql" in {str(thing) for thing in graph.objects()}
    person = news.get("/sparql")
    assert (person.status, person.headers["location"]) == (303, "/query")


@pytest.mark.parametrize(
    ("method", "path", "content", "body", "status", "said"),
    [
        ("POST", "/sparql", "application/sparql-update", b"CLEAR ALL", 403, "read only"),
        ("POST", "/sparql", "application/x-www-form-urlencoded", b"update=CLEAR+ALL", 403, "read only"),
        ("GET", "/sparql?update=CLEAR+ALL", "", None, 403, "read only"),
        ("POST", "/sparql", "application/sparql-query", b"INSERT DATA { <a:a> <a:a> <a:a> }", 400, "expected SELECT"),
        ("POST", "/sparql", "application/json", b"{}", 415, "application/json"),
        ("POST", "/sparql", "application/x-www-form-urlencoded", b"", 400, "no query"),
        ("POST", "/sparql", "application/sparql-query", b"\xff", 400, "not UTF-8"),
        ("POST", "/sparql", "application/sparql-query", b" " * 1_100_000, 413, "longer than"),
        ("GET", "/sparql?query=ASK%7B%7D&query=ASK%7B%7D", "", None, 400, "two queries"),
        ("GET", "/sparql?query=%FF", "", None, 400, "UTF-8"),
        ("GET", "/sparql?query=SELECT+*+%7B", "", None, 400, "line"),
        ("GET", "/sparql?query=ASK%7B%7D&default-graph-uri=here", "", None, 400, "IRI"),
        ("PUT", "/sparql", "", b"", 405, "not allowed"),
        ("DELETE", "/sparql", "", None, 405, "not allowed"),
    ],
)
def test_what_cannot_be_answered_is_refused_in_one_line(
    news: Any, method: str, path: str, content: str, body: bytes | None, status: int, said: str
) -> None:
    headers = {"content_type": content} if content else {}
    reply = news.ask(path, method=method, body=body, **headers)
    assert (reply.status, reply.text.count("\n"), reply.headers["content-type"]) == (
        status,
        1,
        "text/plain; charset=utf-8",
    )
    if said != "line":
        assert said in reply.text


def test_a_service_is_refused_unless_allowed(news: Any, serve: Any, store: Any) -> None:
    query = f"SELECT ?name {{ SERVICE <{news.url}/sparql> {{ <{PERU}> rdfs:label ?name }} }}"
    reply = news.sparql(query)
    assert (reply.status, "SERVICE needs the network" in reply.text) == (400, True)
    assert "SERVICE needs the network" in news.get("/query", query=query).text
    open_one = serve(store, "--allow-service")
    assert "Peru" in values(open_one.sparql(query))
    unknown = open_one.sparql("SELECT * { SERVICE <http://127.0.0.1:9/none> { ?s ?p ?o } }")
    assert (unknown.status, unknown.text.count("\n")) == (400, 1)
    assert "SERVICE did not answer" in unknown.text
