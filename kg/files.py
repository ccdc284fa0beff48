"""A file written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import GraphError


def replace(path: Path, content: bytes, *, mode: int = 0o666) -> None:
    """Writes beside `path` and renames; GraphError, and nothing left behind, where that fails.

    mode: the rights of the file, less those that the user's mask takes.
    """
    writable(path)
    path = path.resolve()
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    with _faults(path):
        try:
            with open(beside, "wb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
                file.write(content)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)


def writable(path: Path) -> None:
    """GraphError where no file can come to be at `path`."""
    with _faults(path):
        path = path.resolve()
        folder = path.parent
        if not folder.is_dir():
            raise GraphError("no such folder", where=str(folder), hint=f"make it first: mkdir -p {folder}")
        if path.exists() and not path.is_file():
            raise GraphError("is not a file", where=str(path), hint="name a file to write")
        if not os.access(folder, os.W_OK | os.X_OK):
            raise GraphError("no right to write in this folder", where=str(folder), hint="write elsewhere")


@contextmanager
def _faults(path: Path) -> Iterator[None]:
    """What the system refuses, told as a fault of the user's."""
    try:
        yield
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        raise GraphError(f"cannot be written: {reason}", where=str(path), hint="write elsewhere") from None
