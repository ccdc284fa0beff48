"""What a server sends, as a file that is read once: bit by bit, and only up to a size."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

import httpx

from kg.errors import QueryError

MOST = 256_000_000  # bytes of an answer: about a million rows

_ODD, _BLANK = b'"type": "bnode", "value": "nodeID://', b'"type": "bnode", "value": "'  # Virtuoso's blank nodes


class Body(io.RawIOBase):
    """The body of an answer, unpacked. QueryError where it is larger than `most` bytes."""

    def __init__(self, response: httpx.Response, most: int = MOST) -> None:
        super().__init__()
        self._blocks = _mended(response.iter_bytes())
        self._left, self._room, self._most = b"", most, most
        self._where = str(response.request.url.copy_with(query=None))

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """The next bytes."""
        while not self._left:
            block = next(self._blocks, None)
            if block is None:
                return 0
            self._room -= len(block)
            if self._room < 0:
                what = f"the answer is larger than {self._most / 1e6:,.0f} MB"
                raise QueryError(what, where=self._where, hint="ask for less, or add LIMIT")
            self._left = block
        size = min(len(buffer), len(self._left))
        buffer[:size] = self._left[:size]
        self._left = self._left[size:]
        return size


def _mended(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """The same with names of blank nodes as they should be, wherever a block is cut."""
    rest = b""
    for block in blocks:
        rest = (rest + block).replace(_ODD, _BLANK)
        yield rest[: -len(_ODD)]
        rest = rest[-len(_ODD) :]
    yield rest
