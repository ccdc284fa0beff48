"""The folder that a job writes: made beside, renamed when all is there. Any file system that Spark can reach."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import GraphError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]+://")
_DONE = "_SUCCESS"  # what others look for who know Spark


class Output:
    """A folder to write. where: a path that all machines see, or an address such as hdfs://... or s3a://..."""

    def __init__(self, spark: SparkSession, where: str) -> None:
        self.where = where
        address = where if _SCHEME.match(where) else Path(where).absolute().as_uri()
        self._final, self.beside = address.rstrip("/"), f"{address.rstrip('/')}.unfinished"
        jvm: Any = spark.sparkContext._jvm
        self._path = jvm.org.apache.hadoop.fs.Path
        java_context: Any = spark.sparkContext._jsc
        self._files = self._path(self._final).getFileSystem(java_context.hadoopConfiguration())

    def begin(self) -> None:
        """Makes the folder beside. GraphError where there is an output already, or the rest of another job."""
        check(self.where)
        if self._files.exists(self._path(self._final)):
            raise _there(self.where)
        if not self._files.mkdirs(self._path(self.beside)):
            raise GraphError("cannot be written", where=self.where, hint="write elsewhere")

    def within(self, name: str) -> str:
        """A folder in it."""
        return f"{self.beside}/{name}"

    def name(self, folder: str, ending: str) -> None:
        """Gives the files that Spark wrote into a folder names without chance, 00000 and on; no empty ones."""
        found = self._files.listFiles(self._path(self.within(folder)), True)
        parts: dict[str, list[Any]] = {}
        while found.hasNext():
            status = found.next()
            parts.setdefault(status.getPath().getParent().toString(), []).append(status)
        for parent, statuses in sorted(parts.items()):
            paths = sorted((status.getPath().getName(), status.getPath()) for status in statuses)
            written = [path for name, path in paths if name.startswith("part-")]
            for number, path in enumerate(written):
                self._files.rename(path, self._path(f"{parent}/{number:05}{ending}"))

    def drop(self, folder: str) -> None:
        """Deletes a folder in it."""
        self._files.delete(self._path(self.within(folder)), True)

    def finish(self) -> None:
        """Gives it its name: from now on it is there. GraphError where somebody else was quicker."""
        self._files.create(self._path(f"{self.beside}/{_DONE}")).close()
        final = self._path(self._final)
        if self._files.exists(final) or not self._files.rename(self._path(self.beside), final):
            raise _there(self.where)

    def give_up(self) -> None:
        """Leaves nothing behind."""
        self._files.delete(self._path(self.beside), True)


def check(where: str) -> None:
    """GraphError where no folder can come to be; of addresses, nothing is known before Spark runs."""
    if _SCHEME.match(where):
        return
    path = Path(where).absolute()
    beside = path.with_name(f"{path.name}.unfinished")
    if path.exists():
        raise _there(where)
    if beside.exists():
        hint = "wait for the other job; if it was killed, delete this folder"
        raise GraphError("is left by a job that is not finished", where=str(beside), hint=hint)
    if not path.parent.is_dir():
        raise GraphError("no such folder", where=str(path.parent), hint=f"make it first: mkdir -p {path.parent}")
    if not os.access(path.parent, os.W_OK | os.X_OK):
        raise GraphError("no right to write in this folder", where=str(path.parent), hint="write elsewhere")


def _there(where: str) -> GraphError:
    return GraphError("is there already", where=where, hint="name a folder that is not there, or delete this one")
