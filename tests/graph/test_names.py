"""The names of things."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kg.errors import GraphError
from kg.graph.identity import fact_names, time_name
from kg.graph.names import Names, article_name, slug
from kg.model.entity import Interval
from kg.model.fact import Extraction, Fact, Filler, Speech, Status
from kg.model.text import Article, Span

HERE = Span(0, 3)


def meeting(*people: str, key: str = "m", time: Interval | None = None, **more: object) -> Fact:
    day = Interval(date(2031, 5, 5), date(2031, 5, 5))
    fact = Fact(key, "Meeting", Status.OCCURRED, "r", "", 1, (HERE,), time=time or day)
    return replace(fact, fillers=tuple(Filler("attendee", who, HERE) for who in people), **more)  # type: ignore[arg-type]


def name(fact: Fact) -> str:
    return fact_names("A", [fact])[fact.key][1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Friedrich Mustermann", "friedrich-mustermann"),
        ("Łukasz Żółć", "lukasz-zolc"),
        ("Straße Ørsted Æsir", "strasse-orsted-aesir"),
        ("İstanbul Iğdır", "istanbul-igdir"),
        ("O’Neill d'Or", "oneill-dor"),
        ("  --A.B--  ", "a-b"),
        ("x" * 80, "x" * 60),
    ],
)
def test_a_slug_is_small_latin_letters_and_hyphens(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_a_name_without_latin_letters_gets_a_hash_of_its_own() -> None:
    assert slug("Київ") != slug("北京")
    assert slug("Київ").startswith("x-")


def test_two_reprints_of_one_text_are_two_articles() -> None:
    one, two = (article_name(Article(name, "Same words.", published=date(2031, 5, 6))) for name in ("a", "b"))
    assert one != two
    assert one.startswith("2031-05-06-")


def test_an_article_without_a_day_is_undated() -> None:
    assert article_name(Article("a", "Words.")).startswith("undated-")


@pytest.mark.parametrize(
    "base", ["", "data/", "https://example.org/a b/", "https://example.org", "https://x/<y>/"]
)
def test_a_base_must_be_absolute_and_end_in_a_separator(base: str) -> None:
    with pytest.raises(GraphError):
        Names(base)


def test_an_entity_is_named_by_kind_and_slug_and_a_local_one_by_its_article() -> None:
    names = Names("https://example.org/", "A")
    assert names.entity("organisation/united-nations") == "<https://example.org/organisation/united-nations>"
    assert (
        names.entity("body/grenzland_foreign-ministry")
        == "<https://example.org/body/grenzland_foreign-ministry>"
    )
    assert names.entity("group/~the-west") == "<https://example.org/group/A_the-west>"


def test_a_local_part_that_could_break_an_iri_is_made_a_slug() -> None:
    assert (
        Names("https://example.org/", "A").entity("person/~A> <b> .") == "<https://example.org/person/A_a-b>"
    )


def test_one_meeting_in_two_articles_has_one_name() -> None:
    one = fact_names("A", [meeting("person/b", "person/a", type="Meeting")])
    two = fact_names("B", [meeting("person/a", "person/b", type="Summit")])
    assert one["m"] == two["m"] == ("event", "consult_2031-05-05_a_b")


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2031, 5, 5), date(2031, 5, 5), "2031-05-05"),
        (date(2030, 12, 30), date(2031, 1, 5), "2031-w01"),
        (date(2031, 2, 1), date(2031, 2, 28), "2031-02"),
        (date(2031, 1, 1), date(2031, 12, 31), "2031"),
        (date(2031, 5, 5), date(2031, 5, 7), None),
        (date(2031, 5, 6), date(2031, 5, 12), None),
    ],
)
def test_a_time_is_a_day_a_week_a_month_a_year_or_nothing(
    first: date, last: date, expected: str | None
) -> None:
    assert time_name(Interval(first, last)) == expected


@pytest.mark.parametrize(
    "fact",
    [
        meeting("person/a", "person/b", status=Status.HYPOTHETICAL),
        meeting("person/a", "person/b", according_to=("person/c",)),
        meeting("person/a", "person/b", time=Interval(date(2031, 5, 5), date(2031, 5, 20))),
        meeting("person/a", "group/~leaders"),
        meeting(),
        replace(meeting("person/a", "person/b"), time=None),
    ],
)
def test_what_is_imagined_hearsay_undated_or_vague_keeps_to_its_article(fact: Fact) -> None:
    assert name(fact) == "A_s1_meeting"


def test_one_participant_is_told_apart_by_the_place() -> None:
    assert name(meeting("person/a", place=("place/strelau", HERE))) == "consult_2031-05-05_a_strelau"


def test_a_call_is_no_meeting_of_the_same_day() -> None:
    assert name(meeting("person/a", "person/b", type="Call")) == "call_2031-05-05_a_b"


def test_a_meeting_of_somebody_no_table_knows_keeps_to_its_article() -> None:
    assert name(meeting("person/a", "person/~somebody", place=("place/strelau", HERE))) == "A_s1_meeting"


def test_who_did_it_to_whom_on_a_day_is_no_name() -> None:
    sides = (Filler("initiator", "state/a", HERE), Filler("target", "state/b", HERE))
    gift = replace(meeting(type="Aid"), fillers=sides)
    assert name(gift) == "A_s1_aid"


def test_many_participants_are_named_by_the_place() -> None:
    people = [f"person/{letter}" for letter in "abcde"]
    assert name(meeting(*people, place=("place/strelau", HERE))) == "consult_2031-05-05_strelau"
    assert name(meeting(*people)) == "A_s1_meeting"


def test_two_meetings_of_the_same_people_on_one_day_are_two_nodes_of_an_article() -> None:
    named = fact_names("A", [meeting("person/a", "person/b"), meeting("person/a", "person/b", key="n")])
    assert len(set(named.values())) == 2


def test_a_dated_act_is_named_by_class_day_initiator_and_object() -> None:
    fillers = (Filler("initiator", "state/ruritania", HERE), Filler("about", "territory/lowmark", HERE))
    assert (
        name(replace(meeting(), type="Annexation", fillers=fillers))
        == "annexation_2031-05-05_ruritania_lowmark"
    )


def test_speech_acts_of_one_sentence_and_cue_are_told_apart_by_offset(extraction: Extraction) -> None:
    said = next(fact for fact in extraction.facts if fact.key == "s2_say")
    later = replace(said, key="again", triggers=(Span(140, 144),))
    named = fact_names("A", [later, said])
    assert named == {"s2_say": ("act", "A_s2_say"), "again": ("act", "A_s2_say_140")}


def test_names_never_run_out() -> None:
    acts = [replace(meeting(), key=key, type="Threat") for key in ("x", "X", "x!", "s1_threat_0")]
    assert len(set(fact_names("A", acts).values())) == len(acts)


def test_a_cue_of_another_script_still_has_a_name() -> None:
    speech = Speech(mode="direct", cue="сказал", source=(), cues=(HERE,), content=(HERE,))  # type: ignore[arg-type]
    assert name(replace(meeting(), type="Claim", speech=speech)).startswith("A_s1_x-")
