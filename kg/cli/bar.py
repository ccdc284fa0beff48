"""How far a corpus has been read, for somebody who looks at a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.corpus.summary import Progress


@contextmanager
def shown(*, quiet: bool = False) -> Iterator[Callable[[Progress], None] | None]:
    """A function to tell progress to; None where nobody looks, so that nothing is counted beforehand."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich import progress as rich  # heavy: 70 ms, and only long runs at a terminal need it
    from rich.console import Console

    columns = (
        rich.TextColumn("{task.description}"),
        rich.BarColumn(),
        rich.TextColumn("{task.completed:,} articles"),
        rich.TextColumn("{task.fields[rate]}{task.fields[facts]:,} facts, {task.fields[errors]:,} errors"),
        rich.TimeRemainingColumn(elapsed_when_finished=True),
    )
    # Without a thread of its own: the workers are forked, and a fork copies no threads.
    with rich.Progress(*columns, console=Console(stderr=True), auto_refresh=False, transient=True) as drawn:
        tasks: dict[str, rich.TaskID] = {}

        def tell(now: Progress) -> None:
            if now.task not in tasks:
                tasks[now.task] = drawn.add_task(now.task, rate="", facts=0, errors=0)
            task = drawn.tasks[drawn.task_ids.index(tasks[now.task])]
            rate = f"{task.speed:,.0f}/s, " if task.speed else ""
            drawn.update(task.id, completed=now.done, total=now.total, rate=rate, facts=now.facts, errors=now.errors)
            drawn.refresh()

        yield tell
