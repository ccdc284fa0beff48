"""A document played from top to bottom: what it shows beside what happens."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.documents.blocks import Block, blocks, commands, doctests, fits, run, write_file

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Fault:
    """A command, or a block of Python, that does not do what the document shows."""

    block: Block
    command: str
    shown: str
    said: str

    def __str__(self) -> str:
        return f"line {self.block.line}: {self.command}\n--- shown\n{self.shown}\n--- said\n{self.said}\n"


def faults(document: Path, folder: Path) -> Iterator[Fault]:
    """Plays the blocks in `folder`, which gets a copy of examples/ first."""
    shutil.copytree(ROOT / "examples", folder / "examples")
    names: dict[str, object] = {}
    for block in blocks(document.read_text(encoding="utf-8")):
        match block.language:
            case "console":
                for command, shown in commands(block):
                    said = run(command, folder)
                    if not fits(said, shown):
                        yield Fault(block, command, shown, said)
            case "pycon":
                with contextlib.chdir(folder):
                    if said := doctests(block, names):
                        yield Fault(block, "pycon", block.text, said)
            case "python":
                with contextlib.chdir(folder):
                    exec(compile(block.text, str(document), "exec"), names)  # noqa: S102  our own document
            case _:
                write_file(block, folder)
