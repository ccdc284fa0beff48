"""Checks over a whole set of cards."""

from __future__ import annotations

from pathlib import Path

from kg.rulebook import cards
from kg.rulebook.lint import lint

RULE = """\
x.y:
  about: A.
  when: {when}
  makes: {makes}
  finds: |
    [Ruritania]({role}) left.
    [Grenzland](attendee) left.
"""
STATUS = """\
x.may:
  about: A.
  as: modal
  cue: {cue}
  marks: {marks}
  finds: |
    {finds}
  ignores: |
    They met in May.
"""
OPERATOR = """\
x.threat:
  about: A.
  over: hostile
  when: {when}
  by: "{by}"
  becomes: {becomes}
  except: {except_}
  finds: |
    [Ruritania](target) will strike.
  ignores: |
    Ruritania struck.
"""


def faults(folder: Path, text: str) -> list[str]:
    (folder / "x.yaml").write_text(text)
    found = lint(
        cards.load([folder]),
        classes={"Meeting": "Event", "Threat": None},
        roles={"attendee", "target"},
        verb_classes={"meet", "hope"},
        noun_classes={"talks"},
        statuses={"planned", "proposed"},
    )
    return [str(fault).replace(f"{folder}/", "") for fault in found]


def rule(when: str = "Actors:attendee leave", makes: str = "Meeting", role: str = "attendee") -> str:
    return RULE.format(when=when, makes=makes, role=role)


def status(cue: str = "may", marks: str = "proposed", finds: str = "They may [meet](proposed).") -> str:
    return STATUS.format(cue=cue, marks=marks, finds=finds)


def operator(
    when: str = "planned", by: str = "will", becomes: str = "Threat", except_: str = "Meeting"
) -> str:
    return OPERATOR.format(when=when, by=by, becomes=becomes, except_=except_)


def test_good_cards_have_no_fault(tmp_path: Path) -> None:
    assert faults(tmp_path, rule() + status() + operator()) == []


def test_a_misspelt_class_is_answered_with_the_nearest(tmp_path: Path) -> None:
    assert faults(tmp_path, rule(makes="Meting")) == [
        "x.yaml:1: no such class: Meting (did you mean Meeting?)"
    ]


def test_a_slot_must_be_a_role(tmp_path: Path) -> None:
    when = "Actors:attendee leave with Actor:targets"
    assert faults(tmp_path, rule(when=when)) == [
        f"x.yaml:1: no such role: targets (did you mean target?)\n    {when}\n    {' ' * 33}^"
    ]


def test_place_date_and_content_are_roles_everywhere(tmp_path: Path) -> None:
    assert (
        faults(tmp_path, rule(when="Actors:attendee leave [in Place:place] [Date:date] Words:content")) == []
    )


def test_a_role_filled_from_within_the_content_is_checked(tmp_path: Path) -> None:
    (told,) = faults(tmp_path, rule(when="Actors:attendee leave Words:content (Side:goal)"))
    assert told.startswith(
        "x.yaml:1: no such role: goal (one of about, attendee, content, date, place, target)"
    )


def test_classes_of_verbs_and_nouns_must_be_known(tmp_path: Path) -> None:
    when = "Actors:attendee @met {@talk}"
    assert faults(tmp_path, rule(when=when)) == [
        f"x.yaml:1: no such verb class: met (did you mean meet?)\n    {when}\n    {' ' * 17}^",
        f"x.yaml:1: no such noun class: talk (did you mean talks?)\n    {when}\n    {' ' * 23}^",
    ]


def test_an_example_marks_only_what_its_card_has(tmp_path: Path) -> None:
    assert faults(tmp_path, rule(role="target")) == [
        "x.yaml:6: marks no role of x.y: target (one of attendee, date, place)"
    ]


def test_a_rule_card_needs_two_sentences_that_it_finds(tmp_path: Path) -> None:
    text = rule().rpartition("    [Grenzland]")[0]
    assert faults(tmp_path, text) == [
        "x.yaml:1: x.y has 1 of at least 2 examples under finds (add sentences of your own)"
    ]


def test_a_status_card_needs_one_of_each(tmp_path: Path) -> None:
    text = status().partition("  finds")[0]
    assert faults(tmp_path, text) == [
        "x.yaml:1: x.may has 0 of at least 1 examples under finds (add sentences of your own)",
        "x.yaml:1: x.may has 0 of at least 1 examples under ignores (add sentences of your own)",
    ]


def test_a_status_card_marks_a_known_status(tmp_path: Path) -> None:
    assert faults(tmp_path, status(marks="plan", cue='"@hop"')) == [
        "x.yaml:1: no such status: plan (did you mean planned?)",
        "x.yaml:1: no such word class: hop (did you mean hope?)",
    ]
    assert faults(tmp_path, status(finds="They may [meet](attendee).")) == [
        "x.yaml:7: marks no status: attendee (one of planned, proposed)"
    ]
    assert faults(tmp_path, status(finds="They may meet.")) == [
        "x.yaml:7: an example that marks nothing (mark the event: [meet](proposed))"
    ]


def test_an_operator_card_names_known_classes_and_statuses(tmp_path: Path) -> None:
    text = operator(when="plan", by="@hop", becomes="Threats", except_="Meet")
    assert faults(tmp_path, text) == [
        "x.yaml:1: no such class: Threats (did you mean Threat?)",
        "x.yaml:1: no such class: Meet (did you mean Meeting?)",
        "x.yaml:1: no such status: plan (did you mean planned?)",
        "x.yaml:1: no such word class: hop (did you mean hope?)",
    ]


def test_two_cards_with_one_pattern_are_told(tmp_path: Path) -> None:
    twin = rule(when="Actors:attendee  leave").replace("x.y:", "x.z:")
    assert [told.split(" (")[0] for told in faults(tmp_path, rule() + twin)] == [
        "x.yaml:8: the pattern of x.z is also that of x.y"
    ]
