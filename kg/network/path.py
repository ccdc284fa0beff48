"""The shortest way between two actors, where lines with strong evidence are short."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from itertools import pairwise
from textwrap import wrap

import networkx as nx

from kg.errors import GraphError
from kg.network.graph import graph
from kg.network.model import Family, Node, Picture, Tie
from kg.store import expand

_WIDTH = 100  # columns of the text


def path(picture: Picture, one: int, other: int) -> tuple[Tie, ...]:
    """The lines of the cheapest way (see `graph.cost`) between two nodes, by their indices; none where none is."""
    network = graph(picture)
    try:
        way = nx.dijkstra_path(network, one, other, weight="cost")
    except nx.NetworkXNoPath:
        return ()
    return tuple(picture.ties[network[here][there]["tie"]] for here, there in pairwise(way))


def find(picture: Picture, name: str) -> int:
    """The node with this label, further name or IRI; of several the one most often mentioned. Else GraphError."""
    wanted, iri = name.casefold(), expand(name)
    found = [
        number
        for number, node in enumerate(picture.nodes)
        if iri == node.iri or wanted in (each.casefold() for each in (node.label, *node.names))
    ]
    if found:
        return max(found, key=lambda number: (len(picture.nodes[number].passages), -number))
    near = get_close_matches(name, [node.label for node in picture.nodes], n=1)
    raise GraphError("nobody in the picture is called so", where=name, hint=f"did you mean {near[0]}?" if near else "")


def told(picture: Picture, ties: tuple[Tie, ...], start: Node) -> Iterator[str]:
    """Lines of text: each step of a path, and below it the sentence that says so."""
    nodes = {node.iri: node for node in picture.nodes}
    acts = {act.iri: act for act in picture.acts}
    texts = {article.iri: article.text for article in picture.articles}
    here = start
    for tie in ties:
        there = nodes[tie.target if tie.source == here.iri else tie.source]
        often = f" ×{len(tie.acts)}" if len(tie.acts) > 1 and tie.family is not Family.DISPUTE else ""
        said = next((passage for iri in tie.acts for passage in acts[iri].passages), None)
        sentence = texts[said.article][slice(*said.sentence)] if said else ""
        yield f"{here.label} – {there.label}: {tie.label}{often}"
        yield from wrap(sentence, _WIDTH, initial_indent="    ", subsequent_indent="    ")
        here = there
