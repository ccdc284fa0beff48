"""A cluster of two workers, one of which is killed in the middle: nothing is lost, nothing is doubled."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from kg.corpus.run import build
from tests.benchmarks.corpus.articles import articles as generated
from tests.spark.mixed import ROOT, lines, short, spark_lines, store_lines

pytestmark = [pytest.mark.spark, pytest.mark.usefixtures("java")]
LONGEST = 240.0  # seconds: a machine with other work on it is slow to start so much


class Cluster:
    """A master and two workers on loopback, each a process of its own."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        import pyspark

        self._home = Path(pyspark.__file__).parent
        self._folder, self._stack = folder, stack
        self._port = _free()
        self.url = f"spark://127.0.0.1:{self._port}"
        self._start("master.Master", "--port", str(self._port))
        _until(lambda: _open(self._port), "the master")
        self.workers = [
            self._start("worker.Worker", "-c", "1", "-m", "1g", "-d", str(folder / name), self.url, name=name)
            for name in ("one", "two")
        ]

    def _start(self, kind: str, *words: str, name: str = "master") -> subprocess.Popen[bytes]:
        command = [str(self._home / "bin" / "spark-class"), f"org.apache.spark.deploy.{kind}", "--host", "127.0.0.1"]
        environ = {
            **os.environ, "SPARK_HOME": str(self._home), "PYTHONPATH": str(ROOT), "PYSPARK_PYTHON": sys.executable,
            "SPARK_LOCAL_IP": "127.0.0.1",
        }  # fmt: skip
        log = self._stack.enter_context((self._folder / f"{name}.log").open("wb"))
        command += ["--webui-port", str(_free()), *words]
        started = subprocess.Popen(command, env=environ, stdout=log, stderr=log)
        self._stack.callback(started.wait)
        self._stack.callback(started.kill)
        return started

    def registered(self) -> int:
        return (self._folder / "master.log").read_bytes().count(b"Registering worker")


def _free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _open(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _until(happens: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + LONGEST
    while not happens():
        assert time.monotonic() < end, f"waited for {what} in vain"
        time.sleep(0.05)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    with ExitStack() as stack:
        started = Cluster(tmp_path, stack)
        _until(lambda: started.registered() == 2, "the workers")
        yield started


def _shows_what_was_done_alone(told: str, articles: int) -> None:
    """Nothing of what Spark says comes to the terminal."""
    first, *others = told.splitlines()
    assert f"/out: {articles} articles ({articles} new): " in first
    assert [line.split()[0] for line in others] == ["facts", "rules", "spark"]


def test_a_worker_killed_in_the_middle_costs_nothing(cluster: Cluster, tmp_path: Path) -> None:
    corpus, output = tmp_path / "news.jsonl", tmp_path / "out"
    corpus.write_text(lines(short()) + lines(list(generated(120))), encoding="utf-8")
    command = [sys.executable, "-m", "kg", "spark", str(corpus), str(output), "--master", cluster.url]
    command += ["--log", str(tmp_path / "spark.log")]
    command += ["--conf", "spark.sql.shuffle.partitions=2", "--conf", "spark.driver.host=127.0.0.1"]
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "SPARK_LOCAL_IP": "127.0.0.1"}
    with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as job:
        tasks = output.with_name("out.unfinished") / "reading"
        _until(lambda: any(tasks.rglob("task_*")) or job.poll() is not None, "the first task")
        victim = cluster.workers[0]
        assert _kill_tree(victim.pid) > 1  # with the process that runs tasks
        _, told = job.communicate(timeout=LONGEST)
    assert job.returncode == 0, told
    assert victim.wait() == -signal.SIGKILL
    assert "Removing worker" in (tmp_path / "master.log").read_text()
    build([corpus], tmp_path / "store", jobs=2)
    _shows_what_was_done_alone(told, corpus.read_text(encoding="utf-8").count("\n"))
    assert "WARN" in (tmp_path / "spark.log").read_text()
    assert spark_lines(output) == store_lines(tmp_path / "store")


def _kill_tree(pid: int) -> int:
    """Kills a process and all it started, as when a machine is lost; how many."""
    os.kill(pid, signal.SIGSTOP)
    below = [child for thread in Path(f"/proc/{pid}/task").iterdir() for child in _children(thread)]
    killed = sum(map(_kill_tree, below))
    os.kill(pid, signal.SIGKILL)
    return killed + 1


def _children(thread: Path) -> list[int]:
    return [int(child) for child in (thread / "children").read_text().split()]
