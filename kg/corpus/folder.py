"""Where the parts of a store lie, and who may write to it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kg.errors import GraphError

if sys.platform != "win32":
    import fcntl


@dataclass(frozen=True, slots=True)
class Folder:
    """The paths of a store."""

    path: Path

    @property
    def manifest(self) -> Path:
        return self.path / "manifest.sqlite"

    @property
    def parts(self) -> Path:
        return self.path / "parts"

    @property
    def graph(self) -> Path:
        return self.path / "graph"

    @property
    def failed(self) -> Path:
        return self.path / "failed.jsonl"

    @property
    def lock(self) -> Path:
        return self.path / "lock"

    def is_store(self) -> bool:
        return self.manifest.is_file()

    def make(self) -> None:
        """Makes an empty store, or leaves the one that is there. GraphError where there is something else."""
        try:
            if self.path.exists() and not self.path.is_dir():
                raise GraphError("is not a folder", where=str(self.path), hint="name a folder for the store")
            if not self.is_store() and self.path.is_dir() and (strange := self._strange()):
                hint = "name a new or an empty folder for the store"
                raise GraphError(f"holds {strange} and is no store", where=str(self.path), hint=hint)
            for folder in (self.path, self.parts, self.graph):
                folder.mkdir(exist_ok=True)
        except FileNotFoundError:
            hint = f"make it first: mkdir -p {self.path.parent}"
            raise GraphError("no such folder", where=str(self.path.parent), hint=hint) from None
        except OSError as fault:
            raise refused(fault, self.path) from None

    def _strange(self) -> str:
        """A file that no store has: a run that was killed at its very beginning leaves no other."""
        own = {"lock", "parts", "graph", "manifest.sqlite-journal"}
        return next((name for name in sorted(os.listdir(self.path)) if name not in own), "")


@contextmanager
def writing(folder: Folder) -> Iterator[int]:
    """Holds the store for one writer; gives the handle of the lock. GraphError where there is a writer already."""
    if sys.platform == "win32":
        raise GraphError("this system cannot lock a store", where=str(folder.path), hint="use Linux or macOS")
    try:
        handle = os.open(folder.lock, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as fault:
        raise refused(fault, folder.lock) from None
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            holder = os.pread(handle, 20, 0).decode("ascii", "replace").strip()
            raise GraphError(
                f"another kg is writing to this store (process {holder or 'unknown'})",
                where=str(folder.path),
                hint="wait until it is done; reading is possible meanwhile",
            ) from None
        os.truncate(handle, 0)
        os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
        yield handle
    finally:
        os.close(handle)


def refused(fault: OSError, path: Path) -> GraphError:
    """What the system refuses, as a fault of the user's."""
    reason = (fault.strerror or str(fault)).lower()
    return GraphError(f"cannot be written: {reason}", where=str(path), hint="look at rights and free space")


def durable(path: Path, content: Iterable[bytes]) -> int:
    """A file that is there whole, after a loss of power too, or not at all; its size."""
    beside = path.with_name(f".{path.name}.new")
    try:
        with beside.open("wb") as file:
            file.writelines(content)
            file.flush()
            size = file.tell()
            os.fsync(file.fileno())
        beside.replace(path)
        handle = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as fault:
        raise refused(fault, path) from None
    return size
