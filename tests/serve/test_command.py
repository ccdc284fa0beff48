"""The command `kg serve`: what it refuses, in one line, and how it ends."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from kg.cli import main
from kg.corpus.folder import Folder
from kg.corpus.manifest import Manifest

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What the command says to these arguments."""
    assert main(["serve", *arguments]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    return said.err


def test_a_port_that_is_taken_is_named(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        said = refused(capsys, str(store), "--port", port)
    assert said == f"kg: port {port}: is taken by another program (give another: --port 8081, or 0 for any)\n"


def test_a_store_that_is_not_there_or_empty_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "no such" in refused(capsys, str(tmp_path / "none"), "--port", "0")
    assert "no such file" in refused(capsys, str(tmp_path / "none.ttl"), "--port", "0")
    assert "is no store" in refused(capsys, str(tmp_path), "--port", "0")


def test_a_store_into_which_nothing_is_loaded_yet_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = Folder(tmp_path / "new")
    folder.make()
    with Manifest(folder.manifest, write=True):
        pass
    assert "nothing is loaded yet" in refused(capsys, str(folder.path), "--port", "0")


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::", "example.org"])  # noqa: S104  to be refused
def test_only_this_machine_is_served(host: str, store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert f"--host {host}: " in refused(capsys, str(store), "--port", "0", "--host", host)


@pytest.mark.parametrize(
    "arguments", [("--port", "80000"), ("--seconds", "0"), ("--rows", "0"), ("--workers", "x"), ("--seconds", "nan")]
)
def test_a_wrong_number_is_told(arguments: tuple[str, str], store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert arguments[1] in refused(capsys, str(store), *arguments)


def test_without_the_extra_it_says_what_to_install(
    store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    said = refused(capsys, str(store))
    assert said == "kg: kg serve needs uvicorn, which is not installed (pip install 'diplomatic-kg[serve]')\n"


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_when_told_and_leaves_nothing(
    end: signal.Signals, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = tmp_path / "graph.ttl"
    graph.write_text("".join(f"<a:{n}> <a:b> <a:c> .\n" for n in range(500)))
    (tmp_path / "tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    command = [sys.executable, "-m", "kg", "serve", str(graph), "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    address = process.stdout.readline().split()[0].removeprefix("http://").rstrip("/")
    workers = children(process.pid)
    assert len(workers) >= 2
    connection = HTTPConnection(address, timeout=20)
    connection.request("GET", "/sparql?" + urlencode({"query": ENDLESS}))
    time.sleep(0.5)
    process.send_signal(end)
    assert connection.getresponse().status == 400
    connection.close()
    _, said = process.communicate(timeout=20)
    assert (process.returncode, said) == (0, "")
    until = time.monotonic() + 10
    while any(map(lives, workers)) and time.monotonic() < until:
        time.sleep(0.05)
    assert [pid for pid in workers if lives(pid)] == []
    assert list((tmp_path / "tmp").iterdir()) == []


def lives(pid: int) -> bool:
    """Whether a process is there and has not ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def children(pid: int) -> list[Any]:
    """The processes that one has started."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = (folder / "stat").read_text().rpartition(")")[2].split()[1]
        except OSError:
            continue
        if int(parent) == pid:
            found.append(int(folder.name))
    return found
