"""How a meeting stands: a table of sentences."""

from __future__ import annotations

import pytest

from kg import pipeline
from kg.model.fact import Fact
from tests.extract.rendering import read

BRANDT = "Norwegian Prime Minister Ada Brandt"
QUIROGA = "Peruvian President Elena Quiroga"
BOTH = f"{BRANDT} and {QUIROGA}"


def meeting(reader: pipeline.Reader, text: str) -> Fact:
    """The only meeting of a text."""
    kinds = ("Meeting", "Consultation", "Summit", "Negotiation")
    (found,) = [fact for fact in read(reader, text).facts if fact.type in kinds]
    return found


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"{BOTH} met.", "occurred"),
        (f"{BOTH} have met.", "occurred"),
        (f"{BOTH} are meeting.", "ongoing"),
        (f"Talks between {BOTH} continued.", "ongoing"),
        (f"{BOTH} will meet.", "planned"),
        (f"{BOTH} are going to meet.", "planned"),
        (f"{BRANDT} plans to meet {QUIROGA}.", "planned"),
        (f"{BOTH} are scheduled to meet.", "planned"),
        (f"{BOTH} are expected to meet.", "planned"),
        (f"{BOTH} agreed to meet.", "planned"),
        (f"{BRANDT} is ready to meet {QUIROGA}.", "planned"),
        (f"{BRANDT} accepted a meeting with {QUIROGA}.", "planned"),
        (f"Sweden praised the upcoming meeting of {BOTH}.", "planned"),
        (f"{BOTH} may meet.", "proposed"),
        (f"{BOTH} could meet.", "proposed"),
        (f"{BOTH} should meet.", "proposed"),
        (f"{BOTH} will perhaps meet.", "proposed"),
        (f"{BRANDT} hopes to meet {QUIROGA}.", "proposed"),
        (f"{BRANDT} wants to meet {QUIROGA}.", "proposed"),
        (f"Sweden urged {BRANDT} to meet {QUIROGA}.", "proposed"),
        (f"Sweden praised a possible meeting of {BOTH}.", "proposed"),
        (f"If {BOTH} meet, Sweden will leave.", "hypothetical"),
        (f"Sweden will leave unless {BOTH} meet.", "hypothetical"),
        (f"{BRANDT} left Lima without meeting {QUIROGA}.", "hypothetical"),
        (f"{BOTH} did not meet.", "denied"),
        (f"{BOTH} have never met.", "denied"),
        (f"{BOTH} will not meet.", "denied"),
        (f"{BOTH} may not meet.", "denied"),
        (f"{BRANDT} refused to meet {QUIROGA}.", "denied"),
        (f"{BRANDT} declined to meet {QUIROGA}.", "denied"),
        (f"{BRANDT} failed to meet {QUIROGA}.", "denied"),
        (f"{BRANDT} ruled out a meeting with {QUIROGA}.", "denied"),
        (f"There was no meeting between {BOTH}.", "denied"),
        (f"{BRANDT} cancelled a meeting with {QUIROGA}.", "cancelled"),
        (f"{BRANDT} called off talks with {QUIROGA}.", "cancelled"),
        (f"A meeting between {BOTH} was cancelled.", "cancelled"),
        (f"A meeting between {BOTH} was postponed.", "cancelled"),
        (f"Sweden regretted the cancelled meeting of {BOTH}.", "cancelled"),
    ],
)
def test_a_meeting_stands_as_its_clause_says(reader: pipeline.Reader, text: str, status: str) -> None:
    assert meeting(reader, text).status.value == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"{BOTH} are to meet.", "planned"),
        pytest.param(
            f"{BRANDT} is likely to meet {QUIROGA}.",
            "planned",
            marks=pytest.mark.xfail(strict=True, reason="“likely” is taken for an adverb"),
        ),
        (f"{BRANDT} is due to meet {QUIROGA}.", "planned"),
        (f"{BRANDT} went to Lima to meet {QUIROGA}.", "proposed"),
        (f"{BOTH} plan to meet.", "planned"),
        (f"{BOTH} hope to meet.", "proposed"),
    ],
)
def test_a_meeting_ahead_is_not_told_as_held(reader: pipeline.Reader, text: str, status: str) -> None:
    assert meeting(reader, text).status.value == status


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        (f"{BOTH} met.", []),
        (f"{BOTH} will meet.", ["will: status.will"]),
        (f"{BOTH} did not meet.", ["not: status.not"]),
        (f"{BRANDT} refused to meet {QUIROGA}.", ["refused: status.refused"]),
        (f"If {BOTH} meet, Sweden will leave.", ["If: status.condition"]),
    ],
)
def test_the_words_behind_a_status_are_kept_with_their_card(
    reader: pipeline.Reader, text: str, cues: list[str]
) -> None:
    found = meeting(reader, text).status_cues
    assert [f"{text[slice(*span)]}: {card}" for span, card in found] == cues


@pytest.mark.parametrize("adverb", ["reportedly", "allegedly"])
def test_what_is_only_reported_is_not_told_as_sure(reader: pipeline.Reader, adverb: str) -> None:
    fact, plain = meeting(reader, f"{BOTH} {adverb} met."), meeting(reader, f"{BOTH} met.")
    assert fact.confidence < plain.confidence or fact.according_to or fact.status is not plain.status
