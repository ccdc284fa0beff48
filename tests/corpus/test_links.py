"""The same meeting, told by several articles, is one; two meetings stay two."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from kg import pipeline, query
from kg.corpus.folder import Folder
from kg.corpus.links import Meeting, links
from kg.corpus.reading import reading_with
from kg.corpus.run import Run, remove
from kg.corpus.store import opened
from kg.model.text import Article

WHO = "<person/adler> <person/brandt>"
NAMED = Meeting(WHO, "2031-05-05", "2031-05-05", "<place/zenda>", "<event/zenda>", "<graph/1>")
BARE = Meeting(WHO, "2031-05-05", "2031-05-05", "", "<event/bare>", "<graph/2>")
WEEK = Meeting(WHO, "2031-05-05", "2031-05-11", "", "<event/week>", "<graph/3>")


def found(*told: Meeting) -> list[tuple[str, str]]:
    """The links, which hang on no order."""
    ways = {tuple(links(sorted(way, key=lambda one: one.who))) for way in permutations(told)}
    assert len(ways) == 1
    return list(ways.pop())


def test_one_day_is_one_meeting_and_the_name_with_the_place_stands() -> None:
    assert found(NAMED, BARE) == [("<event/bare>", "<event/zenda>")]


def test_a_stretch_of_time_means_the_one_day_in_it() -> None:
    assert found(NAMED, BARE, WEEK) == [("<event/bare>", "<event/zenda>"), ("<event/week>", "<event/zenda>")]


@pytest.mark.parametrize(
    "others",
    [
        [NAMED._replace(who="<person/adler> <person/carol>", event="<event/x>", graph="<graph/4>")],
        [NAMED._replace(first="2031-05-06", last="2031-05-06", event="<event/x>", graph="<graph/4>")],
        [NAMED._replace(place="<place/strelsau>", event="<event/x>", graph="<graph/4>")],
        [BARE._replace(graph=NAMED.graph)],
        [WEEK._replace(place="<place/strelsau>")],
        [WEEK._replace(first="2031-04-01", last="2031-04-30")],
        [WEEK, NAMED._replace(first="2031-05-07", last="2031-05-07", event="<event/x>", graph="<graph/4>")],
    ],
    ids=["others", "another day", "another place", "told as two", "elsewhere", "another month", "two days would do"],
)
def test_what_may_be_two_meetings_stays_two(others: list[Meeting]) -> None:
    assert found(NAMED, *others) == []


MET = "German Chancellor Friedrich Merz met French President Emmanuel Macron "
TOLD = (
    Article("monday", f"{MET}in Toulon on Monday.", published=date(2025, 9, 3)),
    Article("tuesday", f"{MET}on Tuesday.", published=date(2025, 9, 3)),
    Article("week", f"{MET}last week.", published=date(2025, 9, 10)),
)
LINKED = """
SELECT ?event ?name { GRAPH <https://w3id.org/diplomatic-kg/data/graph/links> {
  ?event <http://www.w3.org/2002/07/owl#sameAs> ?name } }
"""


def test_reports_of_one_meeting_meet_and_part_as_articles_come_and_go(tmp_path: Path, reader: pipeline.Reader) -> None:
    store = tmp_path / "store"

    def linked() -> list[tuple[str, ...]]:
        """The local parts of the names that are linked."""
        rows = query.run(opened(store), LINKED).rows
        return [tuple(str(term).rpartition("/")[2][:18] for term in row) for row in rows]

    run = Run(Folder(store), "1", lambda _: None, lambda _: None)
    run.build(iter(TOLD), lambda: reading_with(reader), jobs=1, limit=30.0)
    assert linked() == []  # on Monday or on Tuesday
    remove(store, ["tuesday"])
    assert linked() == [("consult_2025-w36_e", "consult_2025-09-01")]
    remove(store, ["monday"])
    assert linked() == []
