"""The example articles: facts checked by hand, shapes and checks that hold, texts kept equal."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from tests.articles import checked
from tests.articles.examples import EXAMPLES, RECORDS, SLUGS, articles, extraction
from tests.articles.table import table

FOLDER = EXAMPLES / "articles"


def _gaps(kind: str) -> list[object]:
    """Each known fault as a case that must fail."""
    return [
        pytest.param(slug, gap.line, marks=pytest.mark.xfail(reason=gap.reason), id=f"{slug}-{number}")
        for slug in SLUGS
        for number, gap in enumerate(checked.read(slug).gaps, start=1)
        if gap.kind == kind
    ]


@pytest.mark.parametrize("slug", SLUGS)
def test_an_article_gives_the_facts_that_were_checked_by_hand(slug: str) -> None:
    assert tuple(sorted(table(extraction(slug)).splitlines())) == checked.read(slug).expected


@pytest.mark.parametrize(("slug", "line"), _gaps("wrong"))
def test_what_the_article_does_not_state_is_not_written(slug: str, line: str) -> None:
    assert line not in table(extraction(slug)).splitlines()


@pytest.mark.parametrize(("slug", "line"), _gaps("missing"))
def test_what_the_article_states_is_written(slug: str, line: str) -> None:
    assert line in table(extraction(slug)).splitlines()


@pytest.mark.parametrize("slug", SLUGS)
def test_no_fact_comes_from_a_caption_a_link_or_a_form(slug: str) -> None:
    found = extraction(slug)
    openings = ("Photo", "File photo", "Caption", "Read also", "Related", "More on", "Leave a", "Editing")
    lines = found.article.text.splitlines(keepends=True)
    begins = [sum(map(len, lines[:number])) for number in range(len(lines))]
    boilerplate = [begin for line, begin in zip(lines, begins, strict=True) if line.startswith(openings)]
    assert boilerplate
    spans = [span for fact in found.facts for span in fact.triggers]
    for begin in boilerplate:
        end = found.article.text.index("\n", begin)
        assert [span for span in spans if begin <= span.begin < end] == []


def test_the_text_files_and_the_records_hold_the_same_articles() -> None:
    texts = {path.stem: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.txt")}
    assert {slug: article.text for slug, article in articles().items()} == texts
    assert len(texts) == 5
    assert all(article.published and article.publisher and article.url for article in articles().values())
    assert {slug: article.title for slug, article in articles().items()} == {
        slug: text.partition("\n")[0] for slug, text in texts.items()
    }


@pytest.mark.parametrize("slug", SLUGS)
def test_an_article_is_as_long_as_a_short_report(slug: str) -> None:
    assert 250 <= len(articles()[slug].text.split()) <= 450


def test_the_graph_of_all_of_them_keeps_to_shapes_and_checks() -> None:
    report = kg.build(RECORDS).validate()
    assert report.violations == ()


def test_a_graph_is_the_same_whether_its_articles_come_alone_or_together(tmp_path: Path) -> None:
    (tmp_path / "one.jsonl").write_text(RECORDS.read_text(encoding="utf-8").splitlines()[0], encoding="utf-8")
    (tmp_path / "rest.jsonl").write_text(
        "\n".join(RECORDS.read_text(encoding="utf-8").splitlines()[1:]), encoding="utf-8"
    )
    apart = {*kg.build(tmp_path / "one.jsonl").quads, *kg.build(tmp_path / "rest.jsonl").quads}
    assert apart == set(kg.build(RECORDS).quads)
