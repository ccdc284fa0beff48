"""Servers as a user starts them: the command, on a free port, until the tests are done."""

from __future__ import annotations

import importlib.util
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import urlencode

import pytest

from kg.cli import main

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = ROOT / "examples" / "articles.jsonl"


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered; header names in small letters."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    address: str  # host:port
    process: subprocess.Popen[str]

    @property
    def url(self) -> str:
        return f"http://{self.address}"

    def ask(self, path: str, *, method: str = "GET", body: bytes | None = None, **headers: str) -> Reply:
        """One request, the path as it is; `content_type` becomes Content-Type."""
        connection = HTTPConnection(self.address, timeout=60)
        try:
            connection.request(method, path, body, {name.replace("_", "-"): text for name, text in headers.items()})
            reply = connection.getresponse()
            return Reply(reply.status, {name.lower(): text for name, text in reply.getheaders()}, reply.read())
        finally:
            connection.close()

    def get(self, path: str, **parameters: str) -> Reply:
        """A page, asked for as a browser does."""
        return self.ask(f"{path}?{urlencode(parameters)}" if parameters else path, accept="text/html")

    def sparql(self, query: str, **headers: str) -> Reply:
        return self.ask("/sparql?" + urlencode({"query": query}), method="GET", body=None, **headers)


@contextmanager
def running(path: Path, *options: str) -> Iterator[Server]:
    """`kg serve PATH` on a free port, ended as Ctrl-C ends it."""
    command = [sys.executable, "-m", "kg", "serve", str(path), "--port", "0", *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        said = process.stdout.readline()
        assert said.startswith("http://"), process.communicate(timeout=20)
        yield Server(said.split()[0].removeprefix("http://").rstrip("/"), process)
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.communicate(timeout=20)
        finally:
            process.kill()


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[..., Server]]:
    """Starts a server that runs until the end of the tests."""
    with ExitStack() as stack:

        def start(path: Path, *options: str) -> Server:
            return stack.enter_context(running(path, *options))

        yield start


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example articles, in a store."""
    path = tmp_path_factory.mktemp("served") / "news"
    assert main(["build", str(ARTICLES), "-o", f"{path}/", "-q"]) == 0
    return path


@pytest.fixture(scope="session")
def news(serve: Callable[..., Server], store: Path) -> Server:
    """The example articles, served as anybody would."""
    return serve(store)


@pytest.fixture(scope="session")
def strict(serve: Callable[..., Server], store: Path) -> Server:
    """The same, with little time and short answers."""
    return serve(store, "--seconds", "1.5", "--rows", "50")


@pytest.fixture(scope="session")
def picture_tests() -> ModuleType:
    """The helpers of the tests of the picture: flags of the browser, what a reader does on a page."""
    path = ROOT / "tests" / "network" / "conftest.py"
    spec = importlib.util.spec_from_file_location("picture_tests", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["picture_tests"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory, picture_tests: ModuleType) -> Iterator[Any]:
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
    for flag in (*picture_tests.FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    started = webdriver.Chrome(options=options, service=Service(driver))
    yield started
    started.quit()
