"""What cards do to articles: facts by card, and what a change of cards changes."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kg import pipeline, store
from kg.cli import main
from kg.effects import difference, told
from kg.effects.coverage import coverage
from kg.effects.sources import of_article
from kg.effects.told import Told
from kg.model.text import Article
from kg.rulebook import cards

TEXT = "Norway condemned Peru on Monday. Peru will attack Norway. Norway and Peru did not meet in Oslo."
CARD = """\
criticism.condemn:
  about: To condemn is to be against it.
  when: Actor:speaker condemn Actor:target
  makes: Rejection
  finds: |
    [Norway](speaker) condemned [Peru](target).
    [Peru](target) was condemned by [Norway](speaker).
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "quarrel.txt"
    path.write_text(TEXT)
    return path


def facts_of(reader: pipeline.Reader, text: str = TEXT) -> tuple[Told, ...]:
    return of_article(Article("quarrel", text), reader)


def test_a_fact_is_told_with_its_card_roles_and_sentence(reader: pipeline.Reader) -> None:
    first = facts_of(reader)[0]
    assert (first.rule, first.type, first.status) == ("criticism.condemn", "Criticism", "occurred")
    assert {("speaker", "Norway"), ("target", "Peru")} <= set(first.roles)
    assert (first.number, first.sentence) == (1, "Norway condemned Peru on Monday.")
    assert first.triggers == ((7, 16, "condemned"),)


def test_the_cards_behind_a_status_are_told(reader: pipeline.Reader) -> None:
    met = next(fact for fact in facts_of(reader) if fact.rule == "meeting.meet")
    assert (met.status, met.status_rules) == ("denied", ("status.not",))


def test_a_graph_in_one_piece_tells_what_its_articles_tell(reader: pipeline.Reader) -> None:
    quads = [q for a in ("a", "b") for q in reader.quads(reader(Article(a, TEXT.replace("Oslo", f"Oslo {a}"))))]
    joined = store.of(quad._replace(graph="") for quad in quads)
    apart = [(fact.article, fact.rule, fact.roles, fact.sentence) for fact in told.facts(store.of(quads))]
    assert [(fact.article, fact.rule, fact.roles, fact.sentence) for fact in told.facts(joined)] == apart


def test_coverage_counts_every_fact_and_names_idle_cards(reader: pipeline.Reader) -> None:
    facts = facts_of(reader)
    found = coverage(facts, reader.rulebook, articles=1, lemma=reader.lexicon.english.lemma)
    lines = {line.card: line for line in found.lines}
    assert found.facts == len(facts) == sum(line.facts for line in found.lines if line.kind != "status")
    assert lines["criticism.condemn"].words == (("condemn", 1),)
    assert lines["meeting.meet"].types == (("Meeting", 1),)
    assert lines["status.not"].facts == 1
    assert {"meeting.phone", "status.hoped"} <= {line.card for line in found.idle}
    assert len(lines) == len(reader.rulebook.rules) + len(reader.rulebook.statuses) + len(reader.rulebook.operators)


def test_a_card_that_no_rulebook_holds_is_counted(reader: pipeline.Reader) -> None:
    fact = replace(facts_of(reader)[0], rule="mine.own", lemma="", triggers=())
    found = coverage([fact], reader.rulebook, articles=1, lemma=str)
    assert [(line.card, line.kind) for line in found.lines if line.facts] == [("mine.own", "elsewhere")]


def test_the_same_facts_do_not_differ_in_whatever_order(reader: pipeline.Reader) -> None:
    facts = facts_of(reader)
    assert difference.compare(facts, facts[::-1]) == ([], len(facts))


def test_what_is_new_gone_and_different_is_told_apart(reader: pipeline.Reader) -> None:
    first, second, third = facts_of(reader)
    other = replace(second, status="proposed")
    changes, same = difference.compare([first, second], [other, third])
    assert same == 0
    told_ = {change.kind: change for change in changes}
    assert (told_["gained"].after, told_["lost"].before) == (third, first)
    assert told_["changed"].aspects == (("status", second.status, "proposed"),)


