"""CAMEO's codes: of events as classes of the ontology, of actors as states, organisations and sorts of agent.

The codebook: Schrodt, CAMEO Conflict and Mediation Event Observations, Event and Actor Codebook, 1.1b3 (2012).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kg.vocabulary import SPEECH_ACTS

_EVENT = re.compile(r"(?:0[1-9]|1[0-9]|20)\d{0,2}")

# The longest beginning of a code that is here gives its class. 01 is a statement, which needs words.
_CLASSES: Mapping[str, str] = MappingProxyType(
    {
        "01": "Claim", "02": "Demand", "03": "Commitment", "04": "Consultation", "041": "Call", "042": "Visit",
        "043": "Visit", "045": "Negotiation", "046": "Negotiation", "05": "Endorsement", "054": "Recognition",
        "055": "Concession", "056": "Concession", "06": "Cooperation", "07": "Aid", "08": "Concession",
        "084": "Retreat", "086": "Retreat", "087": "Retreat", "09": "Criticism", "10": "Demand", "11": "Criticism",
        "12": "Rejection", "13": "Threat", "14": "Protest", "15": "Mobilisation", "16": "Sanction", "17": "Coercion",
        "18": "Assault", "19": "MilitaryAction", "20": "Assault",
    }
)  # fmt: skip


def event_class(code: str) -> str | None:
    """The class of a CAMEO code; None where it is none.

    >>> event_class("190"), event_class("0873"), event_class("220")
    ('MilitaryAction', 'Retreat', None)
    """
    if not _EVENT.fullmatch(code):
        return None
    return next((_CLASSES[code[:n]] for n in range(len(code), 1, -1) if code[:n] in _CLASSES), None)


def roles(class_: str) -> tuple[str, str]:
    """Who does it and to whom, as roles of the ontology.

    >>> roles("Meeting"), roles("Visit"), roles("Threat"), roles("Aid")
    (('attendee', 'attendee'), ('attendee', 'host'), ('speaker', 'target'), ('initiator', 'target'))
    """
    if class_ in ("Consultation", "Meeting", "Call", "Negotiation"):
        return "attendee", "attendee"
    if class_ == "Visit":
        return "attendee", "host"
    return ("speaker" if class_ in SPEECH_ACTS else "initiator"), "target"


# Codes of states that are not, or no longer, those of ISO 3166-1, and what they stand for in this project.
_STATES: Mapping[str, str] = MappingProxyType(
    {
        "ROM": "ROU", "KSV": "XKX", "KOS": "XKX", "PAL": "PSE", "TMP": "TLS", "ZAR": "COD", "BUR": "MMR",
        "SUN": "RUS", "YUG": "SRB", "SCG": "SRB", "CSK": "CZE", "DDR": "DEU", "GME": "DEU", "GMW": "DEU", "YMN": "YEM",
    }
)  # fmt: skip

# CAMEO's codes of organisations, by a name the built-in tables know.
ORGANISATIONS: Mapping[str, str] = MappingProxyType(
    {
        "UNO": "United Nations", "NAT": "NATO", "EEC": "European Union", "EUN": "European Union",
        "AFU": "African Union", "ARL": "Arab League", "ASN": "ASEAN", "OAS": "Organization of American States",
        "OPC": "OPEC", "WBK": "World Bank", "IMF": "IMF", "IAE": "IAEA", "WTO": "World Trade Organization",
        "OSC": "OSCE", "CIS": "Commonwealth of Independent States", "GCC": "Gulf Cooperation Council",
        "OIC": "Organisation of Islamic Cooperation", "ICJ": "International Court of Justice",
        "ICC": "International Criminal Court", "ITP": "Interpol", "APE": "APEC", "COE": "Council of Europe",
        "RCR": "Red Cross", "EFT": "EFTA", "SAA": "SAARC", "WCT": "World Court",
    }
)  # fmt: skip
INTERNATIONAL = frozenset({"IGO", "NGO", "NGM", "MNC", "IMG", "INT"})

# Sorts of agent: a kind of agents.tsv for a common noun, a table and its kind for a name, an office for a person.
_AGENTS: Mapping[str, tuple[str, tuple[str, str] | None, str | None]] = MappingProxyType(
    {
        "GOV": ("officials", ("bodies", "office"), "official"),
        "MIL": ("military", ("bodies", "army"), "official"),
        "COP": ("police", ("bodies", "agency"), "official"),
        "SPY": ("officials", ("bodies", "agency"), "official"),
        "JUD": ("court", ("bodies", "court"), "judge"),
        "LEG": ("officials", ("bodies", "parliament"), "lawmaker"),
        "PTY": ("party", ("bodies", "party"), "opposition-figure"),
        "OPP": ("party", ("groups", "movement"), "opposition-figure"),
        "REB": ("armed", ("groups", "armed"), "rebel-leader"),
        "UAF": ("armed", ("groups", "armed"), "rebel-leader"),
        "INS": ("armed", ("groups", "armed"), "rebel-leader"),
        "SEP": ("armed", ("groups", "armed"), "rebel-leader"),
        "UIS": ("armed", ("groups", "armed"), None),
        "CRM": ("people", ("groups", "movement"), None),
        "NGO": ("party", ("groups", "movement"), None),
        "NGM": ("party", ("groups", "movement"), None),
        "HRI": ("people", ("groups", "movement"), None),
        "BUS": ("business", None, None),
        "MNC": ("business", None, None),
        **dict.fromkeys(
            ("CVL", "AGR", "EDU", "REF", "LAB", "MED", "HLH", "DEV", "ENV", "SET", "ELI", "RAD", "MOD"),
            ("people", None, None),
        ),
        **dict.fromkeys(
            ("REL", "CHR", "CTH", "PRO", "MUS", "MOS", "JEW", "HIN", "BUD", "SIK", "ATH", "IRI"),
            ("people", ("groups", "movement"), None),
        ),
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Code:
    """An actor's code in parts. state: ISO 3166-1 alpha-3. organisation: a name of it. agents: what comes behind."""

    state: str = ""
    international: str = ""
    organisation: str = ""
    agents: tuple[str, ...] = ()

    @property
    def agent(self) -> str:
        """The part that says what sort of agent it is: the first that is known."""
        return next((part for part in self.agents if part in _AGENTS), "")

    @property
    def kind(self) -> str:
        """The kind of agents.tsv."""
        return _AGENTS[self.agent][0] if self.agent else ""

    @property
    def table(self) -> tuple[str, str] | None:
        """The table, and the kind in it, for a name of that sort."""
        return _AGENTS[self.agent][1] if self.agent else None

    @property
    def office(self) -> str | None:
        """The office of a person of that sort."""
        return _AGENTS[self.agent][2] if self.agent else None


def actor_code(code: str, states: frozenset[str]) -> Code:
    """A code as a state or organisation and sorts of agent. states: the alpha-3 codes there are.

    >>> actor_code("AFGGOVEDU", frozenset({"AFG"}))
    Code(state='AFG', international='', organisation='', agents=('GOV', 'EDU'))
    """
    parts = tuple(code[at : at + 3] for at in range(0, len(code), 3))
    state = _STATES.get(parts[0], parts[0])
    if state in states:
        return Code(state=state, agents=parts[1:])
    if parts[0] in INTERNATIONAL:
        organisation = next((ORGANISATIONS[part] for part in parts[1:] if part in ORGANISATIONS), "")
        return Code(international=parts[0], organisation=organisation, agents=(parts[0], *parts[1:]))
    return Code(agents=parts)
