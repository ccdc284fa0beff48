"""The picture as one HTML file that needs nothing else: pyvis on a template of our own.

pyvis's own template fetches from a CDN in every mode and runs scripts found in titles and headings, so only
its `Network` and `generate_html` are used: the template, the escaping and the writing are ours.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox
from pyvis.network import Network

from kg.errors import GraphError
from kg.network import pack, payload, template
from kg.network.kept import most_connected
from kg.network.labels import lines, visible
from kg.network.lead import extent, lead, left_out
from kg.network.model import Family, Picture
from kg.network.places import LABEL_SIZE, places, whole
from kg.network.read import picture as read
from kg.network.story import PHONE, SCREEN, Story, graph, groups, scores, story, strongest
from kg.network.wording import CATEGORY_NAMES, FAMILY_NAMES, KIND_NAMES, ROLES, STANDING_NAMES, STATUSES, family

WIDE, TALL = 1.9, 0.8  # width to height of the story on a screen and on a phone


class _Ids(dict[str, None]):
    """Stands for the list in which pyvis looks up every node: the same manners, without the search."""

    def append(self, key: str) -> None:
        self[key] = None


def write(store: ox.Store, out: Path) -> None:
    """Draw the graph of a store into one HTML file, written beside and then renamed.

    Raises GraphError where the file cannot be written or pyvis is not the version this was made for.
    """
    with _uncollected():
        html = page(read(store))
    beside = out.with_name(f".{out.name}.{os.getpid()}.part")
    try:
        beside.write_text(html, encoding="utf-8", newline="\n")
        beside.replace(out)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise GraphError(error.strerror or "cannot be written", where=str(out)) from error


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


def page(everything: Picture) -> str:
    """The HTML of a picture. Same picture, same text."""
    network = graph(everything)
    ranks = scores(network)
    picture, rest = most_connected(everything, ranks)
    if picture is not everything:
        network = graph(picture)
        ranks = scores(network)
    communities = groups(network)
    keys = payload.Keys.of(picture)
    net = Network(directed=True, cdn_resources="in_line")
    net.node_ids = _Ids()
    net.options = _options()
    points = whole(picture, communities, ranks)
    for index, (node, (x, y)) in enumerate(zip(picture.nodes, points, strict=True)):
        label = "\n".join(lines(node.label))
        net.add_node(f"n{index}", label=label, group=str(node.kind), x=round(x), y=round(y))
    for index, tie in enumerate(picture.ties):
        ends = (f"n{keys.nodes[tie.source]}", f"n{keys.nodes[tie.target]}")
        net.add_edge(*ends, id=f"t{index}", **payload.tie(tie, keys))
    wide = story(picture, network, ranks, SCREEN)
    tall = story(picture, network, ranks, PHONE)
    views = {
        name: {
            "nodes": places(picture, chosen, communities, aspect=aspect),
            "ties": chosen.ties,
            **_told(picture, chosen),
        }
        for name, chosen, aspect in (("wide", wide, WIDE), ("tall", tall, TALL))
    }
    data = _words(picture) | {"story": views, "left": left_out(rest)}
    net.templateEnv = template.environment(title=data["title"], packed=_packer(picture, keys, data))
    net.path = template.TEMPLATE
    html: str = net.generate_html()
    return html


def _options() -> dict[str, object]:
    return {
        "autoResize": True,
        "layout": {"improvedLayout": False, "randomSeed": 1},
        "physics": {"enabled": False},
        "interaction": {"hover": True, "keyboard": False, "multiselect": False, "tooltipDelay": 9000},
        "nodes": {"borderWidth": 1, "font": {"size": LABEL_SIZE}},
        "edges": {"smooth": False, "arrowStrikethrough": False, "selectionWidth": 1, "hoverWidth": 0.5},
    }


def _told(picture: Picture, chosen: Story) -> dict[str, object]:
    """The lead of a story and its chief relations, as numbers of lines."""
    position = {id(tie): number for number, tie in enumerate(picture.ties)}
    chief = [
        position[id(tie)]
        for family in (Family.COOPERATION, Family.CONFLICT)
        for tie in strongest(picture, chosen, family)[:2]
    ]
    told = [visible(sentence) for sentence in lead(picture, chosen)]
    return {"lead": told, "extent": visible(extent(picture, chosen)), "chief": chief}


def _words(picture: Picture) -> dict[str, object]:
    return {
        "title": visible(_title(picture)),
        "kinds": list(KIND_NAMES.items()),
        "families": list(FAMILY_NAMES.items()),
        "standings": list(STANDING_NAMES.items()),
        "statuses": list(STATUSES),
        "categories": [[key, CATEGORY_NAMES[key], family(key)] for key in sorted(CATEGORY_NAMES)],
        "roles": list(ROLES),
    }


def _title(picture: Picture) -> str:
    if len(picture.articles) == 1:
        return picture.articles[0].title or "Who dealt with whom"
    return f"Who dealt with whom, in {len(picture.articles):,} articles"


def _packer(
    picture: Picture, keys: payload.Keys, data: dict[str, object]
) -> Callable[[list[pack.Row], list[pack.Row]], pack.Json]:
    """What the template calls with pyvis's nodes and edges, to write them beside the rest of the data."""

    def packed(nodes: list[pack.Row], edges: list[pack.Row]) -> pack.Json:
        # Ids are the rows' numbers; pyvis gives every node a shape and every line an arrow, ours know better.
        drawn = [{"label": node["label"], "x": node["x"], "y": node["y"]} for node in nodes]
        for row, own in zip(drawn, payload.nodes(picture, keys), strict=True):
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
            "options": _options(),
            "repeated": texts.repeated,
            "spans": keys.spans.table(),
            **{name: pack.table(rows, texts) for name, rows in tables.items()},
        }

    return packed
