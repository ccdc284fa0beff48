"""Queries run over all graphs at once, faults point at their place, results are text in four formats."""

from __future__ import annotations

import csv
import io
import json
import re

import pyoxigraph as ox
import pytest

from kg import query, store
from kg.errors import QueryError
from kg.vocabulary import PREFIXES

NAMES = "SELECT DISTINCT ?who ?name WHERE { ?who a foaf:Person ; rdfs:label ?name } ORDER BY ?name"


@pytest.fixture(scope="module")
def example() -> ox.Store:
    """Two invented articles."""
    return store.load(store.ontology("example.trig"))


def test_a_select_asks_all_graphs_and_knows_the_prefixes(example: ox.Store) -> None:
    found = query.run(example, NAMES)
    assert (found.kind, found.columns) == ("rows", ("who", "name"))
    assert [row[1] for row in found.rows] == [
        ox.Literal("Clara Adler", language="en"),
        ox.Literal("Otto Brandt", language="en"),
    ]


def test_an_ask_is_answered_with_yes_or_no(example: ox.Store) -> None:
    yes, no = (query.run(example, f"ASK {{ ?s a dip:{name} }}") for name in ("Meeting", "Threat"))
    assert (yes.kind, yes.boolean, no.boolean) == ("boolean", True, False)
    assert (query.render(yes), query.render(no)) == ("yes\n", "no\n")
    assert json.loads(query.render(yes, "json")) == {"head": {}, "boolean": True}


@pytest.mark.parametrize("form", ["CONSTRUCT WHERE { ?s a dip:State ; ?p ?o }", "DESCRIBE state:westmark"])
def test_triples_are_written_as_turtle_that_reads_back(form: str, example: ox.Store) -> None:
    found = query.run(example, form)
    text = query.render(found, "ttl")
    assert len(found.triples) == len(set(found.triples)) >= 3
    assert {quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)} == set(found.triples)
    assert "@prefix state:" in text
    assert "@prefix wd:" not in text
    assert re.search(r"(?m)^state:westmark +rdfs:label +Westmark$", query.render(found))


def test_rows_without_an_order_come_sorted(example: ox.Store) -> None:
    found = query.run(example, "SELECT DISTINCT ?order_by WHERE { ?s rdfs:label ?order_by }")
    assert list(found.rows) == sorted(found.rows, key=str)
    assert len(found.rows) > 10


def test_parameters_bind_variables_that_are_not_shown(example: ox.Store) -> None:
    asked = "SELECT DISTINCT ?name WHERE { ?who rdfs:label ?name } # who?"
    found = query.run(example, asked, params={"who": "person:otto-brandt"})
    assert query.render(found, "csv") == "name\nOtto Brandt\n"
    code = query.run(example, "ASK { ?s skos:notation ?code }", params={"code": 'X"M'})
    assert not code.boolean


@pytest.mark.parametrize(
    ("sparql", "where", "what"),
    [
        ("SELECT ?a WHERE { ?a rdfs:label ?b", "q:1:35", "the query ends too soon"),
        ("SELECT ?a\nWHERE {\n ?a nope:x ?c }", "q:3:5", "the prefix nope: is not declared"),
        ("# a comment\nSELEC ?a { ?a ?b ?c }", "q:2:1", "expected SELECT, ASK, CONSTRUCT or DESCRIBE"),
        ("INSERT DATA { <http://a/> <http://b/> 1 }", "q:1:1", "expected SELECT, ASK, CONSTRUCT or DESCRIBE"),
        ("SELECT * { SERVICE <http://a/> { ?a ?b ?c } }", "q:1:12", "SERVICE needs the network"),
    ],
)
def test_a_fault_names_its_line_and_column_and_shows_it(sparql: str, where: str, what: str, example: ox.Store) -> None:
    with pytest.raises(QueryError) as fault:
        query.run(example, sparql, name="q")
    assert str(fault.value).startswith(f"{where}: {what}")
    assert fault.value.source == sparql.split("\n")[int(where.split(":")[1]) - 1]
    assert str(fault.value).endswith("^")


def test_an_empty_query_is_refused(example: ox.Store) -> None:
    with pytest.raises(QueryError, match="the query is empty"):
        query.run(example, " # nothing\n")


def test_the_word_service_may_stand_in_a_string_or_a_name(example: ox.Store) -> None:
    found = query.run(example, 'SELECT ?service { ?service rdfs:label "SERVICE"@en . # SERVICE\n}')
    assert found.rows == ()


def test_an_unknown_name_is_answered_with_the_nearest_and_the_choices() -> None:
    with pytest.raises(QueryError, match=r"did you mean meetings\? there are ahead, contradictions"):
        query.named("meting")
    with pytest.raises(QueryError, match=r"no query is named '\.\./shapes'"):
        query.named("../shapes")


def test_the_table_is_aligned_and_shortens_names(example: ox.Store) -> None:
    assert query.render(query.run(example, NAMES)) == (
        "who                 name\n"
        "------------------  -----------\n"
        "person:clara-adler  Clara Adler\n"
        "person:otto-brandt  Otto Brandt\n"
    )


def test_a_terminal_gets_a_drawn_table_that_fits(example: ox.Store) -> None:
    drawn = query.render(query.run(example, NAMES), width=40)
    assert "─" in drawn
    assert "Otto Brandt" in drawn


