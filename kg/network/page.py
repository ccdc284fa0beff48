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
from kg.network.labels import lines, visible
from kg.network.lead import lead
from kg.network.model import Family, Picture
from kg.network.places import LABEL_SIZE, places, whole
from kg.network.read import picture as read
from kg.network.story import PHONE, SCREEN, Story, graph, groups, scores, story, strongest
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
    ranks, communities = scores(network), groups(network)
    keys = payload.Keys.of(picture)
    net = Network(directed=True, cdn_resources="in_line")
    net.node_ids = _Ids()
    net.options = _options()
    points = whole(picture, communities, ranks)
    for index, (node, (x, y)) in enumerate(zip(picture.nodes, points, strict=True)):
        label = "\n".join(lines(node.label))
        net.add_node(f"n{index}", label=label, group=str(node.kind), x=x, y=y, value=round(ranks[index], 3))
    for index, tie in enumerate(picture.ties):
        ends = (f"n{keys.nodes[tie.source]}", f"n{keys.nodes[tie.target]}")
        net.add_edge(*ends, id=f"t{index}", **payload.tie(tie, keys))
    for edge in net.edges:
        del edge["arrows"]  # pyvis points every line; ours know their direction
    wide = story(picture, network, ranks, SCREEN)
    tall = story(picture, network, ranks, PHONE)
    data = _data(picture, wide, keys)
    data["story"] = {
        name: {"nodes": places(picture, chosen, communities, aspect=aspect), "ties": chosen.ties}
        for name, chosen, aspect in (("wide", wide, WIDE), ("tall", tall, TALL))
    }
    net.templateEnv = _environment(data)
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
    families = (Family.COOPERATION, Family.CONFLICT)
    chief = [tie for family in families for tie in strongest(picture, chosen, family)[:2]]
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
    }


def _title(picture: Picture) -> str:
    if len(picture.articles) == 1 and picture.articles[0].title:
        return picture.articles[0].title
    return f"Who dealt with whom, in {len(picture.articles)} articles"


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
    ours = {"policy": policy, "style": style, "vis": vis, "script": script}
    if any("</script" in text.lower() or "</style" in text.lower() for text in ours.values()):
        raise GraphError("an asset of the picture would end its own element", where="kg/network/assets")
    # Safe to put in as they are: files of the package, checked above, and hashes of them.
    environment.globals.update({name: Markup(text) for name, text in ours.items()})  # noqa: S704
    environment.globals.update(data=data, drawing=_options())
    return environment


def _hash(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"
