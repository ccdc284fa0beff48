"""The cast of one article: which entities it names, where, and what is known of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from kg.lexicon import Names
from kg.lexicon.names import slug
from kg.model.entity import Entity, Kind, Tenure
from kg.model.text import Span


@dataclass(slots=True)
class Registry:
    """Collects entities in the order met. surnames: last word of a name -> Entity ids, newest last."""

    names: Names
    published: date | None
    entities: dict[str, Entity] = field(default_factory=dict)
    mentions: dict[tuple[str, Span], None] = field(default_factory=dict)
    surnames: dict[str, list[str]] = field(default_factory=dict)
    former: set[str] = field(default_factory=set)

    def known(self, id_: str, span: Span | None = None) -> str:
        """Take an entity of the tables into the cast."""
        if id_ not in self.entities:
            entity = self.names.entities[id_]
            self.entities[id_] = entity
            if entity.within and not entity.kind.acts:
                self.entities.setdefault(entity.within, self.names.entities[entity.within])
            if entity.acts_for:
                self.known(entity.acts_for)
            if entity.kind is Kind.PERSON:
                self._anchor(entity)
        if span is not None:
            self.mentions[(id_, span)] = None
        return id_

    def local(
        self,
        kind: Kind,
        label: str,
        *,
        acts_for: str | None = None,
        span: Span | None = None,
        office: str | None = None,
        named: bool = True,
    ) -> str:
        """An entity that lives in this article alone; met again by kind and label."""
        id_ = f"{kind.value}/~{slug(label) or 'x'}"
        if id_ not in self.entities:
            self.entities[id_] = Entity(id_, kind, label, acts_for=acts_for, office=office, named=named)
            if kind is Kind.PERSON and named:
                self._anchor(self.entities[id_])
        if span is not None:
            self.mentions[(id_, span)] = None
        if acts_for and not self.entities[id_].acts_for:
            self.learn(id_, acts_for=acts_for)
        return id_

    def standing_for(self, id_: str) -> str:
        """The state for its seat of government ("Moscow said it ..."), anything else for itself."""
        entity = self.entities[id_]
        return self.known(entity.within) if entity.seat and entity.within else id_

    def learn(self, id_: str, *, acts_for: str | None = None, office: str | None = None) -> None:
        """What a title said of somebody; the first thing said stands."""
        entity = self.entities[id_]
        if acts_for and not entity.acts_for and acts_for != id_:
            entity = entity._replace(acts_for=self.known(acts_for) if acts_for in self.names.entities else acts_for)
        if office and not entity.office:
            entity = entity._replace(office=office)
        self.entities[id_] = entity

    def _anchor(self, entity: Entity) -> None:
        for name in (entity.label, *entity.names):
            ids = self.surnames.setdefault(name.split()[-1], [])
            if entity.id in ids:
                ids.remove(entity.id)
            ids.append(entity.id)

    def settle(self) -> None:
        """Known persons whom no title placed act for whom their office binds them on the day of publication."""
        for id_, entity in list(self.entities.items()):
            if entity.kind is Kind.PERSON and entity.acts_for is None and id_ not in self.former:
                tenures = self.names.tenures.get(id_, ())
                tenure = in_office(tenures, self.published) or titled(tenures, entity.office)
                if tenure is not None and tenure.of:
                    self.learn(id_, acts_for=tenure.of, office=entity.office or tenure.office.replace("-", " "))


def titled(tenures: Iterable[Tenure], office: str | None) -> Tenure | None:
    """The tenure that a title in the text names, or any where all are for one state: whose they are is plain."""
    kept = [t for t in tenures if t.of]
    named = [t for t in kept if office and t.office == office.lower().replace(" ", "-")]
    return max(named or (kept if len({t.of for t in kept}) == 1 else []), key=lambda t: t.start, default=None)


def in_office(tenures: Iterable[Tenure], day: date | None) -> Tenure | None:
    """The tenure that holds on a day, or without a day the latest; dates may be years or months only."""
    kept = list(tenures)
    if day is not None:
        iso = day.isoformat()
        kept = [
            t for t in kept if t.start and t.start <= iso[: len(t.start)] and (not t.end or iso[: len(t.end)] <= t.end)
        ]
    return max(kept, key=lambda t: (t.start, t.of), default=None)


def nearest(tenures: Mapping[str, Sequence[Tenure]], day: date | None) -> str:
    """Of several persons the one in office on a day, or else the one who was or came nearest to it."""
    today = day.isoformat() if day is not None else "9999"

    def distance(person: str) -> tuple[int, str]:
        if day is not None and in_office(tenures[person], day) is not None:
            return 0, person
        years = [year for t in tenures[person] for year in (t.start[:4], t.end[:4]) if year]
        return min((abs(int(today[:4]) - int(year)) for year in years), default=9999) + 1, person

    return min(tenures, key=distance)
