from __future__ import annotations

import io
import sys

import pytest

from kg.cli.progress import SILENT_UP_TO, shown


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "articles", "speaks"),
    [(Terminal(), SILENT_UP_TO + 3, True), (Terminal(), SILENT_UP_TO, False), (io.StringIO(), 100, False)],
)
def test_a_count_appears_on_a_terminal_when_a_build_is_long(
    stream: io.StringIO, articles: int, speaks: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    with shown() as article_done:
        for _ in range(articles):
            article_done()
    assert ("articles" in stream.getvalue()) is speaks


def test_quiet_is_quiet_on_a_terminal_too(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    with shown(quiet=True) as article_done:
        for _ in range(SILENT_UP_TO + 3):
            article_done()
    assert stream.getvalue() == ""
