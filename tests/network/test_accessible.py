"""The picture for everybody: axe-core finds nothing, names do not cover each other, keys do what the mouse does."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

pytestmark = pytest.mark.browser

Open = Callable[..., Any]

PHONE = {"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True}
DESKTOP = {"width": 1400, "height": 900, "deviceScaleFactor": 1, "mobile": False}
RUN_AXE = """
    const done = arguments[arguments.length - 1];
    axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => done(violations.map(
        ({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 120)).join(' | ')}`)));
"""
# What is drawn, measured with the fonts that drew it: nodes, names and the words on lines.
COVERS = "return kgPicture.covers()"
PLACES = "return Object.values(kgNetwork.getPositions()).map(place => kgNetwork.canvasToDOM(place))"
NAMES = ["محمد العلي", "王小明", "Ольга Седова", "ณัฐพล ใจดี", "יעל כהן", "Ð" * 60]


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core, as its package for Python carries it."""
    found = importlib.util.find_spec("axe_core_python")
    assert found is not None, "axe-core-python is a dependency for tests: pip install --group dev"
    assert found.origin is not None
    return Path(found.origin).with_name("axe.min.js").read_text("utf-8")


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest, browser: Any) -> Iterator[str]:
    """The colours the reader's system asks for."""
    wanted = [{"name": "prefers-color-scheme", "value": request.param}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": wanted})
    yield str(request.param)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def screen(request: pytest.FixtureRequest, browser: Any) -> Iterator[dict[str, object]]:
    """A window of this size."""
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", request.param)
    yield request.param
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.mark.usefixtures("scheme", "screen")
@pytest.mark.parametrize("state", ["#v=story", "#v=story&s=n1", "#v=disputes", "#v=table&s=a0", "#v=around&c=2"])
def test_axe_finds_nothing(opened: Open, axe: str, state: str) -> None:
    page = opened(hash=state)
    page.run("document.querySelectorAll('details').forEach(details => { details.open = true; })")
    page.run(axe)
    assert page.browser.execute_async_script(RUN_AXE) == []


@pytest.mark.usefixtures("screen")
@pytest.mark.parametrize("state", ["#v=story", "#v=around&c=2"])
def test_no_name_covers_a_node_or_a_name(opened: Open, ruritania: ModuleType, state: str) -> None:
    boxes = opened(crowd(ruritania), hash=state).run(COVERS)
    assert len(boxes) > 12
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            apart = (
                one["right"] <= other["left"] + 1
                or other["right"] <= one["left"] + 1
                or one["bottom"] <= other["top"] + 1
                or other["bottom"] <= one["top"] + 1
            )
            assert apart or one["of"] == other["of"], (one, other)


@pytest.mark.parametrize("state", ["#v=story", "#v=around&c=2", "#v=all"])
def test_nothing_is_drawn_outside_the_window(opened: Open, screen: dict[str, int], state: str) -> None:
    page = opened(hash=state)
    assert page.run("return document.documentElement.scrollWidth") <= screen["width"]
    assert all(0 < place["x"] < screen["width"] for place in page.run(PLACES))


def test_names_of_other_scripts_stand_in_the_story_as_they_are_written(opened: Open, ruritania: ModuleType) -> None:
    page = opened(crowd(ruritania))
    shown = page.run("return kgPicture.nodes.map(node => node.name)")
    assert set(NAMES) <= set(shown)
    page.press("/")
    page.press("ольга")
    assert page.texts("#hits li bdi") == ["Ольга Седова"]
    page.press("\ue007")
    assert page.text("#card h2") == "Ольга Седова"
    assert page.run("return document.querySelector('#card h2').dir") == "auto"


def test_the_whole_story_is_told_by_keys_alone(opened: Open) -> None:
    page = opened()
    page.press("\ue004", "\ue004")  # past the link that skips, to the tabs
    assert page.run("return document.activeElement.id") == "tab-story"
    page.press("\ue014", "\ue014")
    assert page.run("return document.activeElement.id") == "tab-disputes"
    assert page.texts(".dispute h2") == ["Marta Adler", "Jonas Weyland"]
    page.press("\ue014")
    page.press("\ue004", "\ue004", "\ue004", "\ue004")
    page.press("\ue007")  # sorts by the second column
    heads = "return [...document.querySelectorAll('th')].slice(0, 9).map(head => head.getAttribute('aria-sort'))"
    assert page.run(heads).count("ascending") == 1


def crowd(ruritania: ModuleType) -> str:
    """TriG in which people with names of many scripts and lengths threaten each other."""
    people = [*NAMES, *(f"{'Wilhelmina ' * (n % 3)}Ambassador {n}" for n in range(14))]
    acts, named = "", ""
    for at, name in enumerate(people):
        named += f"d:p{at} a foaf:Person ; rdfs:label {ruritania.quoted(name)} .\n"
        for step in (1, 5):
            acts += (
                f"d:e{at}-{step} a dip:Threat ; rdfs:label 'a threat' ; dip:category plover:THREATEN ; "
                f"dip:status dipc:occurred ; dip:speaker d:p{at} ; dip:target d:p{(at + step) % len(people)} .\n"
            )
    item = ruritania.Item("crowd", "A crowd", "2031-01-01", "Many threatened many.")
    return f"{ruritania.PREFIXES} GRAPH d:crowd {{ {ruritania.header(item)} {named} {acts} }}"
