"""Who else was at a meeting: guests told by a clause, a list, or the meeting before."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from kg.extract.found import Found
from kg.extract.frame import Frames
from kg.extract.meetings import CERTAINTY, CONSULTATIONS, ROLES, informed, merged
from kg.extract.sequence import FOLLOWS, size
from kg.model.entity import Entity, Kind
from kg.model.fact import Fact, Filler

INCLUDING: Final = frozenset({"include", "involve", "comprise", "bring together", "gather"})
GUESTS: Final = re.compile(
    r"(?:the )?(?:other )?(?:attendees|participants|guests|delegates|those (?:present|attending)"
    r"|leaders (?:present|attending))\b",
    re.I,
)


def including(frames: Frames, found: list[Found]) -> list[Found]:
    """ "a summit that would include Adler": one fact of the noun and the clause on it. What includes somebody
    and is neither a meeting nor a list of its guests is no meeting.
    """
    nouns = {f.match.clause.noun.head: f for f in found if _names_meeting(f) and f.match.clause.noun is not None}
    told: dict[str, Found] = {}  # by the key of the noun's fact, the two as one
    kept: list[Found] = []
    for here in found:
        subject = here.match.clause.subject
        if here.match.clause.lemma not in INCLUDING or here.fact.type not in CONSULTATIONS or subject is None:
            kept.append(here)
        elif (noun := nouns.get(subject.head)) is not None:
            told[noun.fact.key] = replace(noun, fact=_with_guests(noun.fact, here.fact))
        elif GUESTS.match(frames.text, subject.span.begin) or (
            subject.lemma not in frames.lexicon.words.nouns and GUESTS.search(subject.lemma + "s")
        ):
            kept.append(here)
    return [told.get(one.fact.key, one) for one in kept]


def _names_meeting(one: Found) -> bool:
    return one.match.clause.relation == "nominal" and one.fact.type in CONSULTATIONS


def _with_guests(meeting: Fact, clause: Fact) -> Fact:
    """The meeting with those whom the clause names; less sure of the two is how it stands."""
    status = max((clause, meeting), key=lambda f: CERTAINTY.index(f.status))
    return replace(
        informed(meeting, clause),
        rule=meeting.rule if meeting.who(*ROLES) else clause.rule,
        fillers=(*meeting.fillers, *(f for f in clause.fillers if f.role in ROLES)),
        status=status.status,
        status_cues=status.status_cues,
    )


def listed(facts: list[Fact], entities: dict[str, Entity], text: str) -> None:
    """ "Attendees included A, B and C": the guests of the meeting told just before, and who "the leaders" there are."""
    for index, fact in enumerate(facts):
        people = [f for f in fact.fillers if f.role == "attendee" and entities[f.entity].kind is Kind.PERSON]
        if fact.type not in CONSULTATIONS or len(people) < 3 or not GUESTS.match(text, _clause_begin(fact, text)):
            continue
        before = next(
            (i for i in range(index - 1, -1, -1) if facts[i].type in CONSULTATIONS and _group(facts[i], entities)),
            None,
        )
        if before is None or fact.sentence - facts[before].sentence > 2:
            continue
        group = _group(facts[before], entities)
        if group is not None:
            entities[group] = entities[group]._replace(members=tuple(dict.fromkeys(f.entity for f in people)))
            facts[before] = merged(facts[before], fact, entities)
            facts[index] = replace(fact, fillers=())


def _clause_begin(fact: Fact, text: str) -> int:
    """Where the sentence of a trigger begins: after the last full stop or line end before it."""
    begin = fact.triggers[0].begin
    return max(text.rfind(". ", 0, begin) + 2, text.rfind("\n", 0, begin) + 1, 0)


def _group(fact: Fact, entities: Mapping[str, Entity]) -> str | None:
    return next((f.entity for f in fact.fillers if entities[f.entity].kind is Kind.GROUP and f.role in ROLES), None)


def completed(facts: list[Fact], text: str) -> None:
    """ "A meeting of two, followed by a trilateral summit with C": the third meets the two."""
    for index, fact in enumerate(facts):
        if fact.type not in CONSULTATIONS:
            continue
        sides = size(fact, text)
        own = fact.who(*ROLES)
        if sides is None or not own or len(own) >= sides:
            continue
        before = next(
            (
                f
                for f in reversed(facts[:index])
                if f.type in CONSULTATIONS and fact.sentence - f.sentence <= 1 and not set(f.who(*ROLES)) & set(own)
            ),
            None,
        )
        if before is None or len(before.who(*ROLES)) + len(own) != sides:
            continue
        between = text[before.triggers[0].begin : fact.triggers[0].begin]
        if FOLLOWS.search(between):
            fillers = (
                *fact.fillers,
                *(Filler("attendee", f.entity, f.span) for f in before.fillers if f.role in ROLES),
            )
            weaker = max((fact, before), key=lambda f: CERTAINTY.index(f.status))
            facts[index] = replace(fact, fillers=fillers, status=weaker.status, status_cues=weaker.status_cues)
