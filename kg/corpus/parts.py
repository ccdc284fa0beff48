"""The parts of a store: gzip N-Quads, one gzip member an article, so that one can be had, or left out, alone."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice

from kg import across
from kg.across import Tie
from kg.corpus.folder import Folder, durable
from kg.corpus.manifest import Manifest, Member

SHARED, LINKS = "shared.nq.gz", "links.nq.gz"
_TIES = 1024  # in a gzip member
_ENDING = ".nq.gz"
_NUMBER = re.compile(r"\d+")


class Parts:
    """The files of a store that hold its quads, as the manifest names them."""

    def __init__(self, folder: Folder, manifest: Manifest) -> None:
        self._folder, self._manifest = folder.parts, manifest

    def next(self) -> int:
        """The number of a part that has never been."""
        return self._manifest.number("SELECT max(number) FROM part") + 1

    def write(self, number: int, blocks: Iterable[bytes], *, version: int = 0) -> tuple[str, int]:
        """Writes a part that nothing names yet; its name and size, for the manifest."""
        name = f"{number:08}{f'-{version}' if version else ''}{_ENDING}"
        return name, durable(self._folder / name, blocks)

    def blocks(self, members: Iterable[Member]) -> Iterator[tuple[Member, bytes]]:
        """The gzip member of each article, opening each part once."""
        for number, group in groupby(members, key=lambda member: member.part):
            with (self._folder / self._name(number)).open("rb") as file:
                for member in group:
                    file.seek(member.start)
                    yield member, file.read(member.length)

    def lines(self, member: Member) -> bytes:
        """The N-Quads of one article."""
        return b"".join(gzip.decompress(block) for _, block in self.blocks([member]))

    def _name(self, number: int) -> str:
        return str(self._manifest.ask("SELECT name FROM part WHERE number = ?", number)[0][0])

    def compact(self) -> None:
        """Writes the parts anew that hold articles no longer named, without these; part by part, each whole."""
        sql = """SELECT number, part.name, size, coalesce(sum(length), 0) AS used
                 FROM part LEFT JOIN article ON part = number GROUP BY number HAVING used < size"""
        for number, name, _, used in self._manifest.ask(sql):
            if not used:
                with self._manifest.change():
                    self._manifest.run("DELETE FROM part WHERE number = ?", [(number,)])
                continue
            kept = list(self.blocks(list(self._manifest.members("part = ?", number))))
            version = int([*_NUMBER.findall(name), "0"][1]) + 1
            named = self.write(number, [block for _, block in kept], version=version)
            with self._manifest.change():
                self._manifest.name_part(number, *named)
                self._manifest.run("UPDATE article SET start = ? WHERE id = ?", _starts(kept))
        self.sweep()

    def shares(self, lines: Sequence[str]) -> bool:
        """Whether what articles share is written."""
        path = self._folder / SHARED
        return path.exists() and gzip.decompress(path.read_bytes()) == "".join(lines).encode()

    def share(self, lines: Sequence[str]) -> None:
        """Writes what articles share."""
        durable(self._folder / SHARED, [gzip.compress("".join(lines).encode(), mtime=0)])

    def links(self) -> bool:
        """Whether the ties between articles are written."""
        return (self._folder / LINKS).exists()

    def link(self, ties: Iterator[Tie], rules: Sequence[str]) -> int:
        """Writes the ties between articles, and the lines of their rules; how many lines."""
        number = len(rules)

        def blocks() -> Iterator[bytes]:
            nonlocal number
            yield gzip.compress("".join(rules).encode(), mtime=0)
            while batch := list(islice(ties, _TIES)):
                lines = across.lines(batch)
                number += len(lines)
                yield gzip.compress("".join(lines).encode(), mtime=0)

        durable(self._folder / LINKS, blocks())
        return number

    def sweep(self) -> None:
        """Deletes what the manifest does not name: what a killed run left, and what was written anew."""
        named = {name for (name,) in self._manifest.ask("SELECT name FROM part")} | {SHARED, LINKS}
        for path in self._folder.iterdir():
            if path.name not in named:
                path.unlink()


def _starts(kept: Sequence[tuple[Member, bytes]]) -> Iterator[tuple[int, str]]:
    start = 0
    for member, block in kept:
        yield start, member.id
        start += len(block)
