"""Which files the inputs of a command mean, of which kind each is and what its article is called."""

from __future__ import annotations

import difflib
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kg.errors import ReadError

Kind = Literal["text", "page", "records"]

KINDS: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".html": "page",
    ".htm": "page",
    ".jsonl": "records",
    ".ndjson": "records",
}
STANDARD_INPUT = "-"
_HINTS = {
    ".json": "write one object a line and call it .jsonl",
    ".pdf .doc .docx .odt .rtf .epub": "save its text as .txt",
    ".ttl .nq .trig .nt .jsonld .rdf": "this is a graph: see kg query, kg view and kg validate",
}
_ENDINGS = ".txt, .html or .jsonl"


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read. `where` is how the user wrote it; `kind` is None where the content must tell.

    `name` is the article's id: the file's name without its ending (with it where the file holds many),
    or as much of its path as makes it the only one.
    """

    path: Path
    where: str
    name: str
    kind: Kind | None


def sources(inputs: Sequence[str | Path]) -> tuple[Source | ReadError, ...]:
    """The files that `inputs` (files, folders, `-`) mean, each once, folders in the order of names.

    What is wrong with an input stands in its place.
    """
    seen: set[str] = set()
    found: list[tuple[Path, Path] | ReadError] = []
    for given in inputs:
        for item in _files(given):
            if isinstance(item, ReadError):
                found.append(item)
            elif (real := os.path.realpath(item[0])) not in seen:
                seen.add(real)
                found.append(item)
    names = _names([item for item in found if not isinstance(item, ReadError)])
    return tuple(item if isinstance(item, ReadError) else _source(item[0], names[item[0]]) for item in found)


def _source(path: Path, name: str) -> Source:
    return Source(path, str(path), name, KINDS.get(path.suffix.lower()))


def _files(given: str | Path) -> Iterator[tuple[Path, Path] | ReadError]:
    """Each file with the folder it was found in."""
    path = Path(given)
    try:
        if not str(given):
            yield ReadError("an input without a name", hint="name a file, a folder or - for standard input")
        elif str(given) == STANDARD_INPUT or path.is_file():
            yield _file(path)
        elif path.is_dir():
            yield from _folder(path)
        elif path.exists():
            yield path, path.parent  # a pipe, as in: kg build <(curl ...)
        else:
            yield ReadError("no such file or folder", where=str(given), hint=_suggestion(path))
    except (OSError, ValueError) as fault:
        yield unreadable(fault, str(given))


def unreadable(fault: OSError | ValueError, where: str) -> ReadError:
    """What the system says of a file, as a ReadError."""
    reason = (fault.strerror if isinstance(fault, OSError) else None) or str(fault)
    return ReadError(f"cannot be read: {reason.lower()}", where=where, hint="look at name and permissions")


def _file(path: Path) -> tuple[Path, Path] | ReadError:
    ending = path.suffix.lower()
    if not ending or ending in KINDS:
        return path, path.parent
    hint = next((hint for endings, hint in _HINTS.items() if ending in endings.split()), "")
    hint = hint or f"give {_ENDINGS}, or a folder of these"
    return ReadError(f"{ending} is no kind of article", where=str(path), hint=hint)


def _folder(folder: Path) -> Iterator[tuple[Path, Path] | ReadError]:
    files: list[Path] = []
    for root, folders, names in os.walk(folder, onerror=_refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files += [
            Path(root, name)
            for name in names
            if not name.startswith(".") and Path(name).suffix.lower() in KINDS and Path(root, name).is_file()
        ]
    if not files:
        yield ReadError("no article in this folder", where=str(folder), hint=f"put {_ENDINGS} files in it")
    for path in sorted(files, key=lambda file: file.relative_to(folder).parts):
        yield path, folder


def _refuse(fault: OSError) -> None:
    raise fault


def _suggestion(path: Path) -> str:
    """The nearest name in the folder, or the part of the path that does not exist."""
    if not path.parent.is_dir():
        return f"there is no folder {path.parent}"
    names = sorted(entry.name for entry in path.parent.iterdir())
    close = difflib.get_close_matches(path.name, names, n=1)
    return f"did you mean {path.parent / close[0]}?" if close else "look at the folder and the spelling"


def _names(files: Sequence[tuple[Path, Path]]) -> dict[Path, str]:
    """A name for each file that no other has: its stem, else its path in the folder, else its path."""
    names = {path: _printable(path.as_posix()) for path, _ in files}
    for level in (_inside, _stem):
        counts = Counter(level(path, folder) for path, folder in files)
        names |= {path: level(path, folder) for path, folder in files if counts[level(path, folder)] == 1}
    return names


def _stem(path: Path, _folder: Path) -> str:
    if str(path) == STANDARD_INPUT:
        return "stdin"
    return _printable(path.name if KINDS.get(path.suffix.lower()) == "records" else path.stem)


def _inside(path: Path, folder: Path) -> str:
    return _printable(path.relative_to(folder).as_posix())


def _printable(name: str) -> str:
    """A file's name as text, whatever bytes it is made of."""
    return os.fsencode(name).decode("utf-8", "replace")
