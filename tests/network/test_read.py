"""From the graph to the picture, without a browser."""

from __future__ import annotations

from types import ModuleType

import pytest

from kg.network.model import Family, Kind, Picture, Standing, Tie
from kg.network.read import picture


@pytest.fixture(scope="module")
def drawn(ruritania: ModuleType) -> Picture:
    return picture(ruritania.store())


def tie(drawn: Picture, one: str, other: str, family: Family) -> Tie:
    labels = {node.iri: node.label for node in drawn.nodes}
    found = [t for t in drawn.ties if {labels[t.source], labels[t.target]} == {one, other} and t.family is family]
    assert len(found) == 1
    return found[0]


def test_agents_become_nodes_with_their_state_and_a_publisher_does_not(drawn: Picture) -> None:
    found = {node.label: (node.kind, node.code) for node in drawn.nodes}
    assert found["Marta Adler"] == (Kind.PERSON, "RUT")
    assert found["Grenzland"] == (Kind.STATE, "GRZ")
    assert "Lowland Courier" not in found


def test_a_body_without_a_name_is_called_by_whom_it_acts_for(ruritania: ModuleType) -> None:
    bodies = """GRAPH d:graph-spring {
        d:army a org:Organization ; rdfs:label "army"@en ; dip:actsFor d:norr-union .
        d:envoys a foaf:Group ; rdfs:label "envoys of Ruritania"@en ; dip:actsFor d:ruritania .
        d:board a org:Organization ; rdfs:label "Toll Board"@en ; dip:actsFor d:ruritania .
        d:norr-union a dip:InternationalOrganisation ; rdfs:label "Lowland Union"@en . }"""
    labels = {node.label for node in picture(ruritania.store(ruritania.trig() + bodies)).nodes}
    assert {"army of the Lowland Union", "envoys of Ruritania", "Toll Board"} <= labels


def test_a_meeting_of_two_is_a_line_and_a_meeting_of_three_a_node(drawn: Picture) -> None:
    meetings = [node.label for node in drawn.nodes if node.kind is Kind.MEETING]
    assert meetings == ["Lake Tarn summit"]
    met = tie(drawn, "Marta Adler", "Jonas Weyland", Family.COOPERATION)
    assert (met.label, len(met.acts), met.standing) == ("met", 1, Standing.HELD)
    assert len([t for t in drawn.ties if t.family is Family.PRESENCE]) == 3


def test_the_status_is_that_of_the_newest_article_and_the_older_one_is_kept(drawn: Picture) -> None:
    (act,) = (act for act in drawn.acts if act.label == "Adler-Norr meeting in July")
    assert act.status == "planned"
    assert [status for _, status in act.statuses] == ["proposed", "planned"]
    assert tie(drawn, "Marta Adler", "Edda Norr", Family.COOPERATION).label == "may meet"


def test_what_was_denied_is_a_faded_line_with_a_direction(drawn: Picture) -> None:
    denied = tie(drawn, "Ruritania", "Westmark", Family.CONFLICT)
    assert (denied.standing, denied.label) == (Standing.VOID, "did not sanction")
    assert denied.source.endswith("ruritania") == (denied.forward == 1)


def test_a_contradiction_written_both_ways_is_one_line_with_both_claims(drawn: Picture) -> None:
    dispute = tie(drawn, "Marta Adler", "Jonas Weyland", Family.DISPUTE)
    assert len(dispute.acts) == 2


def test_passages_are_exactly_the_words_of_the_graph_and_their_sentence(drawn: Picture) -> None:
    texts = {article.iri: article.text for article in drawn.articles}
    (claim,) = (act for act in drawn.acts if act.label == "Adler: the toll is gone")
    (passage,) = claim.passages
    assert texts[passage.article][passage.begin : passage.end] == "the toll on the bridge was gone"
    first, last = passage.sentence
    assert texts[passage.article][first:last] == "Adler said the toll on the bridge was gone."


def test_the_reason_for_a_triple_comes_with_its_rule_and_confidence(drawn: Picture) -> None:
    (act,) = (act for act in drawn.acts if act.label == "Adler-Weyland meeting")
    (reason,) = act.evidence
    assert (reason.says, reason.value, reason.rule, reason.confidence) == (
        "attendee",
        "Marta Adler",
        "meeting.met",
        0.9,
    )
    assert act.confidence == 0.9


def test_hearsay_is_told_apart_from_what_the_article_vouches_for(ruritania: ModuleType) -> None:
    said = ruritania.trig() + "GRAPH d:graph-spring { d:april dip:accordingTo d:norr }"
    met = tie(picture(ruritania.store(said)), "Marta Adler", "Jonas Weyland", Family.COOPERATION)
    assert (met.standing, met.label) == (Standing.CLAIMED, "met, it is said")


@pytest.mark.parametrize(("begin", "end"), [("-1", "4"), ("0", "99999"), ("4", "4"), ('"x"', "4")])
def test_a_span_that_does_not_fit_its_text_is_left_out(ruritania: ModuleType, begin: str, end: str) -> None:
    odd = f"""GRAPH d:graph-spring {{ d:norr dip:evidence d:odd . d:odd nif:beginIndex {begin} ;
        nif:endIndex {end} ; nif:referenceContext d:text-spring }}"""
    found = picture(ruritania.store(ruritania.trig() + odd))
    (norr,) = (node for node in found.nodes if node.label == "Edda Norr")
    assert norr.passages == ()


def test_a_graph_without_named_graphs_gives_the_same_nodes_and_lines(ruritania: ModuleType, drawn: Picture) -> None:
    import pyoxigraph as ox

    flat = ox.Store()
    for quad in ruritania.store():
        flat.add(ox.Quad(quad.subject, quad.predicate, quad.object))
    found = picture(flat)
    assert [node.iri for node in found.nodes] == [node.iri for node in drawn.nodes]
    assert [(t.source, t.target, t.family) for t in found.ties] == [(t.source, t.target, t.family) for t in drawn.ties]


def test_an_empty_graph_is_an_empty_picture(ruritania: ModuleType) -> None:
    assert picture(ruritania.store("")) == Picture(articles=(), nodes=(), acts=(), ties=())
