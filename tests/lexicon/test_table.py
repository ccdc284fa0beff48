"""Tab-separated tables: what is read, and how a fault is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import LexiconError
from kg.lexicon import table


def write(folder: Path, text: str) -> Path:
    path = folder / "rivers.tsv"
    path.write_bytes(text.encode())
    return path


def test_rows_are_cells_by_column_without_comments_and_blank_lines(tmp_path: Path) -> None:
    path = write(tmp_path, "# Rivers.\n\nid\tname\tstate\r\nelbe\t Elbe \tgermany\r\n# far\nlena\tLena\n")
    assert list(table.rows(path, ("id", "name"))) == [
        {"id": "elbe", "name": "Elbe", "state": "germany"},
        {"id": "lena", "name": "Lena", "state": ""},
    ]


def test_a_row_with_too_many_cells_is_told_with_its_line(tmp_path: Path) -> None:
    path = write(tmp_path, "id\tname\nelbe\tElbe\nlena\tLena\tfar\n")
    with pytest.raises(LexiconError) as fault:
        list(table.rows(path, ("id", "name")))
    assert fault.value.where == f"{path}:3"
    assert "3 cells, 2 columns" in str(fault.value)


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, "id\tname\nelbe\tElbe\n")
    with pytest.raises(LexiconError, match="no column state"):
        list(table.rows(path, ("id", "name", "state")))


def test_a_file_that_is_no_text_is_told_by_name(tmp_path: Path) -> None:
    path = tmp_path / "rivers.tsv"
    path.write_bytes(b"id\tname\n\xff\xfe\n")
    with pytest.raises(LexiconError, match=r"UTF-8") as fault:
        list(table.rows(path, ("id",)))
    assert fault.value.where == str(path)


def test_a_file_that_is_not_there_is_told_by_name(tmp_path: Path) -> None:
    with pytest.raises(LexiconError) as fault:
        list(table.rows(tmp_path / "seas.tsv", ("id",)))
    assert "seas.tsv" in str(fault.value)


@pytest.mark.parametrize(
    ("cell", "items"), [("", ()), ("a", ("a",)), ("a| b |c", ("a", "b", "c")), ("|a||", ("a",))]
)
def test_a_list_cell_is_parted_by_bars(cell: str, items: tuple[str, ...]) -> None:
    assert table.items(cell) == items
