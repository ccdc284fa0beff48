"""Card files, good and bad; a bad one is told with file, line, caret and remedy."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.errors import RuleErrors
from kg.rulebook import cards
from kg.rulebook.rule import Rulebook

ANNEXATION = """\
territory.annexation:
  about: A state makes territory of another state its own.
  when: State:annexer annex|absorb Place:territory
  makes: Annexation
  finds: |
    [Ruritania](annexer) annexed [Westmark](territory).

    [Westmark](territory) was absorbed by [Ruritania](annexer).
  ignores: |
    The minister spoke in the annex.
"""
BAD = (Path(__file__).parent / "bad_cards.txt").read_text().split("====\n")
MEETING = "meeting.talks:\n  about: Talks.\n  when: Actors:attendee @meet\n  makes: Meeting\n"


def load(folder: Path, text: str, name: str = "x.yaml") -> Rulebook:
    (folder / name).write_text(text)
    return cards.load([folder])


def fault(folder: Path, text: str, name: str = "x.yaml") -> str:
    with pytest.raises(RuleErrors) as caught:
        load(folder, text, name)
    return str(caught.value).replace(f"{folder}/", "")


def test_a_rule_card_keeps_its_lines(tmp_path: Path) -> None:
    (rule,) = load(tmp_path, "published: 2024-05-14\n" + ANNEXATION, "territory.yaml").rules
    assert (rule.id, rule.makes, rule.line, rule.order) == ("territory.annexation", "Annexation", 2, 0)
    assert rule.file == str(tmp_path / "territory.yaml")
    assert rule.published == date(2024, 5, 14)
    assert [example.line for example in (*rule.finds, *rule.ignores)] == [7, 9, 11]
    assert (rule.confidence, rule.status, rule.todo) == (0.9, None, ())


def test_a_rule_card_may_have_several_patterns(tmp_path: Path) -> None:
    text = "x.y:\n  about: A.\n  when:\n    - Actor:a meet Actor:b\n    - Actors:a meet\n  makes: Meeting\n"
    (rule,) = load(tmp_path, text + "  confidence: 0.7\n  status: planned\n").rules
    assert [pattern.source for pattern in rule.when] == ["Actor:a meet Actor:b", "Actors:a meet"]
    assert (rule.confidence, rule.status) == (0.7, "planned")


def test_a_status_card_tells_words_from_classes(tmp_path: Path) -> None:
    text = 'x.y:\n  about: A.\n  as: verb\n  cue: "@hope|look_forward"\n  marks: proposed\n'
    (card,) = load(tmp_path, text + "  unless: well|@deny\n").statuses
    assert (card.as_, sorted(card.cues), sorted(card.classes)) == ("verb", ["look forward"], ["hope"])
    assert (card.marks, sorted(card.unless)) == ("proposed", ["@deny", "well"])


def test_an_operator_card_needs_no_cue(tmp_path: Path) -> None:
    text = "x.y:\n  about: A.\n  over: hostile\n  when: planned|proposed\n  becomes: Threat\n"
    (card,) = load(tmp_path, text + "  except: Visit\n").operators
    assert (card.over, sorted(card.when), sorted(card.by)) == ("hostile", ["planned", "proposed"], [])
    assert (card.becomes, sorted(card.except_)) == ("Threat", ["Visit"])


def test_every_scalar_is_text(tmp_path: Path) -> None:
    text = "x.no:\n  about: on\n  as: negation\n  cue: no|not\n  marks: 042\n"
    (card,) = load(tmp_path, text).statuses
    assert (card.id, card.about, sorted(card.cues), card.marks) == ("x.no", "on", ["no", "not"], "042")


def test_cards_are_in_the_order_of_file_names_and_folders(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (tmp_path / "territory.yaml").write_text(ANNEXATION)
    (tmp_path / "meeting.yaml").write_text(MEETING)
    (own / "meeting.yaml").write_text(MEETING.replace("talks", "chat"))
    rules = cards.load([tmp_path, own]).rules
    assert [(rule.id, rule.order) for rule in rules] == [
        ("meeting.talks", 0),
        ("territory.annexation", 1),
        ("meeting.chat", 2),
    ]


def test_the_version_follows_the_text_of_the_cards(tmp_path: Path) -> None:
    before = load(tmp_path, ANNEXATION, "territory.yaml").version
    assert len(before) == 12
    assert before == cards.version([tmp_path])
    assert load(tmp_path, ANNEXATION + "\n", "territory.yaml").version != before


def test_the_same_id_in_two_folders_names_both_places(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (tmp_path / "meeting.yaml").write_text(MEETING)
    (own / "meeting.yaml").write_text(MEETING)
    with pytest.raises(RuleErrors) as caught:
        cards.load([tmp_path, own])
    assert str(caught.value).replace(f"{tmp_path}/", "") == (
        "own/meeting.yaml:1: meeting.talks is already in meeting.yaml:1 (give the new card a name of its own)"
    )


@pytest.mark.parametrize("case", BAD, ids=range(1, len(BAD) + 1))
def test_a_bad_card_is_told_with_line_and_caret(tmp_path: Path, case: str) -> None:
    card, told = case.split("----\n")
    assert fault(tmp_path, card) == told.removesuffix("\n")


def test_faults_of_several_files_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("- one\n")
    told = fault(tmp_path, "x.y: z\n")
    assert [line.split(" (")[0] for line in told.splitlines() if ".yaml:" in line] == [
        "a.yaml:1: not a card",
        "x.yaml:1: x.y is no card",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "x.yaml:1: holds no card (a card begins with its id and a colon)"),
        ("a: \x07", "x.yaml: not YAML (it holds characters that no text file needs)"),
    ],
)
def test_what_is_no_text_of_cards_is_refused(tmp_path: Path, text: str, told: str) -> None:
    assert fault(tmp_path, text) == told


def test_a_file_is_named_in_lower_case(tmp_path: Path) -> None:
    told = fault(tmp_path, "My Rules.y:\n  about: A.\n  when: Actors:a meet\n  makes: M\n", "My Rules.yaml")
    what = "My Rules.yaml cannot begin an id (name the file in lower case)"
    assert told.splitlines()[0] == f"My Rules.yaml:1: {what}"


def test_a_file_that_is_not_utf8_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes(b"x.y:\n  about: caf\xe9\n")
    with pytest.raises(RuleErrors, match=r"x\.yaml:2: not UTF-8 text \(save the file as UTF-8\)"):
        cards.load([tmp_path])


def test_a_missing_folder_and_an_empty_one_are_told(tmp_path: Path) -> None:
    with pytest.raises(RuleErrors) as caught:
        cards.load([tmp_path / "none", tmp_path])
    assert str(caught.value) == (
        f"{tmp_path}/none: no such file or directory (give a folder of rule cards)\n"
        f"{tmp_path}: holds no rule card (cards stand in *.yaml files)"
    )


def test_endless_nesting_is_a_fault_and_no_crash(tmp_path: Path) -> None:
    told = fault(tmp_path, "[" * 100_000)
    assert told.startswith("x.yaml:1: nested too deeply (a card holds texts and lists of texts)\n")
    assert max(len(line) for line in told.splitlines()) < 200
