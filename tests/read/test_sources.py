from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from kg.errors import ReadError
from kg.model.text import Article
from kg.read import articles


def read(*inputs: Path | str) -> tuple[list[Article], list[ReadError]]:
    faults: list[ReadError] = []
    return list(articles(inputs, on_error=faults.append)), faults


def folder_of(tmp_path: Path, *names: str) -> Path:
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"{name} was signed.\n")
    return tmp_path


def test_a_folder_is_read_in_the_order_of_names_without_hidden_and_other_files(tmp_path: Path) -> None:
    folder_of(tmp_path, "b.txt", "a.md", "c/d.txt", ".git/e.txt", ".f.txt", "g.csv")
    assert [article.id for article in read(tmp_path)[0]] == ["a", "b", "d"]


def test_the_same_stem_twice_makes_the_path_the_id(tmp_path: Path) -> None:
    folder_of(tmp_path, "2024/may.txt", "2025/may.txt", "june.txt")
    assert [article.id for article in read(tmp_path)[0]] == ["2024/may.txt", "2025/may.txt", "june"]


def test_the_same_path_in_two_folders_makes_the_whole_path_the_id(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder_of(tmp_path, "east/may.txt", "west/may.txt")
    monkeypatch.chdir(tmp_path)
    assert [article.id for article in read("east", "west")[0]] == ["east/may.txt", "west/may.txt"]


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    folder_of(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "b.txt")
    assert [article.id for article in read(tmp_path)[0]] == ["a"]


def test_names_that_are_no_text_are_ids_that_are(tmp_path: Path) -> None:
    for name in (b"a\xff.txt", b"a\xfe.txt"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("They met.")
    found, faults = read(tmp_path)
    assert ([article.id.encode() for article in found], faults) == ([f"{tmp_path}/a\ufffd.txt".encode()], [])


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    folder_of(tmp_path, "a.txt", "b.txt")
    assert [article.id for article in read(tmp_path / "b.txt", tmp_path)[0]] == ["b", "a"]


def test_a_missing_file_is_told_with_the_nearest_name(tmp_path: Path) -> None:
    folder_of(tmp_path, "lakeside.txt")
    with pytest.raises(ReadError, match=r"lakesdie\.txt: no such file .*did you mean .*lakeside\.txt\?"):
        read(tmp_path / "lakesdie.txt")


def test_a_folder_without_articles_is_a_fault(tmp_path: Path) -> None:
    folder_of(tmp_path, "notes.csv", ".hidden.txt")
    with pytest.raises(ReadError, match="no article in this folder"):
        read(tmp_path)


@pytest.mark.parametrize(
    ("name", "hint"),
    [("a.json", "call it .jsonl"), ("a.pdf", "as .txt"), ("a.nq", "kg query"), ("a.csv", "give .txt")],
)
def test_an_ending_of_no_article_is_refused_with_the_remedy(tmp_path: Path, name: str, hint: str) -> None:
    folder_of(tmp_path, name)
    with pytest.raises(ReadError, match=f"no kind of article .*{hint}"):
        read(tmp_path / name)


def test_one_bad_article_among_many_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    folder_of(tmp_path, "b.txt", "c.txt")
    (tmp_path / "a.txt").write_bytes(b"")
    found, faults = read(tmp_path, tmp_path / "missing.txt")
    assert [article.id for article in found] == ["b", "c"]
    assert [fault.where for fault in faults] == [str(tmp_path / "a.txt"), str(tmp_path / "missing.txt")]


def test_where_all_of_several_are_bad_each_is_told(tmp_path: Path) -> None:
    found, faults = read(tmp_path / "a.txt", tmp_path / "b.txt")
    assert (len(found), len(faults)) == (0, 2)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"Ms Adler met Mr Brandt.\n", ("stdin", "Ms Adler met Mr Brandt.\n")),
        (b'{"text": "They met."}\n{"text": "They left."}\n', ("stdin:1", "They met.")),
        (b'{"quoted": "no text"}\n', ("stdin", '{"quoted": "no text"}\n')),
        (b"\n <html><body><p>They met in Zenda on Monday.</p>", ("stdin", "They met in Zenda on Monday.")),
    ],
)
def test_standard_input_is_known_by_its_content(
    monkeypatch: pytest.MonkeyPatch, data: bytes, expected: tuple[str, str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    first = read("-")[0][0]
    assert (first.id, first.text) == expected


def test_a_named_pipe_is_read_like_standard_input() -> None:
    reading, writing = os.pipe()
    os.write(writing, b"They met.\n")
    os.close(writing)
    try:
        assert read(f"/dev/fd/{reading}")[0][0].text == "They met.\n"
    finally:
        os.close(reading)
