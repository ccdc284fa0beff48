"""What of a dictionary is not carried over, told by kind with its place: nothing goes away in silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One thing that is not carried over. kind: why, as a short clause; where: `file:line`; text: as it stands."""

    kind: str
    where: str
    text: str


@dataclass(slots=True)
class Account:
    """Keeps what is left out, and counts lines: of all, of notes and blanks, of those that have no known form."""

    left: list[LeftOut] = field(default_factory=list)
    lines: int = 0
    blank: int = 0
    malformed: int = 0
    notes: Counter[str] = field(default_factory=Counter)

    def leave(self, kind: str, where: str, text: str) -> None:
        """Something understood that has no counterpart here."""
        self.left.append(LeftOut(kind, where, " ".join(text.split())))

    def spoil(self, where: str, text: str) -> None:
        """A line that has no form of the dictionaries."""
        self.malformed += 1
        self.leave(MALFORMED, where, text)

    def kinds(self) -> Iterator[tuple[str, int, LeftOut]]:
        """Each kind, how often, and the first of it: the most frequent first."""
        counts = Counter(one.kind for one in self.left)
        first: dict[str, LeftOut] = {}
        for one in self.left:
            first.setdefault(one.kind, one)
        for kind, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
            yield kind, count, first[kind]


MALFORMED = "no form of a dictionary"
