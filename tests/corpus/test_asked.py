"""The questions across articles, asked of a store and of what it exports, by both libraries."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset
from rdflib.query import ResultRow

from kg import pipeline, query, store
from kg.corpus.folder import Folder
from kg.corpus.reading import reading_with
from kg.corpus.run import Run
from kg.corpus.store import opened
from kg.errors import QueryError
from kg.explain import explain
from kg.model.text import Article
from kg.validate import validate
from tests.corpus.invented import exported

BRANDT, QUIROGA = "Norwegian Prime Minister Ada Brandt", "Peruvian President Elena Quiroga"
FRIGATES = "Norway would {}send frigates to the Strait of Magellan"
TOLD = (
    Article("plan", f"{BRANDT} will meet {QUIROGA} in Lausanne on Monday.", published=date(2031, 5, 2)),
    Article("word", f"{QUIROGA} will meet {BRANDT} on Monday, her spokesman said.", published=date(2031, 5, 3)),
    Article("held", f"{BRANDT} met {QUIROGA} in Lausanne on Monday.", published=date(2031, 5, 6), publisher="Post"),
    Article("also", f"{QUIROGA} met {BRANDT} on Monday.", published=date(2031, 5, 7), publisher="Lima Diario"),
    Article("yes", f"{BRANDT} said that {FRIGATES.format('')}.", published=date(2031, 5, 6)),
    Article("no", f"{BRANDT} said that {FRIGATES.format('not ')}.", published=date(2031, 9, 6)),
    Article("denied", f"{QUIROGA} denied that {FRIGATES.format('')}.", published=date(2031, 5, 8)),
)
WILL, WILL_NOT = (f"that {FRIGATES.format(word)}" for word in ("", "not "))
NAME = "event:2031-05-02-..._s1_meeting"
EXPECTED = {
    "positions-over-time": [
        ("2031-05-06", "Claim", "affirmed", WILL, "", "yes", "act:2031-05-06-..._s1_say"),
        ("2031-09-06", "Claim", "affirmed", WILL_NOT, WILL, "no", "act:2031-09-06-..._s1_say"),
    ],
    "reversals": [("Ada Brandt", "2031-05-06", WILL, "2031-09-06", WILL_NOT, "act:2031-09-06-..._s1_say")],
    "meeting-reports": [
        (NAME, "2031-05-05", "2031-05-02", "planned", "", "plan"),
        (NAME, "2031-05-05", "2031-05-03", "planned", "spokesman", "word"),
        (NAME, "2031-05-05", "2031-05-06", "occurred", "", "held"),
        (NAME, "2031-05-05", "2031-05-07", "occurred", "", "also"),
    ],
    "corroboration": [("2", "2", "2031-05-05", "Meeting (meet): Ada Brandt, Elena Quiroga", NAME)],
    "contradictions": [
        ("Ada Brandt", WILL, "Elena Quiroga", WILL, "Mobilisation (send): Norway", "across.opposite-content"),
    ],
}
SET = {"positions-over-time": {"person": "Ada Brandt"}, "meeting-reports": {"person": "Ada Brandt"}}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, reader: pipeline.Reader) -> Path:
    """A store with these articles."""
    path = tmp_path_factory.mktemp("asked") / "store"
    run = Run(Folder(path), "1", lambda _: None, lambda _: None)
    run.build(iter(TOLD), lambda: reading_with(reader), jobs=1, limit=30.0)
    return path


def shown(value: str) -> str:
    """An IRI short and without the hash of an article, or plain text."""
    short = store.shorten(value)
    head, dash, tail = short.partition("-")
    parts = f"{head}{dash}{tail}".split("_")
    return "_".join([parts[0][: -len("0123456789ab")] + "...", *parts[1:]]) if ":20" in short else short


@pytest.mark.parametrize("name", EXPECTED)
def test_a_question_across_articles_is_answered_by_both_libraries(name: str, built: Path) -> None:
    asked = opened(built)
    sparql, left = query.bound(asked, name, SET.get(name, {}))
    rows = query.run(asked, sparql, params=left).rows
    told = [tuple("" if cell is None else shown(getattr(cell, "value", "")) for cell in row) for row in rows]
    assert told == EXPECTED[name]
    dataset = Dataset(default_union=True)
    dataset.parse(data=exported(built).decode(), format="nquads")
    found = [row for row in dataset.query(sparql) if isinstance(row, ResultRow)]
    assert [tuple("" if cell is None else shown(str(cell)) for cell in row) for row in found] == EXPECTED[name]


def test_the_history_of_a_meeting_is_that_of_all_its_names(built: Path) -> None:
    rows = query.run(opened(built), query.named("status-history")).rows
    told = [tuple(getattr(cell, "value", "") for cell in row[1:3]) for row in rows if shown(row[4].value) == NAME]  # type: ignore[union-attr]
    assert told == [
        ("2031-05-02", "planned"), ("2031-05-03", "planned"), ("2031-05-06", "occurred"), ("2031-05-07", "occurred")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({}, "positions-over-time: needs person (give --set person=NAME, whose words)"),
        ({"person": "Ada Brant"}, "--set person: nothing is called Ada Brant (did you mean Ada Brandt?)"),
        ({"person": "person:nobody"}, "--set person: nothing is called person:nobody"),
        ({"person": "urn:a b"}, "--set person: nothing is called urn:a b"),
    ],
)
def test_a_parameter_that_is_missing_or_means_nothing_is_told(params: dict[str, str], said: str, built: Path) -> None:
    with pytest.raises(QueryError) as fault:
        query.bound(opened(built), "positions-over-time", params)
    assert str(fault.value).startswith(said)


def test_a_name_means_the_same_person_in_every_article(built: Path) -> None:
    asked = opened(built)
    by_label, _ = query.bound(asked, "positions-over-time", {"person": "Ada Brandt"})
    node = next(iri for iri in by_label.split("<") if "person/" in iri).partition(">")[0]
    by_iri, _ = query.bound(asked, "positions-over-time", {"person": node})
    assert by_iri == by_label
    assert by_label.count("_ada-brandt>") == len(TOLD) - 1


def test_explain_tells_all_reports_of_a_meeting_and_why_they_are_one(built: Path) -> None:
    asked = opened(built)
    rows = query.run(asked, query.bound(asked, "meeting-reports", {})[0]).rows
    told = str(explain(asked, getattr(rows[0][0], "value", "")))
    for article in ("plan, 2031-05-02", "word, 2031-05-03", "held, 2031-05-06", "also, 2031-05-07"):
        assert f"\n{article}\n" in told
    assert "across.same-meeting" in told
    assert "articleCount" in told


def test_explain_tells_what_a_later_act_takes_back_and_by_which_rule(built: Path) -> None:
    asked = opened(built)
    act = query.run(asked, query.named("reversals")).rows[0][-1]
    told = str(explain(asked, getattr(act, "value", "")))
    assert "dip:reverses" in told
    assert "across.reversal" in told
    triple = explain(asked, getattr(act, "value", ""), "dip:reverses", f"act:{_other(asked)}")
    assert "across.reversal" in str(triple)
    assert "yes, 2031-05-06" in str(triple)
    assert "no, 2031-09-06" in str(triple)


def _other(asked: ox.Store) -> str:
    row = query.run(asked, "SELECT ?b { ?a dip:reverses ?b }").rows[0]
    return str(getattr(row[0], "value", "")).rpartition("/")[2]


def test_a_store_with_ties_conforms(built: Path) -> None:
    report = validate(opened(built))
    assert report.conforms, str(report)
