"""Who is meant: the files beside this one, and what hangs on the day of publication."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg import pipeline
from kg.model.entity import Entity
from kg.model.text import Article
from tests.golden import Golden, cases
from tests.resolve.rendering import cast

FILES = sorted(Path(__file__).parent.glob("*.txt"))


@pytest.mark.parametrize("golden", [case for path in FILES for case in cases(path)])
def test_words_mean_somebody(golden: Golden, reader: pipeline.Reader) -> None:
    assert cast(reader, golden.text) == golden.expected


def person(reader: pipeline.Reader, text: str, published: date | None) -> Entity:
    """The only person of a text."""
    entities = reader(Article("test", text, published=published)).entities
    (found,) = [entity for entity in entities if entity.kind.value == "person"]
    return found


@pytest.mark.parametrize(
    ("published", "office"),
    [
        (date(1993, 5, 1), "prime minister"),
        (date(2010, 5, 1), "foreign minister"),
        (None, "foreign minister"),
    ],
)
def test_a_known_person_holds_the_office_of_the_day(
    reader: pipeline.Reader, published: date | None, office: str
) -> None:
    found = person(reader, "Carl Bildt condemned the attack.", published)
    assert (found.id, found.office, found.acts_for) == ("person/carl-bildt", office, "state/sweden")


@pytest.mark.parametrize(
    ("published", "of"),
    [(date(2008, 5, 1), "state/norway"), (date(2016, 5, 1), "organisation/nato"), (date(2003, 5, 1), None)],
)
def test_a_known_person_acts_for_whom_the_office_of_the_day_binds(
    reader: pipeline.Reader, published: date, of: str | None
) -> None:
    text = "Jens Stoltenberg condemned the attack."
    assert person(reader, text, published).acts_for == of


def test_a_title_in_the_text_is_stronger_than_the_tables(reader: pipeline.Reader) -> None:
    found = person(reader, "Peruvian envoy Carl Bildt condemned the attack.", date(1993, 5, 1))
    assert (found.id, found.office, found.acts_for) == ("person/carl-bildt", "envoy", "state/peru")


def test_a_leader_no_table_knows_is_local_to_the_article(reader: pipeline.Reader) -> None:
    found = person(reader, "Norwegian Prime Minister Ada Brandt resigned.", None)
    assert found.id == "person/~ada-brandt"
    assert found.wikidata is None
