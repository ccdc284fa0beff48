"""How far a long run is, for somebody who looks at a terminal."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import rich.progress

    from kg.corpus.summary import Progress


@contextmanager
def shown(*, quiet: bool = False) -> Iterator[Callable[[Progress], None] | None]:
    """A function to tell progress to; None where nobody looks, so that nothing is counted beforehand."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    with ExitStack() as stack:
        drawn = functools.cache(lambda: stack.enter_context(_bars()))

        def tell(now: Progress) -> None:
            bars = drawn()
            if now.task not in (task.description for task in bars.tasks):
                bars.add_task(now.task, rate="", facts=0, errors=0, things=now.things)
            task = next(task for task in bars.tasks if task.description == now.task)
            rate = f"{task.speed:,.0f}/s, " if task.speed else ""
            bars.update(task.id, completed=now.done, total=now.total, rate=rate, facts=now.facts, errors=now.errors)
            bars.refresh()

        yield tell


def _bars() -> rich.progress.Progress:
    import rich.console  # heavy: 70 ms, and only long runs at a terminal need it
    import rich.progress

    columns = (
        rich.progress.TextColumn("{task.description}"),
        rich.progress.BarColumn(),
        rich.progress.TextColumn("{task.completed:,} articles"),
        rich.progress.TextColumn("{task.fields[rate]}{task.fields[facts]:,} {task.fields[things]}"),
        rich.progress.TextColumn("{task.fields[errors]:,} errors"),
        rich.progress.TimeRemainingColumn(elapsed_when_finished=True),
    )
    # Without a thread of its own: the workers are forked, and a fork copies no threads.
    return rich.progress.Progress(
        *columns, console=rich.console.Console(stderr=True), auto_refresh=False, transient=True
    )
