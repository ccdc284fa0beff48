"""A worker process: it opens the graph, and answers one job after the other."""

from __future__ import annotations

import contextlib
import signal
import sys
import traceback
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.serve.held import Held
from kg.serve.place import Place

Reply = tuple[str, Any]


def work(pipe: Connection, place: Place, memory: int) -> None:
    """Answers jobs from a pipe until it is closed: ("ready" | "found" | "fault" | "broken", what).

    memory: bytes beyond what the open graph takes; a job that wants more ends, with this process at worst.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server decides when a worker ends
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        try:
            held = Held(place)
        except KgError as fault:
            pipe.send(("fault", told(fault)))
            return
        _bounded(memory)
        pipe.send(("ready", None))
        while True:
            job, values = pipe.recv()
            pipe.send(_reply(held, job, values))


def _reply(held: Held, job: Any, values: tuple[object, ...]) -> Reply:
    try:
        return "found", held.answer(job, *values)
    except KgError as fault:
        return "fault", told(fault)
    except MemoryError:
        return "fault", (KgError, {"what": "the answer needs more memory than it may have", "hint": "ask for less"})
    except Exception:
        return "broken", traceback.format_exc()


def told(fault: KgError) -> tuple[type[KgError], dict[str, Any]]:
    """A fault as its class and its parts, which come through a pipe unchanged."""
    parts = {name: getattr(fault, name) for name in ("what", "where", "hint", "source", "column")}
    return type(fault), parts


def _bounded(memory: int) -> None:
    """Limits what this process may take beyond what it has, where the system can.

    Not its address space: threads reserve that by the gigabyte on a machine with many cores.
    """
    if sys.platform == "linux":
        import resource

        with contextlib.suppress(ValueError, OSError, StopIteration):
            lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
            held = 1024 * int(next(line for line in lines if line.startswith("VmData:")).split()[1])
            resource.setrlimit(resource.RLIMIT_DATA, (held + memory, resource.getrlimit(resource.RLIMIT_DATA)[1]))
            resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
