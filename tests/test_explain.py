"""An explanation shows the sentence with its spans, the rule and the slots, from the graph alone."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg import store
from kg.errors import GraphError
from kg.explain import Mark, explain
from kg.explain.layout import marked
from kg.vocabulary import DIP, DIPC, RDF

MEETING = "event:consult_2026-03-12_clara-adler_otto-brandt"
ACT = "act:2026-03-09-46514bbd86c0_s2_say"


@pytest.fixture(scope="module")
def example() -> ox.Store:
    """Two invented articles."""
    return store.load(store.ontology("example.trig"))


@pytest.fixture(scope="module")
def bare() -> ox.Store:
    """The same without the statement layer."""
    made = store.load(store.ontology("example.trig"))
    kind, statement = ox.NamedNode(RDF.type[1:-1]), ox.NamedNode(DIP.ExtractedStatement[1:-1])
    for found in {quad.subject for quad in made.quads_for_pattern(None, kind, statement)}:
        for quad in list(made.quads_for_pattern(found, None, None)):
            made.remove(quad)
    return made


def test_an_event_is_explained_article_by_article(example: ox.Store) -> None:
    text = explain(example, MEETING).text()
    assert text.startswith(
        "Meeting of Clara Adler and Otto Brandt, 12 March 2026\n"
        f"{MEETING}  dip:Meeting\n"
        "\n"
        "example-1, 2026-03-09: Adler and Brandt to meet in Strelau\n"
        "https://news.example/adler-brandt-to-meet\n"
        "  1 Ruritanian President [Clara Adler](attendee) [will](status) [meet](trigger) Grenzland's Prime\n"
        "    Minister [Otto Brandt](attendee) [in Strelau](place) [on Thursday](time).\n"
        '  status    planned: "will"  [status.future, 0.95]\n'
    )
    assert '  status    occurred: "met"  [status.past, 0.95]\n' in text
    assert '  time      2026-03-12: "on Thursday"\n' in text
    assert text.count("\n") <= 30


def test_a_speech_act_shows_source_cue_content_and_what_contradicts_it(example: ox.Store) -> None:
    text = explain(example, ACT).text()
    assert "  2 [Adler](source) [said](cue) [there would be" in text
    assert "](content)." in text
    assert "  mode         mixed\n" in text
    assert "  contradicts  Otto Brandt: talks could begin without a ceasefire (act:2026-03-09" in text
    assert "[claims.opposite-polarity, 0.8]" in text
    assert "  rule         statement.say\n" in text


def test_hearsay_says_on_whose_word_it_stands(example: ox.Store) -> None:
    (account,) = explain(example, "Talks about the Lowmark").accounts
    voices = [slot.value for slot in account.slots if slot.role == "according to"]
    assert voices == ["Clara Adler", "Otto Brandt"]
    (status,) = [slot for slot in account.slots if slot.role == "status"]
    assert (status.value, status.words, status.voices) == ("hypothetical", ("without",), ("Clara Adler",))
    assert [passage.number for passage in account.passages] == [2, 3]


def test_without_statements_the_spans_and_mentions_still_explain(bare: ox.Store) -> None:
    first, _ = explain(bare, MEETING).accounts
    marks = {first.passages[0].text[mark.begin : mark.end]: mark.role for mark in first.passages[0].marks}
    assert marks == {
        "Clara Adler": "attendee",
        "meet": "trigger",
        "Otto Brandt": "attendee",
        "in Strelau": "place",
        "on Thursday": "time",
    }
    assert [(slot.role, slot.value, slot.words) for slot in first.slots if slot.role == "attendee"] == [
        ("attendee", "Clara Adler", ("Clara Adler",)),
        ("attendee", "Otto Brandt", ("Otto Brandt",)),
    ]


def test_one_graph_without_names_gives_each_article_its_own_status(example: ox.Store) -> None:
    union = store.of([])
    older = (DIP.status, DIPC.planned)
    for quad in example:
        if (str(quad.predicate), str(quad.object)) != older:
            union.add(ox.Quad(quad.subject, quad.predicate, quad.object))
    said = [
        [slot.value for slot in account.slots if slot.role == "status"]
        for account in explain(union, MEETING).accounts
    ]
    assert said == [["planned"], ["occurred"]]


def test_a_triple_is_explained_by_its_statements(example: ox.Store) -> None:
    told = explain(example, MEETING, "attendee", "Otto Brandt")
    assert [account.article for account in told.accounts] == ["example-1", "example-2"]
    assert "  1 Adler [met](evidence) [Brandt](evidence) in Strelau on Thursday.\n" in told.text()


def test_an_agent_shows_its_mentions_and_its_events(example: ox.Store) -> None:
    text = explain(example, "Clara Adler").text()
    assert "  2 [Adler](mention) said there would be" in text
    assert "dip:actsFor         Ruritania (state:ruritania)\n" in text
    assert f"dip:attendee of     Meeting of Clara Adler and Otto Brandt, 12 March 2026 ({MEETING})\n" in text


@pytest.mark.parametrize(
    "name",
    [
        "https://w3id.org/diplomatic-kg/data/person/clara-adler",
        "<https://w3id.org/diplomatic-kg/data/person/clara-adler>",
        "person:clara-adler",
        "clara-adler",
        "Clara Adler",
        "Adler",
    ],
)
def test_a_node_is_found_by_iri_prefixed_name_local_part_or_label(name: str, example: ox.Store) -> None:
    assert explain(example, name).iri == "https://w3id.org/diplomatic-kg/data/person/clara-adler"


def test_a_prefixed_name_is_found_under_another_base() -> None:
    iri = ox.NamedNode("https://example.org/kg/person/ada")
    made = store.of([])
    made.add(ox.Quad(iri, ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label"), ox.Literal("Ada")))
    assert explain(made, "person:ada").iri == iri.value


@pytest.mark.parametrize(
    ("terms", "what"),
    [
        (("Clara Addler",), r"goes by that name \(did you mean person:clara-adler \(Clara Adler\)"),
        (("2026-03-09-46514bbd86c0",), "several things .*article:2026.*text:2026"),
        ((MEETING, "atendee", "Adler"), r"no property goes by that name \(did you mean dip:attendee\?"),
        ((MEETING, "host", "Adler"), "does not use this property"),
        ((MEETING, "attendee", "Westmark"), "does not hold this triple"),
        ((MEETING, "format", "dipc:bilateral"), "no statement vouches for this triple"),
        ((MEETING, "attendee"), "a triple has three parts"),
    ],
)
def test_what_cannot_be_explained_is_told_with_a_way_on(
    terms: tuple[str, ...], what: str, example: ox.Store
) -> None:
    with pytest.raises(GraphError, match=what):
        explain(example, *terms)


def test_marks_nest_and_those_that_cross_are_left_out() -> None:
    inner = (Mark(0, 1, "a"), Mark(4, 5, "b"), Mark(4, 5, "c"))
    marks = (Mark(0, 9, "content"), *inner, Mark(6, 11, "crossing"))
    assert marked("a bc d ef gh", marks) == "[[a](a) bc[ ](b, c)d ef](content) gh"
    assert marked("plain", ()) == "plain"
