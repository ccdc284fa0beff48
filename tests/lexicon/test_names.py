"""What the tables of names, verbs and nouns say."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg import lexicon as tables
from kg.lexicon import Lexicon
from kg.model.entity import Kind


def senses(known: Lexicon, phrase: str) -> list[str]:
    """What a whole name may mean: `state norway`."""
    words = tuple(phrase.split())
    found = next((s for p, s in known.names.phrases.get(words[0], ()) if p == words), ())
    return [f"{sense.sort} {sense.id.rpartition('/')[2]}" for sense in found]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Norway", ["state norway"]),
        ("Norwegian", ["adjective norway"]),
        ("Norwegians", ["people norway"]),
        ("Oslo", ["city oslo"]),
        ("Kremlin", ["seat kremlin"]),
        ("NATO", ["organisation nato"]),
        ("Crimea", ["place crimea"]),
        ("Theresa May", ["person theresa-may"]),
        ("norway", []),
        ("Norwa", []),
    ],
)
def test_a_name_has_the_senses_of_its_tables(lexicon: Lexicon, phrase: str, expected: list[str]) -> None:
    assert senses(lexicon, phrase) == expected


def test_longer_names_come_first(lexicon: Lexicon) -> None:
    for phrases in (*lexicon.names.phrases.values(), *lexicon.names.titles.values()):
        lengths = [len(phrase) for phrase, _ in phrases]
        assert lengths == sorted(lengths, reverse=True)


def test_every_sense_means_something_known(lexicon: Lexicon) -> None:
    names = lexicon.names
    meant = {sense.id for phrases in names.phrases.values() for _, found in phrases for sense in found}
    assert meant <= set(names.entities)
    titles = {sense.id for phrases in names.titles.values() for _, found in phrases for sense in found}
    assert titles <= set(names.title_kinds)


def test_whatever_an_entity_lies_in_or_acts_for_is_known(lexicon: Lexicon) -> None:
    entities = lexicon.names.entities
    named = {other for entity in entities.values() for other in (entity.within, entity.acts_for) if other}
    assert named - set(entities) == set()


def test_states_have_codes_of_three_letters_each_their_own(lexicon: Lexicon) -> None:
    codes = [e.code for e in lexicon.names.entities.values() if e.kind is Kind.STATE]
    assert len(codes) > 190
    assert len(codes) == len(set(codes))
    assert all(code and len(code) == 3 and code.isupper() for code in codes)


def test_tenures_are_of_persons_and_end_after_they_began(lexicon: Lexicon) -> None:
    for person, held in lexicon.names.tenures.items():
        assert lexicon.names.entities[person].kind is Kind.PERSON
        for tenure in held:
            assert not tenure.end or tenure.start[: len(tenure.end)] <= tenure.end, tenure
            assert not tenure.start or date.fromisoformat((tenure.start + "-01-01")[:10])


@pytest.mark.parametrize(
    ("noun", "verb"), [("meeting", "meet"), ("talks", "talk"), ("annexation", "annex"), ("visit", "visit")]
)
def test_an_event_noun_knows_its_verb(lexicon: Lexicon, noun: str, verb: str) -> None:
    assert lexicon.words.nouns[noun].verb == verb


@pytest.mark.parametrize(
    ("verb", "name"),
    [
        ("say", "say"),
        ("meet", "meet"),
        ("refuse", "refuse"),
        ("call off", "cancel"),
        ("plan", "plan"),
        ("urge", "urge"),
    ],
)
def test_a_verb_belongs_to_its_class(lexicon: Lexicon, verb: str, name: str) -> None:
    assert name in lexicon.words.classes[verb]


def test_particles_are_known_by_verb(lexicon: Lexicon) -> None:
    assert "off" in lexicon.words.particles["call"]


def test_the_version_changes_with_the_tables(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("id\n")
    before = tables.version(tmp_path)
    (tmp_path / "a.tsv").write_text("id\nx\n")
    assert len(before) == 12
    assert tables.version(tmp_path) != before
