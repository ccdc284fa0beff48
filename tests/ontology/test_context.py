"""context.jsonld is what dip.ttl makes of it."""

from __future__ import annotations

import json
from pathlib import Path

from rdflib import OWL, RDF, RDFS, Graph, URIRef

DIP = "https://w3id.org/diplomatic-kg/ontology#"
XSD = "http://www.w3.org/2001/XMLSchema#"
PREFIXES = (
    *("dcterms", "dip", "foaf", "nif", "org", "owl", "prov"),
    *("rdf", "rdfs", "schema", "sem", "skos", "xsd"),
)


def regenerate(model: Graph) -> str:
    """A context with the prefixes, each class by its name, each property with the type of its values."""
    spaces = {prefix: str(space) for prefix, space in model.namespaces()}
    context: dict[str, object] = {"@version": 1.1, "id": "@id", "type": "@type"}
    context |= {prefix: spaces[prefix] for prefix in PREFIXES}
    for name in ("concept", "plover", "topic"):
        prefix = {"concept": "dipc"}.get(name, name)
        context[prefix] = f"https://w3id.org/diplomatic-kg/{name}#"
    for term in sorted({s for s in model.subjects() if isinstance(s, URIRef) and s.startswith(DIP)}):
        name = term.removeprefix(DIP)
        if (term, RDF.type, OWL.Class) in model:
            context[name] = f"dip:{name}"
            continue
        entry = {"@id": f"dip:{name}"}
        range_ = str(model.value(term, RDFS.range))
        if (term, RDF.type, OWL.ObjectProperty) in model:
            entry["@type"] = "@id"
        elif range_.startswith(XSD) and range_ != XSD + "string":
            entry["@type"] = "xsd:" + range_.removeprefix(XSD)
        context[name] = entry
    return json.dumps({"@context": context}, indent=1, sort_keys=True) + "\n"


def test_the_context_equals_its_regeneration(model: Graph, folder: Path) -> None:
    assert (folder / "context.jsonld").read_text(encoding="utf-8") == regenerate(model)


def test_a_document_with_this_context_is_the_graph_it_looks_like(folder: Path) -> None:
    context = json.loads((folder / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    document = {
        "@context": context,
        "id": "https://example.org/act",
        "type": "Claim",
        "speaker": "https://example.org/adler",
        "inferred": True,
        "quotedText": "no talks",
    }
    graph = Graph().parse(data=json.dumps(document), format="json-ld")
    same = Graph().parse(
        data=f"@prefix dip: <{DIP}> . <https://example.org/act> a dip:Claim ; dip:inferred true ; "
        'dip:speaker <https://example.org/adler> ; dip:quotedText "no talks" .',
        format="turtle",
    )
    assert set(graph) == set(same)
