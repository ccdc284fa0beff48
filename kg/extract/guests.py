"""Meetings over the whole article: who else was there, which mention takes up which meeting, and when it was.

A mention without participants of its own ("that summit", "the talks") is no fact by itself: it takes up a
meeting told before, or it is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from kg.extract.found import Found
from kg.extract.frame import Frames
from kg.extract.meetings import CERTAINTY, CONSULTATIONS, HELD, compatible, merged
from kg.model.entity import Entity, Interval, Kind
from kg.model.fact import Fact, Filler, Status
from kg.model.text import Sentence, Span

INCLUDING: Final = frozenset({"include", "involve", "comprise", "bring together", "gather"})
ROLES: Final = ("attendee", "host", "participant", "mediator")
GUESTS: Final = re.compile(
    r"(?:the )?(?:other )?(?:attendees|participants|guests|delegates|those (?:present|attending)"
    r"|leaders (?:present|attending))\b",
    re.I,
)
FOLLOWS: Final = re.compile(r"\b(?:followed by|following|after|before|ahead of|preceded by|and then)\b", re.I)
SAME_DAY: Final = re.compile(
    r"\b(?:later|earlier|late|early) (?:in|on|that|the same)(?: the)?(?: same)? "
    r"(?:day|morning|afternoon|evening|night)\b",
    re.I,
)
SIZES: Final = {
    "bilateral": 2,
    "one-on-one": 2,
    "two-way": 2,
    "face-to-face": 2,
    "trilateral": 3,
    "three-way": 3,
    "tripartite": 3,
}


def including(frames: Frames, found: list[Found]) -> list[Found]:
    """ "a summit that would include Adler": one fact of the noun and the clause on it. What includes somebody
    and is neither a meeting nor a list of its guests is no meeting.
    """
    kept: list[Found] = []
    lost: set[str] = set()
    by_head = {
        f.match.clause.noun.head: f
        for f in found
        if f.match.clause.relation == "nominal" and f.match.clause.noun is not None
    }
    for here in found:
        clause = here.match.clause
        if clause.lemma not in INCLUDING or here.fact.type not in CONSULTATIONS or clause.subject is None:
            kept.append(here)
            continue
        guests = tuple(f for f in here.fact.fillers if f.role in ROLES)
        noun = by_head.get(clause.subject.head)
        if noun is not None and noun.fact.type in CONSULTATIONS:
            status = max((here.fact, noun.fact), key=lambda f: CERTAINTY.index(f.status))
            rule = here.fact.rule if not noun.fact.who(*ROLES) else noun.fact.rule
            fact = replace(
                noun.fact,
                rule=rule,
                fillers=(*noun.fact.fillers, *guests),
                status=status.status,
                status_cues=status.status_cues,
                place=noun.fact.place or here.fact.place,
                time=noun.fact.time or here.fact.time,
                time_text=noun.fact.time_text or here.fact.time_text,
                time_span=noun.fact.time_span or here.fact.time_span,
            )
            kept.append(replace(noun, fact=fact))
            lost.add(noun.fact.key)
        elif GUESTS.match(frames.text, clause.subject.span.begin) or (
            frames.lexicon.words.nouns.get(clause.subject.lemma, None) is None
            and GUESTS.search(clause.subject.lemma + "s")
        ):
            kept.append(here)
    return [
        f for f in kept if f.fact.key not in lost or _head(f) is None or f is not by_head.get(_head(f) or Span(-1, -1))
    ]


def _head(found: Found) -> Span | None:
    noun = found.match.clause.noun
    return noun.head if noun is not None else None


def gather(facts: Sequence[Fact], entities: dict[str, Entity], text: str) -> list[Fact]:
    """Facts with guests, dates and counterparts filled in from the sentences around."""
    found = list(facts)
    _lists(found, entities, text)
    _completed(found, text)
    _anaphoric(found, entities, text)
    _days(found)
    return found


def _lists(facts: list[Fact], entities: dict[str, Entity], text: str) -> None:
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


def _completed(facts: list[Fact], text: str) -> None:
    """ "A meeting of two, followed by a trilateral summit with C": the third meets the two."""
    for index, fact in enumerate(facts):
        if fact.type not in CONSULTATIONS:
            continue
        size = _size(fact, text)
        own = fact.who(*ROLES)
        if size is None or not own or len(own) >= size:
            continue
        before = next(
            (
                f
                for f in reversed(facts[:index])
                if f.type in CONSULTATIONS and fact.sentence - f.sentence <= 1 and not set(f.who(*ROLES)) & set(own)
            ),
            None,
        )
        if before is None or len(before.who(*ROLES)) + len(own) != size:
            continue
        between = text[before.triggers[0].begin : fact.triggers[0].begin]
        if FOLLOWS.search(between):
            fillers = (
                *fact.fillers,
                *(Filler("attendee", f.entity, f.span) for f in before.fillers if f.role in ROLES),
            )
            weaker = max((fact, before), key=lambda f: CERTAINTY.index(f.status))
            facts[index] = replace(fact, fillers=fillers, status=weaker.status, status_cues=weaker.status_cues)


def _size(fact: Fact, text: str) -> int | None:
    """How many sides the words before the trigger say there are."""
    words = text[max(0, fact.triggers[0].begin - 40) : fact.triggers[0].begin].lower()
    last = re.split(r"[.,;:]", words)[-1]
    return next((size for word, size in SIZES.items() if word in last), None)


def _anaphoric(facts: list[Fact], entities: Mapping[str, Entity], text: str) -> None:
    """ "that summit", "the Alaska summit", "a one-on-one meeting in the hall": taken up where one meeting fits."""
    for index in range(len(facts) - 1, -1, -1):
        fact = facts[index]
        if fact.type not in CONSULTATIONS or fact.who(*ROLES):
            continue
        size = _size(fact, text)
        fitting = [i for i in range(index - 1, -1, -1) if _takes_up(fact, facts[i], entities, size)]
        if fact.place is not None:  # "the lakeside summit": sooner one known to have been there
            fitting.sort(key=lambda i: facts[i].place is None)
        if fitting:
            other = facts[fitting[0]]
            facts[fitting[0]] = replace(
                other,
                triggers=(*other.triggers, *fact.triggers),
                place=other.place or fact.place,
                time=other.time or fact.time,
                time_text=other.time_text or fact.time_text,
                time_span=other.time_span or fact.time_span,
            )


def _takes_up(fact: Fact, other: Fact, entities: Mapping[str, Entity], size: int | None) -> bool:
    """Whether a mention without participants can mean a meeting told before."""
    sides = len(other.who(*ROLES))
    if (
        other.type not in CONSULTATIONS
        or not sides
        or (other.type == "Call") != (fact.type == "Call")
        or (size is not None and sides != size)
    ):
        return False
    if (other.status in HELD) != (fact.status in HELD) or not _places_fit(other, fact, entities):
        return False
    return not (
        fact.time and other.time and (fact.time.latest < other.time.earliest or other.time.latest < fact.time.earliest)
    )


def _places_fit(one: Fact, other: Fact, entities: Mapping[str, Entity]) -> bool:
    return one.place is None or other.place is None or compatible(one.place[0], other.place[0], entities)


def _days(facts: list[Fact]) -> None:
    """ "later in the day": the day told last; a meeting that another followed at once has that one's day."""
    day: Interval | None = None
    for index, fact in enumerate(facts):
        if fact.time is not None and fact.time.earliest == fact.time.latest and fact.status is Status.OCCURRED:
            day = fact.time
        elif fact.time is None and fact.time_text and SAME_DAY.search(fact.time_text) and day is not None:
            facts[index] = replace(fact, time=day)


def share_days(facts: Sequence[Fact], text: str, sentences: Sequence[Sentence]) -> list[Fact]:
    """ "After a talk of two, they were joined by the others": both on the day that is known of one."""
    found = list(facts)
    for sentence in sentences:
        here = [
            i
            for i, f in enumerate(found)
            if f.type in CONSULTATIONS and f.status in HELD and any(_in(sentence.span, t) for t in f.triggers)
        ]
        words = text[sentence.span.begin : sentence.span.end]
        if len(here) < 2 or not FOLLOWS.search(words) or not re.search(r"\b(?:joined|then|later)\b", words):
            continue
        days = [f.time for i in here if (f := found[i]).time is not None and f.time.earliest == f.time.latest]
        for index in here:
            if found[index].time is None and len(set(days)) == 1:
                found[index] = replace(found[index], time=days[0])
    return found


def _in(span: Span, trigger: Span) -> bool:
    return span.begin <= trigger.begin and trigger.end <= span.end
