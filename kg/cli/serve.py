"""Serve a graph or store on this machine: pages to look things up, and a SPARQL endpoint.

Only this machine can reach it. A store may be written to meanwhile: its changes are seen a moment later.
"""

from __future__ import annotations

import argparse
from importlib.util import find_spec
from pathlib import Path

from kg.errors import KgError

_NEEDED = ("jinja2", "starlette", "uvicorn")


def options(parser: argparse.ArgumentParser) -> None:
    """What `kg serve` understands."""
    parser.add_argument("graph", type=Path, metavar="GRAPH", help="a graph or store that kg build wrote")
    parser.add_argument("--port", type=_port, default=8080, metavar="N", help="default: 8080; 0 takes any that is free")
    parser.add_argument("--host", default="127.0.0.1", help="an address of this machine alone; default: 127.0.0.1")
    parser.add_argument("--seconds", type=_seconds, default=30.0, metavar="S", help="for one query; default: 30")
    parser.add_argument("--rows", type=_some, default=100_000, metavar="N", help="of one answer; default: 100000")
    parser.add_argument("--workers", type=_some, default=2, metavar="N", help="queries at once; default: 2")
    parser.add_argument("--allow-service", action="store_true", help="let queries ask other endpoints by SERVICE")


def run(arguments: argparse.Namespace) -> int:
    """Serves until it is interrupted."""
    if missing := [name for name in _NEEDED if find_spec(name) is None]:
        hint = "pip install 'diplomatic-kg[serve]'"
        raise KgError(f"kg serve needs {' and '.join(missing)}, which is not installed", hint=hint)
    from kg.serve.app import Options
    from kg.serve.running import Server, serve

    server = Server(
        host=arguments.host,
        port=arguments.port,
        workers=arguments.workers,
        seconds=arguments.seconds,
        options=Options(rows=arguments.rows, service=arguments.allow_service),
    )
    serve(arguments.graph, server, started=lambda url: print(f"{url} (Ctrl-C ends it)", flush=True))
    return 0


def _port(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 6 and int(text) < 1 << 16):
        raise argparse.ArgumentTypeError(f"{text} is no port: give 0 to 65535")
    return int(text)


def _some(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 10 and int(text) > 0):
        raise argparse.ArgumentTypeError(f"{text} is no number above 0")
    return int(text)


def _seconds(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0 < number <= 86_400:
        raise argparse.ArgumentTypeError(f"{text} is no number of seconds: give up to 86400")
    return number
