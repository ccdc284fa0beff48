"""What takes long to make and seldom changes, kept in the user's cache folder between runs."""

from __future__ import annotations

import gc
import os
import pickle
import stat
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from kg.errors import KgError
from kg.files import replace

T = TypeVar("T")

_KEPT = 8  # files; older ones are removed when a new one is written


def compiled(
    key: str, make: Callable[[], T], *, folder: Path | None = None, environ: Mapping[str, str] = os.environ
) -> T:
    """What `make` returns, from the cache where it was made before under the same key.

    The key must name all that the result hangs on, code included (`stamp`): it is not checked again.
    `folder` is the user's cache folder where none is given. A cache that cannot be read is made
    anew, one that cannot be written is none; KG_CACHE=off does without.
    """
    if environ.get("KG_CACHE") == "off":
        return make()
    folder = folder or user_folder(environ)
    path = folder / f"{sha256(key.encode()).hexdigest()[:32]}.pickle"
    if _safe(folder) and _safe(path):
        # Whatever a stale or broken file raises, the remedy is the same.
        with suppress(Exception), _collector_paused():
            kept, value = pickle.loads(path.read_bytes())  # noqa: S301 - none but the user can have written it
            if kept == key:
                result: T = value
                return result
    made = make()
    with suppress(OSError, KgError):
        _write(path, pickle.dumps((key, made), pickle.HIGHEST_PROTOCOL))
    return made


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Unpickling makes many objects and no garbage: with the collector on it takes more than twice as long."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def stamp(*folders: Path) -> str:
    """A fingerprint of all files below the folders, by name, size and time: cheap, for a cache key."""
    digest = sha256(sys.version.encode())
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            status = path.stat()
            if stat.S_ISREG(status.st_mode) and path.suffix != ".pyc":
                digest.update(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\0".encode())
    return digest.hexdigest()[:16]


def user_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """`$XDG_CACHE_HOME/diplomatic-kg`, else `~/.cache/diplomatic-kg`."""
    # platformdirs knows more systems, but importing it takes 17 ms, longer than most of what is kept here.
    given = environ.get("XDG_CACHE_HOME", "")
    return (Path(given) if given else Path.home() / ".cache") / "diplomatic-kg"


def _safe(path: Path) -> bool:
    """Whether it is there, is no link, and only this user could have written it: pickles run code."""
    try:
        status = path.lstat()
    except OSError:
        return False
    if stat.S_ISLNK(status.st_mode):
        return False
    if sys.platform == "win32":
        return True
    return status.st_uid == os.getuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _write(path: Path, data: bytes) -> None:
    """Kept whole, for this user alone, and what is older than the newest few removed."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not _safe(path.parent):
        return
    replace(path, data, mode=0o600)
    kept = sorted(path.parent.glob("*.pickle"), key=lambda one: one.stat().st_mtime_ns, reverse=True)
    for old in kept[_KEPT:]:
        old.unlink(missing_ok=True)
