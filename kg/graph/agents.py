"""Agents and places: what they are, what they are called, whom they act for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.graph.names import Names
from kg.graph.terms import english, plain
from kg.graph.triple import Triple
from kg.model.entity import Entity, Kind
from kg.vocabulary import DIP, FOAF, ORG, RDF, RDFS, SCHEMA, SKOS

CLASS: Mapping[Kind, str] = {
    Kind.PERSON: FOAF.Person,
    Kind.STATE: DIP.State,
    Kind.INTERNATIONAL: DIP.InternationalOrganisation,
    Kind.BODY: ORG.Organization,
    Kind.GROUP: FOAF.Group,
    Kind.TERRITORY: DIP.Territory,
    Kind.PLACE: SCHEMA.Place,
}


def naming(entity: Entity, names: Names) -> Iterator[Triple]:
    """Class, label, further names and code."""
    term = names.entity(entity.id)
    yield Triple(term, RDF.type, CLASS[entity.kind])
    yield Triple(term, RDFS.label, english(entity.label))
    for name in entity.names:
        if name != entity.label:
            yield Triple(term, SKOS.altLabel, english(name))
    if entity.code:
        yield Triple(term, SKOS.notation, plain(entity.code))


def reported(entity: Entity, names: Names) -> Iterator[Triple]:
    """What the article says of it: whom it acts for, its office, who belongs to the group."""
    term = names.entity(entity.id)
    if entity.acts_for and entity.kind not in (Kind.STATE, Kind.INTERNATIONAL):
        yield Triple(term, DIP.actsFor, names.entity(entity.acts_for))
    if entity.office and entity.kind is Kind.PERSON:
        yield Triple(term, SCHEMA.jobTitle, english(entity.office))
    if entity.kind is Kind.GROUP:
        for member in entity.members:
            yield Triple(term, FOAF.member, names.entity(member))
