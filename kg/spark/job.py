"""All of a job, from files to an output that is whole: read once, then everything is made of what was read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from threading import Event, Thread
from typing import TYPE_CHECKING

from pyspark.accumulators import AccumulatorParam
from pyspark.sql import functions as f

from kg.corpus.summary import OnError, OnProgress, Progress, Summary
from kg.errors import ReadError
from kg.pipeline import USUAL, Options
from kg.spark import shipping
from kg.spark.frames import Graph, read_pieces
from kg.spark.output import Output
from kg.spark.pieces import Piece, numbered, tasks

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

TOLD = 20  # faults told one by one
_READ = "reading"  # the rows of all articles, while the job runs
_QUADS = ".nq.gz"


def run(
    spark: SparkSession, pieces: Sequence[Piece], output: str, options: Options = USUAL, *,
    published: date | None = None, limit: float = 60.0,
    on_error: OnError = lambda _: None, on_progress: OnProgress | None = None,
) -> Summary:  # fmt: skip
    """Pieces (see `pieces.cut`) to a folder: quads, links and shared as gzip N-Quads, facts as Parquet by day of
    publication, failed as JSON Lines. Whole or not there at all.

    on_error: told of the first articles that could not be read. GraphError where the folder is there already;
    faults of cards and tables as for `pipeline.load`.
    """
    out = Output(spark, output)
    parcel = shipping.shipped(spark.sparkContext, options)
    out.begin()
    try:
        told = spark.sparkContext.accumulator((0, 0, 0), _Sum())
        with _watched(lambda: told.value, on_progress):
            read = read_pieces(
                spark, tasks(_numbered(spark, pieces)), parcel, published=published, limit=limit, told=told
            )
            read.write.parquet(out.within(_READ))
        graph = Graph(spark.read.parquet(out.within(_READ)))
        summary = _summary(graph, on_error)
        _write(graph, out)
        out.drop(_READ)
        out.finish()
    except BaseException:
        out.give_up()
        raise
    finally:
        parcel.destroy()
    return summary


def _write(graph: Graph, out: Output) -> None:
    for name, lines in (("quads", graph.quads), ("links", graph.links), ("shared", graph.shared)):
        ordered = lines if name == "quads" else lines.sortWithinPartitions("value")
        ordered.write.text(out.within(name), compression="gzip")
        out.name(name, _QUADS)
    by_day = graph.facts.hint("rebalance", "published").sortWithinPartitions("published", "position", "nth")
    by_day.drop("position", "nth").write.partitionBy("published").parquet(out.within("facts"))
    out.name("facts", ".parquet")
    failed = graph.failed
    if failed.take(1):
        failed.sort("id").select("value").write.text(out.within("failed"))
        out.name("failed", ".jsonl")


def _numbered(spark: SparkSession, pieces: Sequence[Piece]) -> list[Piece]:
    """Lines are counted by the cluster too: an article without an id is called by the number of its line."""
    split = [piece for piece in pieces if piece.stop]
    if not split:
        return list(pieces)
    return numbered(pieces, spark.sparkContext.parallelize(split, len(split)).map(Piece.lines).collect())


def _summary(graph: Graph, on_error: OnError) -> Summary:
    summary = Summary()
    for name, number in graph.counts.collect():
        summary.counts[name] = number
    summary.quads = summary.counts.pop("quads", 0)
    summary.new = graph.kept.count()
    summary.changed = graph.reading.where("cause IS NULL").count() - summary.new
    for article, cause, number in _causes(graph.faults).collect():
        summary.causes[cause] += number
        if article:
            summary.failed += number
        else:
            summary.unreadable += number
    for fault in graph.faults.orderBy("position").limit(TOLD).collect():
        hint = "it is kept in failed/: an input like any other" if fault.article else ""
        on_error(ReadError(fault.reason, where=fault.id if fault.article else "", hint=hint))
    return summary


def _causes(faults: DataFrame) -> DataFrame:
    return faults.groupBy("article", "cause").agg(f.count("*").alias("number")).orderBy("cause")


class _Sum(AccumulatorParam[tuple[int, int, int]]):
    """Articles, facts and faults."""

    def zero(self, _value: tuple[int, int, int]) -> tuple[int, int, int]:
        """Nothing yet."""
        return (0, 0, 0)

    def addInPlace(  # noqa: N802  the name Spark calls it by
        self, value1: tuple[int, int, int], value2: tuple[int, int, int]
    ) -> tuple[int, int, int]:
        """Sums."""
        return (value1[0] + value2[0], value1[1] + value2[1], value1[2] + value2[2])


@contextmanager
def _watched(told: Callable[[], tuple[int, int, int]], on_progress: OnProgress | None) -> Iterator[None]:
    """Tells how far the reading is, twice a second, as tasks end."""
    if on_progress is None:
        yield
        return
    done, tell = Event(), on_progress

    def watch() -> None:
        while not done.wait(0.5):
            articles, facts, faults = told()
            tell(Progress("reading", articles, None, facts, faults))

    thread = Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
