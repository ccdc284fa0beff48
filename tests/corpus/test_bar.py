"""How far a run is, drawn for a terminal and for nobody else."""

from __future__ import annotations

import io
import sys

import pytest

from kg.cli import bar
from kg.corpus.summary import Progress


class Terminal(io.StringIO):
    """Something somebody looks at."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_is_shown_articles_facts_and_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("COLUMNS", "120")
    with bar.shown() as tell:
        assert tell is not None
        tell(Progress("reading", 64, 1280, facts=1578, errors=2))
        tell(Progress("loading", 1, None))
        tell(Progress("pushing", 3, None, facts=4500, things="quads"))
    drawn = terminal.getvalue()
    assert "64 articles" in drawn
    assert "1,578 facts 2 errors" in drawn
    assert "4,500 quads 0 errors" in drawn


@pytest.mark.parametrize(("stream", "quiet"), [(io.StringIO, False), (Terminal, True)])
def test_nobody_is_shown_nothing(stream: type[io.StringIO], quiet: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", stream())
    with bar.shown(quiet=quiet) as tell:
        assert tell is None
