"""The reference graph."""

from __future__ import annotations

from kg.graph import describe, reference
from kg.model.entity import Tenure
from kg.model.fact import Extraction
from kg.vocabulary import BASE, DIP, OWL, RDF, SCHEMA

TENURES = (
    Tenure("person/clara-adler", "president", "state/ruritania", "2029-03-01"),
    Tenure("person/otto-brandt", "foreign-minister", "state/grenzland", "2024", "2027-08"),
    Tenure("person/nobody", "president", "state/ruritania"),
    Tenure("person/otto-brandt", "president", "state/nowhere"),
)


def test_it_says_what_no_article_says(extraction: Extraction) -> None:
    found = {tuple(quad[:3]) for quad in reference(extraction.entities)}
    assert (f"<{BASE}state/ruritania>", OWL.sameAs, "<http://www.wikidata.org/entity/Q2>") in found
    assert (f"<{BASE}territory/lowmark>", SCHEMA.containedInPlace, f"<{BASE}state/ruritania>") in found


def test_things_local_to_an_article_are_not_in_it(extraction: Extraction) -> None:
    assert not any("residents" in quad.subject for quad in reference(extraction.entities))


def test_a_place_in_a_state_that_is_not_described_is_left_without_it(extraction: Extraction) -> None:
    assert not any("westmark" in quad.object for quad in reference(extraction.entities))


def test_a_tenure_leads_to_its_office_and_only_heads_are_leaders(extraction: Extraction) -> None:
    quads = list(reference(extraction.entities, TENURES))
    kinds = {quad.subject: quad.object for quad in quads if quad.predicate == RDF.type}
    assert kinds[f"<{BASE}office/ruritania_president>"] == DIP.LeadershipOffice
    assert kinds[f"<{BASE}office/grenzland_foreign-minister>"] == DIP.Office
    held = {quad.subject: quad.object for quad in quads if quad.predicate == DIP.hasTenure}
    assert held == {
        f"<{BASE}person/clara-adler>": f"<{BASE}tenure/clara-adler_ruritania_president_2029>",
        f"<{BASE}person/otto-brandt>": f"<{BASE}tenure/otto-brandt_grenzland_foreign-minister_2024>",
    }


def test_dates_of_office_are_as_exact_as_they_are_known(extraction: Extraction) -> None:
    quads = reference(extraction.entities, TENURES)
    dates = {
        quad.object.rpartition("#")[2]
        for quad in quads
        if quad.predicate in (SCHEMA.startDate, SCHEMA.endDate)
    }
    assert dates == {"date>", "gYear>", "gYearMonth>"}


def test_tenures_given_with_an_article_go_into_the_reference_graph(extraction: Extraction) -> None:
    quads = list(describe(extraction, tenures=TENURES))
    assert {quad.graph for quad in quads if quad.predicate == DIP.hasTenure} == {f"<{BASE}graph/reference>"}