@pytest.mark.parametrize("width", [None, 60])
def test_text_from_outside_can_neither_steer_the_terminal_nor_be_markup(width: int | None) -> None:
    made = store.of([])
    name = ox.Literal("[bold]A\x1b]0;x\x07\u202e 中文")
    made.add(ox.Quad(ox.NamedNode("http://a/s"), ox.NamedNode("http://a/p"), name))
    text = query.render(query.run(made, "SELECT ?o { ?s ?p ?o }"), width=width)
    assert "[bold]A\\u001b]0;x\\u0007\\u202e 中文" in text
    assert "\x07" not in text


def test_csv_and_json_hold_the_whole_values(example: ox.Store) -> None:
    sparql = "SELECT DISTINCT ?s ?text ?none WHERE { ?s dip:quotedText ?quote ; schema:text ?text }"
    found = query.run(example, sparql)
    rows = list(csv.DictReader(io.StringIO(query.render(found, "csv"))))
    assert rows[0]["text"] == 'there would be "no talks" about the Lowmark without a ceasefire'
    assert rows[0]["none"] == ""
    read = json.loads(query.render(found, "json"))
    assert read["head"]["vars"] == ["s", "text", "none"]
    assert read["results"]["bindings"] == [
        {
            "s": {"type": "uri", "value": rows[0]["s"]},
            "text": {"type": "literal", "value": rows[0]["text"], "xml:lang": "en"},
        }
    ]


def test_json_is_what_the_store_itself_would_write(example: ox.Store) -> None:
    sparql = "SELECT DISTINCT ?s ?v { ?s dip:sentenceNumber|schema:headline|dip:confidence ?v } ORDER BY ?s ?v"
    own = example.query(sparql, prefixes=dict(PREFIXES), use_default_graph_as_union=True)
    assert isinstance(own, ox.QuerySolutions)
    written = own.serialize(format=ox.QueryResultsFormat.JSON)
    assert json.loads(query.render(query.run(example, sparql), "json")) == json.loads(written or b"")


@pytest.mark.parametrize(
    ("sparql", "output", "what"),
    [
        (NAMES, "ttl", "ttl cannot hold rows"),
        ("ASK {}", "csv", "csv cannot hold a yes or no"),
        ("DESCRIBE state:westmark", "json", "json cannot hold triples"),
        (NAMES, "xml", "'xml' is no format"),
    ],
)
def test_an_output_that_cannot_hold_the_result_is_refused(
    sparql: str, output: str, what: str, example: ox.Store
) -> None:
    with pytest.raises(QueryError, match=what):
        query.render(query.run(example, sparql), output)


SERVICE = "SERVICE<http://127.0.0.1:9/>{ ?a ?b ?c }"


@pytest.mark.parametrize(
    "hidden",
    [
        'BIND("""a"b""" AS ?x) SERVICE <http://127.0.0.1:9/> { ?s ?p "c" }',
        "BIND('''a'b''' AS ?x) SERVICE <http://127.0.0.1:9/> { ?s ?p 'c' }",
        *(
            f"?s ?p {last}{SERVICE}"
            for last in ("1", "-1.5", "true", "person:x\\# ", "person:x\\' .", "person:.", "person:x.y.")
        ),
        f"# a comment\r{SERVICE}",
        f"FILTER(1<2){SERVICE}FILTER(3>2)",
        "SERVICESILENT<http://127.0.0.1:9/>{ ?a ?b ?c }",
        "SERVICEperson:x{ ?a ?b ?c }",
        "serVice ?x { ?a ?b ?c }",
    ],
)
def test_no_way_of_writing_hides_a_service(hidden: str, example: ox.Store) -> None:
    with pytest.raises(QueryError, match="SERVICE needs the network"):
        query.run(example, f"SELECT * {{ {hidden} }}")


@pytest.mark.parametrize(
    "harmless", ["?service", "?s a schema:Service", "?s ?p 'SERVICE' # service\n", '?s ?p """ SERVICE " """']
)
def test_the_word_service_elsewhere_is_no_service(harmless: str, example: ox.Store) -> None:
    rest = "?p ?o" if harmless.startswith("?service") else ""
    assert query.run(example, f"SELECT * {{ {harmless} {rest} }}").kind == "rows"


def test_from_chooses_the_graphs_and_a_dataset_overrules_it(example: ox.Store) -> None:
    one, other, *_ = sorted(graph.value for graph in example.named_graphs() if isinstance(graph, ox.NamedNode))
    count = "SELECT (COUNT(*) AS ?n) FROM <{}> {{ ?s ?p ?o }}"

    def size(sparql: str, graphs: query.Dataset | None = None) -> str:
        term = query.run(example, sparql, graphs=graphs).rows[0][0]
        assert isinstance(term, ox.Literal)
        return term.value

    lengths = {
        iri: str(sum(1 for _ in example.quads_for_pattern(None, None, None, ox.NamedNode(iri)))) for iri in (one, other)
    }
    assert lengths[one] != lengths[other]
    assert size(count.format(one)) == lengths[one]
    assert size(count.format(one), graphs=query.Dataset(default=(other,))) == lengths[other]
    assert (
        size("SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }", graphs=query.Dataset(named=(one,))) == "1"
    )


def test_no_more_is_read_than_wanted_and_that_is_said(example: ox.Store) -> None:
    for form in ("SELECT * { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }"):
        found = query.run(example, form, most=3)
        assert (len(found.rows) + len(found.triples), found.cut) == (3, True)
        assert not query.run(example, form, most=100_000).cut
