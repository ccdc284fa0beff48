"""The fenced blocks of a Markdown file, run in their order in one folder.

console: lines that begin with `$ ` are commands, what follows is what they print (`...` stands for
anything). pycon: a doctest. python: a program that must end well. A block of another language that
begins with a line `# NAME.ENDING` is written to that file; any other is only read.
"""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"# ([\w/-]+\.\w+)\n")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block. line: where its fence opens, counted from 1."""

    language: str
    text: str
    line: int


def blocks(markdown: str) -> Iterator[Block]:
    """All blocks that name their language."""
    for match in _FENCE.finditer(markdown):
        yield Block(match[1], match[2], markdown.count("\n", 0, match.start()) + 1)


def commands(block: Block) -> Iterator[tuple[str, str]]:
    """Each command of a console block with what it should print."""
    for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
        command, _, said = part.partition("\n")
        yield command, said.rstrip("\n")


def run(command: str, folder: Path) -> str:
    """What a shell command prints, both streams in the order of writing, without blanks at the ends of lines."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env=os.environ | {"PATH": path, "COLUMNS": "100", "PYTHONHASHSEED": "random", "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return "\n".join(line.rstrip() for line in done.stdout.rstrip("\n").split("\n"))


def fits(said: str, expected: str) -> bool:
    """Whether a print is what a block shows, `...` standing for anything."""
    pattern = ".*?".join(re.escape(part) for part in expected.split("..."))
    return re.fullmatch(pattern, said, re.DOTALL) is not None


def write_file(block: Block, folder: Path) -> bool:
    """Writes a block that begins with the name of a file."""
    named = _FILE.match(block.text)
    if named:
        (folder / named[1]).parent.mkdir(parents=True, exist_ok=True)
        (folder / named[1]).write_text(block.text, encoding="utf-8")
    return named is not None


def doctests(block: Block, names: dict[str, object]) -> str:
    """What fails in a pycon block; `names` pass from one block to the next."""
    test = doctest.DocTestParser().get_doctest(block.text, names, "block", None, block.line)
    said: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=said.append, clear_globs=False)
    names |= test.globs
    return "".join(said)
