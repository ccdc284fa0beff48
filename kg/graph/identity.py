"""Which name an event gets: one that other articles arrive at too, or one of the article's own."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import count

from kg.graph.names import local, slug
from kg.model.entity import Interval
from kg.model.fact import Fact, Status
from kg.vocabulary import CLASSES, SPEECH_ACTS

_MEETING_ROLES = ("attendee", "host", "initiator", "target", "addressee", "participant")
_FEWEST, _MOST = 2, 4


def fact_names(article: str, facts: Iterable[Fact]) -> dict[str, tuple[str, str]]:
    """`Fact.key` to (kind, local part), kind being act or event; no two facts share a name.

    Facts are named in the order of the text, and each takes the shortest of its names that is free.
    """
    taken: set[tuple[str, str]] = set()
    names: dict[str, tuple[str, str]] = {}
    for fact in sorted(facts, key=lambda fact: (fact.sentence, fact.triggers, fact.key)):
        kind = "act" if fact.type in SPEECH_ACTS else "event"
        names[fact.key] = next(
            (kind, name) for name in _candidates(article, fact) if (kind, name) not in taken
        )
        taken.add(names[fact.key])
    return names


def _candidates(article: str, fact: Fact) -> Iterator[str]:
    if shared := _shared(fact):
        yield shared
    word = slug(fact.speech.cue) if fact.speech and fact.speech.cue else slug(fact.type)
    short = f"{article}_s{fact.sentence}_{word}"
    yield short
    if fact.triggers:
        yield f"{short}_{fact.triggers[0].begin}"
    keyed = f"{article}_{local(fact.key)}"
    yield keyed
    for number in count(2):
        yield f"{keyed}_{number}"


def _shared(fact: Fact) -> str | None:
    """The name any article gives a dated event that it vouches for; None where there is no such name."""
    if fact.type in SPEECH_ACTS or fact.according_to or fact.status is Status.HYPOTHETICAL:
        return None
    when = time_name(fact.time) if fact.time else None
    if when is None:
        return None
    if CLASSES[fact.type] == "CONSULT":
        if any(one.startswith("person/~") for one in fact.who(*_MEETING_ROLES)):
            return None  # the same city and day are not enough: `across` looks at who met
        who = _known(fact.who(*_MEETING_ROLES))
        where = _known((fact.place[0],) if fact.place else fact.who("host"))
        if not _FEWEST <= len(who) <= _MOST:
            # One participant and the place: two leaders may visit one city on one day, each alone.
            who = sorted({*(who if len(who) < _FEWEST else ()), *where}) if where else []
        return "_".join(("call" if fact.type == "Call" else "consult", when, *who)) if who else None
    # Whom it is done to is not enough: of one state, another may get boats and grain on one day.
    who, what = _known(fact.who("initiator")), _known(fact.who("about"))
    return "_".join((slug(fact.type), when, *who, *what)) if who and what else None


def _known(entities: Iterable[str]) -> list[str]:
    """Local parts, sorted, of those that mean the same in every article."""
    names = (entity.partition("/")[2] for entity in entities)
    return sorted({local(name) for name in names if not name.startswith("~")})


def time_name(time: Interval) -> str | None:
    """A day, ISO week, month or year by its name; None for any other stretch of time.

    >>> time_name(Interval(date(2031, 5, 5), date(2031, 5, 11)))
    '2031-w19'
    """
    first, last = time.earliest, time.latest
    if first == last:
        return first.isoformat()
    if first.isoweekday() == 1 and last - first == timedelta(days=6):
        year, week, _ = first.isocalendar()
        return f"{year}-w{week:02}"
    if first.day == 1 and last == first.replace(day=calendar.monthrange(first.year, first.month)[1]):
        return f"{first:%Y-%m}"
    if first == date(first.year, 1, 1) and last == date(first.year, 12, 31):
        return str(first.year)
    return None
