"""Dictionaries become a folder that `--lexicon` and `--rules` take, and nothing of them goes away in silence."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kg import pipeline
from kg.cli import main
from kg.model.text import Article
from kg.petrarch.codes import actor_code, event_class
from kg.petrarch.shapes import Shape, Shapes
from kg.pipeline import Options

ACTORS = """\
RUDOLF_RASSENDYLL_
+R._RASSENDYLL_
\t[NORGOV 210301-251101]
\t[NORELI >251101]
FREE_ZENDA_FRONT_
+FZF_
\t[NORREB]
KINGDOM_OF_NORWEIA_ [NOR]
ZENDA_CASTLE_ [NOR]
ANGELA_MERKEL_ [DEUGOV]
PRESIDENT_OF_ZENDA_ [NORGOV]
ZENDA_FERRIES_ [MNC]
LANTERN_ [NOR]
LEAGUE_OF_ZENDA_ [IGO]
MARE_OF_ZENDA_ [QQQ]
"""
AGENTS = "LANCER [~MIL]\nFERRYMAN {FERRYMEN} [~CVL]\nSOLDIER [~MIL]\nHARBOUR_MASTER [~GOV]\nLAMPLIGHTER [~ZZZ]\n"
VERBS = """\
&PAPER
+MANIFESTO
+LEAFLET
+OPEN_LETTER

--- TOSS [---] ---
LOB
FLING
- * &PAPER AT + [121]
- * BOUQUET [050]
- * (WITH PAPER) [110]
- * {OPEN LETTER} [110]
- SAID * + [112]
- * ^ + [112]
- * BLIMPFULNESS [110]
- * PAPER [---]
- * PAPER [999]

