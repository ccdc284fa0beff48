"""Worker processes behind a queue. A job that runs over its time ends with its process, and a new one starts."""

from __future__ import annotations

import multiprocessing
import queue
from collections.abc import Callable
from typing import TypeVar, TypeVarTuple, cast

from kg.errors import KgError, QueryError
from kg.serve.held import Held
from kg.serve.place import Place
from kg.serve.worker import work

Values = TypeVarTuple("Values")
T = TypeVar("T")

MEMORY = 4 << 30  # bytes for one worker, beyond what the open graph takes
_START = 60.0  # seconds a process may take until it has opened the graph


class OvertimeError(QueryError):
    """A job that was stopped since it ran over its time."""


class BusyError(QueryError):
    """No worker was free in time."""


class BrokenError(Exception):
    """A fault of kg's own, with what the worker told of it."""


class Pool:
    """So many workers, each with so many seconds for a job."""

    def __init__(self, place: Place, *, workers: int, seconds: float, memory: int = MEMORY) -> None:
        self._seconds = seconds
        self._idle: queue.LifoQueue[_Worker] = queue.LifoQueue()  # the last one used has the warmest caches
        self._workers = [_Worker(place, memory) for _ in range(workers)]
        for worker in self._workers:
            self._idle.put(worker)

    def ask(self, job: Callable[[Held, *Values], T], *values: *Values) -> T:
        """What the job, a function of a module, finds in a worker's graph.

        Raises what the job raises of KgError; OvertimeError, BusyError; BrokenError for faults of kg's own.
        """
        try:
            worker = self._idle.get(timeout=self._seconds)
        except queue.Empty:
            raise BusyError("too many questions at once", hint="ask again in a while") from None
        try:
            return cast("T", worker.ask(job, values, self._seconds))
        finally:
            self._idle.put(worker)

    def close(self) -> None:
        """Ends all workers, whatever they do."""
        for worker in self._workers:
            worker.end()


class _Worker:
    """A process and the pipe to it."""

    def __init__(self, place: Place, memory: int) -> None:
        self._given = place, memory
        self._ended = False
        self._start()

    def _start(self) -> None:
        # Not forked: a process with threads in it cannot be copied safely.
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=work, args=(theirs, *self._given), daemon=True)
        self._process.start()
        theirs.close()
        self._ready = False

    def ask(self, job: Callable[..., object], values: tuple[object, ...], seconds: float) -> object:
        """The job's answer; when there is none, this process has ended and another is on its way."""
        done = False
        try:
            if not self._ready:
                self._reply(_START)
                self._ready = True
            self._pipe.send((job, values))
            found = self._reply(seconds)
            done = True
            return found
        except KgError as fault:
            done = self._ready and not isinstance(fault, OvertimeError)
            raise
        except (EOFError, OSError):
            what = "the query ended its process: it may have needed too much memory"
            raise QueryError(what, hint="ask for less") from None
        except BrokenError:
            done = True
            raise
        finally:
            if not done:
                self._stop()
                if not self._ended:
                    self._start()

    def _reply(self, seconds: float) -> object:
        if not self._pipe.poll(seconds):
            hint = "ask for less, or start kg serve with more --seconds"
            raise OvertimeError(f"stopped after {seconds:g} s", hint=hint)
        kind, what = self._pipe.recv()
        if kind == "fault":
            cls, parts = what
            raise cls(parts.pop("what"), **parts)
        if kind == "broken":
            raise BrokenError(what)
        return what

    def end(self) -> None:
        """Ends the process at once, for good; who waits for its answer hears that it ended."""
        self._ended = True
        self._process.kill()

    def _stop(self) -> None:
        self._process.kill()
        self._process.join()
        self._pipe.close()
