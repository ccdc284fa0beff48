"""The articles of a corpus: what `kg.read` reads, and packed collections of articles, one by one."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from kg import read
from kg.corpus.archives import ENDINGS, outcomes
from kg.errors import ReadError
from kg.model.text import Article
from kg.read.article import outcomes as plain_outcomes
from kg.read.sources import STANDARD_INPUT


def articles(inputs: Sequence[str | Path], *, published: date | None = None) -> Iterator[Article | ReadError]:
    """Each article of files, folders and `-`, or what is wrong with it; then those of packed collections.

    Nothing is remembered from one article to the next: an article met twice comes twice.
    """
    plain, packed = sorted_out(inputs)
    if plain:
        for _, outcome in plain_outcomes(plain, published):
            yield outcome
    for path in packed:
        yield from outcomes(path, published=published)


def count(inputs: Sequence[str | Path]) -> int | None:
    """How many articles there will be; None where that is not known before they are read."""
    plain, packed = sorted_out(inputs)
    found = 0
    for given in plain:
        if str(given) == STANDARD_INPUT:
            return None
        for path in _below(Path(given), tuple(read.KINDS)) if Path(given).is_dir() else [Path(given)]:
            try:
                found += _lines(path) if read.KINDS.get(path.suffix.lower()) == "records" else 1
            except OSError:
                found += 1  # told when it is its turn
    return None if packed else found


def _lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))


def sorted_out(inputs: Sequence[str | Path]) -> tuple[list[str | Path], list[Path]]:
    """What `kg.read` reads, and packed files; a folder may hold both."""
    plain: list[str | Path] = []
    packed: list[Path] = []
    for given in inputs:
        path = Path(given)
        if path.name.lower().endswith(ENDINGS):
            packed.append(path)
        elif path.is_dir():
            inside = list(_below(path, ENDINGS))
            packed += inside
            if not inside or next(_below(path, tuple(read.KINDS)), None):
                plain.append(given)
        else:
            plain.append(given)
    return plain, list(dict.fromkeys(packed))


def _below(folder: Path, endings: tuple[str, ...]) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.lower().endswith(endings) and not name.startswith("."):
                yield Path(root, name)
