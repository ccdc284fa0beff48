"""Ask a graph, in SPARQL or by the name of a question.

The query is one of those that ship with kg (--name, listed by --list), a file, or given in place (-e):
SELECT, ASK, CONSTRUCT or DESCRIBE, over all articles of the graph at once.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli import opened
from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.query import NamedQuery

_GRAPH = "a graph or store that kg build wrote, or the address of a server"
FORMATS = ("table", "csv", "json", "ttl")


def options(parser: argparse.ArgumentParser) -> None:
    """What `kg query` understands."""
    parser.add_argument("graph", nargs="?", type=opened.source, metavar="GRAPH", help=_GRAPH)
    parser.add_argument("file", nargs="?", type=Path, metavar="QUERY.rq", help="a file with the query")
    parser.add_argument("--name", help="a query that ships with kg")
    parser.add_argument("-e", "--expression", metavar="SPARQL", help="the query itself")
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="what a variable is to be: an IRI or plain text; of a named query's parameters, a label too",
    )
    parser.add_argument("--list", action="store_true", help="show the queries that ship with kg")
    parser.add_argument("--format", choices=FORMATS, help="default: table, and ttl for triples")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write there instead of printing")
    opened.options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Prints or writes what the query finds."""
    from kg import files, query

    if arguments.list:
        for one in query.names():
            print(_listed(one))
        return 0
    if arguments.graph is None:
        raise QueryError("no graph is named", hint="give one that kg build wrote, or --list")
    out: Path | None = arguments.output
    if out:
        files.writable(out)
    name, sparql = _query(arguments)
    params = _params(arguments.set, sparql)
    if isinstance(arguments.graph, Path):
        asked = opened.opened(arguments.graph)
        if arguments.name is not None:
            sparql, params = query.bound(asked, name, params)
        result = query.run(asked, sparql, params=params, name=name)
    else:
        with opened.endpoint(arguments.graph, arguments) as server:
            if arguments.name is not None:
                sparql, params = query.bound(server.ask, name, params)
            result = server.ask(sparql, params=params, name=name)
    form = arguments.format or ("ttl" if result.kind == "triples" else "table")
    columns = shutil.get_terminal_size().columns if sys.stdout.isatty() and not out else None
    text = query.render(result, form, width=columns)
    if out:
        files.replace(out, text.encode())
    else:
        sys.stdout.write(text)
    return 0


def _listed(one: NamedQuery) -> str:
    """A question with the parameters it has."""
    sets = [f"--set {name}=..." for name in one.needs] + [f"[--set {name}=...]" for name in one.takes]
    return "  ".join((f"{one.name:19}  {one.question}", *sets))


def _params(given: Sequence[str], sparql: str) -> dict[str, str]:
    """Variables and their values."""
    variables = sorted(set(re.findall(r"[?$](\w+)", sparql)))
    params: dict[str, str] = {}
    for one in given:
        name, equals, value = one.partition("=")
        name = name.lstrip("?$")
        if not equals or name not in variables:
            what = f"no variable ?{name}" if equals else "no value"
            raise QueryError(what, where=f"--set {one}", hint=f"give NAME=VALUE; names are {', '.join(variables)}")
        params[name] = value
    return params


def _query(arguments: argparse.Namespace) -> tuple[str, str]:
    """What to call the query in a fault, and its text."""
    from kg import query

    given = [one for one in (arguments.file, arguments.name, arguments.expression) if one is not None]
    if len(given) != 1:
        what = "two queries at once" if given else "no query"
        raise QueryError(what, hint="give a file, --name NAME (see --list) or -e SPARQL, one of them")
    if arguments.name is not None:
        return arguments.name, query.named(arguments.name)
    if arguments.expression is not None:
        return "-e", arguments.expression
    path: Path = arguments.file
    try:
        return str(path), path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise QueryError("not UTF-8", where=str(path), hint="save the query as UTF-8") from None
    except OSError as fault:
        shipped = any(path.name == one.name for one in query.names())
        hint = f"did you mean --name {path}?" if shipped else "give a file with SPARQL in it"
        raise QueryError((fault.strerror or "unreadable").lower(), where=str(path), hint=hint) from None
