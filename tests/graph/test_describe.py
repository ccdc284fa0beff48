"""The named graph of one article."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

import pytest

from kg.errors import GraphError
from kg.graph import article_graph, describe
from kg.model.fact import Extraction, Filler, Status
from kg.model.quad import Quad
from kg.vocabulary import BASE, DIP, DIPC, SCHEMA

Ask = Callable[[list[Quad], str], list[tuple[str, ...]]]


def test_an_article_is_told_with_its_identifier_headline_day_address_and_publisher(
    extraction: Extraction,
    ask: Ask,
) -> None:
    pattern = """?article a schema:NewsArticle ; schema:inLanguage "en" ; schema:identifier ?a ;
        schema:headline ?b ; schema:datePublished ?c ; schema:url ?d ; schema:publisher/rdfs:label ?e"""
    ((a, _, b, c, d, e),) = ask(list(describe(extraction)), pattern)
    assert (a, b, c) == ('desk/7 "a"', 'Talks in "Strelau"', "2031-05-06")
    assert (d, e) == ("https://news.example/7", "Example News")


def test_the_checksum_is_that_of_the_text_in_utf_8(extraction: Extraction, ask: Ask) -> None:
    ((found,),) = ask(list(describe(extraction)), "[] a nif:Context ; schema:sha256 ?checksum")
    assert found == sha256(extraction.article.text.encode()).hexdigest()


def test_a_meeting_has_its_people_its_place_its_day_and_its_format(extraction: Extraction, ask: Ask) -> None:
    pattern = """?event dip:category plover:CONSULT ; dip:status dipc:occurred ; dip:format dipc:bilateral ;
        dip:attendee/rdfs:label ?who ; sem:hasPlace/rdfs:label ?place ; dip:timeText ?time ;
        sem:hasEarliestBeginTimeStamp ?from ; sem:hasLatestEndTimeStamp ?to"""
    name = f"{BASE}event/consult_2031-05-05_clara-adler_otto-brandt"
    assert ask(list(describe(extraction)), pattern) == [
        (name, "2031-05-05", "Strelau", "on Monday", "2031-05-05", "Clara Adler"),
        (name, "2031-05-05", "Strelau", "on Monday", "2031-05-05", "Otto Brandt"),
    ]


def test_what_is_said_hangs_on_its_speakers_and_is_marked_as_theirs(extraction: Extraction, ask: Ask) -> None:
    pattern = """?act dip:content ?event ; dip:speaker/rdfs:label ?who ; dip:polarity ?polarity .
        ?event dip:accordingTo/rdfs:label ?who"""
    found = [
        (who, polarity.rpartition("#")[2]) for _, _, polarity, who in ask(list(describe(extraction)), pattern)
    ]
    assert sorted(found) == [("Clara Adler", "affirmed"), ("Otto Brandt", "negated")]


def test_a_contradiction_is_written_both_ways_with_its_rule(extraction: Extraction, ask: Ask) -> None:
    pattern = """?a dip:contradicts ?b . ?why rdf:subject ?a ; rdf:predicate dip:contradicts ; rdf:object ?b ;
        dip:byRule/rdfs:label ?rule"""
    found = ask(list(describe(extraction)), pattern)
    assert {(a, b) for a, b, _, _ in found} == {(b, a) for a, b, _, _ in found}
    assert [rule for _, _, rule, _ in found] == ["claims.opposite"] * 2


def test_the_pieces_of_a_broken_quotation_are_joined(extraction: Extraction, ask: Ask) -> None:
    ((words,),) = ask(list(describe(extraction)), '[] dip:cue "reply" ; schema:text ?words')
    assert words == 'that "no truce\\exists" … \x07\x0c\ufffe whatever\r\nAdler says'


def test_an_act_found_by_a_rule_about_acts_is_indirect_speech_of_its_initiator(
    extraction: Extraction,
    ask: Ask,
) -> None:
    pattern = """[] a dip:Criticism ; dip:speaker/rdfs:label ?speaker ; dip:mode dipc:indirect ;
        dip:sourceSpan/nif:anchorOf ?source ; dip:cueSpan/nif:anchorOf ?cue"""
    quads = list(describe(extraction))
    assert ask(quads, pattern) == [("condemned", "Ruritania", "Ruritania")]
    assert ask(quads, "[] dip:initiator ?who") == []


def test_what_cannot_act_has_no_role_but_the_event_is_about_it(extraction: Extraction, ask: Ask) -> None:
    quads = list(describe(extraction))
    assert ask(quads, "[] a dip:Criticism ; schema:about/rdfs:label ?land") == [("Lowmark",)]
    assert ask(quads, "[] dip:target ?land") == []


def test_an_agent_of_the_article_alone_has_the_article_in_its_name(extraction: Extraction) -> None:
    (quad,) = [
        q for q in describe(extraction) if q.object == '"residents"@en' and q.predicate.endswith("label>")
    ]
    assert re.fullmatch(rf"<{BASE}group/2031-05-06-[0-9a-f]{{12}}_residents>", quad.subject)


def test_a_reported_office_is_the_job_title_of_the_person(extraction: Extraction) -> None:
    (quad,) = [quad for quad in describe(extraction) if quad.predicate == SCHEMA.jobTitle]
    assert (quad.subject, quad.object) == (f"<{BASE}person/clara-adler>", '"president"@en')


def test_an_inferred_event_is_marked_and_others_are_not(extraction: Extraction) -> None:
    facts = tuple(replace(fact, inferred=fact.key == "s1_meet") for fact in extraction.facts)
    marks = [quad for quad in describe(replace(extraction, facts=facts)) if quad.predicate == DIP.inferred]
    assert [quad.object.partition("^")[0] for quad in marks] == ['"true"']


def test_half_a_surrogate_pair_becomes_one_replacement_character(extraction: Extraction, ask: Ask) -> None:
    article = replace(extraction.article, text=extraction.article.text.replace("🕊", "\ud83d"))
    quads = list(describe(replace(extraction, article=article)))
    ((text,),) = ask(quads, "[] nif:isString ?text")
    assert text == extraction.article.text.replace("🕊", "\N{REPLACEMENT CHARACTER}")


def test_an_agent_that_nobody_describes_is_a_fault_that_names_it(extraction: Extraction) -> None:
    stray = replace(
        extraction.facts[0], fillers=(Filler("host", "state/nowhere", extraction.facts[0].triggers[0]),)
    )
    with pytest.raises(GraphError, match="state/nowhere is named but not described"):
        list(describe(replace(extraction, facts=(stray,))))


def test_every_status_of_the_model_is_a_concept() -> None:
    assert {DIPC[status] for status in Status} <= set(DIPC)


def test_another_base_moves_the_data_and_leaves_the_vocabulary(extraction: Extraction) -> None:
    subjects = {quad.subject for quad in describe(extraction, base="https://example.org/kg/")}
    assert all(subject.startswith("<https://example.org/kg/") for subject in subjects)


def test_a_base_that_is_no_iri_is_refused(extraction: Extraction) -> None:
    with pytest.raises(GraphError, match="not a base for IRIs"):
        list(describe(extraction, base="my data"))


@pytest.mark.parametrize("statements", [True, False])
def test_lines_and_quads_are_the_same_and_none_comes_twice(extraction: Extraction, *, statements: bool) -> None:
    odd = "\u2028a\x85b\x0bc\n .\nd"  # what may pass for the end of a line
    article = replace(extraction.article, title=odd, text=extraction.article.text.replace("Strelau", odd[:7], 1))
    graph = article_graph(replace(extraction, article=article), statements=statements)
    lines = graph.nquads().decode().split("\n")[:-1]
    assert lines == [f"{' '.join(quad)} ." for quad in graph.quads()]
    assert len(lines) == len(set(lines))
