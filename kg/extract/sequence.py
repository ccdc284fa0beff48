"""Meetings told one after another: which one "that summit" takes up, how many it had, and on which day it was.

A mention without participants of its own ("that summit", "the talks") is no fact by itself: it takes up a
meeting told before, or it is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from kg.extract.meetings import CONSULTATIONS, HELD, ROLES, fit, informed
from kg.model.entity import Entity, Interval
from kg.model.fact import Fact, Status
from kg.model.text import Sentence, Span

FOLLOWS: Final = re.compile(r"\b(?:followed by|following|after|before|ahead of|preceded by|and then)\b", re.I)
SAME_DAY: Final = re.compile(
    r"\b(?:later|earlier|late|early) (?:in|on|that|the same)(?: the)?(?: same)? "
    r"(?:day|morning|afternoon|evening|night)\b",
    re.I,
)
SIZES: Final = dict.fromkeys(("bilateral", "one-on-one", "two-way", "face-to-face"), 2) | dict.fromkeys(
    ("trilateral", "three-way", "tripartite"), 3
)


def size(fact: Fact, text: str) -> int | None:
    """How many sides the words before the trigger say there are."""
    words = text[max(0, fact.triggers[0].begin - 40) : fact.triggers[0].begin].lower()
    last = re.split(r"[.,;:]", words)[-1]
    return next((size for word, size in SIZES.items() if word in last), None)


def taken_up(facts: list[Fact], entities: Mapping[str, Entity], text: str) -> None:
    """ "that summit", "the Alaska summit", "a one-on-one meeting in the hall": taken up where one meeting fits."""
    for index in range(len(facts) - 1, -1, -1):
        fact = facts[index]
        if fact.type not in CONSULTATIONS or fact.who(*ROLES):
            continue
        sides = size(fact, text)
        fitting = [i for i in range(index - 1, -1, -1) if _takes_up(fact, facts[i], entities, sides)]
        if fact.place is not None:  # "the lakeside summit": sooner one known to have been there
            fitting.sort(key=lambda i: facts[i].place is None)
        if fitting:
            other = facts[fitting[0]]
            facts[fitting[0]] = replace(informed(other, fact), triggers=(*other.triggers, *fact.triggers))


def _takes_up(fact: Fact, other: Fact, entities: Mapping[str, Entity], sides: int | None) -> bool:
    """Whether a mention without participants can mean a meeting told before."""
    there = len(other.who(*ROLES))
    alike = other.type in CONSULTATIONS and (other.type == "Call") == (fact.type == "Call")
    if not alike or not there or (sides is not None and there != sides):
        return False
    return (other.status in HELD) == (fact.status in HELD) and fit(other, fact, entities)


def same_days(facts: list[Fact]) -> None:
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
