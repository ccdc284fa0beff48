"""Every question gets the same, expected answer from both libraries, with and without named graphs."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph
from rdflib.query import ResultRow

from kg import query, store

MEETING = "event:consult_2026-03-12_clara-adler_otto-brandt"
MEETING_LABEL = "Meeting of Clara Adler and Otto Brandt, 12 March 2026"
TALKS, TALKS_LABEL = "event:2026-03-09-46514bbd86c0_s2_talks", "Talks about the Lowmark"
ADLER_SAYS = 'there would be "no talks" about the Lowmark without a ceasefire'
BRANDT_SAYS = "talks could begin without a ceasefire"
DEMANDED = "that Ruritania withdraw from the Lowmark"
DEMAND = "Otto Brandt demands that Ruritania withdraw from the Lowmark"
WITHDRAWAL = "Withdrawal of Ruritania from the Lowmark"
ANNEXATION = "Annexation of the Lowmark by Grenzland, 2014"
CONDEMNS = "Westmark condemns the annexation of the Lowmark"
BOTH = "Clara Adler, Otto Brandt"

Rows = list[tuple[str, ...]]

EXPECTED: dict[str, Rows] = {
    "ahead": [(WITHDRAWAL, "proposed", "", "", "Otto Brandt")],
    "contradictions": [
        ("Clara Adler", ADLER_SAYS, "Otto Brandt", BRANDT_SAYS, TALKS_LABEL, "claims.opposite-polarity")
    ],
    "corroboration": [],  # two articles, one of them before it happened
    "meeting-reports": [
        (MEETING, "2026-03-12", "2026-03-09", "planned", "", "example-1"),
        (MEETING, "2026-03-12", "2026-03-13", "occurred", "", "example-2"),
    ],
    "positions-over-time": [
        ("2026-03-09", "Claim", "negated", BRANDT_SAYS, "", "example-1", "act:2026-03-09-46514bbd86c0_s3_say"),
        ("2026-03-09", "Demand", "affirmed", DEMANDED, "", "example-1", "act:2026-03-09-46514bbd86c0_s4_demand"),
    ],
    "reversals": [],
    "meetings": [
        (BOTH, "2026-03-12", "Strelau", "occurred", MEETING),
        (BOTH, "2026-03-12", "Strelau", "planned", MEETING),
    ],
    "plover-events": [
        ("", "Westmark", "ACCUSE", "Grenzland", CONDEMNS),
        ("2014-01-01", "Grenzland", "COERCE", "", ANNEXATION),
        ("2026-03-12", "Grenzland", "CONSULT", "", MEETING_LABEL),
        ("2026-03-12", "Ruritania", "CONSULT", "", MEETING_LABEL),
        ("", "Grenzland", "REQUEST", "Ruritania", DEMAND),
    ],
    "states-that-met": [("Grenzland", "Ruritania", MEETING)],
    "status-history": [
        (TALKS_LABEL, "2026-03-09", "hypothetical", "Adler and Brandt to meet in Strelau", TALKS),
        (MEETING_LABEL, "2026-03-09", "planned", "Adler and Brandt to meet in Strelau", MEETING),
        (MEETING_LABEL, "2026-03-13", "occurred", "Adler and Brandt meet", MEETING),
    ],
    "territory": [
        ("Lowmark", ANNEXATION, "Grenzland", "occurred"),
        ("Lowmark", "Clara Adler: no talks about the Lowmark without a ceasefire", "Clara Adler", "occurred"),
        ("Lowmark", DEMAND, "Otto Brandt", "occurred"),
        ("Lowmark", "Otto Brandt: talks could begin without a ceasefire", "Otto Brandt", "occurred"),
        ("Lowmark", TALKS_LABEL, "", "hypothetical"),
        ("Lowmark", CONDEMNS, "Westmark", "occurred"),
        ("Lowmark", WITHDRAWAL, "Ruritania", "proposed"),
    ],
    "uncovered": [
        ("dip:category", "7"),
        ("dip:status", "7"),
        ("dip:accordingTo", "5"),
        ("dip:content", "4"),
        ("dip:cue", "4"),
        ("dip:mode", "4"),
        ("dip:modality", "3"),
        ("dip:polarity", "3"),
        ("dip:condition", "2"),
        ("dip:initiator", "2"),
        ("dip:speaker", "2"),
        ("dip:target", "2"),
        ("dip:timeText", "2"),
        ("dip:contradicts", "1"),
        ("dip:format", "1"),
        ("dip:quotedText", "1"),
        ("dip:stance", "1"),
    ],
    "who-said-what": [
        ("Clara Adler", "Ruritania", "mixed", ADLER_SAYS, "2", "example-1"),
        ("Otto Brandt", "Grenzland", "indirect", BRANDT_SAYS, "3", "example-1"),
        ("Otto Brandt", "Grenzland", "indirect", DEMANDED, "4", "example-1"),
        ("Westmark", "", "indirect", "the annexation of the Lowmark by Grenzland in 2014", "2", "example-2"),
    ],
    "why": [
        ("Clara Adler", "Clara Adler", "21", "32", "1", "example-1", "meeting.meet", MEETING),
        ("Clara Adler", "meet", "38", "42", "1", "example-1", "meeting.meet", MEETING),
        ("Clara Adler", "Adler", "0", "5", "1", "example-2", "meeting.meet", MEETING),
        ("Clara Adler", "met", "6", "9", "1", "example-2", "meeting.meet", MEETING),
        ("Otto Brandt", "meet", "38", "42", "1", "example-1", "meeting.meet", MEETING),
        ("Otto Brandt", "Otto Brandt", "70", "81", "1", "example-1", "meeting.meet", MEETING),
        ("Otto Brandt", "met", "6", "9", "1", "example-2", "meeting.meet", MEETING),
        ("Otto Brandt", "Brandt", "10", "16", "1", "example-2", "meeting.meet", MEETING),
    ],
}
SET = {"positions-over-time": {"person": "Otto Brandt"}}  # what a question needs to be told
# One graph holds one status an event, that of the newest article.
MERGED: dict[str, Rows] = EXPECTED | {"meetings": EXPECTED["meetings"][:1]}


def by_pyoxigraph(asked: ox.Store, name: str) -> Rows:
    """The rows as the table shows them."""
    table = query.run(asked, query.bound(asked, name, SET.get(name, {}))[0])
    return [tuple("" if cell is None else store.shorten(value(cell)) for cell in row) for row in table.rows]


def value(term: query.Term) -> str:
    """An IRI or the words of a literal."""
    assert isinstance(term, ox.NamedNode | ox.Literal)
    return term.value


def by_rdflib(asked: Graph, name: str, same: ox.Store) -> Rows:
    """The same rows from the other library."""
    sparql, _ = query.bound(same, name, SET.get(name, {}))
    rows = [row for row in asked.query(sparql) if isinstance(row, ResultRow)]
    return [tuple("" if cell is None else store.shorten(str(cell)) for cell in row) for row in rows]


def test_every_question_has_expected_rows() -> None:
    assert [one.name for one in query.names()] == sorted(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_question_is_answered_over_named_graphs(name: str, example: Graph, example_store: ox.Store) -> None:
    assert by_pyoxigraph(example_store, name) == EXPECTED[name]
    assert by_rdflib(example, name, example_store) == EXPECTED[name]


@pytest.mark.parametrize("name", EXPECTED)
def test_a_question_is_answered_over_one_turtle_graph(name: str, merged: Path) -> None:
    asked = store.load(merged)
    assert by_pyoxigraph(asked, name) == MERGED[name]
    assert by_rdflib(Graph().parse(merged), name, asked) == MERGED[name]


@pytest.mark.parametrize("name", EXPECTED)
def test_the_ontology_beside_the_data_changes_no_answer(name: str, folder: Path) -> None:
    asked = store.load(folder / "example.trig")
    asked.load(path=str(folder / "dip.ttl"), format=ox.RdfFormat.TURTLE)
    asked.load(path=str(folder / "schemes.ttl"), format=ox.RdfFormat.TURTLE)
    assert by_pyoxigraph(asked, name) == EXPECTED[name]


# A parameter, and the rows it leaves: those of `EXPECTED` that hold one of these words.
GIVEN = [
    ("ahead", "person", "Ruritania", WITHDRAWAL),
    ("ahead", "person", "Clara Adler", "nothing"),
    ("contradictions", "person", "Otto Brandt", "Otto Brandt"),
    ("contradictions", "person", "Westmark", "Westmark"),
    ("meeting-reports", "person", "Otto Brandt", MEETING),
    ("meeting-reports", "person", "Westmark", "Westmark"),
    ("meetings", "person", "Clara Adler", BOTH),
    ("meetings", "person", "Lowmark", "nothing"),
    ("plover-events", "party", "Westmark", "Westmark"),
    ("plover-events", "party", "Otto Brandt", "|".join((MEETING_LABEL, DEMAND))),
    ("plover-events", "party", "Grenzland", "|".join((CONDEMNS, ANNEXATION, MEETING_LABEL, DEMAND))),
    ("states-that-met", "state", "Ruritania", "Ruritania"),
    ("states-that-met", "state", "Westmark", "Westmark"),
    ("status-history", "reported", MEETING, MEETING),
    ("territory", "land", "Lowmark", "Lowmark"),
    ("territory", "land", "Westmark", "nothing"),
    ("who-said-what", "person", "Clara Adler", "Clara Adler"),
    ("why", "person", "Otto Brandt", "Otto Brandt"),
]


@pytest.mark.parametrize(("name", "parameter", "node", "words"), GIVEN)
def test_a_parameter_leaves_the_rows_it_is_about(
    name: str, parameter: str, node: str, words: str, example: Graph, example_store: ox.Store
) -> None:
    sparql, _ = query.bound(example_store, name, {parameter: node})
    found = query.run(example_store, sparql)
    rows = [tuple("" if cell is None else store.shorten(value(cell)) for cell in row) for row in found.rows]
    first = words.split("|")
    wanted = [row for row in EXPECTED[name] if any(word in (row[0] if name == "why" else row) for word in first)]
    assert rows == wanted
    other = [row for row in example.query(sparql) if isinstance(row, ResultRow)]
    assert [tuple("" if cell is None else store.shorten(str(cell)) for cell in row) for row in other] == wanted


def test_every_parameter_is_tried() -> None:
    takes = {(one.name, name) for one in query.names() for name in one.takes}
    assert takes - {(name, parameter) for name, parameter, *_ in GIVEN} == {("reversals", "person")}
    for one in query.names():
        for name in (*one.needs, *one.takes):
            assert f"# given ?{name}" in query.named(one.name)
