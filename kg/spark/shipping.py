"""The rules and tables, made ready once, sent to each machine once, opened once in each process there."""

from __future__ import annotations

import gc
import pickle
from hashlib import sha256
from typing import TYPE_CHECKING

import kg
from kg import pipeline
from kg.corpus.version import version
from kg.errors import KgError
from kg.pipeline import Options, Reader

if TYPE_CHECKING:
    from pyspark import Broadcast, SparkContext

Parcel = tuple[str, str, bytes]
_KEPT: dict[str, Reader] = {}  # of a process: the reader of the job it works for


def packed(options: Options) -> Parcel:
    """The reader for some options, as bytes: own cards and tables are in it, no machine needs their folders.

    Faults of these as for `pipeline.load`.
    """
    data = pickle.dumps(pipeline.load(options), pickle.HIGHEST_PROTOCOL)
    made_by = version()
    return sha256(made_by.encode() + data).hexdigest(), made_by, data


def shipped(context: SparkContext, options: Options) -> Broadcast[Parcel]:
    """The same, on its way to all machines."""
    return context.broadcast(packed(options))


def opened(parcel: Parcel) -> Reader:
    """The reader again; unpacked by the first task of a process. KgError where this machine has another kg."""
    key, made_by, data = parcel
    if key not in _KEPT:
        if (here := version()) != made_by:
            hint = "install the same version of diplomatic-kg on all machines"
            raise KgError(f"this machine has kg {here}, the driver {made_by}", where=str(kg.__path__[0]), hint=hint)
        gc.disable()  # it makes many objects and no garbage
        try:
            reader: Reader = pickle.loads(data)  # noqa: S301  what the driver of this job has sent
        finally:
            gc.enable()
        _KEPT.clear()
        _KEPT[key] = reader
    return _KEPT[key]
