"""Filters, neighbourhood and what can be taken away, in a real browser."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ET
from collections.abc import Callable
from typing import Any

import pytest

from kg.network.read import picture
from tests.benchmarks.picture import made

pytestmark = pytest.mark.browser

Open = Callable[..., Any]

FRAMES = "requestAnimationFrame(() => requestAnimationFrame(arguments[0]))"
ROWS = "#sheet .list:first-child td:nth-child(2)"
# Stands in the place where the browser would save a file, and keeps what it would hold.
CATCH = """
    window.saved = [];
    URL.createObjectURL = blob => { window.saved.push(blob); return 'about:blank#'; };
    HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download; };
"""
READ = "window.saved[0].arrayBuffer().then(all => arguments[0]([...new Uint8Array(all)]))"
COPY = "navigator.clipboard.writeText = async text => { window.copied = text; }"
SVG = "{http://www.w3.org/2000/svg}"


def saved(page: Any, button: str) -> bytes:
    """What a click on a button of the tools would save."""
    page.run(CATCH)
    page.run("document.getElementById('tools').open = true")
    page.click(button)
    page.browser.execute_async_script(
        "const wait = done => (window.saved.length ? done() : setTimeout(wait, 20, done)); wait(arguments[0])"
    )
    return bytes(page.browser.execute_async_script(READ))


@pytest.mark.parametrize(
    ("key", "value", "gone"),
    [
        ("category", "THREATEN", {"Norr threatens Grenzland"}),
        ("status", "planned", {"Adler-Norr meeting in July"}),
        ("status", "denied", {"Ruritania sanctions Westmark"}),
        ("article", "1", {"Lake Tarn summit", "Weyland: the toll is still taken", "Ruritania sanctions Westmark"}),
    ],
)
def test_a_filter_hides_its_acts_from_table_and_picture(opened: Open, key: str, value: str, gone: set[str]) -> None:
    page = opened(hash="#v=table")
    before = set(page.texts(ROWS))
    page.run("document.querySelectorAll('details').forEach(details => { details.open = true; })")
    page.click(f"[data-filter={key}][data-value='{value}']")
    page.browser.execute_async_script(FRAMES)
    assert before - set(page.texts(ROWS)) == gone
    assert f"{key}%3A{value}" in page.run("return location.hash")
    page.click("#tab-story")
    lines = page.run("return kgNetwork.body.data.edges.length")
    page.click(f"[data-filter={key}][data-value='{value}']")
    page.browser.execute_async_script(FRAMES)
    assert page.run("return kgNetwork.body.data.edges.length") > lines


def test_a_leader_is_shown_among_the_neighbours_and_the_link_keeps_it(opened: Open) -> None:
    page = opened(hash="#v=story&s=n3")
    leader = page.text("#card h2")
    page.click(".go-around")
    assert page.text("#tab-around") == f"Around {leader}"
    ends = page.run("return kgPicture.ties.map(tie => [kgPicture.nodes[tie.from].name, kgPicture.nodes[tie.to].name])")
    wanted = {leader} | {name for pair in ends if leader in pair for name in pair}
    drawn = page.run("return Object.keys(kgNetwork.getPositions()).map(id => kgPicture.nodes[id.slice(1)].name)")
    assert set(drawn) == wanted
    again = opened(hash=page.run("return location.hash"))
    assert again.text("#tab-around") == f"Around {leader}"
    assert again.text("#card h2") == leader


def test_the_picture_is_saved_as_png(opened: Open) -> None:
    page = opened()
    assert saved(page, "#save-png").startswith(b"\x89PNG")
    assert page.run("return window.savedAs") == "network.png"


def test_the_picture_is_saved_as_svg_with_every_name_and_line(opened: Open) -> None:
    page = opened()
    root = ET.fromstring(saved(page, "#save-svg"))  # noqa: S314 - our own
    words = " ".join(" ".join(text.itertext()) for text in root.iter(f"{SVG}text"))
    for name in ("Marta Adler", "Lake Tarn summit", "threatened", "contradict"):
        assert name in words
    assert len(list(root.iter(f"{SVG}polyline"))) == page.run("return kgNetwork.body.data.edges.length")


def test_the_table_is_saved_as_csv_that_no_spreadsheet_runs(opened: Open) -> None:
    page = opened(hash="#v=table")
    rows = list(csv.reader(io.StringIO(saved(page, "#save-csv").decode("utf-8-sig"))))
    assert rows[0][:3] == ["Who", "What", "Whom, with whom"]
    assert [row[1] for row in rows[1:]] == page.texts(ROWS)


def test_the_link_is_copied(opened: Open) -> None:
    page = opened(hash="#v=disputes")
    page.run(COPY)
    page.run("document.getElementById('tools').open = true")
    page.click("#copy-link")
    assert page.run("return window.copied") == page.run("return location.href")


def test_the_page_unpacks_what_the_picture_holds(opened: Open) -> None:
    store = made.store(120)
    shown = picture(store)
    page = opened(made.trig(120))
    assert page.run("return kgPicture.nodes.map(node => node.name)") == [node.label for node in shown.nodes]
    assert page.run("return kgPicture.acts.map(act => [act.iri, act.label, act.status, act.begin, act.sure])") == [
        [act.iri, act.label, act.status, act.begin, act.confidence] for act in shown.acts
    ]
    ends = {node.iri: number for number, node in enumerate(shown.nodes)}
    assert page.run("return kgPicture.ties.map(tie => [tie.from, tie.to, tie.acts.length])") == [
        [ends[tie.source], ends[tie.target], len(tie.acts)] for tie in shown.ties
    ]
    quoted = page.run("return kgPicture.acts.map((act, at) => kgPicture.reasonsOf(at).length)")
    assert quoted == [len(act.evidence) for act in shown.acts]
