"""A query that another engine is to answer, and that engine's answer as a result."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.query import running
from kg.query.blanks import named, named_triples, text
from kg.query.running import Result


@dataclass(frozen=True, slots=True)
class Prepared:
    """A query with the values of its variables, and whether it orders its rows itself."""

    text: str
    ordered: bool


def prepare(sparql: str, params: Mapping[str, str], *, inside: bool = False) -> Prepared:
    """A query that `run` accepts, for an engine that knows no parameters.

    inside: the values stand in the query's last group instead of behind it, as some servers want it.
    """
    bare = running.without_words(sparql)
    end = bare.rfind("}") if inside else len(sparql)
    return Prepared(sparql[:end] + running.values(params) + sparql[end:], running.ordered(bare))


def gather(found: ox.QuerySolutions | ox.QueryBoolean | Iterable[ox.Triple], *, ordered: bool) -> Result:
    """What was found, in the order in which `run` would give it."""
    match found:
        case ox.QuerySolutions():
            columns = tuple(variable.value for variable in found.variables)
            rows = [tuple(row[column] for column in columns) for row in found]
            if not ordered:
                rows.sort(key=text)
            return Result("rows", columns=columns, rows=named(rows))
        case ox.QueryBoolean():
            return Result("boolean", boolean=bool(found))
        case _:
            return Result("triples", triples=named_triples(set(found)))
