"""What can be wrong with tables of one's own, and with what the tools for rules are given."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.test_bad_input import ARTICLE, CARD, Case, graph
from tests.cli.test_bad_input import (
    test_bad_input_ends_with_one_clear_line_and_writes_nothing as ends_with_one_line,
)

EFFECTS = (
    graph("rules coverage missing.ttl", "missing.ttl", "no such file"),
    graph("rules coverage broken.ttl", "broken.ttl:1", "Turtle", broken_ttl=b"They met.\n"),
    graph("rules coverage {g}", "good.ttl", "no article"),
    graph("rules diff {g} builtin", "good.ttl", "cannot be compared with cards"),
    graph("rules diff {g} {g} a.txt", "a.txt", "leave the articles away"),
    Case("articles that are not there", "rules coverage talsk.txt", "talsk.txt", "no such file", {}),
    Case("cards without articles", "rules diff builtin builtin", "kg rules diff", "no articles", {}),
    Case("a side that is nothing", "rules diff builtin cards a.txt", "cards", "no such folder", {"a.txt": ARTICLE}),
    Case("a side that is a file", "rules diff a.txt builtin a.txt", "a.txt", "no folder of cards", {"a.txt": ARTICLE}),
    Case(
        "a side with a bad card",
        "rules diff builtin cards a.txt",
        "visits.yaml:1",
        "makes",
        {"a.txt": ARTICLE, "cards/visits.yaml": CARD.replace("  makes: Visit\n", "").encode()},
    ),
    Case("an impossible day", "rules coverage a.txt --published 2025-13-01", "--published", "", {"a.txt": ARTICLE}),
)
TABLES = (
    Case("no folder of tables", "build a.txt --lexicon names -o out.ttl", "names", "", {"a.txt": ARTICLE}),
    Case(
        "an unknown state in a table",
        "build a.txt --lexicon names -o out.ttl",
        "bodies.tsv:2",
        "did you mean norway",
        {"a.txt": ARTICLE, "names/bodies.tsv": b"id\tname\tkind\tstate\na\tA Army\tarmy\tnorwya\n"},
    ),
    Case("no table", "rules lint --lexicon names", "names", "no table", {"names/people.csv": b"id,name\n"}),
    Case(
        "no table for a store",
        "build a.txt --lexicon names -o s/",
        "names",
        "no table",
        {"a.txt": ARTICLE, "names/x": b""},
    ),
)


@pytest.mark.parametrize("case", [*EFFECTS, *TABLES], ids=lambda case: case.name)
def test_a_fault_of_ones_own_is_told_in_one_line(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ends_with_one_line(case, tmp_path, monkeypatch, capsys)
