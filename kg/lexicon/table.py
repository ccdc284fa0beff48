"""Tab-separated tables with a header line and comments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.errors import LexiconError

FOLDER = Path(__file__).parent / "tables"


def rows(path: Path, columns: Sequence[str], others: Sequence[str] = ()) -> Iterator[dict[str, str]]:
    """The rows of a table as {column: cell}; cells are stripped, missing trailing cells are empty.

    columns: those it must have. others: those that are empty where it lacks them. Raises LexiconError
    naming file and line where the header or a row does not fit.
    """
    for _, row in numbered(path, columns):
        yield dict.fromkeys(others, "") | row


def numbered(
    path: Path, columns: Sequence[str], every: Sequence[str] = ()
) -> Iterator[tuple[int, dict[str, str]]]:
    """As `rows`, each with the number of its line. every: where given, a column beyond these is a fault."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as fault:
        raise LexiconError(
            "cannot be read as UTF-8 text", where=str(path), hint="give a tab-separated table"
        ) from fault
    header: list[str] | None = None
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.rstrip("\r").split("\t")]
        if header is None:
            header = cells
            if missing := [name for name in columns if name not in header]:
                raise LexiconError(
                    f"no column {', '.join(missing)}",
                    where=f"{path}:{number}",
                    hint=f"columns: {', '.join(columns)}",
                )
            for name in header:
                if (every and name not in every) or header.count(name) > 1:
                    what = f"the column {name} twice" if name in every else f"no such column: {name}"
                    hint = f"columns: {', '.join(every or columns)}"
                    raise LexiconError(what, where=f"{path}:{number}", hint=hint)
            continue
        if len(cells) > len(header):
            raise LexiconError(
                f"{len(cells)} cells, {len(header)} columns",
                where=f"{path}:{number}",
                hint="separate cells with one tab",
            )
        yield number, dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))


def items(cell: str) -> tuple[str, ...]:
    """The parts of a list cell: "a|b" -> ("a", "b")."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())
