"""What a command imports before it does anything: measured by modules, since time depends on the day."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {
    *("rdflib", "pyoxigraph", "networkx", "pyvis", "pyshacl", "trafilatura", "charset_normalizer", "rich"),
    *("yaml", "jinja2", "numpy", "lxml", "logging", "json", "importlib.metadata"),
    *("kg.pipeline", "kg.read", "kg.lexicon", "kg.rulebook", "kg.store", "kg.network"),
    *("starlette", "uvicorn", "kg.serve"),
}
MODULES = "import sys; from kg.cli import main; main(sys.argv[1:]); sys.stderr.write(' '.join(sys.modules))"


def modules_of(*arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", MODULES, *arguments], capture_output=True, text=True, check=True
    )
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["rules", "explain", "--help"], []])
def test_help_imports_the_parser_of_arguments_and_nothing_of_weight(arguments: list[str]) -> None:
    loaded = modules_of(*arguments)
    assert "argparse" in loaded
    assert loaded & HEAVY == set()


def test_a_text_to_quads_needs_no_library_of_the_other_formats(tmp_path: Path) -> None:
    article = tmp_path / "talks.txt"
    article.write_text("President Anna Adler met Chancellor Emil Brandt in Zenda on Monday.\n")
    loaded = modules_of("build", str(article), "-o", str(tmp_path / "talks.nq"))
    unwanted = {
        "rdflib",
        "networkx",
        "pyvis",
        "pyshacl",
        "trafilatura",
        "charset_normalizer",
        "rich",
        "jinja2",
    }
    assert loaded & unwanted == set()
    assert (tmp_path / "talks.nq").exists()
