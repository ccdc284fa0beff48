"""The words and families of statuses and categories: the one place where a PLOVER category means a line."""

from __future__ import annotations

import re

from kg.network.model import Family, Kind, Standing

# Category: (family of the line, what the one did to the other, what it may do, the noun).
_CATEGORIES: dict[str, tuple[Family, str, str, str]] = {
    "AGREE": (Family.COOPERATION, "promised", "promise", "Agreement"),
    "CONSULT": (Family.COOPERATION, "met", "meet", "Talks"),
    "SUPPORT": (Family.COOPERATION, "backed", "back", "Support"),
    "CONCEDE": (Family.COOPERATION, "gave way to", "give way to", "Concession"),
    "COOPERATE": (Family.COOPERATION, "worked with", "work with", "Cooperation"),
    "AID": (Family.COOPERATION, "aided", "aid", "Aid"),
    "RETREAT": (Family.COOPERATION, "drew back from", "draw back from", "Retreat"),
    "REQUEST": (Family.CONFLICT, "made demands of", "make demands of", "Demand"),
    "REJECT": (Family.CONFLICT, "rejected", "reject", "Rejection"),
    "ACCUSE": (Family.CONFLICT, "criticised", "criticise", "Criticism"),
    "THREATEN": (Family.CONFLICT, "threatened", "threaten", "Threat"),
    "PROTEST": (Family.CONFLICT, "protested against", "protest against", "Protest"),
    "SANCTION": (Family.CONFLICT, "sanctioned", "sanction", "Sanction"),
    "MOBILIZE": (Family.CONFLICT, "mobilised against", "mobilise against", "Mobilisation"),
    "COERCE": (Family.CONFLICT, "coerced", "coerce", "Coercion"),
    "ASSAULT": (Family.CONFLICT, "attacked", "attack", "Assault"),
}
_DEEDS = {
    "Visit": ("visited", "visit"),
    "Call": ("talked to", "talk to"),
    "Consultation": ("talked to", "talk to"),
    "Negotiation": ("negotiated with", "negotiate with"),
    "Annexation": ("annexed land of", "annex land of"),
    "Recognition": ("recognised", "recognise"),
}
_NONE = (Family.STATEMENT, "spoke to", "speak to", "Statement")

CATEGORY_NAMES = {category: words[3] for category, words in _CATEGORIES.items()} | {"": _NONE[3]}

KIND_NAMES = {
    Kind.PERSON: "Person",
    Kind.STATE: "State",
    Kind.ORGANISATION: "Organisation",
    Kind.GROUP: "Group, source",
    Kind.MEETING: "Meeting",
}

# How a meeting of several is called on the picture, by the class of the event.
MEETING_NAMES = {"Consultation": "talks", "Negotiation": "negotiations"}

FAMILY_NAMES = {
    Family.COOPERATION: "Talks, cooperation",
    Family.CONFLICT: "Demands, conflict",
    Family.DISPUTE: "Contradict",
    Family.STATEMENT: "Spoke to",
    Family.PRESENCE: "Took part",
    Family.OFFICE: "Acts for",
}

STANDING_NAMES = {
    Standing.HELD: "Happened",
    Standing.CLAIMED: "Claimed by a speaker",
    Standing.OPEN: "Planned or possible",
    Standing.VOID: "Denied or cancelled",
}

ROLES = ("speaker", "initiator", "attendee", "host", "target", "addressee", "mediator", "participant")
STATUSES = ("occurred", "ongoing", "planned", "proposed", "hypothetical", "denied", "cancelled")


def family(category: str) -> Family:
    """The family of lines an act of this category belongs to; without a category it is a statement."""
    return _CATEGORIES.get(category, _NONE)[0]


def deed(category: str, standing: Standing, type_: str = "") -> str:
    """What the one did to the other, as the label of a line; the class of the event may say it better.

    >>> deed("CONSULT", Standing.HELD), deed("CONSULT", Standing.OPEN), deed("SANCTION", Standing.VOID)
    ('met', 'may meet', 'did not sanction')
    >>> deed("CONSULT", Standing.HELD, "Visit")
    'visited'
    """
    _, past, plain, _ = _CATEGORIES.get(category, _NONE)
    past, plain = _DEEDS.get(type_, (past, plain))
    return {
        Standing.HELD: past,
        Standing.CLAIMED: f"{past}, it is said",
        Standing.OPEN: f"may {plain}",
        Standing.VOID: f"did not {plain}",
    }[standing]


def standing(status: str, *, hearsay: bool) -> Standing:
    """How far an act of this status has come; hearsay is what stands on a speaker's word only."""
    if status in ("denied", "cancelled"):
        return Standing.VOID
    if status in ("planned", "proposed", "hypothetical"):
        return Standing.OPEN
    return Standing.CLAIMED if hearsay else Standing.HELD


def spaced(name: str) -> str:
    """The local name of a term as words.

    >>> spaced("MilitaryAction"), spaced("security-guarantees")
    ('Military action', 'Security guarantees')
    """
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).replace("-", " ").replace("_", " ").lower()
    return words[:1].upper() + words[1:]
