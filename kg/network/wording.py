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
_NONE = (Family.STATEMENT, "spoke to", "speak to", "Statement")

CATEGORY_NAMES = {category: words[3] for category, words in _CATEGORIES.items()} | {"": _NONE[3]}

KIND_NAMES = {
    Kind.PERSON: "Person",
    Kind.STATE: "State",
    Kind.ORGANISATION: "Organisation",
    Kind.GROUP: "Group or source",
    Kind.MEETING: "Meeting of several",
}

FAMILY_NAMES = {
    Family.COOPERATION: "Talks and cooperation",
    Family.CONFLICT: "Demands and conflict",
    Family.DISPUTE: "Contradict each other",
    Family.STATEMENT: "Spoke to",
    Family.PRESENCE: "Took part",
    Family.OFFICE: "Acts for",
}

STANDING_NAMES = {
    Standing.HELD: "Happened",
    Standing.CLAIMED: "Claimed by a speaker only",
    Standing.OPEN: "Planned, proposed, possible",
    Standing.VOID: "Denied or cancelled",
}

ROLES = ("speaker", "initiator", "attendee", "host", "target", "addressee", "mediator", "participant")
STATUSES = ("occurred", "ongoing", "planned", "proposed", "hypothetical", "denied", "cancelled")


def family(category: str) -> Family:
    """The family of lines an act of this category belongs to; without a category it is a statement."""
    return _CATEGORIES.get(category, _NONE)[0]


def deed(category: str, standing: Standing) -> str:
    """What the one did to the other, as the label of a line.

    >>> deed("CONSULT", Standing.HELD), deed("CONSULT", Standing.OPEN), deed("SANCTION", Standing.VOID)
    ('met', 'may meet', 'did not sanction')
    """
    _, past, plain, _ = _CATEGORIES.get(category, _NONE)
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
