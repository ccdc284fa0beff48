"""A run that is killed: nothing is lost, nothing is doubled, the store opens."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from itertools import count
from pathlib import Path
from random import Random

import pytest

from kg.corpus.folder import Folder, writing
from kg.corpus.store import described, opened
from kg.errors import GraphError
from tests.corpus.invented import article, build, exported

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = 200
OLD = [article(number, f"an older text {number} westmark") for number in range(0, ARTICLES, 7)]
NEW = [article(number) for number in range(ARTICLES)]
RANDOM_KILLS = 8

STEPS = """
import os, signal, sys
from pathlib import Path
from tests.corpus.invented import article, build
me, left = os.getpid(), int(sys.argv[2])

def count(event, arguments):
    global left
    writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_CREAT)
    if os.getpid() == me and (writes or event in ("os.rename", "os.remove", "os.mkdir", "sqlite3.connect")):
        left -= 1
        if left == 0:
            os.kill(me, signal.SIGKILL)

articles = [article(number) for number in range(ARTICLES)]
sys.addaudithook(count)
build(Path(sys.argv[1]), articles)
""".replace("ARTICLES", str(ARTICLES))

RUN = """
import sys
from pathlib import Path
from kg.corpus.folder import Folder
from kg.corpus.run import Run
from tests.corpus.invented import article, slowly
articles = (article(number) for number in range(int(sys.argv[2])))
print("ready", flush=True)
Run(Folder(Path(sys.argv[1])), "1", print, lambda _: None).build(articles, lambda: slowly, jobs=2, limit=30.0)
"""


def killed_at_step(store: Path, step: int) -> bool:
    """Runs in a process that kills itself before it does its n-th thing to the disk; whether it came to that."""
    code = subprocess.run([sys.executable, "-c", STEPS, str(store), str(step)], cwd=ROOT, check=False).returncode
    assert code in (0, -signal.SIGKILL)
    return code != 0


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What a store holds that nobody disturbed."""
    store = tmp_path_factory.mktemp("undisturbed") / "store"
    build(store, NEW)
    return exported(store)


def finished(store: Path) -> bytes:
    """What the store holds after one more run; the workers of the killed one may still hold it for a moment."""
    deadline = time.monotonic() + 10
    while True:
        try:
            build(store, NEW)
            break
        except GraphError:
            assert time.monotonic() < deadline, "the store stays locked"
            time.sleep(0.02)
    lines = exported(store)
    assert sorted(f"{quad} .".encode() for quad in opened(store)) == sorted(lines.splitlines())
    named = {name for name in os.listdir(store / "parts") if not name.startswith("shared")}
    assert all(name.endswith(".nq.gz") for name in named)
    assert described(store).articles == ARTICLES
    return lines


def test_a_run_that_is_killed_before_any_step_is_finished_by_the_next(tmp_path: Path, wanted: bytes) -> None:
    for step in count(1):
        store = tmp_path / str(step)
        build(store, OLD)
        if not killed_at_step(store, step):
            break
        assert described(store).articles >= len(OLD)
        assert finished(store) == wanted
    assert step > 10


def test_a_run_that_is_killed_at_any_moment_is_finished_by_the_next(tmp_path: Path, wanted: bytes) -> None:
    chance = Random(5)  # noqa: S311  which moments is all the same
    store = tmp_path / "store"
    build(store, OLD)
    held = 0
    for _ in range(RANDOM_KILLS):
        run = subprocess.Popen(
            [sys.executable, "-c", RUN, str(store), str(ARTICLES)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
        )
        assert run.stdout is not None
        run.stdout.readline()
        time.sleep(chance.uniform(0, 0.7))
        run.kill()
        run.wait()
        run.stdout.close()
        now = described(store).articles
        assert now >= held, "an article that was there is lost"
        held = now
        opened(store)
        wait_until_free(store)
    assert finished(store) == wanted


def wait_until_free(store: Path) -> None:
    """Until the workers of a killed run have noticed."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            with writing(Folder(store)):
                return
        except GraphError:
            time.sleep(0.02)
    raise AssertionError("the store stays locked")
