from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.errors import ReadError
from kg.model.text import Article
from kg.read import articles
from kg.read.page import MAX_PAGE

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8">
<title>Adler and Groß agree on a crossing | Westmark Courier</title>
<meta property="og:site_name" content="Westmark Courier">
<meta property="article:published_time" content="2025-05-06T10:00:00+02:00">
<link rel="canonical" href="https://courier.example/world/crossing"></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Adler and Groß agree on a crossing</h1>
<p>President Anna Adler of Ruritania met Foreign Minister Jürgen Groß of Westmark in Zenda on Monday.</p>
<figure><img src="a.jpg"><figcaption>The bridge at Zenda. Credit: Agency</figcaption></figure>
<p>“We will open the bridge,” Adler said after three hours of talks on trade &amp; travel.</p></article>
<div class="comments"><p>Great news, posted by somebody.</p></div>
<footer>Copyright Westmark Courier</footer></body></html>"""


def read(tmp_path: Path, html: str | bytes) -> Article:
    path = tmp_path / "crossing.html"
    path.write_bytes(html if isinstance(html, bytes) else html.encode())
    return next(articles([path], published=date(2020, 1, 1), on_error=lambda _: None))


def test_a_page_gives_its_article_title_date_publisher_and_address(tmp_path: Path) -> None:
    found = read(tmp_path, PAGE)
    assert found.title == "Adler and Groß agree on a crossing"
    assert found.published == date(2025, 5, 6)
    assert found.publisher == "Westmark Courier"
    assert found.url == "https://courier.example/world/crossing"
    assert "in Zenda on Monday.\n" in found.text
    assert "talks on trade & travel." in found.text


def test_menu_caption_comment_and_footer_are_no_part_of_the_text(tmp_path: Path) -> None:
    text = read(tmp_path, PAGE).text
    assert not [words for words in ("Home", "Credit", "posted by", "Copyright") if words in text]


def test_the_headline_stands_in_the_text_once(tmp_path: Path) -> None:
    headline = "Adler and Groß agree on a crossing"
    without = PAGE.replace(f"<h1>{headline}</h1>", "")
    assert read(tmp_path, PAGE).text.count(headline) == 1
    assert read(tmp_path, without).text.startswith(f"{headline}\n")


def test_a_page_without_a_date_gets_the_date_of_the_call(tmp_path: Path) -> None:
    undated = PAGE.replace("2025-05-06T10:00:00+02:00", "")
    assert read(tmp_path, undated).published == date(2020, 1, 1)


def test_a_page_in_the_encoding_it_declares_is_read(tmp_path: Path) -> None:
    page = PAGE.replace('charset="utf-8"', 'charset="iso-8859-1"').encode("cp1252")
    assert "Jürgen Groß" in read(tmp_path, page).text
    assert "“We will" in read(tmp_path, page).text


@pytest.mark.parametrize(
    "html",
    [
        "<html></html>",
        "<p>",
        "<html><body><nav><a href='/'>Home</a><a href='/w'>World news today</a></nav></body></html>",
        "<html><body><script>let a = 'They met in Zenda on Monday.';</script></body></html>",
        "<div>" * 3_000,
    ],
)
def test_a_page_without_an_article_is_refused_and_nothing_else_is_said(
    tmp_path: Path, html: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(ReadError, match="no article in this page"):
        read(tmp_path, html)
    assert capfd.readouterr() == ("", "")


def test_a_page_that_would_take_minutes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="too long for one page"):
        read(tmp_path, "<p>They met." * (MAX_PAGE // 10))
