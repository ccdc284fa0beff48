"""Guessed counterparts are made only where they are wanted, and only where there is one to choose."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg import pipeline
from kg.model.fact import Fact
from kg.model.text import Article


def sanction(reader: pipeline.Reader, text: str, *, inferred: bool = True) -> Fact:
    using = replace(reader, options=pipeline.Options(inferred=inferred))
    (found,) = (fact for fact in using(Article("a", text)).facts if fact.type == "Sanction")
    return found


def test_the_one_other_side_of_a_sentence_is_guessed(reader: pipeline.Reader) -> None:
    found = sanction(reader, "In a dispute with Peru, Norway imposed sanctions.")
    assert found.who("initiator") == ("state/norway",)
    assert found.who("target") == ("state/peru",)
    assert found.inferred
    assert found.confidence < sanction(reader, "Norway imposed sanctions on Peru.").confidence


@pytest.mark.parametrize(
    "text",
    [
        "In a dispute with Peru and Chile, Norway imposed sanctions.",  # two to choose from
        "In a dispute at home, Norway imposed sanctions. Peru was silent.",  # none in the sentence
        "In a dispute in Oslo, the Norwegian government imposed sanctions.",  # no other side
        "In a dispute with Peru, Norway and Sweden imposed sanctions.",
    ],
)
def test_where_there_is_a_choice_nothing_is_guessed(reader: pipeline.Reader, text: str) -> None:
    found = sanction(reader, text)
    assert found.who("target") == ()
    assert not found.inferred


def test_nothing_is_guessed_unasked(reader: pipeline.Reader) -> None:
    found = sanction(reader, "In a dispute with Peru, Norway imposed sanctions.", inferred=False)
    assert found.who("target") == ()
    assert not found.inferred
    assert not sanction(reader, "In a dispute with Peru, Norway imposed sanctions on Chile.").inferred
