"""The cards in kg/rules/README.md are read and linted."""

from __future__ import annotations

import re
from pathlib import Path

from kg.rulebook import cards
from kg.rulebook.lint import lint

README = cards.BUILT_IN / "README.md"


def test_the_cards_of_the_tutorial_hold_together(tmp_path: Path) -> None:
    blocks = re.findall(r"```yaml\n# (\S+)\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    for name, text in blocks:
        (tmp_path / name).write_text(text)
    book = cards.load([tmp_path])
    assert [rule.id for rule in book.rules] == ["speech.condemnation", "territory.annexation"]
    assert (len(book.statuses), len(book.operators), len(blocks)) == (2, 1, 4)
    faults = lint(
        book,
        classes=dict.fromkeys(["Annexation", "Accusation", "Threat", "Withdrawal"]),
        roles=["annexer", "territory", "loser", "speaker", "target", "initiator"],
        verb_classes=["hope"],
        noun_classes=[],
        statuses=["planned", "proposed"],
    )
    assert not faults, "\n".join(map(str, faults))
