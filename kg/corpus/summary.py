"""What a run did, and how far it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from kg.corpus.reading import Failed, Reading
from kg.errors import ReadError
from kg.model.text import Article


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is. task: "reading", "loading" or "pushing". total: None where it is not known.

    things: what `facts` counts, where it is something else.
    """

    task: str
    done: int
    total: int | None
    facts: int = 0
    errors: int = 0
    things: str = "facts"


OnError = Callable[[ReadError], None]
OnProgress = Callable[[Progress], None]


@dataclass(slots=True)
class Summary:
    """What a run did, in articles: new and changed ones were read, unchanged ones passed over; failed ones
    brought the reader to a fault, unreadable ones are no articles at all.

    counts: what was found in those that were read (`facts`, `claims`, `fact:Meeting`, `rule:meeting.meet`).
    causes: why others were not, to how often.
    """

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    failed: int = 0
    unreadable: int = 0
    removed: int = 0
    quads: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    causes: Counter[str] = field(default_factory=Counter)

    @property
    def read(self) -> int:
        return self.new + self.changed

    @property
    def errors(self) -> int:
        return self.failed + self.unreadable

    @property
    def done(self) -> int:
        """Articles that were dealt with in some way."""
        return self.read + self.unchanged + self.errors

    def add(self, one: Reading, *, changed: bool) -> None:
        """Counts an article that was read."""
        self.changed += changed
        self.new += not changed
        self.quads += one.quads
        self.counts.update(one.counts)

    def fail(self, article: Article, why: Failed, on_error: OnError, *, hint: str = "") -> None:
        """Counts and tells an article that could not be read."""
        self.failed += 1
        self.causes[why.cause] += 1
        on_error(ReadError(why.reason, where=article.id, hint=hint))
