"""The picture as one HTML file that needs nothing else: pyvis on a template of our own.

pyvis's own template fetches from a CDN in every mode and runs scripts found in titles and headings, so only
its `Network` and `generate_html` are used: the template, the escaping and the writing are ours.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox
from pyvis.network import Network

from kg import files
from kg.network import content, pack, payload, template
from kg.network.graph import communities, graph, scores
from kg.network.kept import most_connected
from kg.network.labels import lines
from kg.network.lead import left_out
from kg.network.model import Picture
from kg.network.packing import Point
from kg.network.path import find
from kg.network.places import LABEL_SIZE, TALL, WIDE, places, sizes, whole
from kg.network.read import picture as read
from kg.network.story import PHONE, SCREEN, story

_OPTIONS: dict[str, object] = {
    "autoResize": True,
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "physics": {"enabled": False},
    "interaction": {"hover": True, "keyboard": False, "multiselect": False, "tooltipDelay": 9000},
    "nodes": {"borderWidth": 1, "font": {"size": LABEL_SIZE}},
    "edges": {"smooth": False, "arrowStrikethrough": False, "selectionWidth": 1, "hoverWidth": 0.5},
}


def write(store: ox.Store, out: Path, *, path: tuple[str, str] | None = None) -> None:
    """Draw the graph of a store into one HTML file, written whole or not at all.

    path: two names (see `path.find`), the way between whom is shown first.

    Raises GraphError where the file cannot be written or pyvis is not the version this was made for.
    """
    files.replace(out, html(store, path=path).encode())


def html(store: ox.Store, *, path: tuple[str, str] | None = None, title: str = "", more: str = "") -> str:
    """The page of a store's graph as text. Same graph, same text. Raises GraphError as `write` does.

    title: of the page, where the graph's own will not do. more: an address that lacks an IRI, where the page of a
    name is served.
    """
    with _uncollected():
        picture = read(store)
        return page(picture, start=tuple(find(picture, name) for name in path or ()), title=title, more=more)


def page(everything: Picture, *, start: tuple[int, ...] = (), title: str = "", more: str = "") -> str:
    """The HTML of a picture. Same picture, same text. start: two nodes, the way between whom is shown first."""
    network = graph(everything)
    ranks = scores(network)
    picture, rest = most_connected(everything, ranks)
    if picture is not everything:
        network = graph(picture)
        ranks = scores(network)
    groups, radii = communities(network), sizes(picture, ranks)
    points, discs = whole(picture, network, groups, ranks)
    views = {}
    for name, limits, aspect in (("wide", SCREEN, WIDE), ("tall", PHONE, TALL)):
        chosen = story(picture, network, ranks, limits)
        stand = places(picture, chosen, groups, radii, aspect=aspect)
        views[name] = {"nodes": stand, "ties": chosen.ties, **content.told(picture, chosen)}
    keys = payload.Keys.of(picture)
    data = content.words(picture) | {
        "options": _OPTIONS,
        "story": views,
        "discs": [[round(disc.x), round(disc.y), round(disc.radius), disc.chief, disc.count] for disc in discs],
        "left": left_out(rest),
        "more": more,
        "start": keys.pick(keys.nodes, tuple(everything.nodes[number].iri for number in start)),
    }
    if title:
        data["title"] = title
    net = _network(picture, keys, points, radii)
    net.templateEnv = template.environment(title=data["title"], packed=_packer(picture, keys, data))
    net.path = template.TEMPLATE
    text: str = net.generate_html()
    return text


class _Ids(dict[str, None]):
    """Stands for the list in which pyvis looks up every node: the same manners, without the search."""

    def append(self, key: str) -> None:
        self[key] = None


def _network(picture: Picture, keys: payload.Keys, points: Sequence[Point], radii: Sequence[int]) -> Network:
    """What pyvis draws: every node with its place and size, every line."""
    net = Network(directed=True, cdn_resources="in_line")
    net.node_ids = _Ids()
    net.options = _OPTIONS
    for index, (node, (x, y), radius) in enumerate(zip(picture.nodes, points, radii, strict=True)):
        net.add_node(f"n{index}", label="\n".join(lines(node.label)), x=round(x), y=round(y), size=radius)
    for index, tie in enumerate(picture.ties):
        ends = (f"n{keys.nodes[tie.source]}", f"n{keys.nodes[tie.target]}")
        net.add_edge(*ends, id=f"t{index}", **payload.tie(tie, keys))
    return net


def _packer(
    picture: Picture, keys: payload.Keys, data: dict[str, object]
) -> Callable[[list[pack.Row], list[pack.Row]], pack.Json]:
    """What the template calls with pyvis's nodes and edges, to write them beside the rest of the data."""

    def packed(nodes: list[pack.Row], edges: list[pack.Row]) -> pack.Json:
        # Ids are the rows' numbers; pyvis gives every node a shape and every line an arrow, ours know better.
        drawn = [{key: node[key] for key in ("label", "x", "y", "size")} for node in nodes]
        for row, own in zip(drawn, payload.nodes(picture, keys), strict=True):
            if own.get("name") == str(row["label"]).replace("\n", " "):  # the page makes it up from the label
                del own["name"]
            row.update(own)
        lines_drawn = [
            {key: value for key, value in edge.items() if key not in ("id", "arrows")}
            | {"from": int(str(edge["from"])[1:]), "to": int(str(edge["to"])[1:])}
            for edge in edges
        ]
        tables = {
            "articles": payload.articles(picture),
            "nodes": drawn,
            "ties": lines_drawn,
            "acts": payload.acts(picture, keys),
            "reasons": payload.reasons(picture, keys),
        }
        texts = pack.Texts(*tables.values())
        return data | {
            "repeated": texts.repeated,
            "spans": keys.spans.table(),
            **{name: pack.table(rows, texts) for name, rows in tables.items()},
        }

    return packed


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the search for cycles: a large graph makes millions of objects and no cycle worth finding."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
