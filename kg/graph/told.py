"""Which facts can stand in the graph, and which speech act carries which event in its content.

The shapes ask two things that a single fact cannot promise: a speech act has a speaker, and an event on
somebody's word hangs on a speech act of theirs. What keeps neither is left out, since it would state as
plain fact what nobody vouches for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.model.fact import Fact
from kg.vocabulary import SPEECH_ACTS


@dataclass(frozen=True, slots=True)
class Told:
    """Facts by key; the events each speech act is about; what it makes them depend on; those on whose
    word alone a fact stands.

    `content` and `condition` lead from Fact.key to Fact.key, `voices` from Fact.key to Entity.id.
    """

    facts: Mapping[str, Fact]
    content: Mapping[str, tuple[str, ...]]
    condition: Mapping[str, str]
    voices: Mapping[str, tuple[str, ...]]


def speakers(act: Fact) -> tuple[str, ...]:
    """Who performs a speech act: Entity ids."""
    return act.who("speaker", "initiator")


def tell(facts: Iterable[Fact]) -> Told:
    """The facts that can stand, with their links."""
    kept = {fact.key: fact for fact in facts if fact.type not in SPEECH_ACTS or speakers(fact)}
    while True:
        told = _linked(kept)
        orphans = {key for key, fact in kept.items() if fact.according_to and key not in told.voices}
        if not orphans:
            return told
        # Without an orphaned act, events in its content may be orphans too.
        kept = {key: fact for key, fact in kept.items() if key not in orphans}


def _linked(facts: Mapping[str, Fact]) -> Told:
    content: dict[str, list[str]] = defaultdict(list)
    conditions: dict[str, str] = {}
    carriers: dict[str, list[Fact]] = defaultdict(list)
    acts = [fact for fact in facts.values() if fact.type in SPEECH_ACTS]
    for act in acts:
        if act.speech is None:
            continue
        if (about := act.speech.about) is not None and about in facts:
            content[act.key].append(about)
            carriers[about].append(act)
        if (condition := act.speech.condition) is not None and condition in facts:
            conditions[act.key] = condition
            carriers[condition].append(act)
    for fact in facts.values():
        if fact.according_to and fact.key not in carriers:
            for act in acts:
                if act is not fact and _says(act, fact):
                    content[act.key].append(fact.key)
                    carriers[fact.key].append(act)
    voices = {key: _voices(facts[key], acts) for key, acts in carriers.items() if facts[key].according_to}
    return Told(facts, {key: tuple(keys) for key, keys in content.items()}, conditions, voices)


def _says(act: Fact, fact: Fact) -> bool:
    """Whether the words of the fact lie in what the speaker it stands on says."""
    if act.speech is None or set(fact.according_to).isdisjoint(speakers(act)):
        return False
    return any(
        piece.begin <= trigger.begin and trigger.end <= piece.end
        for piece in act.speech.content
        for trigger in fact.triggers
    )


def _voices(fact: Fact, carriers: Iterable[Fact]) -> tuple[str, ...]:
    """Those named by the fact who say so in a carrying act; all who do, where the fact names none of them."""
    heard = dict.fromkeys(speaker for act in carriers for speaker in speakers(act))
    return tuple(voice for voice in fact.according_to if voice in heard) or tuple(heard)
