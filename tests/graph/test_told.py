"""Which facts can stand in the graph."""

from __future__ import annotations

from dataclasses import replace

from kg.graph.told import tell
from kg.model.fact import Extraction, Fact


def facts(extraction: Extraction) -> dict[str, Fact]:
    return {fact.key: fact for fact in extraction.facts}


def test_a_speech_act_without_a_speaker_is_left_out(extraction: Extraction) -> None:
    mute = replace(facts(extraction)["s4_condemn"], fillers=())
    assert tell([mute]).facts == {}


def test_hearsay_that_no_speech_act_carries_is_left_out(extraction: Extraction) -> None:
    assert tell([facts(extraction)["s2_truce"]]).facts == {}


def test_hearsay_within_the_words_of_its_speaker_is_their_content(extraction: Extraction) -> None:
    found = facts(extraction)
    said = found["s2_say"]
    assert said.speech
    silent = replace(said, speech=replace(said.speech, about=None))
    told = tell([silent, found["s2_truce"]])
    assert told.content == {"s2_say": ("s2_truce",)}
    assert told.voices == {"s2_truce": ("person/clara-adler",)}


def test_only_those_who_say_so_in_a_speech_act_are_voices(extraction: Extraction) -> None:
    found = facts(extraction)
    told = tell([found["s2_say"], found["s2_truce"]])
    assert told.voices["s2_truce"] == ("person/clara-adler",)


def test_what_an_orphaned_act_carries_is_an_orphan_too(extraction: Extraction) -> None:
    found = facts(extraction)
    orphan = replace(found["s2_say"], according_to=("group/~residents",))
    assert tell([orphan, found["s2_truce"]]).facts == {}


def test_a_condition_carries_an_event_as_a_content_does(extraction: Extraction) -> None:
    found = facts(extraction)
    said = found["s2_say"]
    assert said.speech
    conditional = replace(said, speech=replace(said.speech, about=None, condition="s2_truce"))
    told = tell([conditional, found["s2_truce"]])
    assert told.condition == {"s2_say": "s2_truce"}
    assert told.content == {}
    assert set(told.facts) == {"s2_say", "s2_truce"}
