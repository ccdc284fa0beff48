"""Graphs of any size that keep the contract, with invented names: what the benchmark draws.

An article of twenty sentences tells twenty acts. Every agent acts at least once, and a few act much more
often than the rest, as in the news: the rank of a target falls with the cube of a uniform number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

PREFIXES = """
@prefix dip: <https://w3id.org/diplomatic-kg/ontology#> .
@prefix dipc: <https://w3id.org/diplomatic-kg/concept#> .
@prefix plover: <https://w3id.org/diplomatic-kg/plover#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix d: <https://w3id.org/diplomatic-kg/data/> .
"""

ACTS_AN_ARTICLE = 20
_ACTS_A_NODE = 1.4  # as in the graphs of the example articles
_GATHERINGS = 20  # one node in so many is a meeting of several
_SYLLABLES = (
    *("ba", "do", "ri", "mel", "kar", "un", "tos", "vi", "la", "sen"),
    *("gor", "ade", "nim", "ul", "fra", "wes", "ter", "hal", "ost", "bren"),
)
_DEEDS = (  # class, category, role of the one, role of the other, verb
    ("Meeting", "CONSULT", "attendee", "attendee", "met"),
    ("Threat", "THREATEN", "speaker", "target", "threatened"),
    ("Endorsement", "SUPPORT", "speaker", "target", "backed"),
    ("Demand", "REQUEST", "speaker", "addressee", "made demands of"),
    ("Criticism", "ACCUSE", "speaker", "target", "criticised"),
    ("Sanction", "SANCTION", "initiator", "target", "sanctioned"),
    ("Claim", "", "speaker", "addressee", "said the border was open to"),
)
_STATUSES = ("occurred", "occurred", "occurred", "planned", "denied", "occurred", "proposed")
_SORTS = (  # of twenty agents the first is a state, the next three are organisations, and so on
    ("dip:State", 1),
    ("dip:InternationalOrganisation", 4),
    ("foaf:Group", 7),
    ("foaf:Person", 20),
)


class Numbers:
    """A linear congruential generator (Knuth's MMIX constants): the same numbers on every machine."""

    def __init__(self, seed: int) -> None:
        self._state = seed

    def below(self, limit: int) -> int:
        """The next number, at least 0 and below the limit."""
        self._state = (self._state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self._state >> 33) % limit

    def ranked(self, limit: int) -> int:
        """The same, but small numbers are far more frequent."""
        return int(limit * (self.below(2**30) / 2**30) ** 3)


@dataclass(frozen=True, slots=True)
class Agent:
    """An invented agent: its key in the graph, its type and its name."""

    key: str
    type: str
    name: str


def store(nodes: int) -> ox.Store:
    """A graph whose picture has about so many nodes, in named graphs of one article each."""
    loaded = ox.Store()
    loaded.bulk_load(input=trig(nodes).encode(), format=ox.RdfFormat.TRIG)
    return loaded


def trig(nodes: int) -> str:
    """The same graph as TriG."""
    agents = [_agent(number) for number in range(nodes - nodes // _GATHERINGS)]
    numbers = Numbers(nodes)
    written = [PREFIXES]
    acts = int(nodes * _ACTS_A_NODE)
    for first in range(0, acts, ACTS_AN_ARTICLE):
        told = range(first, min(first + ACTS_AN_ARTICLE, acts))
        written.append(_article(first // ACTS_AN_ARTICLE, told, agents, numbers, every=acts // (nodes // 20)))
    return "".join(written)


def _agent(number: int) -> Agent:
    type_ = next(sort for sort, below in _SORTS if number % 20 < below)
    words = [_word(number * 7 + 3), _word(number * 13 + 11)] if type_ == "foaf:Person" else [_word(number)]
    tail = {"dip:InternationalOrganisation": " League", "foaf:Group": " envoys"}.get(type_, "")
    return Agent(f"agent-{number:06}", type_, " ".join(words) + tail)


def _word(number: int) -> str:
    parts = []
    for _ in range(3):
        parts.append(_SYLLABLES[number % 20])
        number = number // 20 + 7
    return "".join(parts).capitalize()


def _article(number: int, told: range, agents: list[Agent], numbers: Numbers, *, every: int) -> str:
    text, facts = "", []
    named: set[Agent] = set()
    day = f"20{30 + number // 336 % 60}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"
    for act in told:
        one = agents[act % len(agents)]
        others = [agents[numbers.ranked(len(agents))] for _ in range(3 if act % every == 0 else 1)]
        others = [other for other in dict.fromkeys(others) if other is not one] or [agents[act % 2]]
        deed = _DEEDS[0] if act % every == 0 else _DEEDS[numbers.below(len(_DEEDS))]
        begin = len(text)
        text += f"{one.name} {deed[4]} {' and '.join(other.name for other in others)} over the border. "
        facts.append("".join(_act(act, deed, (one, *others), text, begin, number, day)))
        named.update((one, *others))
    header = f"""d:article-{number} a schema:NewsArticle ; schema:identifier "made-{number}" ;
        schema:headline "Dispatch {number} from the border" ; schema:datePublished "{day}"^^xsd:date .
        d:text-{number} a nif:Context ; nif:sourceUrl d:article-{number} ; nif:isString "{text}" .\n"""
    described = [_described(agent) for agent in sorted(named, key=lambda agent: agent.key)]
    return f"GRAPH d:graph-{number} {{\n{header}{''.join(described)}{''.join(facts)}}}\n"


def _described(agent: Agent) -> str:
    state = int(agent.key[-6:]) // 20 * 20
    served = f" ; dip:actsFor d:agent-{state:06}" if agent.type == "foaf:Person" else ""
    code = f' ; skos:notation "{agent.name[:3].upper()}"' if agent.type == "dip:State" else ""
    home = f'd:agent-{state:06} a dip:State ; rdfs:label "{_agent(state).name}"@en .\n' if served else ""
    return f'd:{agent.key} a {agent.type} ; rdfs:label "{agent.name}"@en{served}{code} .\n{home}'


def _act(
    act: int,
    deed: tuple[str, str, str, str, str],
    parties: tuple[Agent, ...],
    text: str,
    begin: int,
    article: int,
    day: str,
) -> Iterator[str]:
    type_, category, role, other_role, verb = deed
    one, *others = parties
    name = f"d:act-{article:05}-s{act % ACTS_AN_ARTICLE}"
    spans = {party.key: _span(article, text, party.name, begin) for party in parties}
    cue = _span(article, text, verb, begin + len(one.name))
    roles = [(role, one), *((other_role, other) for other in others)]
    status = _STATUSES[act % len(_STATUSES)]
    said = f"{one.name} → {', '.join(other.name for other in others)}"
    yield f'{name} a dip:{type_} ; rdfs:label "{type_} ({verb}): {said}"@en ; dip:status dipc:{status}'
    yield f" ; dip:category plover:{category}" if category else ""
    yield "".join(f" ; dip:{part} d:{agent.key}" for part, agent in roles)
    yield f' ; sem:hasEarliestBeginTimeStamp "{day}"^^xsd:date ; sem:hasLatestEndTimeStamp "{day}"^^xsd:date'
    yield f" ; dip:byRule d:rule-{type_} ; dip:triggerSpan {cue[0]}"
    if type_ == "Claim" and act % 30:
        yield f" ; dip:contradicts d:act-{article:05}-s{(act - 1) % ACTS_AN_ARTICLE}"
    yield " .\n" + cue[1]
    for number, (part, agent) in enumerate(roles):
        span, written = spans[agent.key]
        yield f"""d:why-{act:06}-{number} a dip:ExtractedStatement ; rdf:subject {name} ; rdf:object d:{agent.key} ;
            rdf:predicate dip:{part} ; dip:byRule d:rule-{type_} ; dip:confidence 0.9 ;
            prov:wasDerivedFrom d:article-{article} ; dip:evidence {span}, {cue[0]} .
            d:{agent.key} dip:evidence {span} .\n{written}"""
    end = len(text) - 1
    yield _written(article, begin, end, "")
    yield f'd:rule-{type_} a dip:ExtractionRule ; rdfs:label "made.{type_.lower()}"@en .\n'


def _span(article: int, text: str, words: str, begin: int) -> tuple[str, str]:
    at = text.index(words, begin)
    sentence = f"d:span-{article}-{begin if begin in (0,) else text.rfind('. ', 0, at) + 2}-{len(text) - 1}"
    return f"d:span-{article}-{at}-{at + len(words)}", _written(article, at, at + len(words), sentence)


def _written(article: int, begin: int, end: int, sentence: str) -> str:
    around = f" ; nif:sentence {sentence}" if sentence else ""
    return (
        f"d:span-{article}-{begin}-{end} a nif:OffsetBasedString ; nif:beginIndex {begin} ; "
        f"nif:endIndex {end} ; nif:referenceContext d:text-{article}{around} .\n"
    )
