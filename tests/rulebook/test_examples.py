"""Examples run against a reader; here one that knows a handful of sentences by heart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kg.model.entity import Entity, Kind
from kg.model.fact import Extraction, Fact, Filler, Mode, Speech, Status
from kg.model.text import Article, Span
from kg.rulebook import cards
from kg.rulebook.examples import Outcome, Read, run
from kg.rulebook.proofs import unproved
from kg.rulebook.rule import Rulebook

RULE = "x.y:\n  about: A.\n  when: Actor:attendee meet Actor:attendee\n  makes: Meeting\n"
STATUS = "x.may:\n  about: A.\n  as: modal\n  cue: may\n  marks: proposed\n"


def at(text: str, words: str) -> Span:
    begin = text.index(words)
    return Span(begin, begin + len(words))


def meeting(text: str, *attendees: str, rule: str = "x.y") -> Fact:
    return Fact(
        key="s1_meet",
        type="Meeting",
        status=Status.OCCURRED,
        rule=rule,
        label="meeting",
        sentence=1,
        triggers=(at(text, "m"),),
        fillers=tuple(Filler("attendee", f"person/{words}", at(text, words)) for words in attendees),
    )


def reading(text: str, *facts: Fact, entities: tuple[Entity, ...] = ()) -> Extraction:
    return Extraction(Article("example", text), (), entities, (), facts)


def outcome(folder: Path, card: str, kind: str, example: str, found: Extraction) -> Outcome:
    (folder / "x.yaml").write_text(f"{card}  {kind}: |\n    {example}\n")

    def read(text: str, _: date | None) -> Extraction:
        assert text == found.article.text
        return found

    (told,) = run(cards.load([folder]), read)
    assert told.kind == kind
    assert told.passed == (not told.why)
    return told


MET = "The Ruritanians met Mr Brandt."


def test_an_example_passes_where_a_fact_has_all_marks_and_no_more(tmp_path: Path) -> None:
    found = reading(MET, meeting(MET, "The Ruritanians", "Mr Brandt"))
    marked = "[The Ruritanians](attendee) met [Mr Brandt](attendee)."
    assert outcome(tmp_path, RULE, "finds", marked, found).passed


def test_the_leading_article_does_not_count(tmp_path: Path) -> None:
    found = reading(MET, meeting(MET, "Ruritanians", "Mr Brandt"))
    marked = "[The Ruritanians](attendee) met [Mr Brandt](attendee)."
    assert outcome(tmp_path, RULE, "finds", marked, found).passed


def test_a_participant_too_few_or_too_many_fails_with_what_was_found(tmp_path: Path) -> None:
    few = reading(MET, meeting(MET, "Mr Brandt"))
    told = outcome(tmp_path, RULE, "finds", "[The Ruritanians](attendee) met [Mr Brandt](attendee).", few)
    assert told.why == "found Meeting (attendee Mr Brandt)"
    many = reading(MET, meeting(MET, "The Ruritanians", "Mr Brandt"))
    told = outcome(tmp_path, RULE, "finds", "The Ruritanians met [Mr Brandt](attendee).", many)
    assert told.why == "found Meeting (attendee Ruritanians, attendee Mr Brandt)"


def test_facts_of_other_cards_are_told_but_do_not_count(tmp_path: Path) -> None:
    found = reading(MET, meeting(MET, "Mr Brandt", rule="x.other"))
    told = outcome(tmp_path, RULE, "finds", "The Ruritanians met [Mr Brandt](attendee).", found)
    assert told.why == "nothing found by this card, but x.other: Meeting (attendee Mr Brandt)"
    assert outcome(tmp_path, RULE, "ignores", MET, found).passed
    assert outcome(tmp_path, RULE, "finds", MET, reading(MET)).why == "nothing found"


def test_place_date_and_content_are_compared_where_they_are_marked(tmp_path: Path) -> None:
    text = "“We wait,” he said in Westmark on Monday. “And hope.”"
    fact = replace(
        meeting("m"),
        place=("place/westmark", at(text, "Westmark")),
        time_text="Monday",
        speech=Speech(Mode.DIRECT, "say", (), (), (at(text, "We wait,"), at(text, "And hope."))),
    )
    found = reading(text, fact)
    full = "“[We wait](content),” he said in [Westmark](place) on [Monday](date). “[And hope.](content)”"
    assert outcome(tmp_path, RULE, "finds", full, found).passed
    assert outcome(tmp_path, RULE, "finds", text, found).passed
    wrong = "“We wait,” he said in Westmark on [Monday](place). “And hope.”"
    told = outcome(tmp_path, RULE, "finds", wrong, found)
    assert told.why == "found Meeting (place Westmark, date Monday, content We wait And hope)"


def test_a_pronoun_must_be_who_the_mark_says(tmp_path: Path) -> None:
    text = "Ada Brandt came. She met us."
    entity = Entity("person/She", Kind.PERSON, "Ada Brandt")
    found = reading(text, meeting(text, "She"), entities=(entity,))
    marked = "Ada Brandt came. [She](attendee=Ada Brandt) met us."
    assert outcome(tmp_path, RULE, "finds", marked, found).passed
    other = reading(text, meeting(text, "She"), entities=(entity._replace(label="Ida Adler"),))
    assert outcome(tmp_path, RULE, "finds", marked, other).why == "no fact where 'She' is Ada Brandt"


def test_an_ignored_sentence_fails_where_the_card_makes_a_fact(tmp_path: Path) -> None:
    told = outcome(tmp_path, RULE, "ignores", MET, reading(MET, meeting(MET, "Mr Brandt")))
    assert told.why == "found Meeting (attendee Mr Brandt)"


def test_a_todo_that_passes_is_a_failure(tmp_path: Path) -> None:
    marked = "The Ruritanians met [Mr Brandt](attendee)."
    assert outcome(tmp_path, RULE, "todo", marked, reading(MET)).passed
    told = outcome(tmp_path, RULE, "todo", marked, reading(MET, meeting(MET, "Mr Brandt")))
    assert told.why == "now passes: move it to finds"


def test_a_status_is_proved_by_a_trigger_and_the_cue_of_the_card(tmp_path: Path) -> None:
    text = "They may meet."
    cue = ((at(text, "may"), "x.may"),)
    fact = replace(meeting(text), triggers=(at(text, "meet"),), status=Status.PROPOSED, status_cues=cue)
    marked = "They may [meet](proposed)."
    assert outcome(tmp_path, STATUS, "finds", marked, reading(text, fact)).passed
    assert not outcome(tmp_path, STATUS, "ignores", text, reading(text, fact)).passed
    planned = reading(text, replace(fact, status=Status.PLANNED))
    assert outcome(tmp_path, STATUS, "finds", marked, planned).why == "'meet' is planned by x.may"
    bare = reading(text, replace(fact, status_cues=()))
    assert outcome(tmp_path, STATUS, "finds", marked, bare).why == "'meet' is proposed by no card"
    assert outcome(tmp_path, STATUS, "ignores", text, bare).passed
    assert outcome(tmp_path, STATUS, "finds", marked, reading(text)).why == "'meet' denotes no event"


def test_examples_are_read_on_the_day_of_their_file(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(f"published: 2024-05-14\n{RULE}  ignores: |\n    They left.\n")
    days: list[date | None] = []

    def read(text: str, day: date | None) -> Extraction:
        days.append(day)
        return reading(text)

    run(cards.load([tmp_path]), read)
    assert days == [date(2024, 5, 14)]


COVERED = """\
x.y:
  about: A.
  when:
    - Actor:attendee meet
    - Actor:attendee greet [Actor:host]
  makes: Meeting
  finds: |
    [Adler](attendee) met.
"""


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("", ["slot host of x.y is proved by no example", "a pattern of x.y is proved by no example"]),
        ("    [Adler](attendee) greeted her, meaning well.\n", ["slot host of x.y is proved by no example"]),
        ("    [Adler](attendee) greeted [him](host), meaning well.\n", []),
    ],
)
def test_what_no_example_proves_is_told(tmp_path: Path, more: str, told: list[str]) -> None:
    (tmp_path / "x.yaml").write_text(COVERED + more)

    def reader(book: Rulebook) -> Read:
        verbs = {verb for pattern in book.rules[0].when for verb in pattern.verbs}

        def read(text: str, _: date | None) -> Extraction:
            verb = "greet" if "greeted" in text else "meet"
            host = (Filler("host", "person/him", at(text, "him")),) if "him" in text else ()
            fact = meeting(text, "Adler")
            return reading(text, *([replace(fact, fillers=fact.fillers + host)] if verb in verbs else []))

        return read

    assert [fault.what for fault in unproved(cards.load([tmp_path]), reader)] == told
