"""Two servers that are not ours, on loopback, each with its data in a folder that is thrown away."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kg.errors import RemoteError
from kg.remote.address import Address, Login, address
from kg.remote.asking import Endpoint, endpoint
from kg.remote.wire import Wire

_PATIENCE = 30.0  # seconds until a server must answer
_INI = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temporary.db
TransactionFile = {folder}/temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 4000
MaxDirtyBuffers = 3000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = 10000
"""


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs. folder: what a push may be given; queries: the service for these."""

    name: str
    folder: str
    queries: str
    login: Login | None = None

    @property
    def address(self) -> Address:
        return address(self.folder)

    @contextmanager
    def asked(self) -> Iterator[Endpoint]:
        """Its service for queries."""
        with Wire(self.login) as wire:
            yield endpoint(wire, self.address, self.login)


def free_port() -> int:
    """A port that nobody listens at just now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def oxigraph(folder: Path, *, port: int = 0) -> Iterator[Server]:
    """Oxigraph's server, data in a folder that may hold some already."""
    command = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or "oxigraph"
    port = port or free_port()
    call = [command, "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}"]
    with _running(call, folder.with_suffix(".log")) as process:
        server = Server("oxigraph", f"http://127.0.0.1:{port}/", f"http://127.0.0.1:{port}/query")
        _wait(server, process)
        yield server


@contextmanager
def virtuoso(folder: Path) -> Iterator[Server]:
    """Debian's Virtuoso, where the user dba is known by digest."""
    http, sql, password = free_port(), free_port(), "not dba"
    folder.mkdir()
    (folder / "virtuoso.ini").write_text(_INI.format(folder=folder, http=http, sql=sql))
    call = ["virtuoso-t", "+foreground", "+configfile", str(folder / "virtuoso.ini")]
    with _running(call, folder / "output.log") as process:
        url = f"http://127.0.0.1:{http}/"
        server = Server("virtuoso", url, f"{url}sparql", Login("dba", password))
        _wait(Server("virtuoso", url, f"{url}sparql"), process)
        change = f'set password "dba" "{password}";\n'
        subprocess.run(["isql-vt", f"127.0.0.1:{sql}", "dba", "dba"], input=change.encode(), check=True, stdout=-3)
        yield server


@contextmanager
def _running(call: list[str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("wb") as output:
        process = subprocess.Popen(call, stdout=output, stderr=output, cwd=log.parent)
        try:
            yield process
        finally:
            process.kill()  # its data are thrown away
            process.wait()


def _wait(server: Server, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _PATIENCE
    with Wire(pause=0.05) as wire:
        while time.monotonic() < deadline and process.poll() is None:
            try:
                endpoint(wire, address(server.queries), None)
            except RemoteError:
                time.sleep(0.05)
            else:
                return
    raise AssertionError(f"{server.name} does not start")
