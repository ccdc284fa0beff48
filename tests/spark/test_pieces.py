"""Files cut into tasks: together they hold what one machine reads, under the same names."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from kg.corpus.inputs import articles
from kg.errors import ReadError
from kg.model.text import Article
from kg.read import decode
from kg.spark import pieces
from kg.spark.pieces import Piece, cut, numbered, tasks
from tests.spark.mixed import make, nameless

DAY = date(2031, 5, 2)


def shown(one: Article | ReadError) -> object:
    return one if isinstance(one, Article) else str(one)


def whole(path: Path) -> list[object]:
    return [shown(one) for one in articles([path], published=DAY)]


def together(path: Path) -> tuple[list[object], list[Piece]]:
    found = cut([path])
    found = numbered(found, [piece.lines() for piece in found if piece.stop])
    return [shown(one) for task in tasks(found) for piece in task for one in piece.articles(DAY)], found


@pytest.fixture(params=[1, 7, 100, 4096])
def small(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces of so many bytes."""
    monkeypatch.setattr(pieces, "SMALLEST", request.param)
    monkeypatch.setattr(pieces, "LARGEST", request.param)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("end", ["\n", ""])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_lines_are_cut_anywhere(tmp_path: Path, end: str, mark: str) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(mark + "\n" + "".join(nameless(12)).removesuffix("\n") + end, encoding="utf-8")
    found, parts = together(path)
    assert found == whole(path)
    assert len(found) == 14
    assert len(parts) >= path.stat().st_size // 4096


@pytest.mark.usefixtures("small")
def test_a_line_that_is_too_long_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("kg.read.records", "kg.read.article"):
        monkeypatch.setattr(f"{module}.MAX_BYTES", 300)
    path = tmp_path / "news.jsonl"
    long = json.dumps({"text": "Norway condemned Peru. " * 100})
    path.write_text(f'{{"text": "One."}}\n{long}\n{{"text": "Three."}}\n{long}', encoding="utf-8")
    found, _ = together(path)
    assert found == whole(path)
    assert [type(one) for one in found] == [Article, str, Article, str]
    assert decode.MAX_BYTES > 300


def test_utf_16_is_not_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "LARGEST", 100)
    monkeypatch.setattr(pieces, "SMALLEST", 100)
    path = tmp_path / "news.jsonl"
    path.write_text("".join(nameless(5)), encoding="utf-16")
    found, parts = together(path)
    assert found == whole(path)
    assert len(parts) == 1


@pytest.mark.usefixtures("small")
def test_every_form_is_read_as_on_one_machine(tmp_path: Path) -> None:
    (folder,) = make(tmp_path / "corpus")
    found, parts = together(folder)
    assert found == whole(folder)
    assert len({piece.source.path for piece in parts}) == 7
    assert len([piece for piece in parts if piece.groups]) == 4


def test_many_small_files_are_few_tasks(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number}.txt").write_text("Norway condemned Peru.")
    assert len(tasks(cut([tmp_path]))) == 1


def test_what_is_not_there_or_only_here_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"none\.jsonl: no such file or folder"):
        cut([tmp_path / "none.jsonl"])
    with pytest.raises(ReadError, match=r"none\.warc\.gz: no such file"):
        cut([tmp_path / "none.warc.gz"])
    with pytest.raises(ReadError, match="only one machine can read it"):
        cut(["-"])
