"""Who was at a meeting, where several sentences or nested clauses tell it."""

from __future__ import annotations

import pytest

from kg import pipeline
from tests.extract.rendering import read

BRANDT = "Norwegian Prime Minister Ada Brandt"
QUIROGA = "Peruvian President Elena Quiroga"
SALVATIERRA = "Bolivian President Mateo Salvatierra"
TWO = "Ada Brandt+Elena Quiroga"
THREE = f"{TWO}+Mateo Salvatierra"
PLANS = f"{BRANDT} plans a meeting with {QUIROGA}"
PLANNED = [f"planned: {TWO}", f"planned: {THREE}"]


def meetings(reader: pipeline.Reader, text: str) -> list[str]:
    """`planned: Ada Brandt+Elena Quiroga`, in the order of the text."""
    found = read(reader, text)
    labels = {entity.id: entity.label for entity in found.entities}
    kinds = ("Meeting", "Consultation", "Summit", "Negotiation")
    kept = sorted((fact for fact in found.facts if fact.type in kinds), key=lambda fact: fact.triggers[0])
    return [f"{fact.status.value}: {'+'.join(sorted(labels[who] for who in fact.who()))}" for fact in kept]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{BRANDT} met {QUIROGA} and {SALVATIERRA}.", [f"occurred: {THREE}"]),
        (f"{BRANDT} will hold a summit with {QUIROGA} and {SALVATIERRA}.", [f"planned: {THREE}"]),
        (f"{BRANDT} said she would meet {QUIROGA}.", [f"planned: {TWO}"]),
        (f"{BRANDT} met {QUIROGA}. The two leaders met.", [f"occurred: {TWO}"]),
        (f"{BRANDT} and her Peruvian counterpart met.", ["occurred: Ada Brandt+Peruvian counterpart"]),
        (f"{PLANS}, followed by a three-way summit that will include {SALVATIERRA}.", PLANNED),
    ],
)
def test_those_who_were_there_are_found(reader: pipeline.Reader, text: str, expected: list[str]) -> None:
    assert meetings(reader, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"{BRANDT} met {QUIROGA}. The two leaders met again on Sunday.",
            [f"occurred: {TWO}", f"occurred: {TWO}"],
            marks=pytest.mark.xfail(
                strict=True, reason="“again” is another meeting, though the first has no day"
            ),
        ),
        pytest.param(
            f"{BRANDT} met {QUIROGA}. They were joined by {SALVATIERRA}.",
            [f"occurred: {TWO}", f"occurred: {THREE}"],
            marks=pytest.mark.xfail(strict=True, reason="“they” of before are not joined"),
        ),
        pytest.param(
            f"{PLANS}. It will be followed by a trilateral summit with {SALVATIERRA}.",
            PLANNED,
            marks=pytest.mark.xfail(
                strict=True, reason="a summit “with” one, its other sides untold, is dropped"
            ),
        ),
    ],
)
def test_one_meeting_follows_another(reader: pipeline.Reader, text: str, expected: list[str]) -> None:
    assert meetings(reader, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{BRANDT} proposed a meeting with {QUIROGA}.", [f"proposed: {TWO}"]),
        pytest.param(
            f"{BRANDT} proposed a summit that would include {QUIROGA}.",
            [f"proposed: {TWO}"],
            marks=pytest.mark.xfail(strict=True, reason="who proposes a meeting is not known to take part"),
        ),
    ],
)
def test_a_proposed_meeting_is_a_meeting_proposed(
    reader: pipeline.Reader, text: str, expected: list[str]
) -> None:
    assert meetings(reader, text) == expected
