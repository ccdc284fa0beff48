"""Short texts from end to end: who, what, how it stands, and on whose word."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

import pytest

from kg import pipeline
from kg.model.entity import Interval
from kg.model.fact import Extraction, Fact
from kg.model.text import Article

MONDAY = date(2026, 3, 9)
BRANDT = "Norwegian Prime Minister Ada Brandt"
QUIROGA = "Peruvian President Elena Quiroga"


@cache
def _reader() -> pipeline.Reader:
    return pipeline.load()


def read(text: str, *, published: date | None = MONDAY) -> Extraction:
    """What is read from a text."""
    return _reader()(Article("test", text, published=published))


def one(text: str, kind: str) -> Fact:
    """The only fact of a class."""
    (fact,) = [fact for fact in read(text).facts if fact.type == kind]
    return fact


def names(found: Extraction, ids: tuple[str, ...]) -> list[str]:
    """Labels of entities, sorted."""
    labels = {entity.id: entity.label for entity in found.entities}
    return sorted(labels[one] for one in ids)


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("met", "occurred"),
        ("will meet", "planned"),
        ("plan to meet", "planned"),
        ("may meet", "proposed"),
        ("did not meet", "denied"),
        ("are meeting", "ongoing"),
        ("refused to meet", "denied"),
    ],
)
def test_how_a_meeting_stands_is_read_from_its_clause(words: str, status: str) -> None:
    text = f"{BRANDT} and {QUIROGA} {words} in Geneva."
    assert one(text, "Meeting").status.value == status


@pytest.mark.parametrize(
    "text",
    [
        f"{BRANDT} met {QUIROGA} in Geneva on Friday.",
        pytest.param(
            f"{QUIROGA} was met by {BRANDT} in Geneva on Friday.",
            marks=pytest.mark.xfail(reason="whom somebody is met by is not told"),
        ),
        f"{BRANDT}, who met {QUIROGA} in Geneva on Friday, smiled.",
        f"A meeting between {BRANDT} and {QUIROGA} took place in Geneva on Friday.",
        f"{BRANDT} and {QUIROGA} held talks in Geneva on Friday.",
    ],
)
def test_one_meeting_is_read_from_many_constructions(text: str) -> None:
    found = read(text)
    (meeting,) = [fact for fact in found.facts if fact.type in ("Meeting", "Consultation", "Negotiation")]
    assert names(found, meeting.who("attendee")) == ["Ada Brandt", "Elena Quiroga"]
    assert meeting.place is not None
    assert meeting.place[0] == "place/geneva"
    assert meeting.time == Interval(date(2026, 3, 6), date(2026, 3, 6))


def test_a_leader_no_table_knows_is_a_person_with_an_office_and_a_state() -> None:
    found = read(f"{BRANDT} arrived in Lima. Brandt praised Peru.")
    (person,) = [entity for entity in found.entities if entity.kind.value == "person"]
    assert (person.label, person.office, person.acts_for) == ("Ada Brandt", "Prime Minister", "state/norway")


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        (f"“The door is open,” {BRANDT} said.", "direct"),
        (f"{BRANDT} said the door was “open”.", "mixed"),
        (f"{BRANDT} said that the door was open.", "indirect"),
        (f"According to {BRANDT}, the door is open.", "indirect"),
    ],
)
def test_a_claim_is_told_by_how_it_is_rendered(text: str, mode: str) -> None:
    claim = one(text, "Claim")
    assert claim.speech is not None
    assert claim.speech.mode.value == mode
    assert claim.who("speaker") == ("person/~ada-brandt",)


def test_what_a_speaker_says_is_not_asserted() -> None:
    text = f"{BRANDT} said that Peru had attacked Bolivia."
    attack = one(text, "Assault")
    assert attack.according_to == ("person/~ada-brandt",)
    assert one(text, "Claim").speech
    assert one("Peru attacked Bolivia.", "Assault").according_to == ()


def test_several_mentions_of_a_meeting_are_one_fact() -> None:
    text = f"{BRANDT} met {QUIROGA} in Geneva on Friday. Brandt and Quiroga met for two hours."
    assert len(one(text, "Meeting").triggers) == 2


def test_a_rejected_claim_contradicts_what_its_critic_says() -> None:
    text = (
        f"{QUIROGA}’s claim that the road was safe was rejected by "
        "Bolivian President Mateo Salvatierra, who said that it was not."
    )
    found = read(text)
    speakers = {fact.key: fact.who("speaker") for fact in found.facts}
    assert [(speakers[c.first], speakers[c.second]) for c in found.contradictions] == [
        (("person/~elena-quiroga",), ("person/~mateo-salvatierra",))
    ]


def test_words_of_an_article_are_found_where_the_fact_says() -> None:
    text = f"Oslo.\n\n“The door — ‘our’ door — is open 🚪,” {BRANDT} said."
    claim = one(text, "Claim")
    assert claim.speech
    (span,) = claim.speech.content
    assert text[span.begin : span.end].startswith("“The door")
    assert text[slice(*claim.speech.cues[0])] == "said"


def test_without_a_date_of_publication_a_weekday_is_no_day() -> None:
    text = f"{BRANDT} met {QUIROGA} on Friday."
    (meeting,) = [fact for fact in read(text, published=None).facts if fact.type == "Meeting"]
    assert (meeting.time, meeting.time_text) == (None, "on Friday")


@pytest.mark.parametrize(
    "text",
    [
        "The ministry has a new roof.",
        pytest.param(
            f"Photo: {BRANDT} met {QUIROGA}.",
            marks=pytest.mark.xfail(reason="a caption that is a sentence counts as text"),
        ),
        f"Read also: {BRANDT} met {QUIROGA}",
        "The house was met with silence.",
        "?!",
        "\N{MATHEMATICAL DOUBLE-STRUCK CAPITAL A} \N{RIGHT-TO-LEFT OVERRIDE} \x00 \N{ZERO WIDTH SPACE}",
    ],
)
def test_where_nothing_is_reported_nothing_is_found(text: str) -> None:
    assert read(text).facts == ()


def test_every_fact_is_well_formed() -> None:
    text = (
        f"{BRANDT}, who met {QUIROGA} on Friday, said that "
        "Bolivia would sign the agreement if Peru withdrew its troops. “Nobody wins,” she told reporters. "
        "“We try.” Her claim that Chile had rejected it was denied by Chilean Foreign Minister Rafael Ibarra."
    )
    found = read(text)
    known, keys = {entity.id for entity in found.entities}, {fact.key for fact in found.facts}
    assert len(keys) == len(found.facts) > 4
    for fact in found.facts:
        assert set(fact.who()) | set(fact.according_to) <= known
        assert re.fullmatch(r"[a-z-]+\.[a-z-]+", fact.rule)
        if fact.speech:
            assert fact.speech.about in keys | {None}
            assert fact.speech.condition in keys | {None}
