"""Bytes to text: UTF-8 and UTF-16 for certain, other encodings by detection, all else refused by name."""

from __future__ import annotations

import codecs
import re

from kg.errors import ReadError

MAX_CHARACTERS = 10_000_000
"""The longest article that is read: some 3,000 pages of a book. More is a file that is not an article."""

MAX_BYTES = 4 * MAX_CHARACTERS
"""What MAX_CHARACTERS can take up at most, in UTF-8 and in UTF-16."""

_BOMS = (  # UTF-32 little-endian begins as UTF-16 little-endian does, so it stands first
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF", "save its text first, for instance with pdftotext"),
    (b"\x89PNG", "a PNG picture", ""),
    (b"\xff\xd8\xff", "a JPEG picture", ""),
    (b"GIF8", "a GIF picture", ""),
    (b"PK\x03\x04", "a zip archive or an office document", "unpack it, or save the document as plain text"),
    (b"\xd0\xcf\x11\xe0", "an office document", "save it as plain text"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
)
_ARTICLES_ONLY = "give an article as .txt, .html or .jsonl"
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([-\w:.]{1,40})""", re.I
)
_PLAUSIBLE = re.compile("[À-ÖØ-öø-ÿŒœŠšŽžŸ“”„‘’‚–—…•«»€£§©®°™\xa0]*")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd]")


def bom(data: bytes) -> tuple[bytes, str] | None:
    """The byte order mark that `data` begins with, and its encoding."""
    return next(((mark, encoding) for mark, encoding in _BOMS if data.startswith(mark)), None)


def decode(data: bytes, *, where: str, page: bool = False) -> str:
    """The text of a file, without its byte order mark; line ends as they are.

    A `page` may name its encoding in a meta element. Raises ReadError for binary data, for bytes no
    encoding explains, and for more than MAX_CHARACTERS.
    """
    if len(data) > MAX_BYTES:
        raise too_long(where)
    for magic, name, hint in _MAGIC:
        if data.startswith(magic):
            raise ReadError(f"{name}, not text", where=where, hint=hint or _ARTICLES_ONLY)
    marked = bom(data)
    if marked:
        text = _strictly(data[len(marked[0]) :], marked[1], where)
    elif b"\0" in data:
        raise ReadError("binary, not text", where=where, hint=f"{_ARTICLES_ONLY}, in UTF-8")
    else:
        text = _unmarked(data, where, _declared(data) if page else None)
    if "\0" in text:
        raise ReadError("binary, not text", where=where, hint=_ARTICLES_ONLY)
    if len(text) > MAX_CHARACTERS:
        raise too_long(where)
    return text


def too_long(where: str) -> ReadError:
    """The refusal of a text above MAX_CHARACTERS."""
    return ReadError(
        f"longer than {MAX_CHARACTERS:,} characters, too long for one article",
        where=where,
        hint="split it into articles, one a file or one a line of .jsonl",
    )


def _strictly(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as fault:
        raise ReadError(
            f"marked as {encoding.upper()}, but byte {fault.start + 1:,} after the mark is not",
            where=where,
            hint="save it again as UTF-8",
        ) from None


def _declared(data: bytes) -> str | None:
    """The encoding a page names in its first 1,024 bytes, where browsers look for it."""
    found = _DECLARED.search(data[:1024])
    if not found:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii", "replace")).name
    except LookupError:
        return None
    return "cp1252" if name in ("iso8859-1", "ascii") else name  # as the HTML standard has it


def _unmarked(data: bytes, where: str, declared: str | None) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        fault = error
    if declared and declared != "utf-8":
        try:
            return data.decode(declared)
        except (UnicodeDecodeError, LookupError):
            pass
    detected = None if _is_damaged_utf8(data) else _detected(data)
    if detected is None:
        line = data.count(b"\n", 0, fault.start) + 1
        raise ReadError(
            f"not UTF-8 (byte 0x{data[fault.start]:02X} in line {line}), and no other encoding fits",
            where=where,
            hint="save it as UTF-8",
        )
    return detected


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether most of what is not ASCII is well-formed UTF-8: then another encoding would garble it."""
    text = data.decode("utf-8", "surrogateescape")
    broken = len(re.findall("[\udc80-\udcff]", text))
    return len(re.findall("[^\x00-\x7f]", text)) - broken > broken


def _detected(data: bytes) -> str | None:
    """English prose with a few marks outside ASCII is Windows-1252, where statistics only guess."""
    outside = [byte for byte in data if byte > 0x7F]
    if len(outside) * 10 <= len(data) and _PLAUSIBLE.fullmatch(bytes(outside).decode("cp1252", "replace")):
        return data.decode("cp1252")
    from charset_normalizer import from_bytes  # heavy: 30 ms for the rare file that is not UTF-8

    best = from_bytes(data).best()
    return None if best is None or _CONTROL.search(str(best)) else str(best)
