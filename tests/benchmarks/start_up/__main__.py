"""`python -m tests.benchmarks.start_up`: what a command costs before and while it reads one article.

CPU seconds of the whole process, its children included, by the operating system's own account; each
command in turn with bare Python, so that the ratio holds whatever else the machine does.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

RUNS = 9
ROOT = Path(__file__).parents[3]
ARTICLE = ROOT / "examples" / "articles" / "lakeside-talks.txt"


def cpu(command: Sequence[str]) -> float:
    """User and system seconds of one run; SystemExit where it fails."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    """Prints a table: command, median CPU and its range, ratio to bare Python."""
    kg = str(Path(sys.executable).with_name("kg"))
    with tempfile.TemporaryDirectory() as folder:
        build = [kg, "build", str(ARTICLE), "-q", "-o"]
        commands = {
            "bare Python": [sys.executable, "-c", ""],
            "kg --help": [kg, "--help"],
            "kg build, one article, .nq": [*build, f"{folder}/graph.nq"],
            "kg build, one article, .ttl": [*build, f"{folder}/graph.ttl"],
            "kg build, one article, .html": [*build, f"{folder}/graph.html"],
            "kg query --name meetings": [kg, "query", f"{folder}/graph.ttl", "--name", "meetings"],
        }
        for command in commands.values():  # fills the caches and makes what the next one reads
            cpu(command)
        taken: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(RUNS):
            for name, command in commands.items():
                taken[name].append(cpu(command))
    bare = statistics.median(taken["bare Python"])
    sys.stdout.write("| command | CPU ms, median (least to most) | bare Python |\n|---|---|---|\n")
    for name, times in taken.items():
        spread = f"{1000 * min(times):.0f} to {1000 * max(times):.0f}"
        median = statistics.median(times)
        sys.stdout.write(f"| {name} | {1000 * median:.0f} ({spread}) | {median / bare:.1f} |\n")


if __name__ == "__main__":
    main()
