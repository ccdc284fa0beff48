"""The command `kg`: one module a command, each with its `options` and its `run`.

A command parses, calls one function of the library and prints. Exit codes: 0 done · 1 some articles
were left out, or a graph or a rule does not hold · 2 a fault of the user's, told in one line ·
130 interrupted · 141 nobody reads the output any more.

The library is imported inside each `run`, so that `kg --help` pays for the parser of arguments alone.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from kg.cli import (
    build,
    explain,
    export,
    faults,
    lexicon,
    push,
    query,
    remove,
    rules,
    serve,
    spark,
    stats,
    validate,
    view,
)
from kg.cli.parser import Parser, Version
from kg.errors import KgError

COMMANDS = (build, view, query, validate, explain, rules, lexicon, stats, remove, export, serve, push, spark)


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command line (of the process, unless `argv` is given) and returns its exit code."""
    try:
        code = _run(argv)
        sys.stdout.flush()
    except KgError as fault:
        faults.tell(fault)
        return 2
    except KeyboardInterrupt:
        print("kg: interrupted", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # what is still buffered goes nowhere, instead of failing again when the interpreter ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    return code


def _run(argv: Sequence[str] | None) -> int:
    parser = _parser()
    try:
        arguments = parser.parse_args(argv)
    except SystemExit as end:  # how argparse ends --help and --version
        return int(end.code or 0)
    if "run" not in arguments:
        parser.print_help()
        return 0
    code: int = arguments.run(arguments)
    return code


def _parser() -> Parser:
    parser = Parser(
        prog="kg",
        description="Turns diplomatic news into a knowledge graph by rules: who met whom, who said what, "
        "and the sentence that says so.",
        epilog="First steps: kg build article.txt -o graph.ttl, then kg query graph.ttl --name meetings",
    )
    parser.add_argument("--version", action=Version, help="show the version and end")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for command in COMMANDS:
        name = command.__name__.rpartition(".")[2]
        summary = (command.__doc__ or "").partition("\n")[0].rstrip(".")
        one = commands.add_parser(name, help=summary, description=command.__doc__)
        command.options(one)
        one.set_defaults(run=command.run)
    return parser
