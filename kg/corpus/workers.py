"""Worker processes: articles in, what was read of them out, in the order of the input.

Each worker has a pipe of its own and reads one batch at a time. A worker that dies, or takes too long over
an article, costs that article alone: the next worker goes on behind it. When the parent is killed, the pipes
close and the workers end, so that nobody holds the store.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from types import FrameType
from typing import NoReturn

from kg.corpus.reading import Failed, Read, Reading
from kg.errors import KgError
from kg.model.text import Article

BATCH = 16  # articles sent to a worker at once: few enough to share out evenly, enough to keep it busy
_AHEAD = 8  # batches a worker may be ahead of the oldest article that is not ready
_GRACE = 2.0  # seconds beyond the limit until a worker that does not answer is killed

Outcome = tuple[Article, Reading | Failed]


class _TooLong(BaseException):
    """Raised by the clock: no handler of exceptions on the way may keep it."""


class Workers:
    """Processes that read articles. Use it in a `with` statement.

    make: called once, before the first article, in the process that the workers are copies of: so what it
    loads is in memory once, and a corpus without a new article costs nothing. jobs: how many. limit: seconds
    an article may take. inherited: open files of the parent that a worker must close, as the lock of a store.
    """

    def __init__(
        self, make: Callable[[], Read], *, jobs: int = 1, limit: float = 60.0, inherited: Sequence[int] = ()
    ) -> None:
        if "fork" not in multiprocessing.get_all_start_methods():
            raise KgError("this system has no forked processes", hint="build a corpus on Linux or macOS")
        self._make, self._jobs, self._limit, self._inherited = make, jobs, limit, inherited
        self._read: Read | None = None
        self._workers: list[_Worker] = []

    def start(self) -> None:
        """Starts the processes, where that is not done yet."""
        if self._read is None:
            self._read = self._make()
            for _ in range(self._jobs):
                self._workers.append(self._started(self._read))

    @property
    def processes(self) -> list[int | None]:
        """The ids of the processes."""
        return [worker.process.pid for worker in self._workers]

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.end()

    def read(self, articles: Iterable[Article]) -> Iterator[Outcome]:
        """Each article with what was read of it, in the order of the input.

        Articles are taken from the iterator as workers come free; a few hundred are held at a time.
        """
        source, number = _Batches(articles), 0
        ready: dict[int, Outcome] = {}
        batch = source.batch()
        if batch:
            self.start()
            self._workers[0].send(batch)
        while True:
            for worker in self._workers:
                if not worker.pending and source.taken < number + _AHEAD * BATCH * len(self._workers):
                    worker.send(source.batch())
            busy = [worker for worker in self._workers if worker.pending]
            if not busy and not ready:
                return
            for worker in busy:
                worker.overdue = time.monotonic() > worker.due
            answering = set(wait([worker.pipe for worker in busy], timeout=_until(busy)))
            for index, worker in enumerate(self._workers):
                if worker.pipe in answering:
                    self._answer(index, worker, ready)
                elif worker.pending and worker.overdue:
                    self._replace(index, worker, ready, _too_long(self._limit))
            while number in ready:
                yield ready.pop(number)
                number += 1

    def _answer(self, index: int, worker: _Worker, ready: dict[int, Outcome]) -> None:
        try:
            outcome = worker.pipe.recv()
        except (EOFError, OSError):
            worker.process.join()
            died = f"the process that read it ended ({_ending(worker.process.exitcode)})"
            self._replace(index, worker, ready, Failed(died, died))
            return
        number, article = worker.pending.popleft()
        ready[number] = (article, outcome)
        worker.due = time.monotonic() + self._limit + _GRACE

    def _replace(self, index: int, worker: _Worker, ready: dict[int, Outcome], why: Failed) -> None:
        """Another worker goes on behind the article that this one did not get over."""
        worker.kill()
        number, article = worker.pending.popleft()
        ready[number] = (article, why)
        if self._read is not None:
            self._workers[index] = self._started(self._read)
        self._workers[index].send(worker.pending)

    def _started(self, read: Read) -> _Worker:
        others = [worker.pipe.fileno() for worker in self._workers if not worker.pipe.closed]
        return _Worker(read, self._limit, [*self._inherited, *others])


class _Worker:
    def __init__(self, read: Read, limit: float, inherited: Sequence[int]) -> None:
        self.pipe, theirs = multiprocessing.Pipe()
        self.pending: deque[tuple[int, Article]] = deque()
        self.due, self.overdue, self._limit = float("inf"), False, limit
        close = (*inherited, self.pipe.fileno())
        context = multiprocessing.get_context("fork")
        self.process = context.Process(target=_work, args=(theirs, read, limit, close), daemon=True)
        self.process.start()
        theirs.close()

    def send(self, batch: Iterable[tuple[int, Article]]) -> None:
        """Only to a worker that waits: one that writes while we write would wait for us for ever."""
        self.pending = deque(batch)
        if self.pending:
            self.due = time.monotonic() + self._limit + _GRACE
            with suppress(OSError):  # it died while it waited: told when its answer is read
                self.pipe.send([article for _, article in self.pending])

    def end(self) -> None:
        self.pipe.close()
        self.process.join(timeout=0.2)
        self.kill()

    def kill(self) -> None:
        self.pipe.close()
        if self.process.is_alive():
            self.process.kill()
        self.process.join()


class _Batches:
    """Numbered articles, a batch at a time; empty when there are no more."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._articles = iter(articles)
        self.taken = 0

    def batch(self) -> list[tuple[int, Article]]:
        found: list[tuple[int, Article]] = []
        for article in self._articles:
            found.append((self.taken, article))
            self.taken += 1
            if len(found) == BATCH:
                break
        return found


def _work(pipe: Connection, read: Read, limit: float, inherited: Sequence[int]) -> None:
    """What a worker does until its pipe closes."""
    for handle in inherited:
        with suppress(OSError):
            os.close(handle)
    gc.freeze()  # what is there stays: to look through it again and again would copy its pages
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends it
    signal.signal(signal.SIGALRM, _ring)
    with suppress(EOFError, OSError):
        while True:
            for article in pipe.recv():
                pipe.send(attempt(read, article, limit))


def attempt(read: Read, article: Article, limit: float) -> Reading | Failed:
    """What was read of an article, or why it was not. Only in a process that has `_ring` for SIGALRM."""
    try:
        signal.setitimer(signal.ITIMER_REAL, limit)
        try:
            return read(article)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    except _TooLong:
        return _too_long(limit)
    except KgError as fault:
        return Failed(str(fault), fault.what)
    except Exception as fault:
        kind = type(fault).__name__
        return Failed(f"{kind}: {fault}"[:500], f"a fault of the reader, {kind}: please report it")


def _ring(_number: int, _frame: FrameType | None) -> NoReturn:
    raise _TooLong


def _too_long(limit: float) -> Failed:
    reason = f"took longer than {limit:g} s"
    return Failed(reason, reason)


def _until(busy: Sequence[_Worker]) -> float:
    return max(0.0, min((worker.due for worker in busy), default=0.0) - time.monotonic()) + 0.05


def _ending(code: int | None) -> str:
    if code is not None and code < 0:
        with suppress(ValueError):
            return signal.Signals(-code).name
    return f"exit code {code}"
