"""The questions that ship with kg: ontology/queries/NAME.rq, the question in the first line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

import pyoxigraph as ox

from kg.errors import QueryError
from kg.query.nodes import Ask, nodes
from kg.store import ontology

_PARAMETER = re.compile(r"(?m)^# (needs|takes) (\w+): (.*)$")


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A name to ask by, and the question it answers.

    needs, takes: the parameters that must and that may be set, each with what it is; a parameter is a node.
    """

    name: str
    question: str
    needs: Mapping[str, str]
    takes: Mapping[str, str]


def names() -> tuple[NamedQuery, ...]:
    """All questions, by name."""
    paths = sorted(ontology("queries").glob("*.rq"))
    return tuple(_described(path.stem, path.read_text(encoding="utf-8")) for path in paths)


def named(name: str) -> str:
    """The SPARQL of a question. Raises QueryError where there is none of that name."""
    known = [query.name for query in names()]
    if name not in known:
        near = get_close_matches(name, known, n=1)
        guess = f"did you mean {near[0]}? " if near else ""
        hint = f"{guess}there are {', '.join(known)}"
        raise QueryError(f"no query is named {name!r}", where="--name", hint=hint)
    return ontology(f"queries/{name}.rq").read_text(encoding="utf-8")


def bound(asked: ox.Store | Ask, name: str, params: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """The SPARQL of a question with its parameters in it, and those that are left: plain variables.

    asked: a store, or what puts a query to a server. A parameter is an IRI, a short name or a label; it stands
    for all nodes that are called so, and for those that are the same in other articles. Lines of the question that
    begin `# given ?parameter` count only where it is set. QueryError where one that is needed is not set, or nothing
    is called so.
    """
    sparql = named(name)
    query, left = _described(name, sparql), dict(params)
    for parameter, what in query.needs.items():
        if parameter not in params:
            hint = f"give --set {parameter}=NAME, {what}"
            raise QueryError(f"needs {parameter}", where=name, hint=hint)
    for parameter in (*query.needs, *query.takes):
        if parameter in left:
            meant = " ".join(f"<{iri}>" for iri in nodes(asked, left.pop(parameter), where=f"--set {parameter}"))
            values = f"VALUES ?{parameter} {{ {meant} }}"
            sparql = re.sub(rf"# given \?{parameter}\b", lambda _, values=values: values, sparql)  # type: ignore[misc]
    return sparql, left


def _described(name: str, sparql: str) -> NamedQuery:
    question = sparql.partition("\n")[0].lstrip("# ").strip()
    listed = [match.groups() for match in _PARAMETER.finditer(sparql)]
    needs, takes = ({one: what for kind, one, what in listed if kind == wanted} for wanted in ("needs", "takes"))
    return NamedQuery(name, question, needs, takes)
