"""A real browser for the tests of the picture: Debian's chromium, driven through selenium."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

FLAGS = [
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    "--window-size=1400,900",
]
OWN = ("file:", "data:", "blob:", "about:", "chrome:")


@pytest.fixture(scope="session")
def ruritania() -> ModuleType:
    """The invented graph beside this file (see ruritania.py)."""
    spec = importlib.util.spec_from_file_location("ruritania", Path(__file__).with_name("ruritania.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["ruritania"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Headless chromium, once a session. In CI a missing browser is a failure, elsewhere a skip."""
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not (chromium and driver):
        missing = "chromium or chromedriver is missing (Debian: apt-get install chromium chromium-driver)"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    started = webdriver.Chrome(options=options, service=Service(driver))
    yield started
    started.quit()


class Page:
    """An opened picture, driven as a reader would: by clicks at places, and keys."""

    def __init__(self, browser: Any) -> None:
        self.browser = browser

    def run(self, script: str, *arguments: object) -> Any:
        return self.browser.execute_script(script, *arguments)

    def text(self, selector: str) -> str:
        return str(self.run("return document.querySelector(arguments[0]).textContent", selector))

    def texts(self, selector: str) -> list[str]:
        return list(self.run("return [...document.querySelectorAll(arguments[0])].map(e => e.textContent)", selector))

    def click(self, selector: str) -> None:
        self.browser.find_element("css selector", selector).click()

    def press(self, *keys: str) -> None:
        self.browser.switch_to.active_element.send_keys(*keys)

    def click_at(self, x: float, y: float) -> None:
        """A mouse click in the window, and the wait vis-network needs to tell it from a double one."""
        for kind in ("mousePressed", "mouseReleased"):
            at = {"type": kind, "x": x, "y": y, "button": "left", "clickCount": 1}
            self.browser.execute_cdp_cmd("Input.dispatchMouseEvent", at)
        self.browser.execute_async_script("setTimeout(arguments[0], 450)")

    def requests(self) -> list[str]:
        """What was fetched beyond the file itself."""
        found = []
        for entry in self.browser.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                found.append(message["params"]["request"]["url"])
        return [url for url in found if not url.startswith(OWN)]

    def errors(self) -> list[str]:
        return [entry["message"] for entry in self.browser.get_log("browser") if entry["level"] == "SEVERE"]


@pytest.fixture
def opened(browser: Any, ruritania: ModuleType, tmp_path: Path) -> Callable[..., Page]:
    """Draws a TriG text (the invented graph, if none) and opens it.

    `hash` is the state in the address, `path` the two names the way between whom is shown first.
    """
    from selenium.webdriver.support.ui import WebDriverWait

    from kg.network.page import write

    def open_page(trig: str | None = None, *, hash: str = "", path: tuple[str, str] | None = None) -> Page:  # noqa: A002
        out = tmp_path / "network.html"
        write(ruritania.store(trig), out, path=path)
        browser.get("about:blank")
        browser.get_log("performance")
        browser.get_log("browser")
        browser.get(out.as_uri() + hash)
        WebDriverWait(browser, 20).until(
            lambda driver: driver.execute_script("return document.documentElement.dataset.ready === 'yes'")
        )
        return Page(browser)

    return open_page