--- FIGHT [190] ---
ATTACK
BLIMPIFY
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What came of the dictionaries above."""
    given = tmp_path_factory.mktemp("dictionaries")
    for name, text in (("own.actors.txt", ACTORS), ("own.agents.txt", AGENTS), ("own.verbs.txt", VERBS)):
        (given / name).write_text(text)
    assert main(["lexicon", "import-petrarch", *map(str, sorted(given.iterdir())), "-o", str(given / "out")]) == 0
    return given / "out"


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t" if name.endswith(".tsv") else ","))


def test_a_person_gets_a_row_for_each_office(folder: Path) -> None:
    (row,) = rows(folder, "people.tsv")
    assert (row["name"], row["aliases"], row["office"], row["of"], row["start"], row["end"]) == (
        "Rudolf Rassendyll", "R. Rassendyll", "official", "norway", "2021-03-01", "2025-11-01"
    )  # fmt: skip


def test_groups_organisations_states_and_places_are_told_apart(folder: Path) -> None:
    assert [(r["name"], r["aliases"], r["kind"], r["state"]) for r in rows(folder, "groups.tsv")] == [
        ("Free Zenda Front", "FZF", "armed", "norway")
    ]
    assert [r["name"] for r in rows(folder, "organisations.tsv")] == ["League of Zenda"]
    assert [(r["id"], r["aliases"]) for r in rows(folder, "states.tsv")] == [("norway", "Kingdom of Norweia")]
    assert [(r["name"], r["state"]) for r in rows(folder, "places.tsv")] == [("Zenda Castle", "norway")]


def test_agents_of_one_new_word_get_their_kind(folder: Path) -> None:
    found = [(row["noun"], row["kind"]) for row in rows(folder, "agents.tsv")]
    assert found == [("ferryman", "people"), ("lancer", "military")]


def test_patterns_become_cards_with_examples(folder: Path) -> None:
    text = (folder / "petrarch-rejection.yaml").read_text()
    assert "when: Actor:speaker lob|fling {manifesto|leaflet} at Side:target\n" in text
    assert "makes: Rejection\n  confidence: 0.3\n" in text
    assert "    [Norway](speaker) lobbed the manifesto at [Sweden](target) on Monday.\n" in text
    assert "when: Actor:speaker lob|fling {bouquet}\n" in (folder / "petrarch-endorsement.yaml").read_text()


def test_all_that_is_left_out_is_listed_with_its_line(folder: Path) -> None:
    left = {row["text"]: row["kind"] for row in rows(folder, "left-out.csv")}
    for text, kind in (
        ("RUDOLF RASSENDYLL [NORELI]", "a role that is no office"),
        ("ANGELA MERKEL", "a person whom the built-in tables know"),
        ("PRESIDENT OF ZENDA", "a title in the name: titles are read by rule"),
        ("ZENDA FERRIES", "code MNC: no table holds it"),
        ("LANTERN", "a name that is an everyday word"),
        ("MARE OF ZENDA [QQQ]", "an unknown code"),
        ("SOLDIER [~MIL]", "an agent that a table or an earlier line has"),
        ("HARBOUR MASTER [~GOV]", "an agent of several words: the last of them tells what it is"),
        ("LAMPLIGHTER [~ZZZ]", "code ZZZ: no kind of agent"),
        ("* (WITH PAPER) [110]", "a noun behind a preposition"),
        ("* {OPEN LETTER} [110]", "a phrase of several words"),
        ("SAID * + [112]", "words before the verb"),
        ("* ^ + [112]", "a pattern that skips an actor"),
        ("* BLIMPFULNESS [110]", "an object that the English tables do not know as a noun"),
        ("* PAPER", "no event: the code is ---"),
        ("* PAPER [999]", "a code that CAMEO does not have"),
        ("BLIMPIFY", "a verb that the English tables do not know"),
        ("attack [190]", "what the built-in cards read already"),
        ("lob", "no event: the code is ---"),
    ):
        assert left.get(text) == kind, text
    assert all(row["where"].rpartition(":")[2].isdigit() for row in rows(folder, "left-out.csv"))


def test_the_folder_is_clean_and_read_as_it_says(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "lint", "--rules", str(folder), "--lexicon", str(folder)]) == 0, capsys.readouterr().out
    reader = pipeline.load(Options(rules=folder, lexicon=folder))
    found = reader(Article("a", "Rudolf Rassendyll lobbed leaflets at the Free Zenda Front."))
    (fact,) = found.facts
    assert (fact.rule, fact.type, fact.confidence) == ("petrarch-rejection.toss", "Rejection", 0.3)
    assert fact.who() == ("person/rudolf-rassendyll", "group/free-zenda-front")


def test_the_same_dictionaries_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    files = [str(folder.parent / name) for name in ("own.actors.txt", "own.agents.txt", "own.verbs.txt")]
    assert main(["lexicon", "import-petrarch", *files, "-o", str(again)]) == 0
    assert {p.name: p.read_bytes() for p in again.iterdir()} == {p.name: p.read_bytes() for p in folder.iterdir()}


def test_codes_of_another_scheme_are_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    weis = tmp_path / "weis.txt"
    weis.write_text("--- FLING [223] ---\nFLING\n- * BOUQUET [041]\n")
    assert main(["lexicon", "import-petrarch", str(weis), "-o", str(tmp_path / "out")]) == 2
    assert "nothing to carry over" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("text", "out", "says"),
    [
        ("ZENDA_FRONT [NORREB]\n", "full", "is not empty"),
        ("ZENDA_FRONT [NORREB]\n", "full/a.txt", "is a file"),
        ("ZENDA_FRONT [NORREB]\n", "no/where", "no such folder"),
        ("They met.\n", "out", "is no PETRARCH"),
        ("NORWAY [NOR]\n", "out", "nothing to carry over"),
    ],
)
def test_bad_input_ends_with_one_line_and_writes_nothing(
    text: str, out: str, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a.txt").write_text("mine")
    (tmp_path / "own.txt").write_text(text)
    before = sorted(tmp_path.rglob("*"))
    assert main(["lexicon", "import-petrarch", str(tmp_path / "own.txt"), "-o", str(tmp_path / out)]) == 2
    err = capsys.readouterr().err
    assert err.startswith("kg: ")
    assert says in err
    assert err.count("\n") == 1
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    ("code", "class_"),
    [("010", "Claim"), ("0841", "Retreat"), ("042", "Visit"), ("055", "Concession"), ("20", "Assault"), ("21", None)],
)
def test_an_event_code_is_a_class(code: str, class_: str | None) -> None:
    assert event_class(code) == class_


def test_an_actor_code_is_taken_apart() -> None:
    states = frozenset({"NOR"})
    assert actor_code("NORREB", states).table == ("groups", "armed")
    assert actor_code("IGOWSTNAT", states).organisation == "NATO"
    assert actor_code("NOR", states).agents == ()


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("* +", Shape(target=True)),
        ("+ * BY $", Shape(target=True)),
        ("$ * WITH +", Shape(prep="with", target=True)),
        ("* SANCTIONS ON +", Shape(("sanction",), "on", True)),
        ("% * TALKS", Shape(("talks",), together=True)),
        ("* &ARMS", Shape(("rifle", "tank"))),
        ("* &NOTHING", "a set of synonyms that is nowhere defined"),
        ("AID", "a pattern without the verb"),
        ("* A LOT OF MONEY", "several words behind the verb"),
        ("+ $ *", "actors in an order that no clause has"),
    ],
)
def test_a_pattern_has_a_shape_or_a_reason(text: str, shape: Shape | str, reader: pipeline.Reader) -> None:
    shapes = Shapes(reader.lexicon.english, {"&ARMS": ("RIFLE", "TANKS", "FIRE_ARMS")}, ("with", "on", "by"))
    assert shapes.shape(text) == shape
