"""The picture as one HTML file that needs nothing else: pyvis on a template of our own.

pyvis's own template fetches from a CDN in every mode and runs scripts found in titles and headings, so only
its `Network` and `generate_html` are used: the template, the escaping and the writing are ours.
"""

from __future__ import annotations

import base64
import hashlib
import os
from importlib.resources import files
from pathlib import Path

import jinja2
import pyoxigraph as ox
import pyvis
from markupsafe import Markup
from pyvis.network import Network

from kg.errors import GraphError
from kg.network import payload
from kg.network.labels import breadth, lines, visible
from kg.network.layout import Box, Point, arrange, scatter
from kg.network.lead import lead
from kg.network.model import Family, Kind, Node, Picture
from kg.network.read import picture as read
from kg.network.story import Story, graph, story, strongest
from kg.network.wording import CATEGORY_NAMES, FAMILY_NAMES, KIND_NAMES, STANDING_NAMES, STATUSES

SCRIPTS = (  # in the order in which they are joined
    "data.js",
    "shapes.js",
    "captions.js",
    "scene.js",
    "evidence.js",
    "panel.js",
    "filter.js",
    "search.js",
    "table.js",
    "time.js",
    "path.js",
    "export.js",
    "start.js",
)
STYLES = ("theme.css", "layout.css", "parts.css")
VIS = "templates/lib/vis-9.1.2/vis-network.min.js"
VIS_SHA256 = "1f20f0736f32cb9bedf8f6383b25cfea2f839e1abe80d6e8040b4d5bea378c69"
LABEL_SIZE = 14.0
WIDE, TALL = 1.6, 0.8  # width to height of the story on a screen and on a phone


class _Ids(dict[str, None]):
    """Stands for the list in which pyvis looks up every node: the same manners, without the search."""

    def append(self, key: str) -> None:
        self[key] = None


def write(store: ox.Store, out: Path) -> None:
    """Draw the graph of a store into one HTML file, written beside and then renamed.

    Raises GraphError where the file cannot be written or pyvis is not the version this was made for.
    """
    html = page(read(store))
    beside = out.with_name(f".{out.name}.{os.getpid()}.part")
    try:
        beside.write_text(html, encoding="utf-8", newline="\n")
        beside.replace(out)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise GraphError(error.strerror or "cannot be written", where=str(out)) from error


def page(picture: Picture) -> str:
    """The HTML of a picture. Same picture, same text."""
    network = graph(picture)
    chosen = story(picture, network)
    net = Network(directed=True, cdn_resources="in_line")
    net.node_ids = _Ids()
    net.options = _options()
    places = scatter(chosen.groups, chosen.scores)
    for index, (node, (x, y)) in enumerate(zip(picture.nodes, places, strict=True)):
        label = "\n".join(lines(node.label))
        net.add_node(f"n{index}", label=label, group=str(node.kind), x=x, y=y, value=chosen.scores[index])
    keys = payload.Keys.of(picture)
    for index, tie in enumerate(picture.ties):
        ends = (f"n{keys.nodes[tie.source]}", f"n{keys.nodes[tie.target]}")
        net.add_edge(*ends, id=f"t{index}", arrows="", **payload.tie(tie, keys))
    net.templateEnv = _environment(_data(picture, chosen, keys))
    net.path = "page.html.j2"
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


def _data(picture: Picture, chosen: Story, keys: payload.Keys) -> dict[str, object]:
    position = {id(tie): number for number, tie in enumerate(picture.ties)}
    chief = strongest(picture, chosen, Family.COOPERATION)[:2] + strongest(picture, chosen, Family.CONFLICT)[:2]
    return {
        "title": visible(_title(picture)),
        "lead": [visible(sentence) for sentence in lead(picture, chosen)],
        "chief": [position[id(tie)] for tie in chief],
        "kinds": list(KIND_NAMES.items()),
        "families": list(FAMILY_NAMES.items()),
        "standings": list(STANDING_NAMES.items()),
        "statuses": list(STATUSES),
        "categories": sorted(CATEGORY_NAMES.items()),
        "articles": payload.articles(picture),
        "nodes": payload.nodes(picture, keys),
        "acts": payload.acts(picture, keys),
        "story": {"wide": _places(picture, chosen, WIDE), "tall": _places(picture, chosen, TALL)},
    }


def _title(picture: Picture) -> str:
    if len(picture.articles) == 1 and picture.articles[0].title:
        return picture.articles[0].title
    return f"Who dealt with whom, in {len(picture.articles)} articles"


def _places(picture: Picture, chosen: Story, aspect: float) -> list[tuple[int, float, float]]:
    """The nodes of the story with their places."""
    seat = {number: index for index, number in enumerate(chosen.nodes)}
    index = {node.iri: number for number, node in enumerate(picture.nodes)}
    edges = [
        (seat[index[tie.source]], seat[index[tie.target]], 0.5 if tie.family is Family.OFFICE else 1.0)
        for tie in (picture.ties[number] for number in chosen.ties)
    ]
    order = sorted(range(len(chosen.nodes)), key=lambda at: (chosen.groups[chosen.nodes[at]], at))
    boxes = [_box(picture.nodes[number]) for number in chosen.nodes]
    points: list[Point] = arrange(boxes, edges, order=order, aspect=aspect)
    return [(number, x, y) for number, (x, y) in zip(chosen.nodes, points, strict=True)]


def _box(node: Node) -> Box:
    rows = lines(node.label)
    radius = 24.0 if node.kind is Kind.PERSON else 20.0
    half = max(radius, max(breadth(row, size=LABEL_SIZE) for row in rows) / 2) + 18
    return Box(half=half, above=radius + 16, below=radius + 8 + len(rows) * LABEL_SIZE * 1.25 + 16)


def _environment(data: dict[str, object]) -> jinja2.Environment:
    assets = files("kg.network") / "assets"
    original = (Path(pyvis.__file__).parent / VIS).read_bytes()
    if hashlib.sha256(original).hexdigest() != VIS_SHA256:
        raise GraphError("pyvis brings another vis-network than expected", hint="install pyvis 0.3.2")
    # A browser reads CR LF as LF, so the policy's hash must be taken after the same change.
    vis = original.decode("utf-8").replace("\r\n", "\n")
    body = "\n".join((assets / name).read_text("utf-8") for name in SCRIPTS)
    script = f"(function () {{\n'use strict';\n{body}\n}})();\n"
    style = "\n".join((assets / name).read_text("utf-8") for name in STYLES)
    policy = (
        f"default-src 'none'; script-src {_hash(vis)} {_hash(script)}; style-src {_hash(style)}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )
    environment = jinja2.Environment(
        loader=jinja2.DictLoader({"page.html.j2": (assets / "page.html.j2").read_text("utf-8")}),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    environment.globals.update(
        data=data, drawing=_options(), policy=Markup(policy), style=Markup(style),  # noqa: S704
        vis=Markup(vis), script=Markup(script),  # noqa: S704
    )
    return environment


def _hash(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"
