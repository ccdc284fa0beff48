"""Jobs as a worker gets them, each with something wrong."""

from __future__ import annotations

import os
import time

from kg.errors import RuleError
from kg.query import run
from kg.serve.held import Held


def process(_: Held) -> int:
    """Which process answers."""
    return os.getpid()


def sleep(_: Held, seconds: float) -> None:
    """Takes its time."""
    time.sleep(seconds)


def refuse(_: Held) -> None:
    """A fault of the user's, with all its parts."""
    raise RuleError("no such card", where="cards.yaml:3", hint="look there", source="a: b", column=2)


def stumble(_: Held) -> None:
    """A fault of the program's."""
    raise ZeroDivisionError("of the test's own")


def hoard(_: Held, size: int) -> int:
    """Wants memory, in Python."""
    return len(bytearray(size))


def die(_: Held) -> None:
    """Ends the process."""
    os._exit(3)


def explode(held: Held) -> int:
    """Wants memory, in the engine of queries."""
    return len(run(held.store, "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?f").rows)
