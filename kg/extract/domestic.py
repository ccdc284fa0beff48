"""Domestic counterparts: "the opposition", "parliament" or "the minister" in an act of Ruritania are Ruritania's.

Bound are only nouns of office and of the institutions of a state, named without any state of their own
and standing in the act's own clause. Rebels, soldiers and people are not: an army fights others too.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.lexicon import Lexicon
from kg.model.entity import Entity, Kind
from kg.model.fact import Fact

INSTITUTIONS: Final = frozenset(
    {"government", "ministry", "parliament", "court", "police", "party", "officials", "bank"}
)
SOURCES: Final = ("initiator", "speaker")
TARGETS: Final = ("target", "addressee")


def bind(facts: Sequence[Fact], entities: dict[str, Entity], lexicon: Lexicon) -> None:
    """Let targets without a state act for the state of those who act on them, where all agree."""
    for fact in facts:
        states = {state for id_ in fact.who(*SOURCES) if (state := _state(entities[id_], entities))}
        if len(states) != 1:
            continue
        for id_ in fact.who(*TARGETS):
            entity = entities[id_]
            if entity.acts_for is None and "/~" in id_ and _institutional(entity, lexicon):
                entities[id_] = entity._replace(acts_for=next(iter(states)))


def _state(entity: Entity, entities: dict[str, Entity]) -> str | None:
    if entity.kind is Kind.STATE:
        return entity.id
    of = entities.get(entity.acts_for or "")
    return of.id if of is not None and of.kind is Kind.STATE else None


def _institutional(entity: Entity, lexicon: Lexicon) -> bool:
    if entity.kind is Kind.PERSON:
        return entity.office is not None
    head = lexicon.english.noun(entity.label.lower().split()[-1]) if entity.label else ""
    return lexicon.words.agents.get(head) in INSTITUTIONS
