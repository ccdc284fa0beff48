"""Every term is declared, labelled and defined, and says the same in every file."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Dataset, Graph, Namespace, URIRef
from rdflib.term import Node

from kg import vocabulary

DIP = Namespace("https://w3id.org/diplomatic-kg/ontology#")
SH = Namespace("http://www.w3.org/ns/shacl#")
PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty)
KINDS = (OWL.Class, *PROPERTIES)
# Namespaces whose terms are declared by RDF, OWL and SHACL themselves.
GRANTED = (
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://www.w3.org/2000/01/rdf-schema#",
    "http://www.w3.org/2001/XMLSchema#",
    "http://www.w3.org/2002/07/owl#",
    "http://www.w3.org/ns/shacl#",
)
NO_TERMS = ("https://news.example/", "https://creativecommons.org/", "https://w3id.org/diplomatic-kg/shapes")


def own_terms(model: Graph) -> list[URIRef]:
    """The classes and properties in the project's namespace."""
    found = {s for kind in KINDS for s in model.subjects(RDF.type, kind) if isinstance(s, URIRef)}
    return sorted(term for term in found if term.startswith(DIP))


def test_every_term_has_one_label_one_definition_and_a_home(model: Graph) -> None:
    terms = own_terms(model)
    assert len(terms) > 70
    for term in terms:
        assert len(list(model.objects(term, RDFS.label))) == 1, term
        assert len(list(model.objects(term, SKOS.definition))) == 1, term
        assert model.value(term, RDFS.isDefinedBy) == URIRef("https://w3id.org/diplomatic-kg/ontology"), term


def test_every_definition_is_a_sentence_and_not_the_label_again(model: Graph, schemes: Graph) -> None:
    definitions = [*model.subject_objects(SKOS.definition), *schemes.subject_objects(SKOS.definition)]
    for term, definition in definitions:
        assert re.fullmatch(r"[A-Z].{9,}\.", str(definition)), term
        label = model.value(term, RDFS.label) or schemes.value(term, SKOS.prefLabel)
        assert str(definition).casefold().rstrip(".") != str(label).casefold(), term
    assert max(Counter(str(definition) for _, definition in definitions).values()) == 1


def test_every_concept_has_one_label_one_definition_and_one_scheme(schemes: Graph) -> None:
    concepts = sorted(schemes.subjects(RDF.type, SKOS.Concept), key=str)
    assert len(concepts) == 84
    for concept in concepts:
        for property_ in (SKOS.prefLabel, SKOS.definition, SKOS.inScheme, RDFS.isDefinedBy):
            assert len(list(schemes.objects(concept, property_))) == 1, concept


def test_the_concepts_of_a_scheme_have_unique_notations(schemes: Graph) -> None:
    notations = schemes.subject_objects(SKOS.notation)
    pairs = [(schemes.value(concept, SKOS.inScheme), notation) for concept, notation in notations]
    assert len(pairs) == len(set(pairs)) > 40


def test_every_property_has_domain_and_range_but_evidence_and_by_rule(model: Graph) -> None:
    properties = [t for t in own_terms(model) if any((t, RDF.type, kind) in model for kind in PROPERTIES)]
    half = {t for t in properties if None in (model.value(t, RDFS.domain), model.value(t, RDFS.range))}
    assert half == {DIP.evidence, DIP.byRule}


def test_nothing_is_functional_inverse_or_a_union(model: Graph) -> None:
    for construct in (OWL.FunctionalProperty, OWL.InverseFunctionalProperty):
        assert not list(model.subjects(RDF.type, construct))
    assert not list(model.triples((None, OWL.inverseOf, None)))
    assert not list(model.triples((None, OWL.unionOf, None)))


@pytest.mark.parametrize("below", [RDFS.subClassOf, RDFS.subPropertyOf])
def test_nothing_is_below_itself(model: Graph, below: URIRef) -> None:
    assert list(model.subjects(below, None))
    for term in set(model.subjects(below, None)):
        above = set(model.transitive_objects(term, below)) - {term}
        assert all(term not in model.transitive_objects(higher, below) for higher in above), term


def test_every_term_of_data_and_shapes_is_declared(
    model: Graph, schemes: Graph, shapes: Graph, example: Dataset
) -> None:
    declared = {*model.subjects(), *schemes.subjects()}
    used: set[Node] = set()
    for subject, predicate, value, _ in example.quads():
        used.add(predicate)
        used |= {value} if predicate == RDF.type or "/data/" not in str(value) else set()
        assert "/data/" in str(subject)
    for triple in shapes:
        used |= set(triple)
    used |= {*schemes.predicates()}
    terms = {t for t in used if isinstance(t, URIRef) and not str(t).startswith((*GRANTED, *NO_TERMS))}
    assert len(terms) > 100
    assert terms - declared == set()


def test_every_term_of_queries_and_checks_is_declared(model: Graph, schemes: Graph, folder: Path) -> None:
    declared = {*model.subjects(), *schemes.subjects()}
    for path in sorted(folder.glob("*/*.rq")):
        sparql = path.read_text(encoding="utf-8")
        spaces = dict(re.findall(r"PREFIX (\w+): <(\S+)>", sparql))
        body = re.sub(r"(?m)^(PREFIX|#).*|<[^>]*>|\"[^\"]*\"", "", sparql)
        used = {URIRef(spaces[prefix] + local) for prefix, local in re.findall(r"\b(\w+):(\w[\w-]*)", body)}
        assert {term for term in used if not str(term).startswith(GRANTED)} <= declared, path.name
        assert set(spaces) == set(re.findall(r"\b(\w+):", body)), f"{path.name} has an idle prefix"


def test_the_vocabulary_of_the_code_is_that_of_the_ontology(model: Graph, schemes: Graph) -> None:
    assert {vocabulary.DIP.root + name for name in vocabulary.DIP.names} == set(map(str, own_terms(model)))
    for namespace in (vocabulary.DIPC, vocabulary.PLOVER):
        declared = {str(s) for s in schemes.subjects() if str(s).startswith(namespace.root)}
        assert {namespace.root + name for name in namespace.names} == declared


def test_the_code_and_the_ontology_agree_on_classes_and_categories(model: Graph, shapes: Graph) -> None:
    above = {
        f"{child}".removeprefix(DIP): f"{parent}".removeprefix(DIP)
        for child, parent in model.subject_objects(RDFS.subClassOf)
        if isinstance(parent, URIRef)
        and parent.startswith(DIP)
        and DIP.Event in model.transitive_objects(child, RDFS.subClassOf)
    }
    assert dict(vocabulary.SUPERCLASS) == above
    restrictions = {
        (child, model.value(restriction, OWL.hasValue))
        for child, restriction in model.subject_objects(RDFS.subClassOf)
        if model.value(restriction, OWL.onProperty) == DIP.category
    }
    shaped = {
        (shapes.value(shape, SH.targetClass), shapes.value(constraint, SH.hasValue))
        for shape, constraint in shapes.subject_objects(SH.property)
        if shapes.value(constraint, SH.path) == DIP.category and shapes.value(constraint, SH.hasValue)
    }
    written = {
        (DIP[name], URIRef(vocabulary.PLOVER.iri(category))) for name, category in vocabulary.CATEGORY.items()
    }
    assert restrictions == shaped == written
    assert len(written) == 16
