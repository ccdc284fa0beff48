"""Sentence -> clauses: the files beside this one, one for each construction that is undone."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import parse, recognise, segment
from kg.lexicon import Lexicon
from kg.model.text import Article
from tests.golden import Golden, cases
from tests.parse.rendering import tree

FILES = sorted(Path(__file__).parent.glob("*.txt"))


@pytest.mark.parametrize("golden", [case for path in FILES for case in cases(path)])
def test_a_sentence_is_read_as_who_does_what_to_whom(golden: Golden, lexicon: Lexicon) -> None:
    sentences = segment.sentences(Article("test", golden.text))
    proper = recognise.proper_words(sentences)
    trees = [
        tree(parse.parse(one, recognise.mentions(golden.text, one, lexicon, proper), lexicon), golden.text)
        for one in sentences
    ]
    assert "\n".join(trees) == golden.expected
