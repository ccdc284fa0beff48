"""The pages in a real browser: a reader's way through them, on every screen, with hostile texts."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import urlencode

import pytest

pytestmark = pytest.mark.browser

NETWORK = Path(__file__).resolve().parents[1] / "network"
PATHS = [
    "/",
    "/search?q=an",
    "/node?id=state:peru",
    "/node?id=event:2026-03-13-3d082e14c0bb_s2_meeting",
    "/timeline",
    "/article?id=article:2026-03-13-3d082e14c0bb",
    "/query?name=meetings",
    "/query?name=who-said-what&person=Nobody",
    "/query?query=SELECT",
    "/nothing",
]
OVERFLOWING = """
    const wide = document.documentElement.clientWidth;
    const inside = (e) => e.closest('.scroll, textarea, .unseen, .skip');
    const out = (e) => !inside(e) && e.getBoundingClientRect().right > wide + 1;
    return [...document.querySelectorAll('body *')].filter(out).map(e => e.outerHTML.slice(0, 120));
"""
READY = "return document.documentElement.dataset.ready === 'yes'"
FORBIDDEN = "script, img, svg, object, embed, a[href^='javascript' i], [onload], [onerror], style"


def loaded(name: str) -> ModuleType:
    """A module of the picture's tests."""
    spec = importlib.util.spec_from_file_location(f"network_{name}", NETWORK / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


accessible, hostile, ruritania = loaded("test_accessible"), loaded("test_hostile"), loaded("ruritania")
axe = accessible.axe


@pytest.fixture
def page(browser: Any, picture_tests: ModuleType) -> Iterator[Any]:
    """A page to go with, from one address to the next."""
    browser.get("about:blank")
    browser.get_log("performance")
    browser.get_log("browser")
    yield picture_tests.Page(browser)
    browser.switch_to.default_content()


def arrived(browser: Any, part: str) -> None:
    """Wait until the address holds a part, and its page is whole."""
    wait(browser, f"return location.href.includes({part!r}) && document.readyState === 'complete'")


def wait(browser: Any, script: str) -> None:
    from selenium.webdriver.support.ui import WebDriverWait

    WebDriverWait(browser, 20).until(lambda driver: driver.execute_script(script))


def test_a_reader_goes_from_a_name_to_the_words(news: Any, page: Any) -> None:
    page.browser.get(news.url)
    page.click("#q")
    page.press("quirog", "\ue007")
    arrived(page.browser, "/search?")
    assert page.texts("main li a")[0] == "Elena Quiroga"
    page.click("main li a")
    arrived(page.browser, "/node?")
    assert page.text("h1") == "Elena Quiroga"
    page.click(".act .sources a")
    arrived(page.browser, "/article?")
    assert page.text("h1").startswith("Peru and Bolivia agree to reopen")
    page.browser.find_element("link text", "met").click()
    assert page.text(".act:target h3") == "Meeting (met): Elena Quiroga, Mateo Salvatierra"
    page.click(".act:target .rule a")
    assert page.text(".mark:target") == "met"
    page.click("#f2 h3 a")
    assert "meeting.meet, 0.9" in page.texts("td")
    assert page.errors() == []
    assert [url for url in page.requests() if not url.startswith(news.url)] == []


def test_the_picture_of_a_state_leads_to_that_of_a_neighbour(news: Any, page: Any) -> None:
    page.browser.get(f"{news.url}/node?id=state:peru")
    page.browser.switch_to.frame(page.browser.find_element("css selector", "iframe"))
    wait(page.browser, READY)
    assert page.text("h1") == "Peru"
    at = page.run("return kgPicture.nodes.findIndex(node => node.name === 'Rafael Ibarra')")
    page.run("document.getElementById('query').focus()")
    page.press("ibarra", "\ue007")
    assert page.text("#card h2") == "Rafael Ibarra"
    assert at >= 0
    page.browser.find_element("link text", "Its page, with all its neighbours").click()
    page.browser.switch_to.default_content()
    assert page.text("h1") == "Rafael Ibarra"
    page.browser.switch_to.frame(page.browser.find_element("css selector", "iframe"))
    wait(page.browser, READY)
    assert page.text("h1") == "Rafael Ibarra"
    assert page.errors() == []
    assert [url for url in page.requests() if not url.startswith(news.url)] == []


def test_a_query_is_written_and_asked_by_keyboard(news: Any, page: Any) -> None:
    page.browser.get(f"{news.url}/query")
    page.run("document.getElementById('query').focus()")
    page.press("SELECT DISTINCT ?n { ?s a dip:State ; rdfs:label ?n } ORDER BY ?n", "\ue004", "\ue007")
    arrived(page.browser, "query=SELECT")
    assert page.texts("td")[:2] == ["Belgium", "Bolivia"]
    assert page.texts("main .quiet a") == ["csv", "tsv", "json", "xml"]


def test_a_named_question_is_given_a_name_by_keyboard(news: Any, page: Any) -> None:
    page.browser.get(f"{news.url}/query")
    page.browser.find_element("link text", "who-said-what").click()
    arrived(page.browser, "name=who-said-what")
    page.run("document.getElementById('given-person').focus()")
    page.press("Rafael Ibarra", "\ue007")
    arrived(page.browser, "person=Rafael")
    assert {*page.texts("tr td:first-child")} == {"Rafael Ibarra"}
    assert "VALUES ?person" in page.run("return document.getElementById('query').value")


def test_the_first_stop_of_the_keyboard_skips_to_the_content(news: Any, page: Any) -> None:
    page.browser.get(f"{news.url}/timeline")
    page.press("\ue004", "\ue007")
    assert page.run("return document.activeElement.id") == "main"


@pytest.fixture(params=[("light", accessible.DESKTOP), ("dark", accessible.PHONE)], ids=["light desktop", "dark phone"])
def screen(request: pytest.FixtureRequest, browser: Any) -> Iterator[dict[str, int]]:
    """A window of some size, with the colours the reader's system asks for."""
    scheme, size = request.param
    wanted = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": wanted})
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    yield size
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing_and_all_fits(news: Any, page: Any, axe: str, screen: dict[str, int], path: str) -> None:
    page.browser.get(news.url + path)
    page.run("document.querySelectorAll('details').forEach(details => { details.open = true; })")
    assert page.run("return document.documentElement.scrollWidth") <= screen["width"]
    assert page.run(OVERFLOWING) == []
    # The policy of the pages lets no script in: the test's own comes by the driver.
    page.run(axe)
    found = page.browser.execute_async_script(accessible.RUN_AXE.replace("document, {", "document, { iframes: false,"))
    assert found == []


@pytest.fixture(scope="session")
def bad(serve: Callable[..., Any], tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A graph in which every text is hostile, each sort under names of its own."""
    texts = hostile.HOSTILE.values()
    graphs = (
        hostile.graph(ruritania, text).replace("kg.example/data/", f"kg.example/{n}/") for n, text in enumerate(texts)
    )
    path = tmp_path_factory.mktemp("bad") / "bad.trig"
    path.write_text("\n".join(graphs), encoding="utf-8")
    return serve(path)


@pytest.mark.parametrize("sort", list(hostile.HOSTILE))
def test_hostile_text_is_shown_as_text_and_nothing_runs(bad: Any, page: Any, sort: str) -> None:
    text = hostile.HOSTILE[sort]
    shown = " ".join(hostile.SHOWN.get(sort, text).split())
    root = f"https://kg.example/{list(hostile.HOSTILE).index(sort)}/"
    query = f"SELECT ?label {{ <{root}e> rdfs:label ?label }}"
    ways: list[tuple[str, dict[str, str]]] = [
        ("/node", {"id": f"{root}e"}),
        ("/article", {"id": f"{root}bad"}),
        ("/timeline", {"about": f"{root}a"}),
        ("/search", {"q": text}),
        ("/query", {"query": query}),
    ]
    if sort in ("image", "script", "control"):
        ways += [("/node", {"id": f"{root}a"}), ("/query", {"query": text}), ("/node", {"id": text})]
    for path, given in ways:
        page.browser.get(f"{bad.url}{path}?{urlencode(given)}")
        assert page.run("return window.ran") is None, path
        assert page.run(f"return document.querySelectorAll({FORBIDDEN!r}).length") == 0, path
        said = " ".join(str(page.run("return document.body.innerText + document.title")).split())
        asked = page.run("return [...document.querySelectorAll('textarea, input')].map(e => e.value).join(' ')")
        assert shown in said or text.replace("\0", "\ufffd") in asked or given == {"id": text}, (path, given, said)
    assert [url for url in page.requests() if not url.startswith(bad.url)] == []


def test_hostile_text_runs_nothing_in_the_picture_either(bad: Any, page: Any) -> None:
    for number in range(len(hostile.HOSTILE)):
        page.browser.get(f"{bad.url}/picture?" + urlencode({"id": f"https://kg.example/{number}/a"}))
        wait(page.browser, READY)
        page.run("kgPicture.nodes.forEach((_, at) => { location.hash = `#s=n${at}`; })")
        assert page.run("return window.ran") is None
        links = page.run("return [...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href'))")
        assert [link for link in links if not link.startswith(("#", "/node?id="))] == []
