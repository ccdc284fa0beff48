"""The terms the graph is written in: every namespace is a closed set, and a misspelt term fails.

A term is a string as N-Triples writes it, `<iri>`, ready to stand in a `Quad`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType


class Namespace:
    """A namespace IRI and the local names used from it.

    >>> DIP.speaker
    '<https://w3id.org/diplomatic-kg/ontology#speaker>'
    >>> DIPC["for"], XSD.iri("date")
    ('<https://w3id.org/diplomatic-kg/concept#for>', 'http://www.w3.org/2001/XMLSchema#date')
    >>> DIP.speeker
    Traceback (most recent call last):
    AttributeError: no term 'speeker' in https://w3id.org/diplomatic-kg/ontology#
    """

    def __init__(self, root: str, names: str) -> None:
        self.root = root
        self.names = frozenset(names.split())
        # As attributes of the instance, terms are found at the cost of any other attribute.
        vars(self).update({name: f"<{root}{name}>" for name in self.names})

    def __getattr__(self, name: str) -> str:
        raise AttributeError(f"no term {name!r} in {self.root}")

    def __getitem__(self, name: str) -> str:
        """The term of that local name; KeyError where there is none."""
        return f"<{self.iri(name)}>"

    def __iter__(self) -> Iterator[str]:
        """The terms, sorted."""
        return (self[name] for name in sorted(self.names))

    def iri(self, name: str) -> str:
        """The bare IRI of a term; KeyError where there is none."""
        if name not in self.names:
            raise KeyError(f"no term {name!r} in {self.root}")
        return self.root + name


DIP = Namespace(
    "https://w3id.org/diplomatic-kg/ontology#",
    """State InternationalOrganisation Territory Office LeadershipOffice Tenure Leader
    Event Consultation Meeting Summit Call Visit Negotiation
    SpeechAct Claim Commitment Endorsement Recognition Concession Demand Rejection Criticism Threat
    MaterialAct Appointment Cooperation Aid Retreat Protest Sanction Mobilisation Coercion Annexation
    Assault MilitaryAction ExtractedStatement JoinedStatement ExtractionRule
    actsFor hasTenure office participant initiator target host attendee mediator speaker addressee
    content accordingTo condition status category format mode polarity modality stance contradicts agreesWith
    reverses articleCount publisherCount byRule evidence triggerSpan sourceSpan cueSpan contentSpan timeSpan placeSpan
    quotedText cue timeText inferred sentenceNumber confidence""",
)
DIPC = Namespace(
    "https://w3id.org/diplomatic-kg/concept#",
    """status occurred ongoing planned proposed hypothetical denied cancelled realised prospective unrealised
    format bilateral trilateral multilateral mode direct mixed indirect polarity affirmed negated
    modality certain probable possible required stance for against neutral""",
)
PLOVER = Namespace(
    "https://w3id.org/diplomatic-kg/plover#",
    """AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST REJECT ACCUSE THREATEN PROTEST SANCTION
    MOBILIZE COERCE ASSAULT scheme
    verbal-cooperation material-cooperation verbal-conflict material-conflict""",
)

DCTERMS = Namespace("http://purl.org/dc/terms/", "subject")
FOAF = Namespace("http://xmlns.com/foaf/0.1/", "Agent Person Group member")
NIF = Namespace(
    "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    """Context Sentence OffsetBasedString String isString anchorOf beginIndex endIndex sentence
    referenceContext sourceUrl""",
)
ORG = Namespace("http://www.w3.org/ns/org#", "Organization postIn subOrganizationOf")
OWL = Namespace("http://www.w3.org/2002/07/owl#", "sameAs")
PROV = Namespace("http://www.w3.org/ns/prov#", "wasAttributedTo wasDerivedFrom")
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "type subject predicate object")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#", "label")
SCHEMA = Namespace(
    "https://schema.org/",
    """NewsArticle Place identifier headline datePublished publisher url inLanguage text about jobTitle sha256
    containedInPlace startDate endDate""",
)
SEM = Namespace(
    "http://semanticweb.cs.vu.nl/2009/11/sem/", "hasPlace hasEarliestBeginTimeStamp hasLatestEndTimeStamp"
)
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#", "altLabel notation")
XSD = Namespace(
    "http://www.w3.org/2001/XMLSchema#", "anyURI boolean date decimal gYear gYearMonth integer string"
)

WIKIDATA = "http://www.wikidata.org/entity/"
TOPIC = "https://w3id.org/diplomatic-kg/topic#"

BASE = "https://w3id.org/diplomatic-kg/data/"
"""Where the data live unless the user says otherwise: each kind of thing has one segment below it."""

KINDS: tuple[str, ...] = (
    *("article", "person", "state", "organisation", "body", "group", "territory", "place", "office"),
    *("tenure", "event", "act", "text", "span", "statement", "rule", "graph"),
)
"""The segments of data IRIs, which are their prefixes too, in the order a person reads a graph."""


def prefixes(base: str = BASE) -> Mapping[str, str]:
    """Prefix to namespace IRI, for the vocabularies and for the data below `base`."""
    vocabularies = {
        "dip": DIP, "dipc": DIPC, "plover": PLOVER, "dcterms": DCTERMS, "foaf": FOAF, "nif": NIF,
        "org": ORG, "owl": OWL, "prov": PROV, "rdf": RDF, "rdfs": RDFS, "schema": SCHEMA, "sem": SEM,
        "skos": SKOS, "xsd": XSD,
    }  # fmt: skip
    return MappingProxyType(
        {prefix: namespace.root for prefix, namespace in vocabularies.items()}
        | {"topic": TOPIC, "wd": WIKIDATA}
        | {kind: f"{base}{kind}/" for kind in KINDS}
    )


PREFIXES: Mapping[str, str] = prefixes()

SUPERCLASS: Mapping[str, str] = MappingProxyType(
    {
        name: above
        for above, below in (
            ("Event", "Consultation SpeechAct MaterialAct"),
            ("Consultation", "Meeting Call Visit Negotiation"),
            ("Meeting", "Summit"),
            ("SpeechAct", "Claim Commitment Endorsement Concession Demand Rejection Criticism Threat"),
            ("Endorsement", "Recognition"),
            (
                "MaterialAct",
                "Appointment Cooperation Aid Retreat Protest Sanction Mobilisation Coercion Assault",
            ),
            ("Coercion", "Annexation"),
            ("Assault", "MilitaryAction"),
        )
        for name in below.split()
    }
)
"""Each class of event and the one it is directly below."""

CATEGORY: Mapping[str, str] = MappingProxyType(
    {
        "Consultation": "CONSULT", "Commitment": "AGREE", "Endorsement": "SUPPORT", "Concession": "CONCEDE",
        "Demand": "REQUEST", "Rejection": "REJECT", "Criticism": "ACCUSE", "Threat": "THREATEN",
        "Cooperation": "COOPERATE", "Aid": "AID", "Retreat": "RETREAT", "Protest": "PROTEST",
        "Sanction": "SANCTION", "Mobilisation": "MOBILIZE", "Coercion": "COERCE", "Assault": "ASSAULT",
    }
)  # fmt: skip
"""The classes that PLOVER has a category for; those below them inherit it."""


def lineage(name: str) -> Iterator[str]:
    """A class of event and those above it, up to Event."""
    yield name
    while name in SUPERCLASS:
        name = SUPERCLASS[name]
        yield name


CLASSES: Mapping[str, str | None] = MappingProxyType(
    {
        name: next((CATEGORY[above] for above in lineage(name) if above in CATEGORY), None)
        for name in ("Event", *SUPERCLASS)
    }
)
"""Every class of event and its category."""

SPEECH_ACTS: frozenset[str] = frozenset(name for name in CLASSES if "SpeechAct" in lineage(name))
ROLES: frozenset[str] = frozenset(
    ("participant", "initiator", "speaker", "attendee", "host", "target", "mediator", "addressee")
)
"""The properties an agent can have in an event: participant and those below it."""
