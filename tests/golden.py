"""Files of texts with what is to be read from them, for tests that a person can check by eye.

    # A line of explanation.

    Norway urged Sweden to sign the accord.
        urge(Norway, Sweden)
          to: sign(Sweden, the accord)

    A text in which something is still read wrongly, with what is right.
    fault: why it is
        the right lines

The lines without indent are the text, one space between them; `|` alone parts paragraphs. The indented ones
are expected to the letter, `-` where there is nothing. A fault is a strict expected failure: the day it is
mended, the test says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import pytest

FAULT = "fault: "
NOTHING = "-"
LONGEST = 70  # characters of a test's name


@dataclass(frozen=True, slots=True)
class Golden:
    """A text and the lines expected of it, joined by line ends."""

    text: str
    expected: str
    fault: str = ""

    def __str__(self) -> str:
        return self.text if len(self.text) <= LONGEST else self.text[: LONGEST - 1] + "…"


def cases(path: Path) -> list[object]:
    """Parameters for pytest, one a text, named by it."""
    return [
        pytest.param(
            golden,
            id=f"{path.stem}: {golden}",
            marks=[pytest.mark.xfail(strict=True, reason=golden.fault)] if golden.fault else [],
        )
        for golden in read(path.read_text(encoding="utf-8"))
    ]


def read(source: str) -> Iterator[Golden]:
    """The blocks of a file, in order."""
    for block in source.split("\n\n"):
        lines = [line for line in block.splitlines() if line.strip() and not line.startswith("#")]
        if not lines:
            continue
        text = [line for line in lines if not line.startswith((" ", FAULT))]
        fault = next((line.removeprefix(FAULT) for line in lines if line.startswith(FAULT)), "")
        expected = dedent("\n".join(line for line in lines if line.startswith(" ")))
        yield Golden(" ".join(text).replace(" | ", "\n\n"), "" if expected == NOTHING else expected, fault)
