"""Two small articles about one event, and text that no format may trip over."""

from __future__ import annotations

import pytest

from kg.model.quad import Quad
from kg.vocabulary import BASE, DIP, DIPC, NIF, OWL, RDF, RDFS, SCHEMA, XSD

HOSTILE = (
    '"""\\\' ]]> <b>&amp;\t\n\r\r\n{}@en^^<x> \\u0041 \u200fשלום 🕊 '
    "\x00\x07\x0b\x0c\x1b\x7f\x85\u2028\ufffe\uffff"
)


def quote(text: str) -> str:
    """A literal, escaped the long way: every character outside plain ASCII letters by its number."""
    return '"' + "".join(c if c.isascii() and c.isalnum() else f"\\U{ord(c):08X}" for c in text) + '"'


@pytest.fixture
def quads() -> list[Quad]:
    """Two articles that give one event two statuses and two labels, in graphs of their own."""
    event = f"<{BASE}event/consult_2031-05-05_a_b>"
    found = []
    for name, day, status, label in (
        ("2031-05-04-aaaaaaaaaaaa", "2031-05-04", DIPC.planned, "A to meet B"),
        ("2031-05-06-bbbbbbbbbbbb", "2031-05-06", DIPC.occurred, "A met B"),
    ):
        article, text, graph = (f"<{BASE}{kind}/{name}>" for kind in ("article", "text", "graph"))
        spans = [f"<{BASE}span/{name}_{begin}_{begin + 3}>" for begin in (100, 9)]
        triples = (
            (article, RDF.type, SCHEMA.NewsArticle),
            (article, SCHEMA.datePublished, f'"{day}"^^{XSD.date}'),
            (article, SCHEMA.identifier, '"a \\"b\\"^^<c>"'),
            (article, SCHEMA.url, f'"https://news.example/?a=1&b=<2>"^^{XSD.anyURI}'),
            (text, NIF.isString, quote(HOSTILE)),
            (text, NIF.beginIndex, f'"0"^^{XSD.integer}'),
            (event, RDF.type, DIP.Meeting),
            (event, RDFS.label, f'"{label}"@en'),
            (event, DIP.status, status),
            (event, DIP.inferred, f'"true"^^{XSD.boolean}'),
            (event, DIP.attendee, f"<{BASE}person/a>"),
            (event, DIP.attendee, f"<{BASE}person/b>"),
            *((event, DIP.triggerSpan, span) for span in spans),
            *((span, RDF.type, NIF.OffsetBasedString) for span in spans),
            (f"<{BASE}person/a>", DIP.office, f"<{BASE}office/a_b>"),
            (f"<{BASE}person/a>", OWL.sameAs, "<http://www.wikidata.org/entity/Q1>"),
            (f"<{BASE}statement/{name}_1>", DIP.confidence, f'"0.9"^^{XSD.decimal}'),
            (f"<{BASE}statement/{name}_2>", DIP.confidence, f'"1"^^{XSD.decimal}'),
            (f"<{BASE}statement/{name}_2>", RDF.object, '"mixed"'),
            (f"<{BASE}statement/{name}_2>", RDF.object, event),
        )
        found += [Quad(*triple, graph) for triple in triples]
    return found
