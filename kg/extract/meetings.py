"""One meeting, one fact: mentions of the same consultation in an article are folded together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.model.entity import Entity, Kind
from kg.model.fact import Fact, Status

CONSULTATIONS = frozenset({"Consultation", "Meeting", "Summit", "Call", "Visit", "Negotiation"})
ROLES = ("attendee", "host", "participant", "mediator")
HELD = (Status.OCCURRED, Status.ONGOING)
CERTAINTY = (
    Status.CANCELLED,
    Status.OCCURRED,
    Status.ONGOING,
    Status.PLANNED,
    Status.PROPOSED,
    Status.HYPOTHETICAL,
    Status.DENIED,
)


def fold(facts: Sequence[Fact], entities: Mapping[str, Entity]) -> list[Fact]:
    """The facts with consultations merged; the merged one keeps the place of the first mention."""
    kept: list[Fact] = []
    for fact in facts:
        if fact.type in CONSULTATIONS:
            index = next(
                (
                    i
                    for i in range(len(kept) - 1, -1, -1)
                    if kept[i].type in CONSULTATIONS and same(kept[i], fact, entities)
                ),
                None,
            )
            if index is not None:
                kept[index] = merged(kept[index], fact, entities)
                continue
        kept.append(fact)
    return [_formatted(f, entities) if f.type in CONSULTATIONS else f for f in kept]


def same(one: Fact, other: Fact, entities: Mapping[str, Entity]) -> bool:
    """Whether two mentions are of one consultation: compatible kind, participants, time, place and standing."""
    if (one.type == "Call") != (other.type == "Call") or (one.type == "Visit") != (other.type == "Visit"):
        return False
    if (one.status in HELD) != (other.status in HELD):
        return False
    if not fit(one, other, entities):
        return False
    ours, theirs = _parties(one, entities), _parties(other, entities)
    if not ours or not theirs:
        return False
    known = any(entities[p].members for p in one.who() + other.who())
    return ours == theirs or (known and len(ours & theirs) * 2 > len(ours | theirs))


def fit(one: Fact, other: Fact, entities: Mapping[str, Entity]) -> bool:
    """Whether the days and places of two mentions, as far as they are told, can be those of one meeting."""
    if one.time and other.time and (one.time.latest < other.time.earliest or other.time.latest < one.time.earliest):
        return False
    return one.place is None or other.place is None or compatible(one.place[0], other.place[0], entities)


def informed(one: Fact, other: Fact) -> Fact:
    """The first mention, with place and time of the other where it tells none."""
    time = one if one.time or one.time_text else other
    return replace(
        one,
        place=one.place or other.place,
        time=one.time or other.time,
        time_text=time.time_text,
        time_span=time.time_span,
    )


def merged(one: Fact, other: Fact, entities: Mapping[str, Entity]) -> Fact:
    """Both mentions as one: the more certain status, the more precise time, every participant once."""
    best = min((one, other), key=lambda f: CERTAINTY.index(f.status))
    fillers = tuple({(f.entity): f for f in (*other.fillers, *one.fillers) if not entities[f.entity].members}.values())
    fillers = tuple(sorted(fillers, key=lambda f: f.span))
    dated = one if one.time and (not other.time or _days(one) <= _days(other)) else other if other.time else one
    type_ = one.type if one.type != "Consultation" else other.type
    if "Summit" in (one.type, other.type):
        type_ = "Summit"
    vouched = not one.according_to or not other.according_to
    return replace(
        one,
        type=type_,
        status=best.status,
        status_cues=best.status_cues,
        fillers=fillers,
        triggers=(*one.triggers, *other.triggers),
        place=one.place or other.place,
        time=dated.time,
        time_text=dated.time_text,
        time_span=dated.time_span,
        according_to=() if vouched else tuple(dict.fromkeys((*one.according_to, *other.according_to))),
    )


def _days(fact: Fact) -> int:
    return (fact.time.latest - fact.time.earliest).days if fact.time else 10**6


def _parties(fact: Fact, entities: Mapping[str, Entity]) -> frozenset[str]:
    """Who takes part, known groups by their members."""
    who = fact.who(*ROLES)
    return frozenset(m for p in who for m in (entities[p].members or (p,)))


def compatible(one: str, other: str, entities: Mapping[str, Entity]) -> bool:
    if one == other:
        return True
    a, b = entities.get(one), entities.get(other)
    if a is None or b is None:
        return False
    if a.within == b.id or b.within == a.id:
        return True
    within = a.within is not None and a.within == b.within and a.kind is b.kind is Kind.PLACE
    return within and (a.seat or b.seat)


def _formatted(fact: Fact, entities: Mapping[str, Entity]) -> Fact:
    people = [f for f in dict.fromkeys(f.entity for f in fact.fillers) if entities[f].kind.acts]
    if any(entities[p].kind is Kind.GROUP for p in people) or len(people) < 2:
        return fact
    return replace(fact, format={2: "bilateral", 3: "trilateral"}.get(len(people), "multilateral"))
