"""The questions that ship with kg: ontology/queries/NAME.rq, the question in the first line."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches

from kg.errors import QueryError
from kg.store import ontology


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A name to ask by, and the question it answers."""

    name: str
    question: str


def names() -> tuple[NamedQuery, ...]:
    """All questions, by name."""
    return tuple(
        NamedQuery(path.stem, _question(path.read_text(encoding="utf-8")))
        for path in sorted(ontology("queries").glob("*.rq"))
    )


def named(name: str) -> str:
    """The SPARQL of a question. Raises QueryError where there is none of that name."""
    known = [query.name for query in names()]
    if name not in known:
        near = get_close_matches(name, known, n=1)
        guess = f"did you mean {near[0]}? " if near else ""
        hint = f"{guess}there are {', '.join(known)}"
        raise QueryError(f"no query is named {name!r}", where="--name", hint=hint)
    return ontology(f"queries/{name}.rq").read_text(encoding="utf-8")


def _question(sparql: str) -> str:
    return sparql.partition("\n")[0].lstrip("# ").strip()
