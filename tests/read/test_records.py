from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from kg.errors import ReadError
from kg.model.text import Article
from kg.read import MAX_CHARACTERS, articles

GOOD = '{"text": "They met."}'


def read(tmp_path: Path, *lines: str, encoding: str = "utf-8") -> tuple[list[Article], list[ReadError]]:
    path = tmp_path / "news.jsonl"
    path.write_bytes("\n".join(lines).encode(encoding))
    faults: list[ReadError] = []
    return list(articles([path], on_error=faults.append)), faults


def test_every_key_that_is_known_is_kept_and_the_text_to_the_letter(tmp_path: Path) -> None:
    line = {
        "id": "lakeside-1",
        "text": " They met.\r\n“Good,” 🙂 she said.\u2028 ",
        "title": "Talks",
        "published": "2024-05-14T22:00:00-05:00",
        "url": "https://courier.example/1",
        "publisher": "Westmark Courier",
        "views": 12,
    }
    assert read(tmp_path, json.dumps(line))[0] == [
        Article(
            "lakeside-1",
            " They met.\r\n“Good,” 🙂 she said.\u2028 ",
            "Talks",
            date(2024, 5, 14),
            "https://courier.example/1",
            "Westmark Courier",
        )
    ]


def test_an_article_without_an_id_is_called_by_file_and_line(tmp_path: Path) -> None:
    found, _ = read(tmp_path, GOOD, "", '{"text": "They left.", "id": null, "title": ""}')
    assert [article.id for article in found] == ["news.jsonl:1", "news.jsonl:3"]
    assert found[1].title is None


def test_a_number_is_an_id(tmp_path: Path) -> None:
    assert read(tmp_path, '{"id": 7, "text": "They met."}')[0][0].id == "7"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_no_part_of_the_first_line(tmp_path: Path, encoding: str) -> None:
    found, faults = read(tmp_path, GOOD, GOOD, encoding=encoding)
    assert (len(found), faults) == (2, [])


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("[1]", "no JSON object"),
        ("They met.", "no JSON"),
        ('{"id": "a"}', "lacks “text”"),
        ('{"text": 5}', "“text” is no text"),
        ('{"text": " "}', "“text” is empty"),
        ('{"text": "They met.", "title": ["a"]}', "“title” is no text"),
        ('{"text": "They met.", "id": true}', "“id” is no text"),
        ('{"text": "half \\ud83d"}', "half a character (U+D83D at 6)"),
        ('{"text": "They met.", "title": "\\udc00"}', "“title” holds half a character"),
        ('{"text": "They \\u0000 met."}', "NUL"),
        ('{"text": "They met.", "published": "2024-02-30"}', "'2024-02-30' is no date"),
        ('{"text": "They met.", "published": "2024-W07-1"}', "is no date"),
        ('{"text": "They met.", "published": "1066-10-14"}', "1900 to 2100"),
        ("[" * 100_000, "JSON that no article needs"),
        ("9" * 5_000, "JSON that no article needs"),
    ],
)
def test_a_bad_line_is_told_by_number_and_the_others_are_read(tmp_path: Path, line: str, what: str) -> None:
    found, faults = read(tmp_path, GOOD, line, GOOD)
    assert [article.id for article in found] == ["news.jsonl:1", "news.jsonl:3"]
    assert [fault.where for fault in faults] == [f"{tmp_path / 'news.jsonl'}:2"]
    assert what in str(faults[0])
    assert "\n" not in str(faults[0])
    assert faults[0].hint


def test_a_line_that_is_not_utf_8_costs_itself_alone(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(f'{GOOD}\n{{"text": "Gro\xdf"}}\n{GOOD}'.encode("latin-1"))
    faults: list[ReadError] = []
    assert len(list(articles([path], on_error=faults.append))) == 2
    assert "not UTF-8 (byte 0xDF" in str(faults[0])


def test_a_line_too_long_for_an_article_costs_itself_alone(tmp_path: Path) -> None:
    for size in (MAX_CHARACTERS + 1, 5 * MAX_CHARACTERS):  # one that is parsed, one that is not even held
        found, faults = read(tmp_path, '{"text": "' + "a" * size + '"}', GOOD)
        assert [article.id for article in found] == ["news.jsonl:2"]
        assert "too long for one article" in str(faults[0])


def test_an_article_met_twice_is_read_once(tmp_path: Path) -> None:
    found, faults = read(tmp_path, *['{"id": "a", "text": "They met."}'] * 2)
    assert (len(found), faults) == (1, [])


def test_articles_that_share_an_id_alone_are_all_read(tmp_path: Path) -> None:
    found, faults = read(tmp_path, '{"id": "a", "text": "They met."}', '{"id": "a", "text": "They parted."}')
    assert ([article.text for article in found], faults) == (["They met.", "They parted."], [])


def test_a_single_bad_line_is_raised(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"news\.jsonl:2: lacks “text”"):
        read(tmp_path, "", "{}", "")


def test_a_file_without_a_line_is_raised(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="empty"):
        read(tmp_path, "", " ")
