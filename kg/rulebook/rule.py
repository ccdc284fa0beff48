"""What rule cards hold once read: patterns over clauses, cues of status, operators over events."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in the clause: `with Actor:attendee` is (attendee, Actor, prep, ("with",)).

    position: subject, object, second (the other bare object: told *reporters* a story), prep,
    place, date, inside (the content). A slot in brackets is not `required`.
    """

    name: str
    type: str  # one of pattern.TYPES
    position: str
    preps: tuple[str, ...] = ()
    required: bool = True


@dataclass(frozen=True, slots=True)
class Content:
    """The words a speech act is about.

    frame: words (a quotation, a that- or wh-clause), to (an infinitive), thing (a noun group, with
    what hangs on it), or prepositions with bars between ("on|about": spoke about the truce).
    `inside`: a slot filled from within the content.
    """

    name: str
    frame: str
    inside: Slot | None = None
    required: bool = True


@dataclass(frozen=True, slots=True)
class Pattern:
    """`Actor:host hold {@talks} with Actor:attendee`, taken apart.

    verbs: lemmas, with a particle as in "call off"; classes: verb classes (`@say` is "say"); nouns and
    noun_classes: what the object's head must be, if anything is asked.
    """

    source: str
    verbs: frozenset[str]
    classes: frozenset[str]
    slots: tuple[Slot, ...]
    nouns: frozenset[str] = frozenset()
    noun_classes: frozenset[str] = frozenset()
    content: Content | None = None

    @property
    def agentless(self) -> bool:
        """Whether it asks for an object and not for who acts on it: it is for clauses that leave that out."""
        positions = {slot.position for slot in self.slots}
        return "object" in positions and "subject" not in positions

    @property
    def constraints(self) -> int:
        """How much the pattern asks for: the more, the sooner it wins a trigger."""
        return (
            sum(1 for slot in self.slots if slot.required)
            + (1 if self.content and self.content.required else 0)
            + (2 if self.nouns or self.noun_classes else 0)
        )


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence or a few; what it must fill, as (role, words) pairs in the order marked."""

    text: str
    fills: tuple[tuple[str, str], ...]
    file: str
    line: int
    entities: tuple[tuple[str, str], ...] = ()  # words -> full name, from [He](speaker=Ada Brandt)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule card: clauses that match a pattern make a fact of one class."""

    id: str
    about: str
    when: tuple[Pattern, ...]
    makes: str
    finds: tuple[Example, ...]
    ignores: tuple[Example, ...]
    todo: tuple[Example, ...]
    file: str
    line: int
    order: int
    confidence: float = 0.9
    status: str | None = None  # of the fact, where the clause itself says nothing else
    published: date | None = None  # "now" for the examples


@dataclass(frozen=True, slots=True)
class StatusRule:
    """A status card: a cue, and how an event in its scope stands.

    as_: modal, adverb, verb (governs the event), passive (does so, its doer untold), adjective (modifies or is
    said of it), noun ("a plan to meet"), subordinator, preposition ("without a truce"), negation, aspect.
    Among `unless` a class keeps its mark: "@hope".
    """

    id: str
    about: str
    as_: str
    cues: frozenset[str]
    classes: frozenset[str]
    marks: str
    unless: frozenset[str]
    finds: tuple[Example, ...]
    ignores: tuple[Example, ...]
    todo: tuple[Example, ...]
    file: str
    line: int
    order: int
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Operator:
    """An operator card: what an event of some valence and status amounts to for its actor.

    over: cooperative, hostile, said (what somebody says of another, with its own modal) or promised (harm that
    somebody binds himself to); when:
    statuses; by: modal or verb cues it needs, empty for any (a class keeps its @); becomes: a class of
    speech act. A promised visit stays a visit: `except_` names classes left alone.
    """

    id: str
    about: str
    over: str
    when: frozenset[str]
    by: frozenset[str]
    becomes: str
    except_: frozenset[str]
    finds: tuple[Example, ...]
    ignores: tuple[Example, ...]
    todo: tuple[Example, ...]
    file: str
    line: int
    order: int
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All cards, in file order (files sorted by name), and what identifies them.

    `version`: the first 12 hex digits of the SHA-256 of all card files.
    """

    rules: tuple[Rule, ...]
    statuses: tuple[StatusRule, ...]
    operators: tuple[Operator, ...]
    version: str
