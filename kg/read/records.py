"""JSON Lines: one article a line, as an object with at least `text`."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from kg.errors import ReadError
from kg.model.text import Article
from kg.read.dates import publication_date
from kg.read.decode import MAX_BYTES, MAX_CHARACTERS, bom, decode, too_long

_ONE_A_LINE = 'write one object a line: {"text": "...", "published": "YYYY-MM-DD"}'


def records(
    stream: BinaryIO, *, name: str, where: str, published: date | None, first: bytes = b"", line: int = 1
) -> Iterator[tuple[str, Article | ReadError]]:
    """Each line that is not blank as (its place `where:line`, its article or what is wrong with it).

    An article without an `id` is called `name:line`, one without a date gets `published`. A line is
    never held beyond the longest an article may be. `first` is a line already taken from the stream, `line` the
    number of the first one, where the stream begins in the middle of a file.
    """
    blank = line == 1
    lines = _lines(first, stream, where) if blank else _rest(stream)
    for number, record in enumerate(lines, start=line):
        if record is None or record.strip():
            blank = False
            place = f"{where}:{number}"
            yield place, _outcome(record, name=f"{name}:{number}", where=place, published=published)
    if blank:
        yield where, ReadError("empty", where=where, hint=_ONE_A_LINE)


def is_record(line: bytes) -> bool:
    """Whether a line of unknown kind is a JSON object with a text."""
    try:
        fields = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return False
    return isinstance(fields, dict) and "text" in fields


def _lines(first: bytes, stream: BinaryIO, where: str) -> Iterator[bytes | None]:
    """The lines as bytes of UTF-8, None in the place of one that is too long to hold."""
    first = first or stream.readline(MAX_BYTES + 1)
    mark = bom(first)
    if mark and mark[1] != "utf-8":  # a line of UTF-16 does not end at the byte of a newline
        text = decode(first + stream.read(MAX_BYTES), where=where)
        stream, first = io.BytesIO(text.encode("utf-8", "surrogatepass")), b""
    elif mark:
        first = first[len(mark[0]) :]
    yield from _rest(stream, first)


def _rest(stream: BinaryIO, first: bytes = b"") -> Iterator[bytes | None]:
    line = first or stream.readline(MAX_BYTES + 1)
    while line:
        if len(line) > MAX_BYTES:
            while line and not line.endswith(b"\n"):
                line = stream.readline(MAX_BYTES)
            yield None
        else:
            yield line
        line = stream.readline(MAX_BYTES + 1)


def _outcome(line: bytes | None, *, name: str, where: str, published: date | None) -> Article | ReadError:
    if line is None:
        return too_long(where)
    try:
        return _article(line, name=name, where=where, published=published)
    except ReadError as fault:
        return fault


def _article(line: bytes, *, name: str, where: str, published: date | None) -> Article:
    fields = _fields(line, where)
    text = _text_field(fields, "text", where)
    if text is None:
        raise ReadError("lacks “text”", where=where, hint=_ONE_A_LINE)
    if not text.strip():
        raise ReadError("“text” is empty", where=where, hint="leave the line out, or give the article's text")
    if len(text) > MAX_CHARACTERS:
        raise too_long(where)
    day = _text_field(fields, "published", where)
    if type(fields.get("id")) is int:  # a database's number, while true is no name
        fields["id"] = str(fields["id"])
    return Article(
        id=_text_field(fields, "id", where) or name,
        text=text,
        title=_text_field(fields, "title", where) or None,
        published=publication_date(day, where=where) if day else published,
        url=_text_field(fields, "url", where) or None,
        publisher=_text_field(fields, "publisher", where) or None,
    )


def _fields(line: bytes, where: str) -> dict[str, object]:
    try:
        fields = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as fault:
        raise ReadError(
            f"not UTF-8 (byte 0x{line[fault.start]:02X} at {fault.start + 1:,})",
            where=where,
            hint="JSON is UTF-8; convert the file, for instance with iconv",
        ) from None
    except json.JSONDecodeError as fault:
        raise ReadError(
            f"no JSON ({fault.msg.lower()} at character {fault.pos + 1:,})", where=where, hint=_ONE_A_LINE
        ) from None
    except (ValueError, RecursionError):  # a number of 5,000 digits, brackets nested 1,000 deep
        raise ReadError("JSON that no article needs", where=where, hint=_ONE_A_LINE) from None
    if not isinstance(fields, dict):
        raise ReadError("no JSON object", where=where, hint=_ONE_A_LINE)
    return fields


def _text_field(fields: dict[str, object], key: str, where: str) -> str | None:
    value = fields.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise ReadError(f"“{key}” is no text", where=where, hint=f'write "{key}": "..." or leave it out')
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as fault:
        raise ReadError(
            f"“{key}” holds half a character (U+{ord(value[fault.start]):04X} at {fault.start + 1:,})",
            where=where,
            hint="a \\ud800 to \\udfff escape stands only in pairs; export the text again",
        ) from None
    if "\0" in value:
        raise ReadError(f"“{key}” holds a NUL character", where=where, hint="export it again without")
    return value
