"""A result becomes text: a table to read, or csv, json and ttl to hand on."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata

import pyoxigraph as ox

from kg.errors import QueryError
from kg.query.blanks import Term
from kg.query.running import Result
from kg.store import shorten
from kg.vocabulary import PREFIXES

OUTPUTS = ("table", "csv", "json", "ttl")

_FITTING = {
    "rows": ("rows", "table, csv or json"),
    "boolean": ("a yes or no", "table or json"),
    "triples": ("triples", "table or ttl"),
}


def render(result: Result, output: str = "table", *, width: int | None = None) -> str:
    """The whole text of a result, with a final line break.

    output: table (any result), csv (rows), json (rows or a truth value, as SPARQL 1.1 JSON results)
    or ttl (triples). width: columns of the terminal a table goes to, drawn with rules and wrapped to
    fit; without it a table is plain aligned text. Raises QueryError where the output cannot hold the result.
    """
    match output, result.kind:
        case "table", "boolean":
            return "yes\n" if result.boolean else "no\n"
        case "table", _:
            columns, rows = _cells(result)
            return _drawn(columns, rows, width) if width else _plain(columns, rows)
        case "csv", "rows":
            return _csv(result)
        case "json", "rows" | "boolean":
            return _json(result)
        case "ttl", "triples":
            return _ttl(result)
    if output not in OUTPUTS:
        choices = ", ".join(OUTPUTS)
        raise QueryError(f"{output!r} is no format", where="--format", hint=f"give one of {choices}")
    held, fitting = _FITTING[result.kind]
    raise QueryError(f"{output} cannot hold {held}", where="--format", hint=f"give {fitting}")


def _cells(result: Result) -> tuple[tuple[str, ...], list[list[str]]]:
    if result.kind == "triples":
        triples = [[_shown(term) for term in triple] for triple in result.triples]
        return ("subject", "predicate", "object"), triples
    return result.columns, [[_shown(cell) for cell in row] for row in result.rows]


def _shown(term: Term | None) -> str:
    """A term on one line, without the control characters that could steer a terminal."""
    match term:
        case None:
            return ""
        case ox.NamedNode():
            text = shorten(term.value)
        case ox.Literal():
            text = " ".join(term.value.split())
        case _:
            text = str(term)
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def _plain(columns: tuple[str, ...], rows: list[list[str]]) -> str:
    table = [list(columns), *rows]
    widths = [max(_width(row[index]) for row in table) for index in range(len(columns))]
    table.insert(1, ["-" * width for width in widths])
    lines = []
    for row in table:
        padded = (cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True))
        lines.append("  ".join(padded).rstrip())
    return "\n".join(lines) + "\n"


def _width(text: str) -> int:
    """Columns of a terminal: two for a Chinese character, none for a combining mark."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


def _drawn(columns: tuple[str, ...], rows: list[list[str]], width: int) -> str:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))  # Text, since [b] in a headline is no markup
    out = io.StringIO()
    Console(file=out, width=width, force_terminal=True).print(table)
    return out.getvalue()


def _csv(result: Result) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(result.columns)
    writer.writerows([_value(cell) for cell in row] for row in result.rows)
    return out.getvalue()


def _value(term: Term | None) -> str:
    match term:
        case None:
            return ""
        case ox.NamedNode() | ox.Literal():
            return term.value
        case _:
            return str(term)


def _json(result: Result) -> str:
    if result.kind == "boolean":
        return json.dumps({"head": {}, "boolean": result.boolean}) + "\n"
    bindings = [
        {column: _binding(cell) for column, cell in zip(result.columns, row, strict=True) if cell is not None}
        for row in result.rows
    ]
    document = {"head": {"vars": list(result.columns)}, "results": {"bindings": bindings}}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _binding(term: Term) -> dict[str, str]:
    match term:
        case ox.NamedNode():
            return {"type": "uri", "value": term.value}
        case ox.BlankNode():
            return {"type": "bnode", "value": term.value}
        case ox.Literal(language=str() as language):
            return {"type": "literal", "value": term.value, "xml:lang": language}
        case ox.Literal() if term.datatype.value.endswith("XMLSchema#string"):
            return {"type": "literal", "value": term.value}
        case ox.Literal():
            return {"type": "literal", "value": term.value, "datatype": term.datatype.value}
        case _:
            return {"type": "literal", "value": str(term)}


def _ttl(result: Result) -> str:
    if not result.triples:
        return ""
    written = ox.serialize(result.triples, format=ox.RdfFormat.TURTLE, prefixes=dict(PREFIXES)) or b""
    lines = written.decode("utf-8").rstrip("\n").split("\n")
    head = sorted(line for line in lines if line.startswith("@prefix "))  # written in no order
    body = [line for line in lines if not line.startswith("@prefix ")]
    used = [line for line in head if any(_uses(row, line.split()[1]) for row in body)]
    return "\n".join([*used, "", *body]) + "\n"


def _uses(line: str, prefix: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(prefix)}", line) is not None
