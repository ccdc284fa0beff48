"""A page opened in a browser of its own: what it costs until it can be used, what it fetches, what a click costs.

Costs are seconds of CPU of the renderer process, read from /proc: they do not hang on other processes'
waiting, though on a busy machine a second of CPU does less.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.service import Service

FLAGS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    "--window-size=1400,900",
)
OWN = ("file:", "data:", "blob:", "about:", "chrome:")
_PATIENCE = 3600  # seconds; a busy page answers late, and must not be given up by the wrong one
_READY = "return document.documentElement.dataset.ready === 'yes'"
_STILL = "return typeof network === 'object' && network !== null && network.physics.stabilized === true"
_PLACES = """
    const box = document.getElementById('picture').getBoundingClientRect();
    return Object.values(kgNetwork.getPositions())
        .map(place => kgNetwork.canvasToDOM(place)).map(({ x, y }) => [x + box.x, y + box.y]);
"""
_CENTRE = """
    const degree = kgPicture.nodes.map(() => 0);
    kgPicture.ties.forEach(tie => { degree[tie.from] += 1; degree[tie.to] += 1; });
    location.replace('#v=around&c=' + degree.indexOf(Math.max(...degree)));
    location.reload();
"""
_PAINTED = "requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(arguments[0], 0)))"


@dataclass(frozen=True, slots=True)
class Opening:
    """Renderer CPU until a page could be used (`done`) or was given up, and the requests it tried."""

    seconds: float
    done: bool
    requests: int


@contextmanager
def browser() -> Iterator[Any]:
    """Headless chromium with an empty profile; both are gone afterwards."""
    profile = tempfile.mkdtemp()
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or "chromium"
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL"})
    options.page_load_strategy = "none"
    started = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    connection: Any = started.command_executor
    connection.client_config.timeout = _PATIENCE
    try:
        yield started
    finally:
        started.quit()
        shutil.rmtree(profile, ignore_errors=True)


def opening(url: str, *, stock: bool, most: float) -> Opening:
    """Open a page and wait until ours says it is ready, or until the stock one stands still.

    most: seconds of CPU after which the renderer is stopped.
    """
    with browser() as driver:
        driver.get("about:blank")
        time.sleep(1)
        renderers = _renderers(driver.service.process.pid)
        begin = cpu(renderers)
        guard = _Guard(most, renderers)
        guard.start()
        driver.set_script_timeout(10 * most)
        try:
            driver.get(url)
            while not driver.execute_script(_STILL if stock else _READY):
                time.sleep(0.2 if stock else 0.05)
            driver.execute_async_script(_PAINTED)
            seconds, tried = cpu(renderers) - begin, requests(driver)
        except (WebDriverException, OSError):
            if not guard.stopped:
                raise
            seconds, tried = guard.spent - begin, requests(driver)
        guard.cancel()
    return Opening(seconds, not guard.stopped, tried)


class _Guard(threading.Thread):
    """Stops renderers that have used too much, from outside, as they are too busy to answer."""

    def __init__(self, most: float, renderers: list[int]) -> None:
        super().__init__(daemon=True)
        self.stopped = False
        self.spent = 0.0
        self._most, self._renderers, self._done = most, renderers, threading.Event()
        self._begin = cpu(renderers)

    def run(self) -> None:
        """Look every second until it is over."""
        while not self._done.wait(1):
            self.spent = cpu(self._renderers)
            if self.spent - self._begin > self._most:
                self.stopped = True
                for process in self._renderers:
                    os.kill(process, signal.SIGKILL)
                return

    def cancel(self) -> None:
        """It has ended by itself."""
        self._done.set()


def clicks(url: str, *, view: str, most: int) -> list[float]:
    """Milliseconds of CPU of the main thread for each of `most` clicks on nodes of a view ("story", "around").

    A click is one of the mouse at the node's place; counted is all work until the next two frames are drawn.
    """
    with browser() as driver:
        driver.get(url)
        while not driver.execute_script(_READY):
            time.sleep(0.05)
        if view == "around":
            driver.execute_script(_CENTRE)
            time.sleep(1)
            while not driver.execute_script(_READY):
                time.sleep(0.05)
        driver.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})
        costs = []
        for x, y in driver.execute_script(_PLACES)[:most]:
            driver.execute_async_script(_PAINTED)
            begin = _tasks(driver)
            for kind in ("mousePressed", "mouseReleased"):
                at = {"type": kind, "x": x, "y": y, "button": "left", "clickCount": 1}
                driver.execute_cdp_cmd("Input.dispatchMouseEvent", at)
            driver.execute_async_script(_PAINTED)
            costs.append(1000 * (_tasks(driver) - begin))
        return costs


def _tasks(driver: Any) -> float:
    """Seconds of CPU the main thread has spent in tasks so far."""
    metrics = driver.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
    return float(next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration"))


def requests(driver: Any) -> int:
    """How many requests were tried beyond the file itself."""
    found = 0
    for entry in driver.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            found += not message["params"]["request"]["url"].startswith(OWN)
    return found


def cpu(processes: list[int]) -> float:
    """Seconds of CPU that processes have used so far; one that has ended, as spare renderers do, counts no more."""
    ticks = 0
    for process in processes:
        with suppress(FileNotFoundError, ProcessLookupError):
            fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _renderers(driver: int) -> list[int]:
    """The renderer processes below a chromedriver."""
    parents, found = {driver}, []
    below: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, ValueError):
                continue
            below.setdefault(parent, []).append(int(entry.name))
    while parents:
        parents = {child for parent in parents for child in below.get(parent, ())}
        found += [pid for pid in parents if b"--type=renderer" in Path(f"/proc/{pid}/cmdline").read_bytes()]
    return sorted(found)
