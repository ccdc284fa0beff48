"""The command as a whole, and the commands that need no article."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.cli import COMMANDS, main

GRAPH = """@prefix ex: <https://courier.example/> .
ex:adler ex:met ex:brandt ; ex:name "Adler" .
"""
ROWS = "SELECT ?o { ?s <https://courier.example/name> ?o }"


@pytest.fixture
def graph(tmp_path: Path) -> str:
    (tmp_path / "graph.ttl").write_text(GRAPH)
    return str(tmp_path / "graph.ttl")


@pytest.mark.parametrize("arguments", [[], ["--help"]])
def test_help_names_every_command(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 0
    said = capsys.readouterr().out
    assert [command for command in COMMANDS if f"\n    {command.__name__[7:]} " not in said] == []


@pytest.mark.parametrize("command", [command.__name__[7:] for command in COMMANDS])
def test_every_command_has_help_of_its_own(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == 0
    assert f"usage: kg {command}" in capsys.readouterr().out


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("kg ")


def test_the_module_is_the_command() -> None:
    done = subprocess.run([sys.executable, "-m", "kg", "biuld"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_an_interruption_ends_with_130(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Impatient(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, _: object) -> int:
            raise KeyboardInterrupt

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Impatient())))
    assert main(["build", "-", "-o", str(tmp_path / "out.nq")]) == 130
    assert capsys.readouterr().err == "kg: interrupted\n"
    assert list(tmp_path.iterdir()) == []


def test_a_file_name_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "\x1b[31mred.ttl", "--name", "meetings"]) == 2
    assert capsys.readouterr().err.startswith("kg: \\x1b[31mred.ttl: ")


def test_a_reader_that_left_is_no_fault() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "kg", "query", "--list"]
    try:
        done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


def test_the_list_of_questions_shows_each_with_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "--list"]) == 0
    assert "\ncontradictions       Which speakers contradict each other" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-e", ROWS], "o\n-----\nAdler\n"),
        (["-e", ROWS, "--format", "csv"], "o\nAdler\n"),
        (["-e", "ASK { ?s ?p 'Adler' }"], "yes\n"),
        (["-e", "CONSTRUCT WHERE { ?s <https://courier.example/name> ?o }"], None),
    ],
)
def test_a_query_is_answered_in_the_format_that_suits_it(
    graph: str, arguments: list[str], said: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["query", graph, *arguments]) == 0
    out = capsys.readouterr().out
    assert out == said or (said is None and out.rstrip().endswith('"Adler" .'))


def test_a_query_file_with_a_byte_order_mark_is_written_to_a_file(graph: str, tmp_path: Path) -> None:
    (tmp_path / "names.rq").write_text(ROWS, encoding="utf-8-sig")
    out = tmp_path / "names.csv"
    assert main(["query", graph, str(tmp_path / "names.rq"), "--format", "csv", "-o", str(out)]) == 0
    assert out.read_bytes() == b"o\nAdler\n"


def test_a_graph_that_breaks_its_shapes_ends_with_1_and_a_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    graph = tmp_path / "graph.ttl"
    graph.write_text(
        "@prefix dip: <https://w3id.org/diplomatic-kg/ontology#> .\n<https://a.example/m> a dip:Meeting .\n"
    )
    assert main(["validate", str(graph)]) == 1
    assert "does not conform" in capsys.readouterr().out
