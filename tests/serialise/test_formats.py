"""What is written reads back, the same in every library and every order."""

from __future__ import annotations

import json
import random
import re

import pyoxigraph as ox
import pytest
import rdflib

from kg import serialise
from kg.errors import GraphError
from kg.model.quad import Quad
from kg.vocabulary import BASE, DIP, DIPC, NIF, RDFS

OXIGRAPH = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
}
RDFLIB = {
    ".ttl": "turtle",
    ".nq": "nquads",
    ".trig": "trig",
    ".nt": "nt",
    ".jsonld": "json-ld",
    ".rdf": "xml",
}
WITH_GRAPHS = (".nq", ".trig")
NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

Read = set[tuple[str, str, str, str]]

each_format = pytest.mark.parametrize("ending", serialise.FORMATS)


def by_oxigraph(text: str, ending: str) -> Read:
    """Quads as pyoxigraph reads them: subject, predicate, object in N-Triples, graph ("" for the default)."""
    found = ox.parse(text.encode(), format=OXIGRAPH[ending])
    return {(str(q.subject), str(q.predicate), str(q.object), _graph(q)) for q in found}


def _graph(quad: ox.Quad) -> str:
    return "" if isinstance(quad.graph_name, ox.DefaultGraph) else str(quad.graph_name)


def by_rdflib(text: str, ending: str) -> Read:
    """The same as rdflib reads them, literals normalised to pyoxigraph's spelling."""
    data = rdflib.Dataset()
    data.parse(data=text, format=RDFLIB[ending])
    found: Read = set()
    for subject, predicate, value, graph in data.quads():
        if isinstance(value, rdflib.Literal):
            datatype = ox.NamedNode(str(value.datatype)) if value.datatype else None
            spelt = str(
                ox.Literal(str(value), language=value.language, datatype=None if value.language else datatype)
            )
        else:
            spelt = value.n3()
        context = (
            "" if graph in (None, rdflib.graph.DATASET_DEFAULT_GRAPH_ID) else rdflib.URIRef(str(graph)).n3()
        )
        found.add((subject.n3(), predicate.n3(), spelt, context))
    return found


def expected(quads: list[Quad], ending: str) -> Read:
    """What the file should hold: every quad, or the union with the newest status and label."""
    read = by_oxigraph("".join(f"{' '.join(quad)} .\n" for quad in quads), ".nq")
    if ending in WITH_GRAPHS:
        return read
    older = {DIPC.planned, '"A to meet B"@en'}
    union = {(s, p, o, "") for s, p, o, _ in read if o not in older}
    if ending != ".rdf":
        return union
    return {(s, p, NO_XML.sub("\ufffd", _raw(o)), g) for s, p, o, g in union}


def _raw(term: str) -> str:
    """A term with the escapes of control characters undone, those of marks and line ends kept."""
    undone = re.sub(r"\\u([0-9A-F]{4})", lambda m: chr(int(m.group(1), 16)), term)
    return undone.replace("\\f", "\f").replace("\\b", "\b")


@each_format
def test_pyoxigraph_reads_back_what_was_written(quads: list[Quad], ending: str) -> None:
    read = by_oxigraph(serialise.text(quads, ending), ending)
    if ending == ".rdf":
        read = {(s, p, _raw(o), g) for s, p, o, g in read}
    assert read == expected(quads, ending)


@each_format
def test_rdflib_reads_what_pyoxigraph_reads(quads: list[Quad], ending: str) -> None:
    text = serialise.text(quads, ending)
    assert by_rdflib(text, ending) == by_oxigraph(text, ending)


@each_format
def test_the_order_of_the_quads_does_not_matter(quads: list[Quad], ending: str) -> None:
    text = serialise.text(quads, ending)
    for seed in range(3):
        shuffled = [*quads, quads[0]]
        random.Random(seed).shuffle(shuffled)  # noqa: S311  nothing is secret here
        assert serialise.text(iter(shuffled), ending) == text


@each_format
def test_nothing_makes_an_empty_graph_that_still_parses(ending: str) -> None:
    assert by_oxigraph(serialise.text([], ending), ending) == set()


def test_sorted_lines_are_those_of_pyoxigraph(quads: list[Quad]) -> None:
    written = serialise.text(quads, "nq").encode()
    lines = ox.serialize(ox.parse(written, format=ox.RdfFormat.N_QUADS), format=ox.RdfFormat.N_QUADS)
    assert lines
    theirs = "\n".join(sorted(lines.decode().removesuffix("\n").split("\n"))) + "\n"
    assert serialise.text(ox_quads(lines), "nq") == theirs


def ox_quads(lines: bytes) -> list[Quad]:
    found = ox.parse(lines, format=ox.RdfFormat.N_QUADS)
    return [Quad(*map(str, (q.subject, q.predicate, q.object, q.graph_name))) for q in found]


