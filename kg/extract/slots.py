"""Who or what fills a slot of a pattern, by its place in the clause and its type."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from kg.extract.content import Said
from kg.extract.frame import Frames
from kg.model.clause import Clause, NounGroup
from kg.model.entity import Kind
from kg.model.fact import Filler
from kg.rulebook.rule import Pattern, Slot

PLACING: Final = ("in", "at", "inside", "outside", "near", "on", "across", "aboard")
SPEAKING: Final = ("speaker",)


def fill(frames: Frames, clause: Clause, slot: Slot, pattern: Pattern) -> list[Filler]:
    if slot.position == "subject":
        return typed(frames, clause.subject, slot)
    if slot.position == "object":
        return typed(frames, clause.object, slot)
    if slot.position == "second":
        alone = clause.object if pattern.content is not None and pattern.content.frame == "words" else None
        return typed(frames, clause.second or alone, slot)  # "told the envoys that": one object, the addressee
    if slot.position == "date":
        return [Filler("date", "", clause.times[0].span)] if clause.times else []
    prepositions = slot.preps or PLACING
    found: list[Filler] = []
    for preposition, group in frames.phrases(clause):
        if preposition in prepositions:
            found += typed(frames, group, slot)
    if not found and "of" in prepositions and slot.type == "Side":  # "Ruritania's envoy", "the Ruritanian envoy"
        found = [
            Filler(slot.name, i, s)
            for i, s in frames.cast.sides(clause.object)
            if frames.cast.entities[i].kind in (Kind.STATE, Kind.INTERNATIONAL)
        ]
        found += [
            Filler(slot.name, of, f.span)
            for f in typed(frames, clause.object, slot)
            if not found and (of := frames.cast.entities[f.entity].acts_for)
        ]
    if not found and "to" in prepositions and clause.second is not None and pattern.content is None:
        found += typed(frames, clause.second, slot)
    return found


def typed(frames: Frames, group: NounGroup | None, slot: Slot) -> list[Filler]:
    """Fillers of a slot's type that a noun group offers."""
    if group is None:
        return []
    cast = frames.cast
    if slot.type == "Place":
        found = cast.places(group)
    elif slot.type == "Thing":
        found = cast.sides(group) if slot.name != "about" else tuple((i, s) for i, s in cast.meant(group))
        return [Filler(slot.name, i, s) for i, s in found] or [Filler(slot.name, "", group.span)]
    elif slot.type == "Forces":
        found = cast.actors(group) if _is(frames, group, "forces") else ()
    elif slot.type == "Means":
        if not _is(frames, group, "instrument"):
            return []
        return [Filler(slot.name, i, s) for i, s in cast.sides(group)] or [Filler(slot.name, "", group.span)]
    elif slot.type in ("Side", "Object"):
        lands = [Filler("about", i, s) for i, s in cast.meant(group) if cast.entities[i].kind is Kind.TERRITORY]
        sides = [Filler(slot.name, i, s) for i, s in cast.sides(group) if s not in cast.texts] + lands
        nobodys = not sides and slot.type == "Object" and _is(frames, group, "concrete")
        return [Filler(slot.name, "", group.span)] if nobodys else sides
    elif slot.type in ("Actor", "Actors", "Sides"):
        found = cast.actors(group)
        if slot.name not in SPEAKING:
            found = tuple((i, s) for i, s in found if s not in cast.texts)
    else:
        kinds = {
            "State": (Kind.STATE,),
            "Person": (Kind.PERSON,),
            "Organisation": (Kind.INTERNATIONAL, Kind.BODY),
        }[slot.type]
        found = tuple((i, s) for i, s in cast.actors(group) if cast.entities[i].kind in kinds)
        if slot.type == "Person":  # a gunman is nobody for "Person", the minister is, and so are officials together
            found = tuple((i, s) for i, s in found if cast.entities[i].named or cast.entities[i].office)
            found = found or (cast.actors(group) if frames.officials(group) else ())
    return [Filler(slot.name, i, s) for i, s in found]


def _is(frames: Frames, group: NounGroup, name: str) -> bool:
    return any(name in frames.noun_classes(member) for member in group.each())


def several(frames: Frames, fillers: list[Filler]) -> bool:
    """Two or more, or one group that is many."""
    if len(fillers) > 1:
        return True
    return len(fillers) == 1 and frames.cast.entities[fillers[0].entity].kind is Kind.GROUP


def sides(frames: Frames, fillers: list[Filler]) -> bool:
    """Two or more that do not act for one and the same."""
    entities = [frames.cast.entities[filler.entity] for filler in fillers]
    return len({entity.acts_for or entity.id for entity in entities}) > 1


TOGETHER: Final[dict[str, Callable[[Frames, list[Filler]], bool]]] = {"Actors": several, "Sides": sides}


def within(frames: Frames, clause: Clause, said: Said | None, slot: Slot, fillers: list[Filler]) -> list[Filler]:
    """A slot filled from inside the content: its subject first, then its object, then its phrases."""
    if said is None:
        return []
    own = {f.entity for f in fillers} | {frames.cast.entities[f.entity].acts_for for f in fillers if f.entity}

    def offered(group: NounGroup | None) -> list[Filler]:
        found = [f for f in typed(frames, group, slot) if f.entity and f.entity not in own]
        sent = group is not None and frames.noun_classes(group) & {"forces", "vessel", "weapons"}
        return [f for f in found if frames.cast.entities[f.entity].acts_for] if sent else found

    groups: list[NounGroup | None] = []
    if said.frame == "thing":
        owner = clause.object.owner if clause.object is not None else None
        if owner is not None and {i for i, _ in frames.cast.actors(owner)} & own:
            return []  # "defended its raid on Nord" is aimed at nobody
        groups.append(clause.object)
    for top in said.tops:
        groups += [
            top.subject if not top.inherited else None,
            top.object,
            *(g for _, g in frames.phrases(top)),
            top.second,
        ]
        for child in frames.descendants(top):
            if child.relation in ("to", "that", "ing", "reduced"):
                groups += [
                    None if child.inherited else child.subject,
                    child.object,
                    *(g for _, g in frames.phrases(child)),
                ]
    if said.frame not in ("words", "thing") and not (said.frame == "to" and said.tops):  # no infinitive
        groups += [g for p, g in frames.phrases(clause) if p == said.frame]
        groups += [inner for p, g in frames.phrases(clause) if p == said.frame for _, inner in g.attached]
    for group in groups:
        if found := offered(group):
            return found
    return []


def event_noun(frames: Frames, clause: Clause, pattern: Pattern) -> NounGroup | None:
    """The noun of the object, or of what is taken part in, that a pattern names."""
    governed = [clause.object] if clause.object is not None else frames.governed(clause)
    for member in (member for group in governed for member in group.each()):
        if member.lemma in pattern.nouns or frames.noun_classes(member) & pattern.noun_classes:
            return member
        if member.tag == "C" and "money" in pattern.noun_classes:  # "$2 billion"
            return member
        if member.tag == "E" and member.modifiers:  # "the newspaper Sol"
            kind = member.modifiers[-1]
            if kind in pattern.nouns or frames.classes_of(kind) & pattern.noun_classes:
                return member
    return None
