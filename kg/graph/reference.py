"""The reference graph: what no article says, from the project's tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.graph.agents import naming
from kg.graph.names import Names, slug
from kg.graph.terms import english, iri, plain
from kg.graph.triple import Triple
from kg.model.entity import Entity, Kind, Tenure
from kg.model.quad import Quad
from kg.vocabulary import BASE, DIP, ORG, OWL, RDF, RDFS, SCHEMA, WIKIDATA, XSD

_GRAPH = "reference"
# Titles of heads of state, of government or of an international organisation, by their ids.
_HEADS = frozenset({
    "chair", "chairperson", "chancellor", "commission-president", "council-president", "director-general",
    "emir", "emperor", "empress", "general-secretary", "grand-duke", "head", "head-of-government",
    "head-of-state", "king", "leader", "military-leader", "monarch", "paramount-leader", "pope", "premier",
    "presidency-member", "president", "prime-minister", "queen", "secretary-general", "shah", "sultan",
    "supreme-leader", "taoiseach",
})  # fmt: skip
_DATATYPE = {10: XSD.date, 7: XSD.gYearMonth, 4: XSD.gYear}


def reference(
    entities: Iterable[Entity], tenures: Sequence[Tenure] = (), *, base: str = BASE
) -> Iterator[Quad]:
    """Names, codes, Wikidata ids, what belongs to what, and who held which office when, in `graph/reference`.

    Entities local to an article are left out, and so are tenures whose person or state is not among the
    entities: the graph is complete in itself.
    """
    names = Names(base)
    known = {entity.id: entity for entity in entities if "/~" not in entity.id}
    graph = names.of("graph", _GRAPH)
    for triple in dict.fromkeys(_triples(known, tenures, names)):
        yield Quad(*triple, graph)


def _triples(known: dict[str, Entity], tenures: Sequence[Tenure], names: Names) -> Iterator[Triple]:
    for _, entity in sorted(known.items()):
        term = names.entity(entity.id)
        yield from naming(entity, names)
        if entity.wikidata:
            yield Triple(term, OWL.sameAs, iri(WIKIDATA + entity.wikidata))
        if entity.within in known:
            lies_in = ORG.subOrganizationOf if entity.kind.acts else SCHEMA.containedInPlace
            yield Triple(term, lies_in, names.entity(entity.within))
    for tenure in tenures:
        if tenure.person in known and tenure.of in known:
            yield from _held(tenure, known[tenure.of], names)


def _held(tenure: Tenure, where: Entity, names: Names) -> Iterator[Triple]:
    place, person = (identifier.partition("/")[2] for identifier in (tenure.of, tenure.person))
    title = slug(tenure.office)
    office = names.of("office", f"{place}_{title}")
    since = f"_{tenure.start[:4]}" if tenure.start else ""
    term = names.of("tenure", f"{person}_{place}_{title}{since}")
    yield Triple(names.entity(tenure.person), DIP.hasTenure, term)
    yield Triple(term, RDF.type, DIP.Tenure)
    yield Triple(term, DIP.office, office)
    for predicate, moment in ((SCHEMA.startDate, tenure.start), (SCHEMA.endDate, tenure.end)):
        if datatype := _DATATYPE.get(len(moment)):
            yield Triple(term, predicate, f"{plain(moment)}^^{datatype}")
    yield Triple(office, RDF.type, DIP.LeadershipOffice if leads(title, where) else DIP.Office)
    yield Triple(office, RDFS.label, english(f"{_spelt(title)} of {where.label}"))
    yield Triple(office, ORG.postIn, names.entity(tenure.of))


def leads(title: str, where: Entity) -> bool:
    """Whether a title makes its holder a leader: at the head of a state or an international organisation.

    >>> chad = Entity("state/chad", Kind.STATE, "Chad")
    >>> leads("prime-minister", chad), leads("vice-president", chad), leads("foreign-minister", chad)
    (True, False, False)
    """
    return title in _HEADS and where.kind in (Kind.STATE, Kind.INTERNATIONAL)


def _spelt(title: str) -> str:
    words = title.replace("-", " ")
    return words[:1].upper() + words[1:]
