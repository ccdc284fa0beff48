"""The commands on a store, with the reader as it is."""

from __future__ import annotations

import gzip
import json
import shutil
import sys
from pathlib import Path

import pytest

import kg
from kg.cli import main

GUESSED = "In a dispute with Peru, Norway imposed sanctions."
EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "articles.jsonl"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("corpus") / "store"
    assert main(["build", str(EXAMPLES), "-o", f"{store}/", "-q"]) == 0
    return store


@pytest.fixture
def store(built: Path, tmp_path: Path) -> Path:
    """A store of one's own."""
    return Path(shutil.copytree(built, tmp_path / "store"))


def untied(path: Path) -> kg.Graph:
    """A graph without what ties its articles; there is some."""
    quads = kg.load(path).quads
    own = tuple(quad for quad in quads if not quad.graph.endswith("/graph/links>"))
    assert len(own) < len(quads)  # one invented prime minister is in two of the examples
    return kg.Graph(own)


def test_a_store_holds_what_a_graph_would_and_ties(store: Path, tmp_path: Path) -> None:
    assert main(["export", str(store), "-o", str(tmp_path / "store.nq")]) == 0
    assert untied(tmp_path / "store.nq") == kg.build(EXAMPLES)


@pytest.mark.parametrize("ending", [".nq.gz", ".ttl", ".graphml"])
def test_a_store_is_handed_on_in_any_format(store: Path, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"store{ending}"
    assert main(["export", str(store), "-o", str(out)]) == 0
    if ending == ".nq.gz":
        (tmp_path / "unpacked.nq").write_bytes(gzip.decompress(out.read_bytes()))
        assert untied(tmp_path / "unpacked.nq") == kg.build(EXAMPLES)
    else:
        assert out.stat().st_size > 10_000


def test_a_long_file_holds_what_a_graph_would(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "news.nq.gz"
    assert main(["build", str(EXAMPLES), "-o", str(out), "--jobs", "2"]) == 0
    assert f"{out}: 5 articles (5 new): " in capsys.readouterr().err
    (tmp_path / "news.nq").write_bytes(gzip.decompress(out.read_bytes()))
    assert kg.load(tmp_path / "news.nq") == kg.build(EXAMPLES)


def test_guessed_roles_are_kept_only_where_they_are_wanted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GUESSED)
    found = {}
    for option in ("--quiet", "--inferred"):
        for out in (f"{tmp_path}/store/", f"{tmp_path}/a.nq.gz", f"{tmp_path}/a.nq"):
            assert main(["build", str(tmp_path / "a.txt"), "-o", out, option]) == 0
        assert main(["export", f"{tmp_path}/store", "-o", f"{tmp_path}/store.nq"]) == 0
        (tmp_path / "packed.nq").write_bytes(gzip.decompress((tmp_path / "a.nq.gz").read_bytes()))
        plain, *others = (kg.load(tmp_path / name) for name in ("a.nq", "store.nq", "packed.nq"))
        assert others == [plain, plain]
        found[option] = {row["type"] for row in plain.rows("SELECT ?type { ?event dip:inferred true ; a ?type }")}
    assert not found["--quiet"]
    assert found["--inferred"]


def test_a_second_run_reads_nothing(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", str(EXAMPLES), "-o", str(store)]) == 0
    assert ": 5 articles (0 new, 0 changed, 5 unchanged): 0 facts" in capsys.readouterr().err


def test_articles_can_come_through_a_pipe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with EXAMPLES.open(encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        assert main(["build", "-", "-o", f"{tmp_path}/store/"]) == 0
    assert "5 articles (5 new)" in capsys.readouterr().err


def test_figures_are_told(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stats", str(store)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("5 articles, published 2026-03-09 to 2026-03-26\n")
    assert "\n  facts     Claim " in said
    assert "\n  rules     statement.say " in said


def test_an_article_is_taken_back(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["remove", str(store), "state-visit"]) == 0
    assert main(["stats", str(store)]) == 0
    assert capsys.readouterr().out.startswith("4 articles")
    assert main(["remove", str(store), "state-visit"]) == 2


def test_a_store_is_asked_like_a_graph(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", str(EXAMPLES), "-o", str(tmp_path / "news.nq"), "-q"]) == 0
    answers = []
    for graph in (store, tmp_path / "news.nq"):
        assert main(["query", str(graph), "--name", "meetings"]) == 0
        assert main(["explain", str(graph), "Elena Quiroga"]) == 0
        answers.append(capsys.readouterr().out)
    assert answers[0] == answers[1]


def test_a_variable_of_a_query_is_set(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    query = "SELECT DISTINCT ?label { ?who a foaf:Person ; rdfs:label ?label . ?act dip:speaker ?who }"
    assert main(["query", str(store), "-e", query, "--set", "who=person:nobody"]) == 0
    assert capsys.readouterr().out == "label\n-----\n"
    states = "SELECT DISTINCT ?label { ?state rdfs:label ?label }"
    assert main(["query", str(store), "-e", states, "--set", "?state=state:peru"]) == 0
    assert capsys.readouterr().out == "label\n-----\nPeru\n"
    assert main(["query", str(store), "-e", states, "--set", "land=x"]) == 2
    assert capsys.readouterr().err == "kg: --set land=x: no variable ?land (give NAME=VALUE; names are label, state)\n"


def test_what_one_state_has_a_part_in_is_drawn(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "peru.html"
    assert main(["view", str(store), "--about", "Peru", "-o", str(out)]) == 0
    page = out.read_text(encoding="utf-8")
    assert "Quiroga" in page
    assert "Hallsdottir" not in page
    for arguments, said in (
        (["--about", "Atlantis"], "nothing is called Atlantis"),
        (["--about", "Peru", "--since", "2027-01-01"], "Peru has no part in any event since 2027-01-01"),
        (["--since", "2027-01-01"], "--since without --about"),
        ([], "a store is too much for one picture"),
    ):
        assert main(["view", str(store), *arguments, "-o", str(out)]) == 2
        assert said in capsys.readouterr().err


def test_bad_articles_are_kept_and_can_be_run_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus, store = tmp_path / "corpus.jsonl", tmp_path / "store"
    lines = EXAMPLES.read_text(encoding="utf-8").splitlines()
    corpus.write_text("\n".join([lines[0], "no json", lines[1]]), encoding="utf-8")
    assert main(["build", str(corpus), "-o", f"{store}/", "--limit", "0.000001"]) == 2
    said = capsys.readouterr().err
    assert "corpus.jsonl:2: no JSON" in said
    assert "\n  left out  took longer than 1e-06 s 2 · no JSON" in said
    failed = [json.loads(line) for line in (store / "failed.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [one["id"] for one in failed] == [json.loads(line)["id"] for line in lines[:2]]
    assert main(["stats", str(store)]) == 0
    again = f"kg build {store}/failed.jsonl -o {store}/"
    assert f"2 articles could not be read: {again} tries again" in capsys.readouterr().out
    assert main(["build", str(store / "failed.jsonl"), "-o", f"{store}/"]) == 0
    assert not (store / "failed.jsonl").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build", "ARTICLES", "-o", "FOLDER/none/store/"], "no such folder (make it first"),
        (["build", "ARTICLES", "-o", "FOLDER/"], "holds notes.txt and is no store (name a new or an empty folder"),
        (["build", "ARTICLES", "-o", "FOLDER/store/", "--jobs", "none"], "argument --jobs: give a number of processes"),
        (["build", "ARTICLES", "-o", "FOLDER/store/", "--limit", "-1"], "argument --limit: give a number of seconds"),
        (["build", "FOLDER", "-o", "FOLDER/store/"], "the store lies in a folder that is read"),
        (["stats", "FOLDER/store"], "no such store (kg build ARTICLES -o FOLDER/store/ makes one)"),
        (["export", "FOLDER", "-o", "FOLDER/out.nq"], "FOLDER: is no store"),
        (["remove", "FOLDER/store", "x"], "no store"),
        (["query", "FOLDER", "--name", "meetings"], "names no graph format"),
    ],
)
def test_a_fault_is_one_clear_line(
    arguments: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notes.txt").write_text("Westmark left the talks.")
    named = [word.replace("ARTICLES", str(EXAMPLES)).replace("FOLDER", str(tmp_path)) for word in arguments]
    assert main(named) == 2
    err = capsys.readouterr().err
    assert said.replace("FOLDER", str(tmp_path)) in err
    assert (err.count("\n"), err[:4]) == (1, "kg: ")
