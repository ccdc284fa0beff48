"""An article's graph keeps the published constraints, whatever the text."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib

from kg import serialise
from kg.graph import describe
from kg.model.fact import Extraction, Status
from kg.model.quad import Quad
from kg.vocabulary import DIP, NIF, RDF

ROOT = Path(__file__).parents[2]
ONTOLOGY = ROOT / "ontology"

Ask = Callable[[list[Quad], str], list[tuple[str, ...]]]


def shacl(quads: list[Quad]) -> tuple[bool, str]:
    data, shapes, ontology = rdflib.Graph(), rdflib.Graph(), rdflib.Graph()
    data.parse(data="".join(f"{' '.join(quad[:3])} .\n" for quad in quads), format="nt")
    data.parse(ONTOLOGY / "schemes.ttl")
    shapes.parse(ONTOLOGY / "shapes.ttl")
    ontology.parse(ONTOLOGY / "dip.ttl")
    conforms, _, report = pyshacl.validate(data, shacl_graph=shapes, ont_graph=ontology, allow_warnings=True)
    return bool(conforms), str(report)


@pytest.mark.parametrize("statements", [True, False])
def test_an_article_keeps_every_published_constraint(extraction: Extraction, statements: bool) -> None:
    conforms, report = shacl(list(describe(extraction, statements=statements)))
    assert conforms, report


def test_a_graph_without_its_labels_would_not_pass(extraction: Extraction) -> None:
    conforms, _ = shacl([q for q in describe(extraction) if not q.predicate.endswith("#label>")])
    assert not conforms


@pytest.mark.parametrize("check", sorted((ONTOLOGY / "checks").glob("*.rq")), ids=lambda path: path.stem)
def test_a_check_across_nodes_finds_nothing(extraction: Extraction, check: Path) -> None:
    quads = list(describe(extraction))
    query = check.read_text(encoding="utf-8")
    store = ox.Store()
    store.bulk_load("".join(f"{' '.join(quad)} .\n" for quad in quads), format=ox.RdfFormat.N_QUADS)
    found = store.query(query, use_default_graph_as_union="GRAPH" not in query)
    assert isinstance(found, ox.QuerySolutions)
    assert [str(row) for row in found] == []


def test_offsets_select_the_words_and_the_text_is_kept_to_the_letter(
    extraction: Extraction, ask: Ask
) -> None:
    quads = list(describe(extraction))
    ((text,),) = ask(quads, "[] nif:isString ?text")
    assert text == extraction.article.text
    spans = ask(quads, "?span nif:beginIndex ?begin ; nif:endIndex ?end ; nif:anchorOf ?words")
    assert spans
    for begin, end, _, words in spans:
        assert text[int(begin) : int(end)] == words


def test_every_span_lies_in_a_numbered_sentence(extraction: Extraction, ask: Ask) -> None:
    quads = list(describe(extraction))
    spans = {quad.subject for quad in quads if quad.predicate == NIF.anchorOf}
    placed = ask(quads, "?span nif:anchorOf [] ; nif:sentence/dip:sentenceNumber ?number")
    assert len(placed) == len(spans)


def test_no_quad_comes_twice_and_none_has_a_blank_node(extraction: Extraction) -> None:
    quads = list(describe(extraction))
    assert len(set(quads)) == len(quads)
    assert not any(term.startswith("_:") for quad in quads for term in quad)


def test_a_claim_without_words_is_written_as_a_speech_act(extraction: Extraction) -> None:
    wordless = [replace(f, speech=None) if f.key == "s5_say" else f for f in extraction.facts]
    quads = list(describe(replace(extraction, facts=tuple(wordless))))
    assert len([quad for quad in quads if quad.object == DIP.SpeechAct and quad.predicate == RDF.type]) == 1
    conforms, report = shacl(quads)
    assert conforms, report


def test_an_article_without_facts_still_has_its_text(extraction: Extraction) -> None:
    bare = replace(extraction, entities=(), mentions=(), facts=(), contradictions=())
    conforms, report = shacl(list(describe(bare)))
    assert conforms, report


def test_the_bytes_do_not_depend_on_the_hash_seed() -> None:
    program = """
import runpy
from kg import graph, serialise
fixture = runpy.run_path("tests/graph/conftest.py")["extraction"]
quads = list(graph.describe(fixture.__wrapped__()))
print(*(ascii(serialise.text(quads, ending)) for ending in serialise.FORMATS), ascii(quads))
"""
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


def test_two_articles_that_differ_on_a_status_still_make_one_valid_graph(extraction: Extraction) -> None:
    later = replace(
        extraction,
        article=replace(extraction.article, id="desk/8", published=date(2031, 5, 7)),
        facts=tuple(
            replace(fact, status=Status.CANCELLED, label="No meeting") if fact.key == "s1_meet" else fact
            for fact in extraction.facts
        ),
    )
    both = [*describe(extraction), *describe(later)]
    joined = ox.parse(serialise.text(both, "nt").encode(), format=ox.RdfFormat.N_TRIPLES)
    conforms, report = shacl([Quad(str(t.subject), str(t.predicate), str(t.object), "") for t in joined])
    assert conforms, report
    assert not shacl(both)[0], "the plain union has two statuses"
