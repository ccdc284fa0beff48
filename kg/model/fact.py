"""What a rule found: events, speech acts among them, with the words that say so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.model.entity import Entity, Interval
from kg.model.text import Article, Sentence, Span


class Status(StrEnum):
    """How an event stands, by the article. Names as in the dipc: scheme."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    PROPOSED = "proposed"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"
    CANCELLED = "cancelled"


class Mode(StrEnum):
    """How speech is rendered. Names as in the dipc: scheme."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True)
class Filler:
    """Who or what fills a role, and the words that name it."""

    role: str  # the local name of a dip: property below dip:participant, or "about" (schema:about)
    entity: str  # Entity.id
    span: Span


@dataclass(frozen=True, slots=True)
class Speech:
    """What makes an event a speech act. A discontinuous part has several spans."""

    mode: Mode
    cue: str  # the lemma, with its particle
    source: tuple[Span, ...]
    cues: tuple[Span, ...]
    content: tuple[Span, ...]
    quoted: tuple[Span, ...] = ()  # the quoted words within the content, without their marks
    negated: bool = False  # the speaker denies, or did not say
    modality: str | None = None  # certain, probable, possible, required
    stance: str | None = None  # for, against, neutral
    about: str | None = None  # Fact.key of the event claimed, promised, demanded ...
    condition: str | None = None  # Fact.key of what it is made to depend on


@dataclass(frozen=True, slots=True)
class Fact:
    """An event, with one status, and its evidence.

    `key` is unique in the article ("s5_say_361"); `type` a class of the ontology ("Meeting");
    `triggers` the words that denote it, one or several mentions; `status_cues` the words behind the status
    with the id of their status card; `according_to` those on whose word alone it stands (Entity ids).
    """

    key: str
    type: str
    status: Status
    rule: str
    label: str
    sentence: int
    triggers: tuple[Span, ...]
    fillers: tuple[Filler, ...] = ()
    place: tuple[str, Span] | None = None
    time: Interval | None = None
    time_text: str | None = None
    time_span: Span | None = None
    format: str | None = None  # bilateral, trilateral, multilateral
    status_cues: tuple[tuple[Span, str], ...] = ()
    confidence: float = 0.9
    inferred: bool = False
    according_to: tuple[str, ...] = ()
    speech: Speech | None = None

    def who(self, *roles: str) -> tuple[str, ...]:
        """Entity ids in the given roles (in any role where none is given), in order, once each."""
        return tuple(dict.fromkeys(f.entity for f in self.fillers if not roles or f.role in roles))


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two speech acts of an article that cannot both be right, and the rule that says why."""

    first: str  # Fact.key
    second: str
    rule: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read from one article: what `graph` turns into quads.

    `entities` holds every agent and place that a fact names or that was recognised as a person,
    sorted by id; `mentions` the spans that name them.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    mentions: tuple[tuple[str, Span], ...]
    facts: tuple[Fact, ...]
    contradictions: tuple[Contradiction, ...] = ()
