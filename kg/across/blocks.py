"""Which records are held against each other: those that share a key, never all with all.

The keys lose nothing: two records that `joined` would tie share one of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.across.record import Act, Event, Person, Record
from kg.vocabulary import CLASSES

FEWEST_WORDS = 3  # of a content: fewer say too little to be the same by more than chance
SHARED = 0.7  # of the longer content's words are in the shorter: the rest is what one says more
CONSULT, ASSAULT = "CONSULT", "ASSAULT"


def keys(record: Record) -> tuple[str, ...]:
    """The blocks a record belongs to; the first word of a key is the kind of record. Sorted, each once."""
    match record:
        case Person():
            return (f"person {record.who}",)
        case Event():
            # Two attacks of one side on the other are told by many verbs; of other deeds, the rule says which.
            consult, assault = CLASSES[record.type] == CONSULT, CLASSES[record.type] == ASSAULT
            family = "meeting" if consult else "assault" if assault else record.rule
            return (f"event {family} {record.who} > {record.whom}",)
        case Act():
            return tuple(sorted(set(_of_act(record))))


def _of_act(act: Act) -> Iterator[str]:
    names = " ".join(act.names)
    if len(act.words) >= FEWEST_WORDS:
        # All that the longer content may say more stands before the first word both share, at worst.
        rare = sorted(act.words, key=lambda word: (-len(word), word))
        for word in rare[: more(len(rare)) + 1]:
            yield f"act {act.frame} {names} {word}"
    if act.speaker:
        for quote in act.quotes:
            yield f"quote {act.speaker} {quote}"
    if act.deed:
        yield f"deed {act.deed}"


def more(number: int) -> int:
    """How many words the longer of two contents, of so many words, may have more than the shorter."""
    return int(number * (1 - SHARED) + 1e-9)
