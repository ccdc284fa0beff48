"""Why a rule fires on a sentence, or where it stops."""

from __future__ import annotations

import pytest

from kg import pipeline
from kg.errors import RuleError


def test_a_rule_that_fires_shows_who_fills_what(reader: pipeline.Reader) -> None:
    found = pipeline.explain_rule(reader.rulebook, "meeting.meet", "Norway met Sweden in Oslo.")
    assert found.fired
    assert "attendee: “Norway” = Norway" in str(found)
    assert "attendee: “Sweden” = Sweden" in str(found)


def test_a_rule_that_stops_says_what_it_lacked(reader: pipeline.Reader) -> None:
    found = pipeline.explain_rule(reader.rulebook, "meeting.host", "Norway hosted the games.")
    assert not found.fired
    assert "stopped: " in str(found)


def test_a_rule_without_its_trigger_lists_the_verbs_there_are(reader: pipeline.Reader) -> None:
    found = pipeline.explain_rule(reader.rulebook, "meeting.meet", "Norway attacked Sweden and left.")
    assert not found.fired
    assert found.lines == ("  no clause has its trigger; the verbs here: attack, leave",)


def test_a_rule_that_loses_names_the_winner(reader: pipeline.Reader) -> None:
    text = "Norway held a summit with Sweden."
    found = pipeline.explain_rule(reader.rulebook, "meeting.hold", text)
    assert not found.fired
    assert "meeting.summit won: " in str(found)


def test_content_is_shown_as_it_is_written(reader: pipeline.Reader) -> None:
    found = pipeline.explain_rule(reader.rulebook, "statement.say", "Norway said that Sweden had left.")
    assert "content: “that Sweden had left”" in str(found)


def test_an_unknown_rule_is_told_with_its_neighbours(reader: pipeline.Reader) -> None:
    with pytest.raises(RuleError) as fault:
        pipeline.explain_rule(reader.rulebook, "meeting.mett", "Norway met Sweden.")
    assert "meeting.meet" in str(fault.value) + str(fault.value.hint)


def test_a_text_without_clauses_has_nothing_to_trace(reader: pipeline.Reader) -> None:
    found = pipeline.explain_rule(reader.rulebook, "meeting.meet", "Oslo.")
    assert not found.fired
    assert "none" in str(found)
