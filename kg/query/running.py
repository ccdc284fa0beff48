"""A query and a store become a result."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal as OneOf

import pyoxigraph as ox

from kg.errors import QueryError
from kg.query import blanks
from kg.query.blanks import Term
from kg.store import expand, in_sparql
from kg.vocabulary import PREFIXES

_PLACE = re.compile(r"error at (\d+):(\d+): (?:expected (?:one of )?)?(.*)", re.DOTALL)
_OPAQUE = re.compile(r"""<[^<>\s]*> | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*' | \#[^\n]*""", re.VERBOSE)
_REMOTE = re.compile(r"(?<![?$:\w-])SERVICE(?![\w:-])", re.IGNORECASE)
_FORM = re.compile(r"\s*(?:(?:PREFIX\s+[\w.-]*:|BASE\b)\s+)*(\S\w*)", re.IGNORECASE)
_ORDERED = re.compile(r"(?<![?$:\w-])ORDER\s+BY\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Result:
    """What a query found: rows (SELECT), a truth value (ASK) or triples (CONSTRUCT, DESCRIBE).

    A cell is None where the variable is unbound. Rows of a query without ORDER BY are sorted, and
    triples always, so that the same graph gives the same bytes.
    """

    kind: OneOf["rows", "boolean", "triples"]
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Term | None, ...], ...] = ()
    boolean: bool = False
    triples: tuple[ox.Triple, ...] = ()


def run(
    store: ox.Store, sparql: str, *, params: Mapping[str, str] | None = None, name: str = "query"
) -> Result:
    """Ask the union of all graphs. The project's prefixes need no PREFIX line.

    params: values for variables ("who" to an IRI, a prefixed name or a plain string), joined to the
    query as VALUES. name: what to call the query in a fault. Raises QueryError with line and column
    where it does not parse, and for SERVICE, which would reach for the network.
    """
    bare = without_words(sparql)
    form = _FORM.match(bare)
    if form is None:
        hint = "give a query, or --name and the name of one"
        raise QueryError("the query is empty", where=name, hint=hint)
    if form[1].upper() not in ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE"):
        place = _line_and_column(sparql, form.start(1))
        raise _fault(sparql, place, "expected SELECT, ASK, CONSTRUCT or DESCRIBE", name)
    if remote := _REMOTE.search(bare):
        raise _fault(sparql, _line_and_column(sparql, remote.start()), "SERVICE needs the network", name)
    try:
        found = store.query(
            sparql + values(params or {}),
            prefixes=dict(PREFIXES),
            use_default_graph_as_union=True,
        )
    except SyntaxError as error:
        raise _syntax_fault(sparql, str(error), name) from None
    match found:
        case ox.QuerySolutions():
            columns = tuple(variable.value for variable in found.variables)
            rows = [tuple(row[column] for column in columns) for row in found]
            if not ordered(bare):
                rows.sort(key=blanks.text)
            return Result("rows", columns=columns, rows=blanks.named(rows))
        case ox.QueryBoolean():
            return Result("boolean", boolean=bool(found))
        case _:
            return Result("triples", triples=blanks.named_triples(set(found)))


def without_words(sparql: str) -> str:
    """A query with blanks in place of what holds no keyword: IRIs, strings, comments."""
    return _OPAQUE.sub(lambda match: " " * len(match.group()), sparql)


def ordered(bare: str) -> bool:
    """Whether a query, without words, orders its rows."""
    return _ORDERED.search(bare) is not None


def values(params: Mapping[str, str]) -> str:
    """A VALUES clause on a line of its own, since the one before may be a comment; nothing for no values."""
    if not params:
        return ""
    terms = []
    for value in params.values():
        iri = expand(value)
        terms.append(in_sparql(str(ox.NamedNode(iri) if iri else ox.Literal(value))))
    return f"\nVALUES ({' '.join('?' + name for name in params)}) {{ ({' '.join(terms)}) }}"


def _syntax_fault(sparql: str, message: str, name: str) -> QueryError:
    match = _PLACE.match(message)
    if match is None:
        return QueryError(f"this is not SPARQL: {message}", where=name, hint="mend the query")
    line, column, expected = int(match[1]), int(match[2]), match[3]
    if "Prefix not found" in expected:
        before = sparql.splitlines()[line - 1][: column - 1]
        if undeclared := re.search(r"([\w.-]*):[^\s:]*$", before):
            what = f"the prefix {undeclared[1]}: is not declared"
            return _fault(sparql, (line, undeclared.start() + 1), what, name)
    return _fault(sparql, (line, column), _reason(sparql, line, column, expected), name)


def _reason(sparql: str, line: int, column: int, expected: str) -> str:
    """The parser's list of what it would have taken, without character classes."""
    said = [item.strip() for item in re.split(r", (?![^\[]*\])", expected) if not item.startswith("[")]
    for item in said:
        if " " in item and item[0].isupper():  # a sentence of the parser's own
            return item[0].lower() + item[1:] if item[1:2].islower() else item
    words = [item for item in said if item not in ("", "LATERAL", "SERVICE")][:6]
    lines = sparql.splitlines()
    at_end = line > len(lines) or (line == len(lines) and column > len(lines[-1].rstrip()))
    start = "the query ends too soon" if at_end else "this is not SPARQL"
    return f"{start}: expected {' or '.join(words)}" if words else "this is not SPARQL here, or just before"


def _fault(sparql: str, place: tuple[int, int], what: str, name: str) -> QueryError:
    line, column = place
    lines = sparql.splitlines() or [""]
    source = lines[line - 1] if line <= len(lines) else ""
    source = "".join(c if c.isprintable() else " " for c in source)
    return QueryError(
        what,
        where=f"{name}:{line}:{column}",
        hint="mend the query there",
        source=source,
        column=min(column - 1, len(source)),
    )


def _line_and_column(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1
