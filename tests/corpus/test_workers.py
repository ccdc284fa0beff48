"""Worker processes: in order, and past every article that stops one."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.corpus.reading import Failed, Reading
from kg.corpus.workers import BATCH, Workers
from kg.model.text import Article
from tests.corpus.invented import article, read


def outcomes(articles: list[Article], *, jobs: int = 2, limit: float = 30.0) -> list[tuple[str, Reading | Failed]]:
    with Workers(lambda: read, jobs=jobs, limit=limit) as workers:
        return [(one.id, outcome) for one, outcome in workers.read(articles)]


@pytest.mark.parametrize("jobs", [1, 3])
def test_articles_come_out_as_they_went_in(jobs: int) -> None:
    articles = [article(number) for number in range(5 * BATCH + 3)]
    assert [name for name, _ in outcomes(articles, jobs=jobs)] == [one.id for one in articles]


def test_nothing_comes_of_nothing() -> None:
    assert outcomes([]) == []


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("fault", "ValueError: no such word"),
        ("refuse", "bad: not for this reader"),
        ("die", "the process that read it ended (SIGKILL)"),
        ("sleep", "took longer than 0.3 s"),
        ("spin", "took longer than 0.3 s"),
    ],
)
def test_a_bad_article_costs_nothing_but_itself(word: str, reason: str) -> None:
    articles = [article(number) for number in range(40)]
    articles[20] = Article("bad", f"please {word} now")
    found = dict(outcomes(articles, limit=0.3))
    assert [name for name, one in found.items() if isinstance(one, Failed)] == ["bad"]
    failed = found["bad"]
    assert isinstance(failed, Failed)
    assert failed.reason == reason


def test_a_reader_that_keeps_the_clock_from_ringing_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.corpus.workers._GRACE", 0.2)
    monkeypatch.setattr("kg.corpus.workers.signal.setitimer", lambda *_: None)
    found = outcomes([article(1), Article("bad", "sleep"), article(2)], jobs=1, limit=0.1)
    assert [name for name, one in found if isinstance(one, Failed)] == ["bad"]
    assert len(found) == 3


def test_articles_are_taken_as_they_are_needed() -> None:
    taken = 0

    def endless() -> Iterator[Article]:
        nonlocal taken
        while True:
            taken += 1
            yield article(taken)

    with Workers(lambda: read, jobs=2) as workers:
        for count, _ in enumerate(workers.read(endless())):
            if count == 500:
                break
    assert taken < 1000


def test_workers_end_when_nobody_wants_them() -> None:
    with Workers(lambda: read, jobs=3) as workers:
        workers.start()
        processes = workers.processes
    assert all(pid is not None and not Path(f"/proc/{pid}").exists() for pid in processes)


def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    out = tmp_path / "pids"
    child = os.fork()
    if child == 0:
        with Workers(lambda: read, jobs=2) as workers:
            workers.start()
            out.with_suffix(".new").write_text(" ".join(map(str, workers.processes)))
            out.with_suffix(".new").rename(out)
            time.sleep(60)
        os._exit(1)
    while not out.exists():
        time.sleep(0.01)
    os.kill(child, 9)
    os.waitpid(child, 0)
    pids = out.read_text().split()
    deadline = time.monotonic() + 10
    while any(alive(pid) for pid in pids) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert [pid for pid in pids if alive(pid)] == []


def alive(pid: str) -> bool:
    """Whether a process is there and not merely waiting to be taken note of."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
