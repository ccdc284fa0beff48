"""The template's surroundings: our scripts and styles, their hashes in the policy, the data as packed JSON."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files
from pathlib import Path

import jinja2
import pyvis
from markupsafe import Markup

from kg.errors import GraphError

SCRIPTS = (  # in the order in which they are joined
    "unpack.js",
    "data.js",
    "shapes.js",
    "captions.js",
    "atlas.js",
    "scene.js",
    "focus.js",
    "around.js",
    "evidence.js",
    "panel.js",
    "filter.js",
    "search.js",
    "table.js",
    "disputes.js",
    "time.js",
    "path.js",
    "drawing.js",
    "export.js",
    "start.js",
)
STYLES = ("theme.css", "layout.css", "parts.css")
TEMPLATE = "page.html.j2"
VIS = "templates/lib/vis-9.1.2/vis-network.min.js"
VIS_SHA256 = "1f20f0736f32cb9bedf8f6383b25cfea2f839e1abe80d6e8040b4d5bea378c69"


def environment(**values: object) -> jinja2.Environment:
    """An environment that holds the template and all it needs; `values` are its data, and are escaped.

    Raises GraphError where pyvis is not the version this was made for.
    """
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
    made = jinja2.Environment(
        loader=jinja2.DictLoader({TEMPLATE: (assets / TEMPLATE).read_text("utf-8")}),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
    )
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    ours = {"policy": policy, "style": style, "vis": vis, "script": script}
    if any("</script" in text.lower() or "</style" in text.lower() for text in ours.values()):
        raise GraphError("an asset of the picture would end its own element", where="kg/network/assets")
    # Safe to put in as they are: files of the package, checked above, and hashes of them.
    made.globals.update({name: Markup(text) for name, text in ours.items()})  # noqa: S704
    made.globals.update(values)
    return made


def _hash(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"
