"""Brings a store or graph to a SPARQL server.

Each named graph takes the place of what is under its name there, whole. What is there as it should be is not sent
again, so that a push that was interrupted goes on where it was. Needs the extra [remote].
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from kg.cli import opened
from kg.errors import GraphError, RemoteError

_LEAST, _USUAL = 1_000, 1_000_000  # characters of a request


def options(parser: argparse.ArgumentParser) -> None:
    """What `kg push` understands."""
    files = "a store, or a .nq or .trig file, also packed: .nq.gz, .nq.zst"
    parser.add_argument("graph", type=Path, metavar="GRAPH", help=files)
    parser.add_argument("server", metavar="ADDRESS", help="http://HOST:PORT/ or that of a SPARQL service")
    parser.add_argument(
        "--protocol", choices=("gsp", "update"), help="Graph Store Protocol or SPARQL Update; default: what is there"
    )
    parser.add_argument("--endpoint", metavar="ADDRESS", help="of that protocol's service, where it is not found")
    parser.add_argument("--graph", dest="name", metavar="IRI", help="the graph for triples that are in none")
    parser.add_argument("--prune", action="store_true", help="take out graphs pushed before that are no longer here")
    parser.add_argument(
        "--batch", type=_batch, default=_USUAL, metavar="N", help=f"characters of one request, about ({_USUAL:,})"
    )
    opened.options(parser)
    parser.add_argument("-q", "--quiet", action="store_true", help="say nothing but what went wrong")


def run(arguments: argparse.Namespace) -> int:
    """Sends what is new or changed, and says how much that was."""
    from kg.cli import bar
    from kg.remote.address import address
    from kg.remote.push import push

    server = address(arguments.server)
    endpoint = address(arguments.endpoint) if arguments.endpoint else None
    if endpoint and not arguments.protocol:
        raise RemoteError("--endpoint without --protocol", hint="say which it is: --protocol gsp or update")
    path: Path = arguments.graph
    if not path.exists():
        raise GraphError("no such file or store", where=str(path), hint="kg build ARTICLES -o STORE/ makes one")
    login = opened.login(server, arguments.user)
    started = time.perf_counter()
    with bar.shown(quiet=arguments.quiet) as on_progress:
        done = push(
            path,
            server,
            login,
            way=arguments.protocol,
            endpoint=endpoint,
            name=arguments.name or "",
            prune=arguments.prune,
            batch=arguments.batch,
            timeout=arguments.timeout,
            on_progress=on_progress,
        )
    if not arguments.quiet:
        pruned = f", {done.pruned:,} taken out" if arguments.prune else ""
        counts = f"{done.sent:,} graphs sent, {done.unchanged:,} unchanged{pruned}"
        print(f"{server.url}: {counts}: {done.quads:,} quads in {time.perf_counter() - started:.1f} s", file=sys.stderr)
    return 0


def _batch(text: str) -> int:
    if not text.isdecimal() or int(text) < _LEAST:
        raise argparse.ArgumentTypeError(f"give a number of characters, {_LEAST:,} at least")
    return int(text)
