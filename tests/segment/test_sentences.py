"""Where sentences end: quotations, abbreviations, who speaks behind a question."""

from __future__ import annotations

import pytest

from kg import segment
from kg.model.text import Article


def split(text: str) -> list[str]:
    return [text[s.span.begin : s.span.end] for s in segment.sentences(Article("test", text))]


@pytest.mark.parametrize(
    ("opening", "closing"), [("“", "”"), ('"', '"'), ("„", "”"), ("«", "»"), ("''", "''"), ("``", "''")]
)
def test_a_quotation_of_several_sentences_is_one_with_its_speaker(opening: str, closing: str) -> None:
    text = f"{opening}The ship has left. It will not return,{closing} Ms Adler said. The crew waved."
    assert split(text) == [
        f"{opening}The ship has left. It will not return,{closing} Ms Adler said.",
        "The crew waved.",
    ]


def test_single_marks_quote_too() -> None:
    found = segment.sentences(Article("test", "Ms Adler called it ‘a gift to the sea’ on Monday."))
    assert [found[0].quotes] == [((19, 38),)]


def test_a_question_keeps_the_one_who_asks_it() -> None:
    assert split("“Where is the ship?” Ms Adler asked in Oslo. Nobody knew.") == [
        "“Where is the ship?” Ms Adler asked in Oslo.",
        "Nobody knew.",
    ]


def test_a_new_statement_behind_a_quotation_is_a_sentence_of_its_own() -> None:
    assert split("“We know the way.” Ms Adler said that the ship had left.") == [
        "“We know the way.”",
        "Ms Adler said that the ship had left.",
    ]
    assert split("“Is it far?” She asked the captain.") == ["“Is it far?”", "She asked the captain."]


def test_the_piece_behind_the_speaker_is_a_sentence_that_is_only_quoted() -> None:
    assert split('"We waited," Brandt said. "Nobody came."') == ['"We waited," Brandt said.', '"Nobody came."']


def test_a_quotation_left_open_runs_to_the_end_of_its_paragraph() -> None:
    text = "“We waited, Brandt told the crew.\n“Nobody came.”"
    first, second = segment.sentences(Article("test", text))
    assert first.quotes == (first.span,)
    assert second.quotes == (second.span,)


def test_a_colon_reaches_over_the_line_to_its_quotation() -> None:
    assert split("Brandt told the crew:\n“Nobody came.”\nThey left.") == [
        "Brandt told the crew:\n“Nobody came.”",
        "They left.",
    ]
    assert split("The crew brought:\nBread and water.") == ["The crew brought:", "Bread and water."]


@pytest.mark.parametrize(
    "text",
    [
        "Gen. Koch met Ms. Adler at No. 10 on Jan. 5.",
        "The U.S. Navy and the U.N. Security Council met J. K. Brandt.",
        "Sen. Koch, of St. Olaf, spoke for Adler & Co. Ltd. in Oslo.",
    ],
)
def test_an_abbreviation_ends_no_sentence(text: str) -> None:
    assert split(text) == [text]


def test_an_acronym_may_end_one() -> None:
    assert split("The ship sailed for the U.S. The crew waved.") == ["The ship sailed for the U.S.", "The crew waved."]
