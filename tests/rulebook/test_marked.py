"""Example sentences with marks."""

from __future__ import annotations

import pytest

from kg.errors import RuleError
from kg.rulebook import marked


def test_marks_leave_the_text_as_it_reads() -> None:
    found = marked.read("“[We wait](content),” [Ms Adler](speaker) said.", file="x.yaml", line=3)
    assert found.text == "“We wait,” Ms Adler said."
    assert found.fills == (("content", "We wait"), ("speaker", "Ms Adler"))
    assert (found.file, found.line) == ("x.yaml", 3)


def test_marks_stand_within_marks_in_the_order_they_open() -> None:
    found = marked.read("She condemned [[Grenzland](target)'s raid](content).", file="x.yaml", line=3)
    assert found.text == "She condemned Grenzland's raid."
    assert found.fills == (("content", "Grenzland's raid"), ("target", "Grenzland"))


def test_a_pronoun_is_given_its_name() -> None:
    found = marked.read("[He](speaker=Ada Brandt) left (early).", file="x.yaml", line=3)
    assert found.entities == (("He", "Ada Brandt"),)
    assert found.text == "He left (early)."


@pytest.mark.parametrize(
    ("source", "column", "what"),
    [
        ("The [minister met", 4, "'[' is never closed"),
        ("The minister] met", 12, "']' closes nothing"),
        ("The [minister] met", 14, "marked words without a role"),
        ("The [minister](some one) met", 14, "marked words without a role"),
        ("The [](speaker) met", 4, "a mark without words"),
    ],
)
def test_a_broken_mark_has_a_caret_under_it(source: str, column: int, what: str) -> None:
    with pytest.raises(RuleError) as caught:
        marked.read(source, file="x.yaml", line=3)
    assert str(caught.value) == (
        f"x.yaml:3: {what} (a mark is [words](role))\n    {source}\n    {' ' * column}^"
    )
