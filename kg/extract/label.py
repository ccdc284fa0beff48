"""A line that says what a fact is, for tables, tool tips and the picture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kg.model.entity import Entity
from kg.model.fact import Fact

LENGTH = 90


def labelled(fact: Fact, text: str, entities: Mapping[str, Entity]) -> Fact:
    """The fact with its line: "Ada Brandt said: the talks were useful", "Meeting: Ada Brandt, Jan Koch"."""

    def named(*roles: str) -> str:
        return ", ".join(dict.fromkeys(entities[f.entity].label for f in fact.fillers if f.role in roles))

    speech, speakers = fact.speech, named("speaker")
    if speech is not None and speakers:
        cue = " ".join(_line(text[s.begin : s.end]) for s in speech.cues) or speech.cue
        words = _line(" … ".join(text[s.begin : s.end] for s in speech.content))
        return replace(fact, label=f"{speakers} {cue}: {words}" if words else f"{speakers} {cue}")
    trigger = _line(text[fact.triggers[0].begin : fact.triggers[0].end]) if fact.triggers else ""
    who = named("initiator", "speaker", "attendee", "host", "participant")
    whom = named("target", "addressee")
    head = f"{fact.type} ({trigger})" if trigger and trigger.lower() != fact.type.lower() else fact.type
    sides = f"{who} → {whom}" if who and whom else who or whom
    return replace(fact, label=f"{head}: {sides}" if sides else head)


def _line(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= LENGTH else flat[: LENGTH - 1].rsplit(" ", 1)[0] + "…"
