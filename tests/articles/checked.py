"""Facts checked by hand: `SLUG.facts` beside this file.

A line is a fact the article states, as `table` writes it. `wrong (REASON): LINE` is one that is
written today and should not be, `missing (REASON): LINE` one that should be and is not: the tests hold
both as strict expected failures.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
_GAP = re.compile(r"(wrong|missing) \(([^()]+)\): (.+)")


@dataclass(frozen=True, slots=True)
class Gap:
    """A known fault of the reader. kind: wrong or missing."""

    kind: str
    reason: str
    line: str

    def __str__(self) -> str:
        return f"{self.kind} ({self.reason}): {self.line}"


@dataclass(frozen=True, slots=True)
class Checked:
    """What stands in one file."""

    facts: tuple[str, ...]
    gaps: tuple[Gap, ...]

    @property
    def expected(self) -> tuple[str, ...]:
        """The lines the reader gives today, wrong ones among them, sorted."""
        return tuple(sorted([*self.facts, *(gap.line for gap in self.gaps if gap.kind == "wrong")]))


def path(slug: str) -> Path:
    """Where the facts of an article are kept."""
    return FOLDER / f"{slug}.facts"


def read(slug: str) -> Checked:
    """The facts of an article; none where there is no file yet."""
    lines = path(slug).read_text(encoding="utf-8").splitlines() if path(slug).exists() else []
    gaps = {line: Gap(*match.groups()) for line in lines if (match := _GAP.fullmatch(line))}
    return Checked(tuple(line for line in lines if line not in gaps), tuple(gaps.values()))


def renewed(known: Checked, lines: Iterable[str]) -> str:
    """The file with today's facts in the order of the text, and the gaps that are still there."""
    lines = tuple(lines)
    wrong = {gap.line: gap for gap in known.gaps if gap.kind == "wrong"}
    missing = [gap for gap in known.gaps if gap.kind == "missing" and gap.line not in lines]
    return "".join(f"{one}\n" for one in [*(wrong.get(line, line) for line in lines), *missing])
