"""The graph a command asks: a file, a store, or a server. A server is what begins with http:// or https://."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.remote.address import Address, Login
    from kg.remote.asking import Endpoint


def source(text: str) -> Path | Address:
    """What the user names. RemoteError for an address that is none."""
    if not text.lower().startswith(("http://", "https://")):
        return Path(text)
    from kg.remote.address import address

    return address(text)


def options(parser: argparse.ArgumentParser) -> None:
    """What every command on a server understands."""
    parser.add_argument("--user", help="who you are to the server; the password is in the variable KG_PASSWORD")
    parser.add_argument(
        "--timeout", type=seconds, default=60.0, metavar="SECONDS", help="how long the server may be silent (60)"
    )


def seconds(text: str) -> float:
    """A number of seconds, for argparse."""
    try:
        given = float(text)
    except ValueError:
        given = 0.0
    if not 0 < given < float("inf"):
        raise argparse.ArgumentTypeError("give a number of seconds above 0")
    return given


def opened(path: Path) -> ox.Store:
    """The graph of a file, or of a store, read only. GraphError where there is none."""
    from kg import store
    from kg.corpus import store as corpus

    return corpus.opened(path) if corpus.is_store(path) else store.load(path)


@contextmanager
def endpoint(address: Address, arguments: argparse.Namespace) -> Iterator[Endpoint]:
    """The service for queries of a server."""
    from kg.remote.asking import endpoint
    from kg.remote.wire import Wire

    known = login(address, arguments.user)
    with Wire(known, timeout=arguments.timeout) as wire:
        yield endpoint(wire, address, known)


def login(address: Address, user: str | None) -> Login | None:
    """The user that is named, if one is, with the password of the environment, or asked for at the terminal."""
    from kg.errors import RemoteError
    from kg.remote.address import PASSWORD, Login

    name = user or address.user
    if not name:
        return None
    password = os.environ.get(PASSWORD)
    if password is None and sys.stdin.isatty():
        import getpass

        password = getpass.getpass(f"Password of {ascii(name)[1:-1]} at {address.url}: ")
    if password is None:
        raise RemoteError(f"no password for {name}", where=address.url, hint=f"put it in the variable {PASSWORD}")
    return Login(name, password)
