"""`kg spark`: what it refuses, in one line, before anything runs or is written."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kg import cli
from kg.spark import session
from tests.spark.mixed import lines, short

NO_SPARK = "kg: kg spark needs pyspark, which is not installed (pip install 'diplomatic-kg[spark]')\n"
NO_JAVA = (
    "kg: Spark needs Java 17 or later and finds no Java "
    "(Debian: apt install openjdk-17-jre-headless; or point JAVA_HOME to it)\n"
)


def told(capsys: pytest.CaptureFixture[str], *words: str | Path) -> str:
    assert cli.main(["spark", *map(str, words)]) == 2
    return capsys.readouterr().err


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    path.write_text(lines(short()[:4]), encoding="utf-8")
    return path


def test_without_pyspark_it_says_what_to_install(
    news: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    assert told(capsys, news, news.with_name("out")) == NO_SPARK


@pytest.mark.parametrize("home", ["/nowhere", ""])
def test_without_java_it_says_what_to_install(
    news: Path, home: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JAVA_HOME", home)
    monkeypatch.setenv("PATH", "/nowhere")
    assert told(capsys, news, news.with_name("out")) == NO_JAVA


def test_an_old_java_is_named(
    news: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    java = news.with_name("bin") / "java"
    java.parent.mkdir()
    java.write_text("#!/bin/sh\necho 'openjdk version \"1.8.0_412\"' >&2\n")
    java.chmod(0o755)
    monkeypatch.setenv("JAVA_HOME", str(news.parent))
    assert session.java_version() == 8
    assert "Spark needs Java 17 or later and finds Java 8 " in told(capsys, news, news.with_name("out"))


def test_what_cannot_be_is_refused_before_spark_starts(
    news: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "installed", lambda: None)
    monkeypatch.setattr(session, "session", lambda *_: pytest.fail("Spark is started"))
    out = news.with_name("out")
    assert "no such file or folder (did you mean" in told(capsys, news.with_name("new.jsonl"), out)
    assert "spark.NAME=VALUE" in told(capsys, news, out, "--conf", "memory=2g")
    assert "--published: " in told(capsys, news, out, "--published", "yesterday")
    assert "give a number of seconds above 0" in told(capsys, news, out, "--limit", "0")
    assert "rules: no such file or directory" in told(capsys, news, out, "--rules", news.with_name("rules"))
    assert "log: cannot be written: is a directory" in told(capsys, news, out, "--log", _made(news.with_name("log")))
    assert f"{_made(out)}: is there already" in told(capsys, news, out)


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def test_help_and_import_take_nothing_of_spark() -> None:
    heavy = "{'pyspark', 'pyarrow', 'pandas'}"
    code = f"import sys, kg, kg.cli; kg.cli.main(['--help']); assert not {heavy} & {{*sys.modules}}"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout
