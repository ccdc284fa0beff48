"""The blocks of the ontology's README work."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import query
from kg.validate.spelling import misspelt
from kg.vocabulary import PREFIXES


@pytest.fixture(scope="module")
def readme(folder: Path) -> str:
    """The text."""
    return (folder / "README.md").read_text(encoding="utf-8")


def test_its_query_answers(readme: str, example_store: ox.Store) -> None:
    (sparql,) = re.findall(r"```sparql\n(.*?)```", readme, re.DOTALL)
    found = query.render(query.run(example_store, sparql), "csv")
    assert found == "name,day\nClara Adler,2026-03-12\nOtto Brandt,2026-03-12\n"


def test_its_turtle_parses_and_uses_terms_that_exist(readme: str) -> None:
    (turtle,) = re.findall(r"```turtle\n(.*?)```", readme, re.DOTALL)
    head = "".join(f"@prefix {name}: <{space}> .\n" for name, space in PREFIXES.items())
    store = ox.Store()
    store.load(head + turtle, ox.RdfFormat.TURTLE)
    assert len(store) == 21
    assert list(misspelt(store)) == []


def test_it_lists_every_question(readme: str) -> None:
    assert set(re.findall(r"^\| `([\w-]+)` \|", readme, re.MULTILINE)) == {one.name for one in query.names()}


def test_its_contents_lead_to_its_headings(readme: str) -> None:
    anchors = re.findall(r"^- \[.*\]\(#(.*)\)$", readme, re.MULTILINE)
    headings = re.findall(r"^## (.*)$", readme, re.MULTILINE)
    assert anchors == [re.sub(r"[^\w-]", "", title.lower().replace(" ", "-")) for title in headings]
