"""Texts -> facts: the files beside this one."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import pipeline
from tests.extract.rendering import facts
from tests.golden import Golden, cases

FILES = sorted(Path(__file__).parent.glob("*.txt"))


@pytest.mark.parametrize("golden", [case for path in FILES for case in cases(path)])
def test_a_text_states_these_facts(golden: Golden, reader: pipeline.Reader) -> None:
    assert facts(reader, golden.text) == golden.expected
