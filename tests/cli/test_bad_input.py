"""What a user can get wrong: one clear line (what, where, how to mend it), exit code 2, nothing written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from kg.cli import main

ARTICLE = b"President Anna Adler met Chancellor Emil Brandt in Zenda on Monday.\n"
GRAPH = b"@prefix ex: <https://courier.example/> .\nex:adler ex:met ex:brandt .\n"
CARD = """\
visits.stay:
  about: Somebody stays with somebody.
  when: Actor:attendee sojourn with Actor:host
  makes: Visit
  finds: |
    [Ms Adler](attendee) sojourned with [Mr Brandt](host).
    [Ms Adler](attendee) will sojourn with [Mr Brandt](host).
  ignores: |
    Ms Adler left.
"""


class Case(NamedTuple):
    """A command line in a folder with some files, the place its fault must name and words it must say."""

    name: str
    command: str
    where: str
    says: str
    files: Mapping[str, bytes]


def read(name: str, data: bytes, says: str, where: str = "") -> Case:
    """An input that cannot be read."""
    return Case(f"reading {name}", f"build {name} -o out.ttl", where or name, says, {name: data})


def graph(command: str, where: str, says: str, **files: bytes) -> Case:
    """A graph, or what is asked of it, at fault. `{g}` is a good graph."""
    given = {"good.ttl": GRAPH} | {name.replace("_", "."): data for name, data in files.items()}
    return Case(command, command.format(g="good.ttl"), where, says, given)


def card(name: str, text: str, where: str, says: str) -> Case:
    """A rule card at fault: told before the first article is read."""
    files = {"cards/visits.yaml": text.encode(), "talks.txt": ARTICLE}
    return Case(f"a card with {name}", "build talks.txt --rules cards -o out.ttl", where, says, files)


READING = (
    Case(
        "a missing file",
        "build talsk.txt -o out.ttl",
        "talsk.txt",
        "did you mean talks.txt",
        {"talks.txt": ARTICLE},
    ),
    Case("a missing folder", "build news/a.txt -o out.ttl", "news/a.txt", "no folder news", {}),
    Case(
        "a folder without articles", "build news -o out.ttl", "news", "no article", {"news/a.csv": b"a,b\n"}
    ),
    read("empty.txt", b"", "empty"),
    read("empty.jsonl", b"\n", "empty"),
    read("blank.txt", b" \r\n\t\n", "blank"),
    read("picture.txt", b"\x89PNG\r\n\x1a\n\0", "a PNG picture"),
    read("paper.txt", b"%PDF-1.7", "a PDF"),
    read("binary.txt", b"They\0met", "binary"),
    read("encoding.txt", "Größe in Zürich\n".encode() + b"\xff\xfe", "byte 0xFF in line 2"),
    read("utf-16.txt", b"\xff\xfeT\0h", "UTF-16"),
    read("long.txt", b"They met. " * 5_000_000, "too long for one article"),
    read("long.html", b"<p>" + b"They met. " * 5_000_000, "too long for one article"),
    read("long.jsonl", b'{"text": "' + b"They met. " * 5_000_000 + b'"}', "too long", where="long.jsonl:1"),
    read(
        "menu.html", b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "no article in this page"
    ),
    read("list.jsonl", b"[1, 2]", "no JSON object", where="list.jsonl:1"),
    read("prose.jsonl", b"They met.", "no JSON", where="prose.jsonl:1"),
    read("textless.jsonl", b'{"id": "a"}', "lacks", where="textless.jsonl:1"),
    read("half.jsonl", b'{"text": "\\ud83d"}', "half a character", where="half.jsonl:1"),
    read("date.jsonl", b'{"text": "a", "published": "2025-02-30"}', "2025-02-30", where="date.jsonl:1"),
    read("news.json", b'{"text": "They met."}', "jsonl"),
    Case(
        "an impossible date",
        "build a.txt --published 2025-13-01 -o out.ttl",
        "--published",
        "YYYY-MM-DD",
        {"a.txt": ARTICLE},
    ),
)
WRITING = (
    Case("an unknown ending", "build missing.txt -o out.xlsx", "out.xlsx", ".ttl", {}),
    Case("no ending", "build missing.txt -o out", "out", ".ttl", {}),
    Case("a missing output folder", "build missing.txt -o there/out.ttl", "there", "no such folder", {}),
    Case("a missing folder for a page", "build missing.txt -o there/out.html", "there", "no such folder", {}),
    Case(
        "a folder as the output",
        "build missing.txt -o here.ttl",
        "here.ttl",
        "not a file",
        {"here.ttl/a.txt": ARTICLE},
    ),
    Case(
        "the input as the output",
        "build a.html -o a.html",
        "a.html",
        "input and the output",
        {"a.html": ARTICLE},
    ),
    Case(
        "an output among the inputs",
        "build news -o news/out.html",
        "news/out.html",
        "outside news",
        {"news/a.txt": ARTICLE},
    ),
    Case("a page that is none", "view good.ttl -o out.ttl", "out.ttl", ".html", {"good.ttl": GRAPH}),
)
ASKING = (
    *(
        graph(command, "broken.ttl:1", "Turtle", broken_ttl=b"They met.\n")
        for command in (
            "query broken.ttl --name meetings",
            "validate broken.ttl",
            "explain broken.ttl ex:a",
            "view broken.ttl -o out.html",
        )
    ),
    graph("query missing.ttl --name meetings", "missing.ttl", "no such file"),
    graph("query notes.txt --name meetings", "notes.txt", ".ttl", notes_txt=ARTICLE),
    graph("query empty.ttl --name meetings", "empty.ttl", "no triple", empty_ttl=b""),
    graph("query {g} --name meetigns", "--name", "did you mean meetings"),
    graph("query {g} missing.rq", "missing.rq", "no such file"),
    graph("query {g} broken.rq", "broken.rq:2", "mend", broken_rq=b"SELECT ?a\nWHERE { ?a ?b }"),
    graph("query {g} -e SELECT", "-e:1", "ends too soon"),
    graph("query {g} notes.rq", "notes.rq", "UTF-8", notes_rq=b"SELECT \xff"),
    graph("query {g}", "no query", "--name"),
    graph("query {g} -e ASK{{}} --format csv", "--format", "table or json"),
    graph("query", "no graph", "--list"),
    graph("query {g} --name meetings -o there/out.csv", "there", "no such folder"),
    graph("explain {g} ex:nobody", "ex:nobody", ""),
    graph("explain {g} ex:adler ex:met", "explain", "three of a triple"),
)
CARDS = (
    card("a key nobody knows", CARD.replace("ignores:", "ignroes:"), "visits.yaml:8", "did you mean ignores"),
    card("a key twice", CARD + "  makes: Visit\n", "visits.yaml:10", "makes"),
    card("no class", CARD.replace("  makes: Visit\n", ""), "visits.yaml:1", "makes"),
    card("an unknown class", CARD.replace("makes: Visit", "makes: Visti"), "visits.yaml", "Visit"),
    card(
        "an unknown role", CARD.replace("(host)", "(hots)").replace(":host", ":hots"), "visits.yaml", "host"
    ),
    card("an unknown kind of slot", CARD.replace("Actor:host", "Aktor:host"), "visits.yaml:3", "Actor"),
    card("a pattern without a verb", CARD.replace("sojourn with ", ""), "visits.yaml:3", ""),
    card("an open bracket", CARD.replace("with Actor:host", "[with Actor:host"), "visits.yaml:3", ""),
    card("an id of another file", CARD.replace("visits.stay", "visit.stay"), "visits.yaml:1", "visits."),
    card("an id twice", CARD + CARD, "visits.yaml:10", "visits.stay"),
    card(
        "a broken mark",
        CARD.replace("[Ms Adler](attendee) soj", "[Ms Adler(attendee) soj"),
        "visits.yaml:6",
        "",
    ),
    card(
        "too few examples",
        CARD.replace("    [Ms Adler](attendee) will sojourn with [Mr Brandt](host).\n", ""),
        "visits.yaml:1",
        "finds",
    ),
    card("no YAML", "visits.stay: [", "visits.yaml:2", ""),
    card("a list instead of a card", "- visits\n", "visits.yaml:1", "card"),
    Case(
        "no cards",
        "build a.txt --rules cards -o out.ttl",
        "cards",
        "",
        {"a.txt": ARTICLE, "cards/a.txt": b""},
    ),
    Case("no folder of cards", "rules list --rules cards", "cards", "folder", {}),
    Case("an unknown rule", 'rules explain visits.nothing "They met."', "visits.nothing", "", {}),
)
COMMANDS = (
    Case("an unknown command", "biuld a.txt", "biuld", "kg --help", {}),
    Case("an unknown option", "build a.txt -o out.ttl --fast", "--fast", "kg --help", {}),
    Case("no output", "build a.txt", "-o", "kg build --help", {}),
    Case("an unknown task", "rules delete", "delete", "kg rules --help", {}),
)
CASES = (*READING, *WRITING, *ASKING, *CARDS, *COMMANDS)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_bad_input_ends_with_one_clear_line_and_writes_nothing(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, data in case.files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    monkeypatch.chdir(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    code = main([part.strip('"') for part in re.findall(r'"[^"]*"|\S+', case.command)])

    out, err = capsys.readouterr()
    line, *caret = err.splitlines()
    assert code == 2
    assert line.startswith("kg: ")
    assert case.where in line
    assert case.says in line
    assert re.search(r"\(.+\)$", line), "a hint in brackets ends the line"
    assert all(one.startswith("    ") for one in caret), "below it nothing but the source and a caret"
    assert out == ""
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
