"""A dictionary as its lines: encoding, notes and comments taken off, and what sort of dictionary it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kg.errors import LexiconError
from kg.petrarch.leftover import Account

Sort = Literal["verbs", "actors", "agents", "issues", "discards"]

_BLOCK = re.compile(r"\s*---\s*\S.*---")
_CODE = re.compile(r"\[[^\]]*\]")
_AGENT = re.compile(r"\[(?:~[A-Z0-9]+|[A-Z0-9]+~)\]")
_NOTE = re.compile(r"<!--.*?-->", re.DOTALL)
_MOST = 100_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Line:
    """A line that says something. text: without comment, not indented; indented: whether it was."""

    where: str
    text: str
    indented: bool


@dataclass(frozen=True, slots=True)
class Dictionary:
    """A dictionary and its lines."""

    name: str
    sort: Sort
    lines: tuple[Line, ...]


def read(path: Path, account: Account) -> Dictionary:
    """The lines of a dictionary. LexiconError where it cannot be read, or is none."""
    where = str(path)
    try:
        data = path.read_bytes()
    except OSError as fault:
        reason = "is a folder" if path.is_dir() else (fault.strerror or "cannot be read").lower()
        raise LexiconError(reason, where=where, hint="give a PETRARCH, TABARI or CAMEO dictionary") from None
    if len(data) > _MOST:
        raise LexiconError("too long for a dictionary", where=where, hint="give files of up to 100 MB")
    if not data.strip():
        raise LexiconError("is empty", where=where, hint="give a PETRARCH, TABARI or CAMEO dictionary")
    if b"\0" in data[:4096]:
        raise LexiconError("is no text", where=where, hint="give a PETRARCH, TABARI or CAMEO dictionary")
    text = _decoded(data, path, account)
    text = _NOTE.sub(lambda note: "\n" * note[0].count("\n"), text)
    raw = text.split("\n")
    if not raw[-1]:
        raw.pop()
    lines: list[Line] = []
    account.lines += len(raw)
    for number, one in enumerate(raw, 1):
        said = re.split("[#;]", one, maxsplit=1)[0].rstrip()
        if said.strip():
            lines.append(Line(f"{where}:{number}", said.strip(), said[0] in " \t"))
        else:
            account.blank += 1
    return Dictionary(path.name, _sort(lines, where), tuple(lines))


def _decoded(data: bytes, path: Path, account: Account) -> str:
    """UTF-8; a line that is not is read as Latin-1, and that is noted."""
    lines = []
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").split(b"\n"), 1):
        try:
            lines.append(line.decode())
        except UnicodeDecodeError:
            lines.append(line.decode("latin-1"))
            account.notes[f"lines that are not UTF-8 and were read as Latin-1, the first {path}:{number}"] += 1
    joined = "\n".join(lines).replace("\r", "\n")
    return "".join(c if c.isprintable() or c in "\n\t" else " " for c in joined)


def _sort(lines: list[Line], where: str) -> Sort:
    """What sort of dictionary the lines are of, told by their form."""
    texts = [line.text for line in lines]
    if any(_BLOCK.match(text) for text in texts):
        return "verbs"
    if any(text.startswith("<ISSUE") for text in texts):
        return "issues"
    coded = [text for text in texts if _CODE.search(text)]
    if not coded:
        if "discard" in Path(where.rpartition("/")[2]).name.lower():
            return "discards"
        hint = "actors and agents have codes in brackets, verbs stand in blocks --- NAME [010] ---"
        raise LexiconError("is no PETRARCH, TABARI or CAMEO dictionary", where=where, hint=hint)
    agents = sum(bool(_AGENT.search(text)) for text in coded)
    return "agents" if 2 * agents > len(coded) else "actors"
