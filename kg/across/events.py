"""Meetings and deeds of one block: those of the same people on the same day, not told to be elsewhere, are one.

A stretch of time ("last week") means the one day in it on which they are known to have met. Where two days
would do, or one article tells them as two, nothing is tied.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from kg.across.record import Event
from kg.across.tie import Tie
from kg.graph.terms import integer
from kg.vocabulary import CLASSES, DIP, OWL

SAME_MEETING, SAME_DEED, COUNTED = "across.same-meeting", "across.same-event", "across.corroboration"
_REMOTE, _OPEN = frozenset({"Call"}), frozenset({"Consultation"})
_HELD = frozenset({"occurred", "ongoing"})
_LONGEST = {True: 31, False: 7}  # days of a stretch that can still mean one of them: for a meeting, for a deed


@dataclass(slots=True)
class Cluster:
    """Reports of one event. core: those that agree on the days, told first; wider: those that give a stretch."""

    core: list[Event]
    wider: list[Event] = field(default_factory=list)

    @property
    def all(self) -> list[Event]:
        return [*self.core, *self.wider]


def ties(told: Iterable[Event]) -> Iterator[Tie]:
    """sameAs between the names of one event, and how many articles and publishers report it."""
    for cluster in clusters(told):
        best = min(cluster, key=lambda one: (not one.place, one.voiced, one.node))
        meeting = CLASSES[best.type] == "CONSULT"
        for node in sorted({one.node for one in cluster} - {best.node}):
            graphs = (*(one.graph for one in cluster if one.node == node), best.graph)
            yield Tie(node, OWL.sameAs, best.node, SAME_MEETING if meeting else SAME_DEED, graphs)
        yield from _counts(cluster)


def clusters(told: Iterable[Event]) -> list[list[Event]]:
    """The events that two articles or more report, each with its reports, sorted."""
    found: list[Cluster] = []
    stretches = groupby(sorted(set(told), key=_by_length), key=lambda one: (one.first, one.last))
    for _, group in stretches:
        same = sorted(group)
        left = [one for one in same if not _means_one(one, found)]
        found += [Cluster(core) for core in _apart(left)]
    return sorted(sorted(whole) for whole in map(_once, found) if len({one.graph for one in whole}) > 1)


def _by_length(one: Event) -> tuple[int, Event]:
    return _days(one), one


def _days(one: Event) -> int:
    return (date.fromisoformat(one.last) - date.fromisoformat(one.first)).days


def _means_one(one: Event, found: Sequence[Cluster]) -> bool:
    """Whether narrower reports lie within a stretch: then it belongs to the one that fits, or to none."""
    within = [c for c in found if one.first <= c.core[0].first and c.core[0].last <= one.last and _fits(one, c.core)]
    within = [c for c in within if (c.core[0].first, c.core[0].last) != (one.first, one.last)]
    if len(within) == 1 and _days(one) < _LONGEST[CLASSES[one.type] == "CONSULT"]:
        within[0].wider.append(one)
    return bool(within)


def _fits(one: Event, core: Sequence[Event]) -> bool:
    return len(_apart([one, *core])) == 1


def _apart(same: Sequence[Event]) -> list[list[Event]]:
    """Reports of the same people and days, by place and by whether they were in one room."""
    found: list[list[Event]] = []
    for room in _rooms(same):
        lands = {one.within for one in room if one.place} - {""}
        places = sorted({one.place for one in room if one.place and one.place not in lands})
        if len(places) < 2:
            found.append(room)
            continue
        for place in places:
            within = {one.within for one in room if one.place == place}
            alone = [land for land in within if sum(other.within == land for other in _one_a_place(room)) == 1]
            found.append([one for one in room if one.place == place or (one.place in alone and one.place)])
        found += [[one] for one in room if not any(one in group for group in found)]
    return found


def _one_a_place(room: Sequence[Event]) -> list[Event]:
    return list({one.place: one for one in room if one.place}.values())


def _rooms(same: Sequence[Event]) -> list[list[Event]]:
    """Calls and meetings in person apart; a consultation may be either, where there is no choice."""
    calls = [one for one in same if one.type in _REMOTE]
    present = [one for one in same if one.type not in _REMOTE | _OPEN]
    if not calls or not present:
        return _told_of(same)
    return [calls, present, *([one] for one in same if one.type in _OPEN)]


def _told_of(same: Sequence[Event]) -> list[list[Event]]:
    """Deeds whose sentences speak of nothing in common are two: boats given, and grain."""
    groups: list[list[Event]] = []
    for one in (event for event in same if event.words):
        touching = [group for group in groups if any({*one.words} & {*other.words} for other in group)]
        groups = [group for group in groups if group not in touching] + [[one, *(e for g in touching for e in g)]]
    bare = [one for one in same if not one.words]
    if len(groups) < 2:
        return [[*bare, *(one for group in groups for one in group)]] if same else []
    return [*groups, *([one] for one in bare)]


def _once(cluster: Cluster) -> list[Event]:
    """The reports without those of an article that tells them as two; a core that one tells as two is none."""
    if any(number > 1 for number in _told(cluster.core).values()):
        return []
    told = _told(cluster.all)
    cored = {one.graph for one in cluster.core}
    return [*cluster.core, *(one for one in cluster.wider if told[one.graph] == 1 and one.graph not in cored)]


def _told(reports: Sequence[Event]) -> Counter[str]:
    return Counter(graph for graph, _ in {(one.graph, one.node) for one in reports})


def _counts(cluster: Sequence[Event]) -> Iterator[Tie]:
    """On every name of an event: by how many articles it is told as having happened, by how many houses."""
    held = [one for one in cluster if one.status in _HELD and not one.voiced]
    graphs = tuple(sorted({one.graph for one in held}))
    if len(graphs) < 2:
        return
    counts = {DIP.articleCount: len(graphs), DIP.publisherCount: independent(held)}
    for node in sorted({one.node for one in cluster}):
        for predicate, number in counts.items():
            if number:
                yield Tie(node, predicate, integer(number), COUNTED, graphs)


def independent(reports: Iterable[Event]) -> int:
    """How many publishers there are; those that print the same sentence, as from one agency, are one."""
    groups: list[set[str]] = []
    for one in reports:
        if one.publisher:
            words = {one.publisher, one.sentence}
            touching = [group for group in groups if group & words]
            groups = [group for group in groups if not group & words] + [words.union(*touching)]
    return len(groups)
