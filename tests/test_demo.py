"""What `make demo` does in a fresh checkout, the environment apart."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import kg
from tests.articles.examples import articles

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a blank in its name, and this environment in it."""
    folder = tmp_path_factory.mktemp("a fresh checkout")
    shutil.copy(ROOT / "Makefile", folder)
    shutil.copy(ROOT / "pyproject.toml", folder)
    shutil.copytree(ROOT / "examples", folder / "examples")
    (folder / ".venv").symlink_to(sys.prefix)
    return folder


@pytest.mark.skipif(shutil.which("make") is None, reason="needs make")
def test_the_demo_tells_who_met_whom_and_leaves_graph_and_picture(checkout: Path) -> None:
    command = ["make", "--assume-old=.venv/kg-installed", "demo"]
    done = subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=True)
    for said in ("Elena Quiroga, Mateo Salvatierra", "2026-03-12", "Lausanne", "The graph conforms"):
        assert said in done.stdout
    assert f"{checkout}/network.html" in done.stdout
    assert len(kg.load(checkout / "graph.ttl")) > 500
    assert (checkout / "network.html").read_text(encoding="utf-8").startswith("<!")


def test_the_demo_reads_the_article_with_its_day_of_publication() -> None:
    settings = dict(
        re.findall(r"^(\w+) := (\S+)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    )
    slug = Path(settings["ARTICLE"]).stem
    assert str(articles()[slug].published) == settings["PUBLISHED"]
