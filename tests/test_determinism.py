"""The same articles give the same bytes, whatever order Python's hashes put sets in."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.serialise import FORMATS
from tests.articles.examples import RECORDS

PROGRAM = """
import sys, kg
from pathlib import Path
graph = kg.build(sys.argv[1])
for ending in sys.argv[3:]:
    graph.write(Path(sys.argv[2]) / ("graph" + ending))
"""


def _written(folder: Path, seed: str) -> dict[str, bytes]:
    """File names to bytes, from a process with its own order of sets."""
    folder.mkdir()
    command = [sys.executable, "-c", PROGRAM, str(RECORDS), str(folder), *FORMATS]
    subprocess.run(command, check=True, env=os.environ | {"PYTHONHASHSEED": seed})
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, bytes]]:
    folder = tmp_path_factory.mktemp("runs")
    return [_written(folder / seed, seed) for seed in ("0", "1")]


@pytest.mark.parametrize("ending", sorted(FORMATS))
def test_two_processes_write_the_same_bytes(runs: list[dict[str, bytes]], ending: str) -> None:
    first, second = (run[f"graph{ending}"] for run in runs)
    assert len(first) > 10_000
    assert first == second


@pytest.mark.parametrize("ending", [".nq", ".html", ".graphml", ".gexf"])
def test_two_runs_of_the_command_write_the_same_bytes(tmp_path: Path, ending: str) -> None:
    written = []
    for seed in ("0", "1"):
        out = tmp_path / f"{seed}{ending}"
        command = [sys.executable, "-m", "kg", "build", str(RECORDS), "-q", "-o", str(out)]
        subprocess.run(command, check=True, env=os.environ | {"PYTHONHASHSEED": seed})
        written.append(out.read_bytes())
    assert len(written[0]) > 10_000
    assert written[0] == written[1]
