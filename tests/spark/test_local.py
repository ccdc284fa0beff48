"""On two cores of this machine: the same quads, ties and facts as one process makes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from kg.corpus.run import build
from kg.corpus.stream import stream
from kg.corpus.summary import Progress, Summary
from kg.errors import GraphError, KgError, ReadError, RuleErrors
from kg.pipeline import Options
from kg.spark import pieces
from tests.spark.mixed import CARD, lines, make, quads, short, spark_lines, store_lines, table

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

pytestmark = pytest.mark.spark


class Done(NamedTuple):
    """A job, and the same corpus in a store."""

    output: Path
    summary: Summary
    told: list[ReadError]
    progress: list[Progress]
    store: Path
    here: Summary
    corpus: Path


@pytest.fixture(scope="module")
def done(spark: SparkSession, tmp_path_factory: pytest.TempPathFactory) -> Done:
    from kg.spark.job import run

    folder = tmp_path_factory.mktemp("done")
    corpus = make(folder / "corpus")
    told: list[ReadError] = []
    progress: list[Progress] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "SMALLEST", 1 << 13)
        summary = run(
            spark, pieces.cut(corpus), str(folder / "out"), on_error=told.append, on_progress=progress.append
        )
    here = build(corpus, folder / "store", jobs=2)
    return Done(folder / "out", summary, told, progress, folder / "store", here, corpus[0])


def test_quads_and_ties_are_those_of_one_machine(done: Done) -> None:
    assert spark_lines(done.output) == store_lines(done.store)
    assert any("JoinedStatement" in line for line in quads(done.output / "links"))


def test_facts_by_day_are_those_of_one_machine(done: Done, tmp_path: Path) -> None:
    changed, same = short()[3]["id"], short()[5]["id"]
    stream([done.corpus], tmp_path / "facts.parquet", jobs=2)
    here, there = table(tmp_path / "facts.parquet"), table(done.output / "facts")
    once = [row for row in here if json.loads(row)["article"] not in (changed, same)]
    assert [row for row in there if json.loads(row)["article"] not in (changed, same)] == once
    told = [json.loads(row)["sentence"] for row in there if json.loads(row)["article"] == changed]
    assert told == ["Ghana condemned Togo."]
    assert (done.output / "facts" / "published=2031-05-07").is_dir()
    assert (done.output / "facts" / "published=__HIVE_DEFAULT_PARTITION__").is_dir()


def test_the_summary_is_that_of_one_machine(done: Done) -> None:
    assert done.summary.new == done.here.new
    assert done.summary.quads == len(quads(done.output / "quads"))
    assert done.summary.unreadable == done.here.unreadable == 16
    assert done.summary.causes == done.here.causes
    where = done.corpus / "nameless.jsonl"
    first, second = map(str, done.told[:2])
    assert first.startswith(f"{where}:3: lacks “text” (")
    assert second.startswith(f"{where}:4: no JSON (expecting value at character 1) (")
    assert not (done.output / "failed").exists()


def test_the_output_is_whole_and_nothing_is_beside_it(done: Done) -> None:
    assert sorted(path.name for path in done.output.iterdir() if path.name[0] != ".") == [
        "_SUCCESS", "facts", "links", "quads", "shared",
    ]  # fmt: skip
    assert not done.output.with_name("out.unfinished").exists()
    assert all(one.task == "reading" for one in done.progress)


def test_articles_of_a_table_give_the_same_graph(spark: SparkSession, tmp_path: Path) -> None:
    from kg.spark import graph

    some = short()[:40]
    (tmp_path / "some.jsonl").write_text(lines(some), encoding="utf-8")
    build([tmp_path / "some.jsonl"], tmp_path / "store")
    made = graph(spark, spark.createDataFrame(some, "id string, text string, published string, publisher string"))
    found = [
        line for frame in (made.quads, made.links, made.shared) for (text,) in frame.collect()
        for line in text.splitlines()
    ]  # fmt: skip
    assert sorted(found) == store_lines(tmp_path / "store")
    assert made.facts.where("class = 'Meeting'").count() > 5
    assert made.faults.count() == 0
    made.reading.unpersist()


def test_bad_articles_are_kept_and_can_be_read_again(spark: SparkSession, tmp_path: Path) -> None:
    from kg.spark.job import run

    (tmp_path / "some.jsonl").write_text(lines(short()[:12]), encoding="utf-8")
    told: list[ReadError] = []
    summary = run(spark, pieces.cut([tmp_path / "some.jsonl"]), str(tmp_path / "bad"), limit=1e-6, on_error=told.append)
    assert (summary.failed, summary.new, summary.quads) == (12, 0, 0)
    assert summary.causes == {"took longer than 1e-06 s": 12}
    assert "(it is kept in failed/: an input like any other)" in str(told[0])
    run(spark, pieces.cut([tmp_path / "bad" / "failed"]), str(tmp_path / "good"))
    build([tmp_path / "some.jsonl"], tmp_path / "store")
    assert spark_lines(tmp_path / "good") == store_lines(tmp_path / "store")


def test_rules_of_ones_own_are_sent_along(spark: SparkSession, tmp_path: Path) -> None:
    from kg.spark.job import run

    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "border.yaml").write_text(CARD)
    (tmp_path / "border.txt").write_text("Kenya and Uganda demarcated their border on 3 May 2031.")
    options = Options(rules=tmp_path / "rules")
    run(spark, pieces.cut([tmp_path / "border.txt"]), str(tmp_path / "out"), options)
    build([tmp_path / "border.txt"], tmp_path / "store", options)
    assert spark_lines(tmp_path / "out") == store_lines(tmp_path / "store")
    assert any("border.demarcation" in line for line in spark_lines(tmp_path / "out"))
    (tmp_path / "rules" / "border.yaml").write_text(CARD.replace("Cooperation", "Cooperatoin"))
    with pytest.raises(RuleErrors):
        run(spark, pieces.cut([tmp_path / "border.txt"]), str(tmp_path / "other"), options)
    assert not list(tmp_path.glob("other*"))


def test_what_fails_on_the_way_leaves_nothing(
    spark: SparkSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kg.spark import job
    from kg.spark.session import told_in_one_line

    (tmp_path / "a.txt").write_text("Norway condemned Peru.")
    monkeypatch.setattr("kg.spark.shipping.version", lambda: "0000")
    with pytest.raises(KgError, match=r"Spark gave up: .*this machine has kg"), told_in_one_line():
        job.run(spark, pieces.cut([tmp_path / "a.txt"]), str(tmp_path / "out"))
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_an_output_that_is_there_is_left_alone(spark: SparkSession, tmp_path: Path) -> None:
    from kg.spark.job import run

    (tmp_path / "a.txt").write_text("Norway condemned Peru.")
    for name in ("out", "new.unfinished"):
        (tmp_path / name).mkdir()
    with pytest.raises(GraphError, match="out: is there already"):
        run(spark, pieces.cut([tmp_path / "a.txt"]), str(tmp_path / "out"))
    with pytest.raises(GraphError, match=r"new\.unfinished: is left by a job that is not finished"):
        run(spark, pieces.cut([tmp_path / "a.txt"]), str(tmp_path / "new"))
    with pytest.raises(GraphError, match="none: no such folder"):
        run(spark, pieces.cut([tmp_path / "a.txt"]), str(tmp_path / "none" / "out"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "new.unfinished", "out"]
