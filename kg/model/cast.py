"""What the noun groups and expressions of time in an article refer to."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.clause import NounGroup
from kg.model.entity import Entity, Interval, Kind
from kg.model.text import Span


@dataclass(frozen=True, slots=True)
class Cast:
    """entities by id; referents: span of a noun group -> ids of the agents or places it means.

    belongs: span of a noun group -> ids of the states or organisations it is of ("Ruritania's strikes").
    mentions: (id, span) of every naming. texts: spans of groups that speak without acting ("a report").
    voices: spans of groups that are somebody only because they speak ("one view").
    times: span of an expression of time -> its days as something past, and as something ahead.
    """

    entities: dict[str, Entity]
    referents: dict[Span, tuple[str, ...]]
    belongs: dict[Span, tuple[str, ...]]
    mentions: tuple[tuple[str, Span], ...]
    texts: frozenset[Span]
    voices: frozenset[Span]
    times: dict[Span, tuple[Interval | None, Interval | None]]

    def agents(self, group: NounGroup | None) -> tuple[tuple[str, Span], ...]:
        """Who a group means, each with the words that name them; places stand for nobody here."""
        return tuple((id_, span) for id_, span in self.meant(group) if self.entities[id_].kind.acts)

    def actors(self, group: NounGroup | None) -> tuple[tuple[str, Span], ...]:
        """As `agents`, with a capital or seat of government standing for its state."""
        found: list[tuple[str, Span]] = []
        for id_, span in self.meant(group):
            entity = self.entities[id_]
            if entity.kind.acts:
                found.append((id_, span))
            elif entity.kind is Kind.PLACE and entity.within:
                found.append((entity.within, span))
        return tuple(dict(found).items())

    def sides(self, group: NounGroup | None) -> tuple[tuple[str, Span], ...]:
        """Who a group means or, failing that, whose it is."""
        if group is None:
            return ()
        found = self.actors(group)
        if found:
            return found
        lands = [(self.entities[i].within, s) for i, s in self.meant(group) if self.entities[i].kind is Kind.TERRITORY]
        if lands and (states := tuple((i, s) for i, s in lands if i)):
            return tuple(dict(states).items())
        return tuple((id_, member.span) for member in group.each() for id_ in self.belongs.get(member.span, ()))

    def places(self, group: NounGroup | None) -> tuple[tuple[str, Span], ...]:
        """Where a group is, if it names a place, a territory or a state."""
        kinds = (Kind.PLACE, Kind.TERRITORY, Kind.STATE)
        return tuple((id_, span) for id_, span in self.meant(group) if self.entities[id_].kind in kinds)

    def days(self, span: Span, *, ahead: bool) -> Interval | None:
        """The days an expression of time names, for an event that lies ahead or behind."""
        return self.times.get(span, (None, None))[ahead]

    def meant(self, group: NounGroup | None) -> list[tuple[str, Span]]:
        """Whom or what a group means, agents and places alike."""
        if group is None:
            return []
        return [(id_, member.span) for member in group.each() for id_ in self.referents.get(member.span, ())]
