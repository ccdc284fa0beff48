"""What the picture shows, typed and free of RDF, HTML and coordinates.

Things are named by their IRI here; the page gives them short keys of its own. Offsets are Unicode code
points into `Article.text`, begin inclusive, end exclusive, and always lie inside the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a node of the picture is. The value is the key the page uses."""

    PERSON = "person"
    STATE = "state"
    ORGANISATION = "organisation"
    GROUP = "group"
    MEETING = "meeting"


class Family(StrEnum):
    """What a line of the picture means; each has a colour and a dash of its own."""

    COOPERATION = "cooperation"
    CONFLICT = "conflict"
    DISPUTE = "dispute"
    STATEMENT = "statement"
    PRESENCE = "presence"
    OFFICE = "office"


class Standing(StrEnum):
    """How far an act has come, read from its status and from who vouches for it."""

    HELD = "held"  # occurred or ongoing, and the article itself says so
    CLAIMED = "claimed"  # occurred or ongoing, but on a speaker's word only
    OPEN = "open"  # planned, proposed or imagined
    VOID = "void"  # denied or cancelled


@dataclass(frozen=True, slots=True)
class Article:
    """A news article and its text. `published` is an ISO day or empty; `url` is not yet checked."""

    iri: str
    identifier: str
    title: str
    published: str
    url: str
    publisher: str
    text: str


class Passage(NamedTuple):
    """A stretch of an article's text and the part it plays; `sentence` is the stretch around it.

    A tuple, since a large graph has a hundred thousand of them to sort.
    """

    article: str  # Article.iri
    begin: int
    end: int
    part: str  # "mention", "trigger", "source", "cue", "content", "time", "place"
    sentence: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why one triple of an act is in the graph: what it says, the rule, how sure, the words."""

    says: str  # the local name of the property
    value: str  # the label of what it leads to
    rule: str
    confidence: float | None
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """An agent, or an act drawn as a node because many take part in it."""

    iri: str
    kind: Kind
    label: str
    names: tuple[str, ...] = ()  # further names
    code: str = ""  # the state's alpha-3 code; a person's is that of the state it acts for
    acts_for: tuple[str, ...] = ()  # Node.iri
    offices: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """Who takes part in an act, and as what ("speaker", "attendee" ...)."""

    name: str
    agent: str  # Node.iri


@dataclass(frozen=True, slots=True)
class Act:
    """An event or a speech act of the graph.

    `status` is that of the newest article; `statuses` holds every article's own. `begin` and `end` are
    ISO days or empty. `content` and `condition` lead to further acts (what is said, on what it hangs).
    """

    iri: str
    label: str
    type: str  # the local name of its class: "Meeting"
    category: str  # PLOVER's notation, or empty
    status: str
    standing: Standing
    articles: tuple[str, ...]
    statuses: tuple[tuple[str, str], ...] = ()  # (Article.iri, status), oldest article first
    roles: tuple[Role, ...] = ()
    place: str = ""
    begin: str = ""
    end: str = ""
    time_text: str = ""
    text: str = ""  # the words reported
    quoted: tuple[str, ...] = ()
    mode: str = ""
    polarity: str = ""
    modality: str = ""
    topics: tuple[str, ...] = ()
    content: tuple[str, ...] = ()
    condition: tuple[str, ...] = ()
    contradicts: tuple[str, ...] = ()
    according_to: tuple[str, ...] = ()  # Node.iri
    about: tuple[str, ...] = ()  # labels
    inferred: bool = False
    rule: str = ""
    rule_meaning: str = ""
    confidence: float | None = None
    passages: tuple[Passage, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    def agents(self, *names: str) -> tuple[str, ...]:
        """Those who take part in one of the roles named (in any role, if none is), each once, in order."""
        return tuple(dict.fromkeys(role.agent for role in self.roles if not names or role.name in names))


@dataclass(frozen=True, slots=True)
class Tie:
    """A line: all acts of one family between two nodes, folded.

    `forward` counts the acts from source to target, `backward` those the other way; acts without a
    direction (a meeting, a contradiction) are in neither. A line of office has no acts.
    """

    source: str
    target: str
    family: Family
    label: str
    standing: Standing
    acts: tuple[str, ...] = ()
    forward: int = 0
    backward: int = 0
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything that can be shown: nodes, acts and articles in a fixed order, and the lines between."""

    articles: tuple[Article, ...]
    nodes: tuple[Node, ...]
    acts: tuple[Act, ...]
    ties: tuple[Tie, ...]
