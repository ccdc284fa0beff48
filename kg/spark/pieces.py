"""Files cut into pieces that tasks read, with the names that one machine gives their articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate
from pathlib import Path
from typing import BinaryIO, cast

from kg.corpus import archives
from kg.corpus.inputs import sorted_out
from kg.errors import ReadError
from kg.model.text import Article
from kg.read.article import of_source
from kg.read.decode import bom
from kg.read.records import records
from kg.read.sources import STANDARD_INPUT, Source, sources

TASKS = 64  # a corpus is cut into about so many tasks: more than a machine has cores, few enough to start quickly
SMALLEST, LARGEST = 1 << 16, 1 << 26  # bytes in a task: a second, and a quarter of an hour, of reading
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Piece:
    """What one task reads of a file.

    start, stop: the lines of JSON that begin between these bytes; the whole file where stop is 0. groups: row
    groups of a Parquet table. line: the number of the first line or row. size: bytes, about.
    """

    source: Source
    size: int
    start: int = 0
    stop: int = 0
    groups: tuple[int, ...] | None = None
    line: int = 1

    def articles(self, published: date | None) -> Iterator[Article | ReadError]:
        """Its articles, or what is wrong with each."""
        path = self.source.path
        if path.name.lower().endswith(archives.ENDINGS):
            yield from archives.outcomes(path, published=published, groups=self.groups, line=self.line)
        elif self.stop:
            with path.open("rb") as file:
                stream = cast("BinaryIO", _Between(file, self.start, self.stop))
                where, name = self.source.where, self.source.name
                for place, one in records(stream, name=name, where=where, published=published, line=self.line):
                    if place != where:  # that the first piece is blank says nothing of the file
                        yield one
        else:
            for _, one in of_source(self.source, published):
                yield one

    def lines(self) -> int:
        """How many lines begin in it."""
        with self.source.path.open("rb") as file:
            file.seek(max(0, self.start - 1))
            left, found = self.stop - 1 - max(0, self.start - 1), int(self.start == 0)
            while left > 0 and (block := file.read(min(left, _BLOCK))):
                found += block.count(b"\n")
                left -= len(block)
        return found


def cut(inputs: Sequence[str | Path]) -> list[Piece]:
    """The pieces of files and folders, in the order in which one machine would read them.

    Lines are not numbered yet, see `numbered`. ReadError for an input that is not there, or that only one
    machine can read.
    """
    plain, packed = sorted_out(inputs)
    if any(str(given) == STANDARD_INPUT for given in plain):
        raise ReadError("only one machine can read it", where="standard input", hint="name files, or use kg build")
    found: list[Source] = []
    for one in sources(plain) if plain else ():
        if isinstance(one, ReadError):
            raise one
        found.append(replace(one, path=one.path.absolute()))
    for path in packed:
        if not path.is_file():
            raise ReadError("no such file", where=str(path), hint="look at the name")
        found.append(Source(path.absolute(), str(path), path.name, None))
    whole = sum(source.path.stat().st_size for source in found)
    size = min(LARGEST, max(SMALLEST, whole // TASKS))
    return [piece for source in found for piece in _pieces(source, size)]


def _pieces(source: Source, size: int) -> Iterator[Piece]:
    length = source.path.stat().st_size
    if source.path.name.lower().endswith(".parquet"):
        yield from _of_table(source, length, size)
    elif source.kind == "records" and length > size and _splits(source.path):
        for start in range(0, length, size):
            stop = min(start + size, length)
            yield Piece(source, stop - start, start, stop)
    else:
        yield Piece(source, length)


def _splits(path: Path) -> bool:
    """Whether lines end at a byte of a newline."""
    with path.open("rb") as file:
        mark = bom(file.read(4))
    return not mark or mark[1] == "utf-8"


def _of_table(source: Source, length: int, size: int) -> Iterator[Piece]:
    try:
        rows = archives.row_groups(source.path)
    except ReadError:  # told when it is read
        yield Piece(source, length)
        return
    first = 1
    for number, count in enumerate(rows):
        yield Piece(source, min(size, length * count // max(1, sum(rows))), groups=(number,), line=first)
        first += count
    if not rows:
        yield Piece(source, length)


def numbered(pieces: Sequence[Piece], lines: Iterable[int]) -> list[Piece]:
    """Pieces with the numbers of their first lines. lines: how many begin in each piece with a stop, in order."""
    counts = iter(lines)
    befores: dict[Path, Iterator[int]] = {}
    counted: dict[Path, list[int]] = {}
    for piece in pieces:
        if piece.stop:
            counted.setdefault(piece.source.path, []).append(next(counts))
    for path, found in counted.items():
        befores[path] = accumulate(found, initial=1)
    return [replace(one, line=next(befores[one.source.path])) if one.stop else one for one in pieces]


def tasks(pieces: Sequence[Piece]) -> list[tuple[Piece, ...]]:
    """Pieces put together, so that many small files are not as many tasks."""
    whole = sum(piece.size for piece in pieces)
    size = min(LARGEST, max(SMALLEST, whole // TASKS))
    found: list[list[Piece]] = []
    held = size
    for piece in pieces:
        if held + piece.size > size:
            found.append([])
            held = 0
        found[-1].append(piece)
        held += piece.size
    return [tuple(group) for group in found]


class _Between:
    """The lines of a file that begin between two bytes, as a file that is read line by line."""

    def __init__(self, file: BinaryIO, start: int, stop: int) -> None:
        self._file, self._stop, self._inside = file, stop, False
        if start:  # the line that began before belongs to the piece before
            file.seek(start - 1)
            while (rest := file.readline(_BLOCK)) and not rest.endswith(b"\n"):
                pass

    def readline(self, limit: int = -1) -> bytes:
        """The next line, or `limit` bytes of it; none at the end."""
        if not self._inside and self._file.tell() >= self._stop:
            return b""
        line = self._file.readline(limit)
        self._inside = bool(line) and not line.endswith(b"\n")
        return line

    def read(self, _size: int = -1) -> bytes:
        """Only asked for by what has no lines."""
        raise NotImplementedError
