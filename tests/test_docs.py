"""What the documents show is what happens: commands, Python, graphs, links and lists."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

import kg
from kg.cli import COMMANDS
from kg.vocabulary import PREFIXES
from tests.documents.blocks import blocks
from tests.documents.play import ROOT, faults

PLAYED = ("README.md", "examples/README.md", "kg/lexicon/tables/README.md")
LINKED = (
    *PLAYED,
    *(f"kg/{part}/README.md" for part in ("rules", "remote", "serve")),
    "kg/README.md",
    "tests/README.md",
    "ontology/README.md",
)
ARTICLE = ROOT / "examples" / "articles.jsonl"


def _prose(document: Path) -> str:
    """The text of a document without code."""
    return re.sub(r"```.*?```|`[^`\n]*`", "", document.read_text(encoding="utf-8"), flags=re.DOTALL)


@pytest.mark.parametrize("name", PLAYED)
def test_commands_and_python_print_what_is_shown(name: str, tmp_path: Path) -> None:
    found = list(faults(ROOT / name, tmp_path))
    assert not found, "\n".join(map(str, found))


@pytest.mark.parametrize("name", LINKED)
def test_links_lead_somewhere(name: str) -> None:
    document = ROOT / name
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", _prose(document))
    assert [link for link in links if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("name", LINKED)
def test_contents_lead_to_headings(name: str) -> None:
    text = _prose(ROOT / name)
    anchors = re.findall(r"\]\(#(.*?)\)", text)
    headings = [title.lower().replace(" ", "-") for title in re.findall(r"^#+ (.*)$", text, re.MULTILINE)]
    assert set(anchors) <= {re.sub(r"[^\w-]", "", title) for title in headings}


def test_every_command_is_shown_in_the_readme() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    names = [command.__name__.rpartition(".")[2] for command in COMMANDS]
    assert [name for name in names if f"\n$ kg {name} " not in text] == []


@pytest.mark.parametrize("task", ["list", "test", "lint", "explain", "coverage", "diff"])
def test_every_task_of_the_rules_is_shown_in_the_readme(task: str) -> None:
    assert f"kg rules {task}" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_turtle_of_the_readme_is_part_of_the_graph() -> None:
    head = "".join(f"@prefix {name}: <{space}> .\n" for name, space in PREFIXES.items())
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = ox.Store()
    for block in blocks(text):
        if block.language == "turtle":
            shown.load(head + block.text, ox.RdfFormat.TURTLE)
    written = {quad.triple for quad in kg.build(ARTICLE).store}
    assert len(shown) > 10
    assert [str(quad.triple) for quad in shown if quad.triple not in written] == []


def test_the_map_of_the_package_lists_every_part() -> None:
    text = (ROOT / "kg" / "README.md").read_text(encoding="utf-8")
    parts = [path.stem for path in (ROOT / "kg").iterdir() if not path.name.startswith(("_", "README"))]
    assert [part for part in sorted(parts) if f"`{part}" not in text] == []


def test_a_document_that_shows_something_else_is_found_out(tmp_path: Path) -> None:
    document = tmp_path / "wrong.md"
    document.write_text(
        "```console\n$ echo one\ntwo\n$ echo three four\nthree ...\n```\n```pycon\n>>> 1 + 1\n3\n```\n"
    )
    found = [fault.command for fault in faults(document, tmp_path / "played")]
    assert found == ["echo one", "pycon"]


def test_every_file_that_the_map_names_exists() -> None:
    text = (ROOT / "kg" / "README.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:[a-z]+/)+[\w.]*)`", text)
    assert len(named) > 10
    missing = [name for name in named if not any((ROOT / top / name).exists() for top in ("kg", "."))]
    assert missing == []