def test_what_a_node_is_called_is_no_difference(reader: pipeline.Reader) -> None:
    first = facts_of(reader)[0]
    assert difference.compare([first], [replace(first, node="event:other")]) == ([], 1)


def test_coverage_of_articles_a_graph_and_a_store_is_the_same(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    graph, stored = tmp_path / "g.ttl", tmp_path / "s"
    assert main(["build", str(article), "-q", "-o", str(graph)]) == 0
    assert main(["build", str(article), "-q", "-o", f"{stored}/"]) == 0
    capsys.readouterr()
    said = []
    for path in (article, graph, stored):
        assert main(["rules", "coverage", str(path)]) == 0
        said.append(capsys.readouterr().out)
    assert said[0] == said[1] == said[2]
    assert said[0].splitlines()[2].startswith("algebra.will-harm")
    assert "1 article, 3 facts by 5 cards" in said[0]


def test_coverage_is_written_as_csv_and_json(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "coverage", str(article), "--format", "csv"]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert rows[0] == "card,kind,facts,share,classes,words"
    assert "criticism.condemn,rule,1,0.333,Criticism 1,condemn 1" in rows
    assert main(["rules", "coverage", str(article), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["articles"], found["facts"], len(found["cards"])) == (1, 3, len(rows) - 1)


def own(folder: Path, text: str, name: str = "criticism.yaml") -> Path:
    folder.mkdir()
    (folder / name).write_text(text)
    return folder


def test_a_file_of_cards_stands_in_place_of_the_built_in_one(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = own(tmp_path / "mine", CARD)
    assert main(["rules", "diff", "builtin", str(mine), str(article)]) == 1
    out = capsys.readouterr().out
    assert out.startswith(
        "criticism.condemn\n  ~ Rejection (occurred): speaker Norway; target Peru; time on Monday\n"
        "      class: Criticism -> Rejection\n"
    ), out
    assert "quarrel, sentence 1, “condemned”:\n      Norway condemned Peru on Monday.\n" in out
    assert out.endswith("1 article: 0 gained, 0 lost, 1 changed, 2 the same\n")


def test_sides_that_are_alike_do_not_differ(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = own(tmp_path / "copy", (cards.BUILT_IN / "meeting.yaml").read_text(), "meeting.yaml")
    assert main(["rules", "diff", str(copy), "builtin", str(article)]) == 0
    assert capsys.readouterr().out == "1 article: 0 gained, 0 lost, 0 changed, 3 the same\n"


def test_two_graphs_of_the_same_articles_are_compared(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tables = tmp_path / "tables"
    tables.mkdir()
    (tables / "groups.tsv").write_text("id\tname\tkind\nperuvian-ants\tPeru\tarmed\n")
    for name, more in (("a.nq", []), ("b.nq", ["--lexicon", str(tables)])):
        assert main(["build", str(article), "-q", "-o", str(tmp_path / name), *more]) == 0
    assert main(["rules", "diff", str(tmp_path / "a.nq"), str(tmp_path / "a.nq")]) == 0
    assert main(["rules", "diff", str(tmp_path / "a.nq"), str(tmp_path / "b.nq"), "--format", "json"]) == 0
    capsys.readouterr()


def test_a_difference_is_written_as_csv_and_json(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = own(tmp_path / "mine", CARD)
    command = ["rules", "diff", str(mine), "builtin", str(article), "--format"]
    assert main([*command, "csv"]) == 1
    header, row = capsys.readouterr().out.splitlines()
    assert header.startswith("change,rule,article")
    assert row.startswith("changed,criticism.condemn,quarrel,1,Criticism,occurred,speaker Norway")
    assert main([*command, "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["changed"], found["same"]) == (1, 2)
    assert found["changes"][0]["before"]["class"] == "Rejection"


def test_an_article_that_cannot_be_read_is_left_out_and_told(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.txt").write_text("")
    assert main(["rules", "coverage", str(tmp_path)]) == 1
    said = capsys.readouterr()
    assert "empty.txt" in said.err
    assert f"1 article, {3} facts" in said.out
    assert main(["rules", "diff", "builtin", "builtin", str(tmp_path)]) == 1
    assert article.exists()
