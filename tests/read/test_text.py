from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.errors import ReadError
from kg.model.text import Article
from kg.read import MAX_CHARACTERS, articles

TEXT = "Ms Adler met Jürgen Groß in Zenda.\r\n\r\n“We agreed,” she said.\n"


def read(*inputs: Path | str, published: date | None = None) -> tuple[list[Article], list[ReadError]]:
    faults: list[ReadError] = []
    return list(articles(inputs, published=published, on_error=faults.append)), faults


def fault_of(path: Path) -> str:
    with pytest.raises(ReadError) as caught:
        read(path)
    return str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_text_is_kept_to_the_letter_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "talks.txt"
    path.write_bytes(TEXT.encode(encoding))
    found, faults = read(path, published=date(2024, 5, 14))
    assert found == [Article("talks", TEXT, published=date(2024, 5, 14))]
    assert faults == []


def test_one_apostrophe_of_windows_does_not_make_a_text_estonian(tmp_path: Path) -> None:
    text = "It’s over, the ministers of Westmark and Grenzland said after the talks on Monday.\n"
    (tmp_path / "talks.txt").write_bytes(text.encode("cp1252"))
    assert read(tmp_path / "talks.txt")[0][0].text == text


def test_another_encoding_is_detected(tmp_path: Path) -> None:
    text = "Президент встретился с министром иностранных дел в Москве в понедельник.\n" * 3
    (tmp_path / "talks.txt").write_bytes(text.encode("cp1251"))
    assert read(tmp_path / "talks.txt")[0][0].text == text


def test_damaged_utf_8_is_named_with_its_byte_and_line_instead_of_garbled(tmp_path: Path) -> None:
    path = tmp_path / "talks.txt"
    path.write_bytes("Groß und Köhler\nmet in Zürich\n".encode().replace(b"met", b"\xffmet"))
    assert "byte 0xFF in line 2" in fault_of(path)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n\t\n", "blank"),
        (b"%PDF-1.7\n...", "a PDF, not text"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a PNG picture"),
        (b"PK\x03\x04\x14\0", "a zip archive or an office document"),
        (b"The minister\0 said", "binary, not text"),
        (b"\xff\xfeA", "marked as UTF-16-LE"),
    ],
)
def test_what_is_no_text_is_refused_with_its_name(tmp_path: Path, data: bytes, what: str) -> None:
    path = tmp_path / "talks.txt"
    path.write_bytes(data)
    fault = fault_of(path)
    assert fault.startswith(f"{path}: ")
    assert what in fault


def test_a_text_that_is_no_article_by_its_length_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "talks.txt"
    path.write_bytes(b"a" * (MAX_CHARACTERS + 1))
    assert "longer than 10,000,000 characters" in fault_of(path)


def test_the_longest_article_is_read(tmp_path: Path) -> None:
    path = tmp_path / "talks.txt"
    path.write_bytes(b"a" * MAX_CHARACTERS)
    assert len(read(path)[0][0].text) == MAX_CHARACTERS