@pytest.mark.parametrize("ending", [".ttl", ".nt", ".jsonld", ".rdf"])
def test_formats_without_graphs_keep_the_newest_status_and_label(quads: list[Quad], ending: str) -> None:
    values = {
        o
        for _, p, o, _ in by_oxigraph(serialise.text(quads, ending), ending)
        if p in (DIP.status, RDFS.label)
    }
    assert values == {DIPC.occurred, '"A met B"@en'}


def test_an_undated_article_is_older_than_any_dated_one(quads: list[Quad]) -> None:
    undated = [quad for quad in quads if not quad.object.startswith('"2031-05-06"')]
    assert DIPC.planned in serialise.text(undated, "nt")
    assert DIPC.occurred not in serialise.text(undated, "nt")


def test_turtle_is_short_and_begins_with_the_articles(quads: list[Quad]) -> None:
    body = serialise.text(quads, "ttl").partition("\n\n")[2]
    subjects = [block.split()[0] for block in body.split("\n\n")]
    assert [subject.partition(":")[0] for subject in subjects] == [
        *("article", "article", "person", "event", "text", "text"),
        *("span", "span", "span", "span", "statement", "statement", "statement", "statement"),
    ]
    assert not re.search(r"<http", body)
    assert subjects[6].endswith("_9_12")
    assert subjects[7].endswith("_100_103")


def test_turtle_declares_only_the_prefixes_it_uses(quads: list[Quad]) -> None:
    text = serialise.text(quads, "ttl")
    assert "@prefix dip:" in text
    assert "@prefix foaf:" not in text


def test_numbers_and_truth_stand_bare_in_turtle(quads: list[Quad]) -> None:
    text = serialise.text(quads, "ttl")
    for line in (
        "nif:beginIndex 0 ;",
        "dip:inferred true ;",
        "dip:confidence 0.9 .",
        'dip:confidence "1"^^xsd:decimal',
    ):
        assert line in text


def test_a_name_that_turtle_cannot_shorten_stays_whole() -> None:
    odd = Quad(f"<{BASE}person/a,b>", DIP.evidence, f"<{BASE}person/>", f"<{BASE}graph/g>")
    text = serialise.text([odd], "ttl")
    assert f"<{BASE}person/a,b> dip:evidence <{BASE}person/> ." in text


def test_json_ld_uses_the_terms_of_the_published_context(quads: list[Quad]) -> None:
    document = json.loads(serialise.text(quads, "jsonld"))
    (event,) = [thing for thing in document["@graph"] if thing["id"].startswith("event/")]
    assert event["type"] == "Meeting"
    assert event["attendee"] == ["person/a", "person/b"]
    assert event["status"] == "dipc:occurred"
    assert document["@context"]["attendee"] == {"@id": "dip:attendee", "@type": "@id"}
    assert list(document["@context"])[1:] == sorted(list(document["@context"])[1:])


@each_format
@pytest.mark.parametrize("base", ["https://example.org/kg#", "urn:kg:", "https://example.org/kg/"])
def test_data_under_any_base_read_back(quads: list[Quad], ending: str, base: str) -> None:
    moved = [Quad(*(term.replace(f"<{BASE}", f"<{base}") for term in quad)) for quad in quads]
    read = by_oxigraph(serialise.text(moved, ending, base=base), ending)
    assert len(read) == len(expected(quads, ending))
    assert any(subject == f"<{base}person/a>" for subject, *_ in read)


@each_format
def test_data_written_without_their_base_read_back_too(quads: list[Quad], ending: str) -> None:
    moved = [Quad(*(term.replace(f"<{BASE}", "<https://example.org/") for term in quad)) for quad in quads]
    assert len(by_oxigraph(serialise.text(moved, ending), ending)) == len(expected(quads, ending))


def test_a_property_that_xml_cannot_name_is_a_fault_with_its_iri() -> None:
    odd = Quad(f"<{BASE}person/a>", "<https://example.org/1st>", '"x"', f"<{BASE}graph/g>")
    with pytest.raises(GraphError, match=r"https://example\.org/1st: has no name in XML"):
        serialise.text([odd], "rdf")


def test_a_format_may_be_named_without_its_full_stop(quads: list[Quad]) -> None:
    assert serialise.text(quads, "ttl") == serialise.text(quads, ".TTL")


def test_an_unknown_format_is_refused_with_the_choices() -> None:
    with pytest.raises(
        GraphError, match=r"unknown format csv \(give one of \.ttl \.nq \.trig \.nt \.jsonld \.rdf\)"
    ):
        serialise.text([], "csv")


def test_the_text_of_an_article_survives_every_format_but_xml_to_the_letter(quads: list[Quad]) -> None:
    whole = {
        quad.object
        for quad in ox_quads("".join(f"{' '.join(q)} .\n" for q in quads).encode())
        if quad.predicate == NIF.isString
    }
    for ending in set(serialise.FORMATS) - {".rdf"}:
        read = by_oxigraph(serialise.text(quads, ending), ending)
        assert {value for _, predicate, value, _ in read if predicate == NIF.isString} == whole
