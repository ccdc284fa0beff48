"""A push that is killed, or whose server is: the next one sends what is missing, and nothing else."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

import kg
from kg.corpus.store import export
from kg.remote.push import Way, push
from tests.corpus import invented
from tests.remote import servers
from tests.remote.conftest import held
from tests.remote.servers import Server
from tests.remote.test_push import triples

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = 150

STEPS = """
import os, signal, sys
from kg.cli import main
from kg.remote.wire import Wire
left, patient = int(sys.argv[1]), Wire._patient

def counted(*arguments):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return patient(*arguments)

Wire._patient = counted
sys.exit(main(sys.argv[2:]))
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "store"
    long = invented.article(0, " ".join(f"word{number}" for number in range(400)) + " ruritania")
    invented.build(path, [long, *map(invented.article, range(1, ARTICLES))])
    return path


@pytest.fixture(scope="module")
def wanted(store: Path) -> dict[str, set[str]]:
    out = store.parent / "store.nq"
    export(store, out)
    return triples(kg.load(out))


@pytest.mark.parametrize("way", ["gsp", "update"])
def test_a_push_that_is_killed_before_any_request_is_finished_by_the_next(
    oxigraph: Server, store: Path, wanted: dict[str, set[str]], way: Way
) -> None:
    kills = 0
    for step in (5, 6, 7, 9, 12, 20, 60):
        call = [sys.executable, "-c", STEPS, str(step), "push", str(store), oxigraph.folder, "-q"]
        options = ["--protocol", way, "--batch", "8000"]
        code = subprocess.run([*call, *options], cwd=ROOT, check=False).returncode
        assert code in (0, -signal.SIGKILL)
        kills += code != 0
    before = complete(oxigraph, wanted)
    done = push(store, oxigraph.address, way=way)
    assert held(oxigraph) == wanted
    assert kills > 3
    assert done.sent == len(wanted) - before


def test_a_push_that_is_killed_at_any_moment_is_finished_by_the_next(
    server: Server, store: Path, wanted: dict[str, set[str]]
) -> None:
    chance = Random(7)  # noqa: S311  which moments is all the same
    environment = {"KG_PASSWORD": server.login.password} if server.login else {}
    where = server.folder.replace("//", f"//{server.login.user}@") if server.login else server.folder
    call = [sys.executable, "-m", "kg", "push", str(store), where, "--batch", "8000", "-q"]
    for _ in range(4):
        started = subprocess.Popen(call, cwd=ROOT, env=environment)
        time.sleep(chance.uniform(0.4, 1.2))
        started.kill()
        started.wait()
    push(store, server.address, server.login, batch=8000)
    assert held(server) == wanted


def test_a_server_that_is_killed_and_started_again_gets_the_rest(
    tmp_path: Path, store: Path, wanted: dict[str, set[str]]
) -> None:
    port = servers.free_port()
    call = [sys.executable, "-m", "kg", "push", str(store), f"http://127.0.0.1:{port}/", "--batch", "8000", "-q"]
    with servers.oxigraph(tmp_path / "data", port=port):
        started = subprocess.Popen(call, cwd=ROOT)
        time.sleep(0.6)
    with servers.oxigraph(tmp_path / "data", port=port) as again:
        assert started.wait(30) == 0
        assert held(again) == wanted
        assert push(store, again.address).sent == 0


def complete(server: Server, wanted: dict[str, set[str]]) -> int:
    """How many graphs are there whole."""
    there = held(server)
    return sum(there.get(graph) == lines for graph, lines in wanted.items())
