"""Forms of English words: which class they may be, and what they go back to."""

from __future__ import annotations

import pytest

from kg.lexicon import Lexicon
from kg.lexicon.tokens import words


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("met", "meet"),
        ("meeting", "meet"),
        ("signed", "sign"),
        ("withdrew", "withdraw"),
        ("withdrawn", "withdraw"),
        ("said", "say"),
        ("bombs", "bomb"),
        ("annexes", "annex"),
        ("denies", "deny"),
        ("recognised", "recognise"),
        ("recognized", "recognize"),
        ("sought", "seek"),
        ("re-elected", "re-elect"),
        ("rebuilt", "rebuild"),  # the table lists its forms under re-build
        ("undertaken", "undertake"),
    ],
)
def test_a_verb_goes_back_to_its_base_form(lexicon: Lexicon, form: str, base: str) -> None:
    assert lexicon.english.verb(form) == base


@pytest.mark.parametrize(
    ("form", "singular"),
    [
        ("ministers", "minister"),
        ("allies", "ally"),
        ("crises", "crisis"),
        ("men", "man"),
        ("vice-presidents", "vice-president"),
        ("minister", "minister"),
        ("press", "press"),
        ("drones", "drone"),
    ],
)
def test_a_noun_goes_back_to_its_singular(lexicon: Lexicon, form: str, singular: str) -> None:
    assert lexicon.english.noun(form) == singular


def test_an_event_noun_stays_as_it_is(lexicon: Lexicon) -> None:
    assert [lexicon.english.noun(word) for word in ("talks", "meeting", "meetings")] == [
        "talks",
        "meeting",
        "meeting",
    ]


@pytest.mark.parametrize(
    ("word", "letter"),
    [
        ("the", "D"),
        ("of", "i"),
        ("will", "m"),
        ("not", "n"),
        ("quickly", "R"),
        ("who", "W"),
        ("because", "s"),
        ("and", "c"),
        ("said", "V"),
        ("signed", "3"),
        ("withdrew", "V"),
        ("ministers", "M"),
        ("zorbiest-ly", "J"),
        ("grumbled-about", "J"),
        ("frobnicated", "4"),
        ("frobnicating", "5"),
        ("frobnicators", "M"),
        ("frobnicator", "N"),
    ],
)
def test_every_word_has_a_letter_known_or_guessed(lexicon: Lexicon, word: str, letter: str) -> None:
    assert lexicon.english.letter(word) == letter


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S. can’t go.", "The U.S. can’t go ."),
        ("Ms. Adler’s plan", "Ms. Adler ’s plan"),
        ("the ministers’ plan", "the ministers ’ plan"),
        ("“Yes,” she said", "Yes , she said"),
        ("a well-known 10-year deal", "a well-known 10-year deal"),
        ("Côte d'Ivoire", "Côte d'Ivoire"),
        ("J. R. Adler", "J. R. Adler"),
        ("$3,000.50 -- or so...", "$ 3,000.50 -- or so ..."),
        ("They're here, aren't they?", "They 're here , aren't they ?"),
        ("‘quoted’ words", "quoted words"),
    ],
)
def test_words_are_parted_at_clitics_and_marks(text: str, expected: str) -> None:
    found, begins = words(text)
    assert " ".join(found) == expected
    assert all(text.startswith(word, at) for word, at in zip(found, begins, strict=True))
