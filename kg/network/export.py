"""The picture for other programs: GraphML (Gephi, Cytoscape, yEd) and GEXF (Gephi), by networkx.

One edge an act and pair, nothing folded, so that those programs can count and filter for themselves.
"""

from __future__ import annotations

import io
from pathlib import Path

import networkx as nx
import pyoxigraph as ox

from kg import files
from kg.network.graph import communities, graph, scores
from kg.network.labels import visible
from kg.network.model import Act, Picture
from kg.network.read import picture as read


def write_graphml(store: ox.Store, path: Path) -> None:
    """Write the graph of a store as GraphML. Raises GraphError where the file cannot be written."""
    held = io.BytesIO()
    nx.write_graphml_xml(multigraph(read(store)), held, encoding="utf-8", prettyprint=True)
    files.replace(path, held.getvalue())


def write_gexf(store: ox.Store, path: Path) -> None:
    """Write the graph of a store as GEXF 1.2. Raises GraphError where the file cannot be written."""
    text = "\n".join(nx.generate_gexf(multigraph(read(store)), version="1.2draft"))
    # networkx stamps the day of writing into the file; the same graph must give the same bytes.
    start, end = text.find("<meta "), text.find("</meta>")
    if 0 <= start < end:
        text = text[:start].rstrip() + "\n  " + text[end + len("</meta>") :].lstrip()
    files.replace(path, ('<?xml version="1.0" encoding="utf-8"?>\n' + text + "\n").encode())


def multigraph(picture: Picture) -> nx.MultiDiGraph[str]:
    """The picture as a directed multigraph: nodes by IRI, an edge for each act between two nodes.

    Attributes are strings and numbers only, as both formats want; an unknown value is empty. Their names keep
    clear of those GEXF has a meaning of its own for ("type", "start", "end").
    """
    network = graph(picture)
    ranks, groups = scores(network), communities(network)
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for number, node in enumerate(picture.nodes):
        made.add_node(
            node.iri,
            label=visible(node.label),
            kind=str(node.kind),
            code=visible(node.code),
            names=visible(" | ".join(node.names)),
            mentions=len(node.passages),
            importance=ranks[number],
            community=groups[number],
        )
    acts = {act.iri: act for act in picture.acts}
    for tie in picture.ties:
        ends = (tie.target, tie.source) if tie.backward > tie.forward else (tie.source, tie.target)
        common = {"family": str(tie.family), "word": visible(tie.label)}
        if not tie.acts:
            made.add_edge(*ends, key=f"{tie.family}", **common)
        for iri in tie.acts:
            one, other = _direction(acts[iri], ends)
            made.add_edge(one, other, key=f"{tie.family} {iri}", **common, **_attributes(acts[iri], picture))
    return made


def _direction(act: Act, ends: tuple[str, str]) -> tuple[str, str]:
    active = act.agents("speaker", "initiator", "host")
    return (ends[1], ends[0]) if ends[1] in active and ends[0] not in active else ends


def _attributes(act: Act, picture: Picture) -> dict[str, str | float]:
    texts = {article.iri: article.text for article in picture.articles}
    quotes = dict.fromkeys(texts[p.article][p.sentence[0] : p.sentence[1]] for p in act.passages)
    attributes: dict[str, str | float] = {
        "act": visible(act.iri),
        "label": visible(act.label),
        "class": visible(act.type),
        "category": visible(act.category),
        "status": visible(act.status),
        "standing": str(act.standing),
        "first_day": visible(act.begin),
        "last_day": visible(act.end),
        "place": visible(act.place),
        "rule": visible(act.rule),
        "sentence": visible(" | ".join(quotes)),
        "articles": visible(" ".join(act.articles)),
    }
    if act.confidence is not None:
        attributes["confidence"] = act.confidence
    return attributes
