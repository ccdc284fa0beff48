"""What a corpus can be: files, folders, and packed collections of articles."""

from __future__ import annotations

import gzip
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kg.corpus.inputs import articles, count
from kg.errors import ReadError
from kg.model.text import Article

RECORDS = [
    {"id": "one", "text": "Ms Adler met Mr Brandt in Zenda.", "published": "2031-05-02", "title": "Zenda talks"},
    {"id": "two", "text": "Grenzland rejected the offer.", "url": "https://courier.example/two"},
]
LINES = "".join(json.dumps(record) + "\n" for record in RECORDS).encode()


def read(*inputs: Path) -> list[Article | ReadError]:
    return list(articles(inputs))


def assert_both(found: list[Article | ReadError]) -> None:
    first, second = found
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.id, first.published, first.title) == ("one", date(2031, 5, 2), "Zenda talks")
    assert (second.id, second.url, second.text) == ("two", RECORDS[1]["url"], RECORDS[1]["text"])


def told(found: list[Article | ReadError]) -> str:
    fault = found[-1]
    assert isinstance(fault, ReadError)
    return str(fault)


def test_json_lines_in_gzip_are_read(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl.gz"
    path.write_bytes(gzip.compress(LINES[:90]) + gzip.compress(LINES[90:]))
    assert_both(read(path))


def test_json_lines_in_zstd_are_read(tmp_path: Path) -> None:
    zstandard = pytest.importorskip("zstandard")
    path = tmp_path / "news.jsonl.zst"
    path.write_bytes(zstandard.compress(LINES[:90]) + zstandard.compress(LINES[90:]))
    assert_both(read(path))
    path.write_bytes(b"no zstd" * 9)
    assert "damaged: " in told(read(path))


def test_a_parquet_table_is_read(tmp_path: Path) -> None:
    parquet, arrow = pytest.importorskip("pyarrow.parquet"), pytest.importorskip("pyarrow")
    path = tmp_path / "news.parquet"
    blank: dict[str, Any] = dict.fromkeys(("views", "id", "text", "published", "title", "url"))
    rows = [blank | record for record in RECORDS]
    rows[0]["published"] = date(2031, 5, 2)
    parquet.write_table(arrow.Table.from_pylist(rows), path)
    assert_both(read(path))
    parquet.write_table(arrow.table({"body": ["a text"]}), path)
    assert "has no column “text” (columns are id, text" in told(read(path))
    path.write_bytes(b"no table")
    assert "no Parquet table: " in told(read(path))


def test_pages_and_texts_of_a_warc_file_are_read(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    page = "<html><title>Talks</title><body><p>Ms Adler met Mr Brandt in the town of Zenda.</p></body></html>"
    path = tmp_path / "crawl.warc.gz"
    html = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    records = (
        ("request", "GET / HTTP/1.1\r\n\r\n"),
        ("response", html + page),
        ("response", html.replace("text/html", "image/png") + "a picture"),
        ("response", html + "<p>Menu"),
        ("conversion", "Grenzland rejected the offer."),
    )
    path.write_bytes(b"".join(gzip.compress(_record(n, *record)) for n, record in enumerate(records)))
    first, bare, last = read(path)
    assert isinstance(first, Article)
    assert first.id == "https://courier.example/1"
    assert "Ms Adler met Mr Brandt" in first.text
    assert isinstance(bare, ReadError)
    assert bare.where.endswith("crawl.warc.gz: https://courier.example/3")
    assert isinstance(last, Article)
    assert (last.id, last.text) == ("https://courier.example/4", "Grenzland rejected the offer.")


def _record(number: int, kind: str, content: str) -> bytes:
    """A record of a WARC file."""
    head = (
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-00000000000{number}>",
        f"WARC-Target-URI: https://courier.example/{number}",
        f"Content-Type: {'text/plain' if kind == 'conversion' else 'application/http; msgtype=' + kind}",
        f"Content-Length: {len(content)}",
    )
    return ("\r\n".join(head) + f"\r\n\r\n{content}\r\n\r\n").encode()


@pytest.mark.parametrize(
    ("name", "library", "extra"),
    [
        ("a.parquet", "pyarrow.parquet", "parquet"),
        ("a.warc.gz", "fastwarc.warc", "warc"),
        ("a.jsonl.zst", "zstandard", "zstd"),
    ],
)
def test_a_library_that_is_not_there_is_named(
    name: str, library: str, extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    (tmp_path / name).write_bytes(b"")
    assert told(read(tmp_path / name)).endswith(f"(pip install 'diplomatic-kg[{extra}]')")


def test_a_gzip_file_that_ends_too_soon_is_read_up_to_there(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl.gz"
    path.write_bytes(gzip.compress(LINES) + gzip.compress(LINES)[:-12])
    found = read(path)
    assert isinstance(found[1], Article)
    assert f"{path}: damaged: " in told(found)


def test_what_is_missing_is_told_by_name(tmp_path: Path) -> None:
    assert told(read(tmp_path / "none.jsonl.gz")) == f"{tmp_path / 'none.jsonl.gz'}: no such file (look at the name)"


def test_a_folder_may_hold_everything(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "b.jsonl.gz").write_bytes(gzip.compress(LINES))
    (tmp_path / "a.txt").write_text("Westmark left the talks.")
    (tmp_path / ".hidden.jsonl.gz").write_bytes(b"")
    found = read(tmp_path)
    assert [one.id for one in found if isinstance(one, Article)] == ["a", "one", "two"]
    (tmp_path / "a.txt").unlink()
    assert_both(read(tmp_path))


def test_a_folder_with_nothing_to_read_is_told(tmp_path: Path) -> None:
    assert "no article in this folder" in told(read(tmp_path))


def test_articles_are_counted_beforehand_where_that_is_quick(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Westmark left the talks.")
    (tmp_path / "b.jsonl").write_bytes(LINES)
    assert count([tmp_path]) == 3
    assert count([tmp_path, tmp_path / "none.txt"]) == 4
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(LINES))
    assert count([tmp_path]) is None
    assert count(["-"]) is None
