"""Terms as canonical N-Triples."""

from __future__ import annotations

from datetime import date

import pyoxigraph as ox
import pytest

from kg.graph import terms

UNSAFE = [
    *map(chr, range(0x100)),
    "\u200f",
    "\u2028",
    "\ufffd",
    "\ufffe",
    "\uffff",
    "🕊",
    "שלום",
    '\\"',
    "\\u0041",
]


@pytest.mark.parametrize("text", UNSAFE, ids=ascii)
def test_a_literal_is_spelt_as_pyoxigraph_spells_it_canonically(text: str) -> None:
    node = ox.NamedNode("http://x/")
    line = ox.serialize([ox.Triple(node, node, ox.Literal(text))], format=ox.RdfFormat.N_TRIPLES)
    assert line
    assert line.decode() == f"<http://x/> <http://x/> {terms.plain(text)} .\n"


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0.9, "0.9"), (0.85, "0.85"), (1, "1"), (0.0, "0"), (0.1 + 0.2, "0.3"), (100.0, "100")],
)
def test_a_decimal_is_canonical_and_survives_a_store(value: float, expected: str) -> None:
    term = terms.decimal(value)
    assert term.partition("^")[0] == f'"{expected}"'
    store = ox.Store()
    store.load(f"<http://x/> <http://x/> {term} .".encode(), format=ox.RdfFormat.N_TRIPLES)
    assert [str(quad.object) for quad in store] == [term]


def test_typed_literals_carry_their_datatype() -> None:
    assert terms.day(date(2031, 5, 6)) == '"2031-05-06"^^<http://www.w3.org/2001/XMLSchema#date>'
    assert terms.integer(7) == '"7"^^<http://www.w3.org/2001/XMLSchema#integer>'
    assert terms.boolean(True) == '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>'
    assert terms.english("yes") == '"yes"@en'


def test_an_iri_cannot_be_broken_out_of() -> None:
    assert terms.iri("http://x/a> <b>\n🕊") == "<http://x/a%3E%20%3Cb%3E%0A🕊>"
