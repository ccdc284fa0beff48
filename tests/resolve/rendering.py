"""Who is meant, as lines a person can check: `words = whom`, each with what is known of them the first time.

`She = Ada Brandt`; `Ada Brandt = Ada Brandt (person, Prime Minister, for Norway)`; `the attack ~ Norway` for
what is not somebody but somebody's.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kg import pipeline
from kg.model.cast import Cast
from kg.model.entity import Entity
from kg.model.text import Article

MONDAY = date(2024, 5, 13)


def cast(reader: pipeline.Reader, text: str, *, published: date | None = MONDAY) -> str:
    """One line a noun group that means somebody or some place, in the order of the text."""
    return "\n".join(_lines(reader.understood(Article("test", text, published=published))[2], text))


def _lines(known: Cast, text: str) -> Iterator[str]:
    told: set[str] = set()
    for span in sorted({*known.referents, *known.belongs}):
        means = span in known.referents
        labels = []
        for one in (known.referents if means else known.belongs)[span]:
            details = "" if one in told else _details(known.entities[one], known)
            labels.append(known.entities[one].label + details)
            told.add(one)
        yield f"{text[slice(*span)]} {'=' if means else '~'} {' + '.join(labels)}"


def _details(entity: Entity, known: Cast) -> str:
    parts = [] if entity.kind.value == "state" else [entity.kind.value]
    parts += [entity.office] if entity.office else []
    for word, other in (("for", entity.acts_for), ("in", entity.within)):
        parts += [f"{word} {known.entities[other].label}"] if other and other in known.entities else []
    return f" ({', '.join(parts)})" if parts else ""
