"""How far a long build has come, for somebody who looks at a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

SILENT_UP_TO = 20


@contextmanager
def shown(*, quiet: bool = False) -> Iterator[Callable[[], None]]:
    """A function to call after each article; a count appears from the 21st on, on a terminal only."""
    if quiet or not sys.stderr.isatty():
        yield lambda: None
        return
    counter = _Counter()
    try:
        yield counter
    finally:
        counter.stop()


class _Counter:
    def __init__(self) -> None:
        self._done = 0
        self._stop: Callable[[], None] = lambda: None
        self._show: Callable[[str], None] = lambda _: None

    def __call__(self) -> None:
        self._done += 1
        if self._done == SILENT_UP_TO + 1:
            self._start()
        if self._done > SILENT_UP_TO:
            self._show(f"{self._done:,} articles")

    def stop(self) -> None:
        """Clears the line."""
        self._stop()

    def _start(self) -> None:
        from rich.console import Console  # heavy: 70 ms, and only long builds need it

        status = Console(stderr=True).status("")
        status.start()
        self._stop, self._show = status.stop, status.update
