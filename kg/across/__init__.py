"""What articles have in common: the same person, meeting, deed and claim again; contradictions and reversals.

Two pure steps, so that they can be run over a store as over a cluster: `records` of each article, then, for each
block of records that share a key, what ties them. A tie hangs on the records of its block alone, not on
their order, and the same tie may come out of two blocks.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.across import acts, events, tie
from kg.across.blocks import keys
from kg.across.record import Act, Event, Person, Record, packed, unpacked
from kg.across.records import records
from kg.across.tie import Tie
from kg.vocabulary import OWL

__all__ = ["Act", "Event", "Person", "Record", "Tie", "joined", "keys", "lines", "packed", "records", "unpacked"]

SAME_PERSON = "across.same-person"
lines = tie.lines


def joined(block: str, told: Iterable[Record]) -> tuple[Tie, ...]:
    """The ties between the records that share a key, sorted, each once."""
    found = tuple(told)
    persons = sorted({one for one in found if isinstance(one, Person)})
    ties = {Tie(one.node, OWL.sameAs, persons[0].node, SAME_PERSON, (persons[0].graph, one.graph))
            for one in persons if one.node != persons[0].node}  # fmt: skip
    ties.update(events.ties(one for one in found if isinstance(one, Event)))
    ties.update(acts.ties(block, (one for one in found if isinstance(one, Act))))
    return tuple(sorted(ties))
