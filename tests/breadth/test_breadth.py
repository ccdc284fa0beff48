"""Sentences of every PLOVER category, written before the rules were widened for them.

`sentences.tsv` holds one a line: category, states, sentence. States are `NOR>SWE` (who does it to whom) or `NOR,SWE`
(who do it together), `NOR` alone where nobody else is named. A line that begins with `?` is not read yet.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from kg import pipeline
from kg.model.entity import Entity, Kind
from kg.model.fact import Extraction, Fact
from kg.model.text import Article
from kg.vocabulary import CLASSES

SENTENCES = Path(__file__).with_name("sentences.tsv")
SOURCES = ("initiator", "speaker", "attendee", "host", "mediator", "participant")
TARGETS = ("target", "addressee", "about", "attendee", "host")


@dataclass(frozen=True, slots=True)
class Expected:
    """What a sentence tells: its category, who does it, and to whom (nobody where the set is empty)."""

    category: str
    sources: frozenset[str]
    targets: frozenset[str]
    sentence: str


def expected(line: str) -> Expected:
    category, states, sentence = line.split("\t")
    sources, _, targets = states.partition(">")
    return Expected(category, _codes(sources), _codes(targets), sentence)


def _codes(cell: str) -> frozenset[str]:
    return frozenset(code for code in cell.split(",") if code)


def _cases() -> list[object]:
    lines = [line for line in SENTENCES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [
        pytest.param(
            expected(line.removeprefix("?")),
            id=line.removeprefix("?").partition("\t")[2].partition("\t")[2][:70],
            marks=[pytest.mark.xfail(reason="not read yet")] if line.startswith("?") else [],
        )
        for line in lines
    ]


def _state(id_: str | None, entities: dict[str, Entity]) -> str | None:
    """The code of the state somebody is, acts for or lies in."""
    for _ in range(4):
        entity = entities.get(id_ or "")
        if entity is None or entity.kind is Kind.STATE:
            return entity.code if entity is not None else None
        id_ = entity.acts_for or (entity.within if entity.kind is Kind.PLACE else None)
    return None


def _states(fact: Fact, found: Extraction, roles: tuple[str, ...]) -> frozenset[str]:
    entities = {entity.id: entity for entity in found.entities}
    return frozenset(code for id_ in fact.who(*roles) if (code := _state(id_, entities)) is not None)


@pytest.mark.parametrize("case", _cases())
def test_what_happened_between_whom_is_found(case: Expected, reader: pipeline.Reader) -> None:
    found = reader(Article("test", case.sentence, published=date(2024, 1, 5)))
    facts = [fact for fact in found.facts if CLASSES.get(fact.type) == case.category]
    sides = [(_states(fact, found, SOURCES), _states(fact, found, TARGETS)) for fact in facts]
    if case.targets:
        assert any(case.sources <= ours and case.targets <= theirs | ours for ours, theirs in sides)
    else:
        assert any(case.sources <= ours | theirs for ours, theirs in sides)
