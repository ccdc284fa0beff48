"""An invented graph that keeps the contract: two articles, meetings, claims, one contradiction, open plans.

Texts are written here and the spans are found in them, so that every offset is right by construction.
"""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

PREFIXES = """
@prefix dip: <https://w3id.org/diplomatic-kg/ontology#> .
@prefix dipc: <https://w3id.org/diplomatic-kg/concept#> .
@prefix plover: <https://w3id.org/diplomatic-kg/plover#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix d: <https://kg.example/data/> .
"""

SPRING = (
    "Marta Adler of Ruritania met Jonas Weyland of Grenzland in Port Marrow on 4 April. "
    "🕊 The two agreed to open the border. "
    "Adler said the toll on the bridge was gone. "
    "Westmark's premier, Edda Norr, threatened Grenzland with a blockade."
)
SUMMER = (
    "Leaders of the Lowland Council, among them Adler, Weyland and Norr, gathered at Lake Tarn on 9 June. "
    "Weyland said the toll on the bridge was still taken. "
    "Norr and Adler plan to meet in July. "
    "Ruritania denied that it had sanctioned Westmark."
)


@dataclass(frozen=True, slots=True)
class Item:
    """An article of the invented graph."""

    key: str
    title: str
    day: str
    text: str
    url: str = "https://news.example/item"


ITEMS = (
    Item("spring", "A border opens", "2031-04-05", SPRING),
    Item("summer", "A lake summit", "2031-06-10", SUMMER),
)

_AGENTS = """
d:adler a foaf:Person ; rdfs:label "Marta Adler"@en ; dip:actsFor d:ruritania ; {adler} .
d:weyland a foaf:Person ; rdfs:label "Jonas Weyland"@en ; skos:altLabel "Weyländ" ; dip:actsFor d:grenzland .
d:norr a foaf:Person ; rdfs:label "Edda Norr"@en ; dip:actsFor d:westmark .
d:ruritania a dip:State ; rdfs:label "Ruritania"@en ; skos:notation "RUT" .
d:grenzland a dip:State ; rdfs:label "Grenzland"@en ; skos:notation "GRZ" .
d:westmark a dip:State ; rdfs:label "Westmark"@en ; skos:notation "WMK" .
d:marrow a schema:Place ; rdfs:label "Port Marrow"@en .
d:courier a org:Organization ; rdfs:label "Lowland Courier"@en .
"""

_SPRING = """
d:april a dip:Meeting ; rdfs:label "Adler-Weyland meeting"@en ;
    dip:category plover:CONSULT ; dip:status dipc:occurred ;
    dip:attendee d:adler , d:weyland ; sem:hasPlace d:marrow ; dip:timeText "on 4 April" ;
    {met} ; dip:byRule d:rule-met ;
    sem:hasEarliestBeginTimeStamp "2031-04-04"^^xsd:date ; sem:hasLatestEndTimeStamp "2031-04-04"^^xsd:date .
d:why a dip:ExtractedStatement ; rdf:subject d:april ; rdf:predicate dip:attendee ; rdf:object d:adler ;
    dip:byRule d:rule-met ; dip:confidence 0.9 ; {adler} .
d:rule-met a dip:ExtractionRule ; rdfs:label "meeting.met"@en .
d:gone a dip:Claim ; rdfs:label "Adler: the toll is gone"@en ; dip:status dipc:occurred ;
    dip:speaker d:adler ; dip:mode dipc:indirect ; schema:text "the toll on the bridge was gone"@en ;
    dip:contradicts d:taken ; {gone} .
d:blockade a dip:Threat ; rdfs:label "Norr threatens Grenzland"@en ; dip:category plover:THREATEN ;
    dip:status dipc:occurred ; dip:speaker d:norr ; dip:target d:grenzland ; {threat} .
d:tryst a dip:Meeting ; rdfs:label "Adler-Norr meeting in July"@en ; dip:category plover:CONSULT ;
    dip:status dipc:proposed ; dip:attendee d:adler , d:norr .
"""

