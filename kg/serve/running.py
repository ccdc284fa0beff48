"""Opens the port, says where, and answers until it is stopped."""

from __future__ import annotations

import errno
import ipaddress
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

import uvicorn

from kg.errors import KgError
from kg.serve.app import Options, application
from kg.serve.place import prepared
from kg.serve.pool import Pool

_CONNECTIONS = 100
_PATIENCE = 2  # seconds that open connections get when the server is stopped


@dataclass(frozen=True, slots=True)
class Server:
    """Where to listen (port 0: any that is free), how many workers answer, and how long each may take."""

    host: str = "127.0.0.1"
    port: int = 8080
    workers: int = 2
    seconds: float = 30.0
    options: Options = field(default_factory=Options)


def serve(given: Path, server: Server, *, started: Callable[[str], None]) -> None:
    """Serves a store or a graph file until the process is told to end; `started` is given the address.

    KgError where the address is not of this machine alone or the port is taken, and what opening the graph raises.
    """
    with _listening(server.host, server.port) as listener, prepared(given) as place:
        host, port = listener.getsockname()[:2]
        address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        names = {address, f"localhost:{port}"}
        if port == 80:
            names |= {name.rpartition(":")[0] for name in names}
        pool = Pool(place, workers=server.workers, seconds=server.seconds)
        try:
            pool.ask(_ready)
            app = application(pool, given, server.options, frozenset(names))
            settings = uvicorn.Config(
                app,
                loop="asyncio",
                http="h11",
                ws="none",
                lifespan="off",
                log_level="warning",
                access_log=False,
                proxy_headers=False,
                server_header=False,
                limit_concurrency=_CONNECTIONS,
                timeout_graceful_shutdown=_PATIENCE,
            )
            started(f"http://{address}/")
            with suppress(KeyboardInterrupt), _ended_by(signal.SIGTERM):
                _Server(settings, pool).run(sockets=[listener])
        finally:
            pool.close()


class _Server(uvicorn.Server):
    """A server that, told to end, waits for no query."""

    def __init__(self, settings: uvicorn.Config, pool: Pool) -> None:
        super().__init__(settings)
        self._pool = pool

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """What a signal does: first the workers go, then the server."""
        self._pool.close()
        super().handle_exit(sig, frame)


@contextmanager
def _ended_by(number: signal.Signals) -> Iterator[None]:
    """Makes a signal an interruption, so that workers and copies go too: the server raises it again at its end."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(number, interrupt)
    try:
        yield
    finally:
        signal.signal(number, before)


def _ready(held: object) -> bool:
    """A job for a worker that has opened the graph."""
    return held is not None


def _listening(host: str, port: int) -> socket.socket:
    """An open port of this machine alone."""
    try:
        address = ipaddress.ip_address("127.0.0.1" if host == "localhost" else host)
    except ValueError:
        raise KgError("is no address", where=f"--host {host}", hint="give 127.0.0.1 or ::1") from None
    if not address.is_loopback:
        hint = "give 127.0.0.1 or ::1; others reach it through a web server of yours, with a lock on its door"
        raise KgError("others could reach that address", where=f"--host {host}", hint=hint)
    listener = socket.socket(socket.AF_INET6 if address.version == 6 else socket.AF_INET, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((str(address), port))
        listener.listen(128)
    except OSError as fault:
        listener.close()
        taken = fault.errno == errno.EADDRINUSE
        what = "is taken by another program" if taken else f"cannot be opened: {(fault.strerror or '').lower()}"
        raise KgError(what, where=f"port {port}", hint="give another: --port 8081, or 0 for any") from None
    return listener
