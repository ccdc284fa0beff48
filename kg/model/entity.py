"""Whom or what the words of an article mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What an entity is; each is written as the class beside it."""

    PERSON = "person"  # foaf:Person
    STATE = "state"  # dip:State
    INTERNATIONAL = "organisation"  # dip:InternationalOrganisation
    BODY = "body"  # org:Organization: a ministry, an army, a party, a company
    GROUP = "group"  # foaf:Group: insurgents, leaders, "the West", an unnamed source
    TERRITORY = "territory"  # dip:Territory
    PLACE = "place"  # schema:Place

    @property
    def acts(self) -> bool:
        """Whether it can have a role in an event."""
        return self not in (Kind.TERRITORY, Kind.PLACE)


class Entity(NamedTuple):
    """An agent or a place.

    `id` is `kind/slug`: globally stable for what the tables know (`state/germany`), and beginning
    with `~` where the thing is local to its article (`group/~european-leaders`): the graph puts the
    article's name in place of the mark. `names` are further names; `acts_for` the id of the state or
    organisation it acts for in this article; `office` a title as a person would write it; `code` ISO
    3166 (alpha-3 of a state, 3166-2 of a territory); `wikidata` a Q-id known for certain; `within`
    the id of the state a territory or place lies in, by the tables; `members` those a group is known to
    consist of; `seat` a capital or seat of government; `named` whether a name is known: "the Peruvian
    president" and "a teacher" are persons without one.
    """

    id: str
    kind: Kind
    label: str
    names: tuple[str, ...] = ()
    acts_for: str | None = None
    office: str | None = None
    code: str | None = None
    wikidata: str | None = None
    within: str | None = None
    members: tuple[str, ...] = ()
    seat: bool = False
    named: bool = True


@dataclass(frozen=True, slots=True)
class Interval:
    """Earliest and latest day of something, both inclusive."""

    earliest: date
    latest: date


class Tenure(NamedTuple):
    """The holding of an office by a person: for the reference graph, never said by an article.

    `start` and `end` are ISO dates, months or years as certain as known, or empty.
    """

    person: str
    office: str
    of: str
    start: str = ""
    end: str = ""
