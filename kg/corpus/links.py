"""Meeting again: the same meeting, told by several articles under several names, is one.

Articles that know the day and the same participants arrive at one name by themselves. What is left is found
here: the same participants on the same day under two names (one article knows the city, the other does not),
and a stretch of time ("last week") in which the same participants met on one known day and no other.
Where two days would do, or one article tells them as two, nothing is linked. The result hangs on the meetings
alone, not on their order.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from kg.graph.names import Names
from kg.model.quad import Quad
from kg.vocabulary import DIP, DIPC, OWL, PLOVER, SEM

_ROLES = frozenset(DIP[role] for role in ("participant", "initiator", "attendee", "host", "target", "addressee"))
_READ = _ROLES | {
    DIP.category, DIP.status, DIP.accordingTo, SEM.hasPlace, SEM.hasEarliestBeginTimeStamp, SEM.hasLatestEndTimeStamp,
}  # fmt: skip
_IMAGINED = frozenset((DIPC.hypothetical, DIPC.denied))
_LOCAL = re.compile(r"/(?:\d{4}-\d\d-\d\d|undated)-[0-9a-f]{12}_")  # an agent that only one article knows
_FEWEST = 2


class Meeting(NamedTuple):
    """A meeting as one article tells it. who: its known participants, sorted terms with blanks between.

    first and last: ISO days. place: a term, or empty. event: its IRI, graph: the article's, as terms.
    """

    who: str
    first: str
    last: str
    place: str
    event: str
    graph: str


def meetings(quads: Iterable[Quad]) -> tuple[Meeting, ...]:
    """The dated meetings that an article vouches for, of two known participants at least, sorted."""
    told: dict[str, list[Quad]] = defaultdict(list)
    for quad in quads:
        if quad.predicate in _READ:
            told[quad.subject].append(quad)
    return tuple(sorted(filter(None, map(_meeting, told.items()))))


def _meeting(event: tuple[str, list[Quad]]) -> Meeting | None:
    term, quads = event
    said: dict[str, list[str]] = defaultdict(list)
    for quad in quads:
        said[quad.predicate].append(quad.object)
    first, last = said[SEM.hasEarliestBeginTimeStamp], said[SEM.hasLatestEndTimeStamp]
    imagined = said[DIP.accordingTo] or _IMAGINED.intersection(said[DIP.status])
    if PLOVER.CONSULT not in said[DIP.category] or imagined or len(first) != 1 or len(last) != 1:
        return None
    who = sorted({agent for role in _ROLES for agent in said[role] if not _LOCAL.search(agent)})
    if len(who) < _FEWEST:
        return None
    return Meeting(
        " ".join(who), first[0][1:11], last[0][1:11], min(said[SEM.hasPlace], default=""), term, quads[0].graph
    )


def links(told: Iterable[Meeting]) -> Iterator[tuple[str, str]]:
    """Pairs of names for one meeting, the second the one to use. `told` comes sorted, each once or more often."""
    for _, group in groupby(told, key=lambda meeting: meeting.who):
        block = sorted(set(group))
        on_a_day = _by_day([one for one in block if one.first == one.last])
        chosen: dict[str, str] = {}
        for same in on_a_day:
            if _one_each(same):
                chosen |= {one.event: _best(same) for one in same if one.event != _best(same)}
        for one in block:
            within = [same for same in on_a_day if one.first <= same[0].first <= one.last and _fits(one, same)]
            if one.first != one.last and len(within) == 1 and _one_each([one, *within[0]]):
                chosen[one.event] = _best(within[0])
        yield from sorted((event, best) for event, best in chosen.items() if best not in chosen)


def _by_day(exact: Sequence[Meeting]) -> list[list[Meeting]]:
    """Meetings of the same people on one day: one, unless they are told to be at different places."""
    found: list[list[Meeting]] = []
    for _, group in groupby(exact, key=lambda meeting: meeting.first):
        day = list(group)
        places = sorted({one.place for one in day if one.place})
        if len(places) < 2:
            found.append(day)
        else:
            found += [[one for one in day if one.place == place] for place in places]
    return found


def _one_each(same: Sequence[Meeting]) -> bool:
    """Whether no article tells them as two."""
    return len({(one.graph, one.event) for one in same}) == len({one.graph for one in same})


def _fits(one: Meeting, same: Sequence[Meeting]) -> bool:
    places = {other.place for other in same if other.place}
    return not one.place or not places or one.place in places


def _best(same: Sequence[Meeting]) -> str:
    """The name that says where, else the first."""
    return min((not one.place, one.event) for one in same)[1]


def lines(told: Iterable[Meeting]) -> list[str]:
    """The links as N-Quads, in a graph of their own, sorted."""
    graph = Names().of("graph", "links")
    return sorted({f"{event} {OWL.sameAs} {best} {graph} .\n" for event, best in links(told)})
