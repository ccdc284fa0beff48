"""What a speech act says, as found in its sentence."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.clause import Clause
from kg.model.text import Span


@dataclass(frozen=True, slots=True)
class Said:
    """The content's spans, the clauses at its top, and which frame it came by."""

    spans: tuple[Span, ...]
    tops: tuple[Clause, ...]
    frame: str
