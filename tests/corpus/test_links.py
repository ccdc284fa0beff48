"""What articles have in common comes and goes with them, in whatever order they come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import pipeline, query
from kg.corpus.folder import Folder
from kg.corpus.reading import reading_with
from kg.corpus.run import Run, remove
from kg.corpus.store import opened
from kg.model.text import Article
from tests.corpus.invented import exported

MET = "German Chancellor Friedrich Merz met French President Emmanuel Macron "
SAID = "German Chancellor Friedrich Merz said that Germany would {}send frigates to the Strait of Hormuz."
TOLD = (
    Article("monday", f"{MET}in Toulon on Monday.", published=date(2025, 9, 3), publisher="Fjord Post"),
    Article("tuesday", f"{MET}on Tuesday.", published=date(2025, 9, 3), publisher="Lima Diario"),
    Article("week", f"{MET}last week.", published=date(2025, 9, 10), publisher="Accra Courier"),
    Article("will", SAID.format(""), published=date(2025, 9, 3)),
    Article("will-too", SAID.format(""), published=date(2025, 9, 4)),
    Article("will-not", SAID.format("not "), published=date(2025, 11, 3)),
    Article("denied", f"France denied {SAID.format('')[37:]}", published=date(2025, 9, 6)),
)
LINKED = """
SELECT ?a ?relation ?b { GRAPH <https://w3id.org/diplomatic-kg/data/graph/links> { ?a ?relation ?b }
  FILTER ( ?relation IN (owl:sameAs, dip:reverses, dip:contradicts, dip:articleCount, dip:publisherCount) ) }
"""


def build(store: Path, articles: Sequence[Article], reader: pipeline.Reader) -> None:
    """One run over some articles."""
    run = Run(Folder(store), "1", lambda _: None, lambda _: None)
    run.build(iter(articles), lambda: reading_with(reader), jobs=1, limit=30.0)


def linked(store: Path) -> list[tuple[str, ...]]:
    """The ties in the graph, by the local parts of names without what identifies articles."""
    rows = query.run(opened(store), LINKED).rows
    return [tuple(getattr(term, "value", "").rpartition("/")[2].rpartition("#")[2] for term in row) for row in rows]


def test_reports_of_one_meeting_meet_and_part_as_articles_come_and_go(tmp_path: Path, reader: pipeline.Reader) -> None:
    store = tmp_path / "store"
    build(store, TOLD[:3], reader)
    assert linked(store) == []  # on Monday or on Tuesday
    remove(store, ["tuesday"])
    name, week = "consult_2025-09-01_emmanuel-macron_friedrich-merz", "consult_2025-w36_emmanuel-macron_friedrich-merz"
    assert (week, "sameAs", name) in linked(store)
    assert {row[1:] for row in linked(store)} == {
        ("sameAs", name), ("articleCount", "2"), ("publisherCount", "2")
    }  # fmt: skip
    remove(store, ["monday"])
    assert linked(store) == []


def test_a_run_over_more_articles_ends_where_one_run_does(tmp_path: Path, reader: pipeline.Reader) -> None:
    whole = tmp_path / "whole"
    build(whole, TOLD, reader)
    relations = {row[1] for row in linked(whole)}
    assert relations == {"sameAs", "reverses", "contradicts"}
    for number, order in enumerate((TOLD[::-1], TOLD[3:] + TOLD[:3])):
        grown = tmp_path / f"grown-{number}"
        for article in order:
            build(grown, [article], reader)
        assert linked(grown) == linked(whole)
        assert exported(grown) == exported(whole)


def test_what_is_taken_back_takes_its_ties_along(tmp_path: Path, reader: pipeline.Reader) -> None:
    store, never = tmp_path / "store", tmp_path / "never"
    build(store, TOLD, reader)
    remove(store, ["will", "monday"])
    build(never, [one for one in TOLD if one.id not in ("will", "monday")], reader)
    assert exported(store) == exported(never)
    assert linked(store) == linked(never) != []


def test_the_graph_holds_what_is_exported_whatever_came_and_went(tmp_path: Path, reader: pipeline.Reader) -> None:
    store = tmp_path / "store"
    for article in TOLD:
        build(store, [article], reader)
    for gone in ("week", "will-too", "tuesday", "denied"):
        remove(store, [gone])
        held = set(ox.parse(exported(store), ox.RdfFormat.N_QUADS))
        assert set(opened(store)) == held, gone


def test_a_changed_article_is_tied_by_what_it_says_now(tmp_path: Path, reader: pipeline.Reader) -> None:
    store = tmp_path / "store"
    build(store, TOLD[3:6], reader)
    assert "reverses" in {row[1] for row in linked(store)}
    build(store, [Article("will-not", "It rained in Berlin.", published=date(2025, 11, 3))], reader)
    assert {row[1] for row in linked(store)} == {"sameAs"}


@pytest.mark.parametrize("lost", ["graph", "links.nq.gz"])
def test_what_is_lost_is_made_again_ties_included(lost: str, tmp_path: Path, reader: pipeline.Reader) -> None:
    store = tmp_path / "store"
    build(store, TOLD, reader)
    before, ties = exported(store), linked(store)
    if lost == "graph":
        for path in (store / "graph").iterdir():
            path.unlink()
    else:
        (store / "parts" / lost).unlink()
    build(store, TOLD, reader)
    assert (exported(store), linked(store)) == (before, ties)