_SUMMER = """
d:lake a dip:Summit ; rdfs:label "Lake Tarn summit"@en ;
    dip:category plover:CONSULT ; dip:status dipc:occurred ;
    dip:attendee d:adler , d:weyland , d:norr ; {lake} ;
    sem:hasEarliestBeginTimeStamp "2031-06-09"^^xsd:date ; sem:hasLatestEndTimeStamp "2031-06-09"^^xsd:date .
d:taken a dip:Claim ; rdfs:label "Weyland: the toll is still taken"@en ; dip:status dipc:occurred ;
    dip:speaker d:weyland ; dip:mode dipc:indirect ; schema:text "the toll on the bridge was still taken"@en ;
    dip:contradicts d:gone ; {taken} .
d:tryst a dip:Meeting ; rdfs:label "Adler-Norr meeting in July"@en ; dip:category plover:CONSULT ;
    dip:status dipc:planned ; dip:attendee d:adler , d:norr ; {plan} .
d:sanction a dip:Sanction ; rdfs:label "Ruritania sanctions Westmark"@en ; dip:category plover:SANCTION ;
    dip:status dipc:denied ; dip:initiator d:ruritania ; dip:target d:westmark ; {sanction} .
"""

_SPRING_WORDS = {
    "adler": ("evidence", "Marta Adler"),
    "met": ("triggerSpan", "met"),
    "gone": ("contentSpan", "the toll on the bridge was gone"),
    "threat": ("triggerSpan", "threatened Grenzland"),
}
_SUMMER_WORDS = {
    "adler": ("evidence", "Adler"),
    "lake": ("triggerSpan", "gathered"),
    "taken": ("contentSpan", "the toll on the bridge was still taken"),
    "plan": ("triggerSpan", "plan to meet"),
    "sanction": ("triggerSpan", "sanctioned Westmark"),
}


def trig() -> str:
    """The graph as TriG: one named graph an article."""
    graphs = zip(ITEMS, (_SPRING, _SUMMER), (_SPRING_WORDS, _SUMMER_WORDS), strict=True)
    return PREFIXES + "".join(_graph(item, body, words) for item, body, words in graphs)


def store(text: str | None = None) -> ox.Store:
    """A store with the invented graph, or with the TriG given."""
    loaded = ox.Store()
    loaded.load(input=(trig() if text is None else text).encode(), format=ox.RdfFormat.TRIG)
    return loaded


def quoted(text: str) -> str:
    """A text as a Turtle literal, whatever is in it."""
    return str(ox.Literal(text))


def _graph(item: Item, body: str, words: dict[str, tuple[str, str]]) -> str:
    spans = {key: f"dip:{name} {_iri(item, phrase)}" for key, (name, phrase) in words.items()}
    facts = (_AGENTS + body).format(**spans)
    written = "".join(_span(item, phrase) for phrase in sorted({phrase for _, phrase in words.values()}))
    return f"GRAPH d:graph-{item.key} {{ {header(item)} {facts} {written} }}\n"


def header(item: Item) -> str:
    """The article and its text, as Turtle."""
    return f"""
d:{item.key} a schema:NewsArticle ; schema:identifier {quoted(item.key)} ;
    schema:headline {quoted(item.title)} ;
    schema:datePublished "{item.day}"^^xsd:date ; schema:url {quoted(item.url)} ; schema:publisher d:courier .
d:text-{item.key} a nif:Context ; nif:sourceUrl d:{item.key} ; nif:isString {quoted(item.text)} .
"""


def _iri(item: Item, phrase: str) -> str:
    begin = item.text.index(phrase)
    return f"d:span-{item.key}-{begin}-{begin + len(phrase)}"


def _span(item: Item, phrase: str) -> str:
    begin = item.text.index(phrase)
    first = item.text.rfind(". ", 0, begin) + 2 if ". " in item.text[:begin] else 0
    last = item.text.index(".", begin) + 1
    sentence = f"d:span-{item.key}-{first}-{last}"
    return span(item, begin, begin + len(phrase), sentence) + span(item, first, last, "")


def span(item: Item, begin: int, end: int, sentence: str) -> str:
    """A span of an article's text, as Turtle."""
    around = f" nif:sentence {sentence} ;" if sentence else ""
    return (
        f"d:span-{item.key}-{begin}-{end} a nif:OffsetBasedString ;{around} nif:beginIndex {begin} ; "
        f"nif:endIndex {end} ; nif:referenceContext d:text-{item.key} .\n"
    )
