"""What is recognised in a sentence before it is parsed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from kg.model.text import Span


class Sense(NamedTuple):
    """One thing a name or title can mean.

    sort: state, adjective ("Finnish"), people ("Finns"), city, seat ("Kremlin"), place, organisation,
    body, group, person, short (a surname, once anchored), title, titles, honorific, prefix.
    id: of an Entity, or of a title.
    """

    sort: str
    id: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name something: tokens `first` up to, not including, `last`.

    sort: name, title or time. A time has no senses: its words are read once the day of publication is known.
    """

    sort: str
    first: int
    last: int
    span: Span
    senses: tuple[Sense, ...] = ()

    def has(self, *sorts: str) -> Sense | None:
        """The first sense of one of these sorts."""
        return next((sense for sense in self.senses if sense.sort in sorts), None)
