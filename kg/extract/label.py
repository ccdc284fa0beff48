"""A line that says what a fact is, for tables, tool tips and the picture."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.model.entity import Entity
from kg.model.fact import Filler, Speech
from kg.model.text import Span

LENGTH = 90


def label(
    text: str,
    type_: str,
    fillers: tuple[Filler, ...],
    speech: Speech | None,
    triggers: tuple[Span, ...],
    entities: Mapping[str, Entity],
) -> str:
    """ "Ada Brandt: the talks were useful", or "Meeting: Ada Brandt, Jan Koch"."""

    def named(*roles: str) -> str:
        return ", ".join(dict.fromkeys(entities[f.entity].label for f in fillers if f.role in roles and f.entity))

    speakers = named("speaker")
    if speech is not None and speakers:
        words = " … ".join(text[s.begin : s.end] for s in speech.content)
        said = f"{speech.cue}: {_line(words)}" if words else speech.cue
        return f"{speakers} {said}"
    trigger = _line(text[triggers[0].begin : triggers[0].end]) if triggers else ""
    who = named("initiator", "speaker", "attendee", "host", "participant")
    whom = named("target", "addressee")
    head = f"{type_} ({trigger})" if trigger and trigger.lower() != type_.lower() else type_
    return f"{head}: {who} → {whom}" if who and whom else f"{head}: {who or whom}" if who or whom else head


def _line(words: str) -> str:
    flat = re.sub(r"\s+", " ", words).strip()
    return flat if len(flat) <= LENGTH else flat[: LENGTH - 1].rsplit(" ", 1)[0] + "…"
