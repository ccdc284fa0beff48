"""Both pages of one made graph: ours, and the one that pyvis makes as its documentation shows."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from pyvis.network import Network

from kg.network import page
from kg.network.model import Picture
from kg.network.read import picture
from tests.benchmarks.picture import made


@dataclass(frozen=True, slots=True)
class Built:
    """How much was drawn, seconds of CPU to build each page from a graph in memory, and their sizes."""

    nodes: int
    lines: int
    acts: int
    seconds: float
    bytes: int
    stock_seconds: float
    stock_bytes: int


def both(nodes: int, *, ours: Path, stock: Path) -> Built:
    """Write both pages. Ours is read from the graph and holds text and evidence; stock gets nodes and lines."""
    store = made.store(nodes)
    begin = time.process_time()
    page.write(store, ours)
    seconds = time.process_time() - begin
    shown = picture(store)
    begin = time.process_time()
    stock.write_text(_stock(shown), encoding="utf-8")
    return Built(
        nodes=len(shown.nodes),
        lines=len(shown.ties),
        acts=len(shown.acts),
        seconds=seconds,
        bytes=ours.stat().st_size,
        stock_seconds=time.process_time() - begin,
        stock_bytes=stock.stat().st_size,
    )


def _stock(shown: Picture) -> str:
    net = Network(directed=True, cdn_resources="in_line")  # else it fetches vis-network and draws nothing offline
    for node in shown.nodes:
        net.add_node(node.iri, label=node.label, group=str(node.kind), title=node.label)
    for tie in shown.ties:
        net.add_edge(tie.source, tie.target, title=tie.label)
    html: str = net.generate_html()
    return html
