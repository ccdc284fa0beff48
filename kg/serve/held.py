"""The graph as a worker holds it: opened again when it has changed, with a catalogue of what is in it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

import pyoxigraph as ox

from kg.serve.catalogue import Catalogue
from kg.serve.place import Place

T = TypeVar("T")

_LOOK = 1.0  # seconds between two looks at whether the graph has changed
_RENEW = 5.0  # seconds a catalogue stands at least while somebody writes


class Held:
    """One worker's view of the graph. It is whole at any moment: a snapshot, whoever writes meanwhile."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self._open()
        self._catalogue: tuple[Catalogue, ox.Store, float] | None = None

    def _open(self) -> None:
        self._stamp, self._looked = self.place.stamp(), time.monotonic()
        self.store = self.place.opened()

    def renew(self) -> None:
        """Opens the graph again where it has changed since."""
        if time.monotonic() - self._looked >= _LOOK:
            self._looked = time.monotonic()
            if self.place.stamp() != self._stamp:
                self._open()

    def answer(self, job: Callable[..., T], *values: object) -> T:
        """What a job finds. A file that a writer merged away under a snapshot makes it a second try."""
        self.renew()
        try:
            return job(self, *values)
        except OSError:
            if not self.place.live:
                raise
            self._open()
            return job(self, *values)

    def catalogue(self) -> Catalogue:
        """What is in the graph; while it is being written, as it was some seconds ago."""
        if self._catalogue is not None:
            made, of, until = self._catalogue
            if of is self.store or time.monotonic() < until:
                return made
        begun = time.monotonic()
        made = Catalogue(self.store)
        took = time.monotonic() - begun
        self._catalogue = made, self.store, time.monotonic() + max(_RENEW, 20 * took)
        return made
