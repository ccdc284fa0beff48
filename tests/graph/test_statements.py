"""Why each triple is there."""

from __future__ import annotations

from collections.abc import Callable

from kg.graph import describe
from kg.model.fact import Extraction
from kg.model.quad import Quad
from kg.vocabulary import DIP

Ask = Callable[[list[Quad], str], list[tuple[str, ...]]]


def test_without_statements_the_facts_are_the_same(extraction: Extraction) -> None:
    lean = set(describe(extraction, statements=False))
    assert lean < set(describe(extraction))
    assert not any(quad.object == DIP.ExtractedStatement for quad in lean)
    assert any(quad.predicate == DIP.contradicts for quad in lean)


def test_a_statement_says_which_rule_and_which_words_and_whose(extraction: Extraction, ask: Ask) -> None:
    pattern = """[] rdf:predicate dip:attendee ; rdf:object/rdfs:label "Otto Brandt"@en ;
        dip:byRule/rdfs:label ?rule ; dip:confidence ?trust ; dip:evidence/nif:anchorOf ?words ;
        prov:wasAttributedTo/rdfs:label ?house"""
    assert ask(list(describe(extraction)), pattern) == [
        ("Example News", "meeting.meet", "0.9", "Otto Brandt"),
        ("Example News", "meeting.meet", "0.9", "met"),
    ]


def test_a_status_is_put_down_to_the_card_of_its_cue(extraction: Extraction, ask: Ask) -> None:
    pattern = "[] rdf:subject/rdf:type dip:Meeting ; rdf:predicate dip:status ; dip:byRule/rdfs:label ?rule"
    assert ask(list(describe(extraction)), pattern) == [("status.past",)]
