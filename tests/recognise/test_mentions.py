"""Sentence -> names and titles: `names.txt` beside this file."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from kg import recognise, segment
from kg.lexicon import Lexicon
from kg.model.mention import Mention
from kg.model.text import Article
from tests.golden import Golden, cases


def listed(mention: Mention, text: str) -> str:
    """`Norway: state norway`, or `in May: time`."""
    senses = dict.fromkeys(f"{sense.sort} {sense.id.rpartition('/')[2]}" for sense in mention.senses)
    return f"{text[slice(*mention.span)]}: {' or '.join(senses) or mention.sort}"


@pytest.mark.parametrize("golden", cases(Path(__file__).with_name("names.txt")))
def test_names_and_titles_are_recognised(golden: Golden, lexicon: Lexicon) -> None:
    sentences = segment.sentences(Article("test", golden.text))
    proper = recognise.proper_words(sentences)
    found = [m for s in sentences for m in recognise.mentions(golden.text, s, lexicon, proper)]
    assert "\n".join(listed(mention, golden.text) for mention in found) == golden.expected


def test_mentions_stand_in_order_and_never_overlap(lexicon: Lexicon) -> None:
    text = "On Monday, May 6, the US-led coalition’s Gen. Ada Brandt met Norwegian envoy Nils Berg."
    (sentence,) = segment.sentences(Article("test", text))
    found = recognise.mentions(text, sentence, lexicon)
    assert len(found) > 3
    for one, other in pairwise(found):
        assert one.last <= other.first
        assert one.span.end <= other.span.begin
