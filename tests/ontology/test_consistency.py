"""OWL RL finds no contradiction in the ontology and its example, and does find those planted."""

from __future__ import annotations

import warnings

import owlrl
import pytest
from rdflib import OWL, Dataset, Graph

ERROR = "http://www.daml.org/2002/03/agents/agent-ont#error"
PREFIXES = """
@prefix dip: <https://w3id.org/diplomatic-kg/ontology#> .
@prefix dipc: <https://w3id.org/diplomatic-kg/concept#> .
@prefix event: <https://w3id.org/diplomatic-kg/data/event/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix person: <https://w3id.org/diplomatic-kg/data/person/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix state: <https://w3id.org/diplomatic-kg/data/state/> .
"""
MEETING = "event:consult_2026-03-12_clara-adler_otto-brandt"
PLANTED = {
    "a person is an organisation": "person:clara-adler a org:Organization .",
    "an event attends an event": f"{MEETING} dip:attendee {MEETING} .",
    "a state has a skos:exactMatch": "state:westmark skos:exactMatch <http://www.wikidata.org/entity/Q1> .",
    "a status is a person": f"{MEETING} dip:status person:clara-adler .",
}


@pytest.fixture(scope="module")
def knowledge(model: Graph, schemes: Graph, example: Dataset) -> Graph:
    """Model, concepts and the first article with the reference graph; owl:sameAs inflates the closure."""
    graph = Graph()
    for part in (model, schemes, *example.graphs()):
        for triple in part:
            if triple[1] != OWL.sameAs:
                graph.add(triple)
    return graph


def contradictions(graph: Graph, planted: str = "") -> list[str]:
    """What owlrl notes: it writes errors into the graph and raises nothing."""
    closed = Graph()
    for triple in graph:
        closed.add(triple)
    closed.parse(data=PREFIXES + planted, format="turtle")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(closed)
    return sorted(str(value) for _, predicate, value in closed if str(predicate) == ERROR)


def test_the_ontology_and_its_example_are_consistent(knowledge: Graph) -> None:
    assert contradictions(knowledge) == []


@pytest.mark.parametrize("planted", PLANTED.values(), ids=PLANTED.keys())
def test_a_planted_contradiction_is_found(knowledge: Graph, planted: str) -> None:
    assert contradictions(knowledge, planted)
