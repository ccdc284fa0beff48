from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from kg import store
from kg.cli import main

TEXT = "President Anna Adler of France met Chancellor Emil Brandt of Germany in Geneva on Monday.\n"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "talks.txt").write_text(TEXT)
    (folder / "more.jsonl").write_text(f"{json.dumps({'text': TEXT})}\nnot an object\n")
    return folder


def test_one_bad_article_among_many_is_listed_and_the_others_are_written(
    news: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "graph.nq"
    assert main(["build", str(news), "-o", str(out)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    lines = said.err.splitlines()
    assert lines[0].startswith(f"kg: {news / 'more.jsonl'}:2: no JSON")
    assert lines[1].startswith(f"{out}: 2 articles, ")
    assert lines[2] == "kg: left out 1 article, see above"
    assert len(store.load(out)) > 0


def test_where_no_article_could_be_read_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    out = tmp_path / "graph.nq"
    assert main(["build", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "-o", str(out)]) == 2
    assert capsys.readouterr().err.splitlines()[-1].startswith("kg: none of 2 articles could be read")
    assert not out.exists()


def test_a_graph_that_was_there_stays_where_the_build_fails(tmp_path: Path) -> None:
    out = tmp_path / "graph.nq"
    out.write_text("kept")
    assert main(["build", str(tmp_path / "missing.txt"), "-o", str(out)]) == 2
    assert out.read_text() == "kept"


def test_quiet_says_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "talks.txt").write_text(TEXT)
    assert main(["build", str(tmp_path / "talks.txt"), "-o", str(tmp_path / "graph.nq"), "-q"]) == 0
    assert capsys.readouterr() == ("", "")


def test_standard_input_takes_the_date_of_the_option(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    out = tmp_path / "graph.nq"
    assert main(["build", "-", "--published", "2024-05-14", "-o", str(out)]) == 0
    assert "2024-05-14" in out.read_text()


@pytest.mark.parametrize("ending", sorted(store.FORMATS))
def test_every_format_can_be_read_again(tmp_path: Path, ending: str) -> None:
    (tmp_path / "talks.txt").write_text(TEXT)
    out = tmp_path / f"graph{ending}"
    assert main(["build", str(tmp_path / "talks.txt"), "-o", str(out)]) == 0
    assert len(store.load(out)) > 20


@pytest.mark.parametrize(("ending", "begins"), [(".html", "<!doctype"), (".graphml", "<?xml"), (".gexf", "<?xml")])
def test_the_picture_and_its_export_are_built_in_one_step(tmp_path: Path, ending: str, begins: str) -> None:
    (tmp_path / "talks.txt").write_text(TEXT)
    out = tmp_path / f"graph{ending}"
    assert main(["build", str(tmp_path / "talks.txt"), "-o", str(out)]) == 0
    assert out.read_text(encoding="utf-8").lower().startswith(begins)
