"""Articles to a graph, as DataFrames: what was read of each, and what they have in common."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Any, cast

from pyspark.sql import functions as f
from pyspark.storagelevel import StorageLevel

from kg import across
from kg.pipeline import USUAL, Options
from kg.read.records import records
from kg.spark import reading, shipping
from kg.spark.pieces import Piece

if TYPE_CHECKING:
    from typing import BinaryIO

    import pyarrow as pa
    from pyspark import Accumulator, Broadcast
    from pyspark.sql import DataFrame, SparkSession

_COLUMNS = ("id", "text", "title", "published", "url", "publisher")


def graph(
    spark: SparkSession, articles: DataFrame, options: Options = USUAL, *, published: date | None = None,
    limit: float = 60.0,
) -> Graph:  # fmt: skip
    """The graph of a DataFrame of articles: columns id and text, and where known title, published (date or
    YYYY-MM-DD), url, publisher. Ids are unique, or the last of the rows with one id counts.

    Each article is read once, and what was read is kept on the disks of the cluster: `reading.unpersist()` frees
    them. published: of articles that name no date. limit: seconds an article may take. Faults of cards and tables
    as for `pipeline.load`.
    """
    parcel = shipping.shipped(spark.sparkContext, options)
    columns = [name for name in _COLUMNS if name in articles.columns]
    numbered = articles.select(f.monotonically_increasing_id().alias("position"), *columns)

    def read(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        read_one = reading.whole_with(shipping.opened(parcel.value))
        return reading.batches(reading.outcomes(_of_rows(batches, published), read_one, limit))

    kept = numbered.mapInArrow(read, reading.SCHEMA)
    return Graph(kept.persist(StorageLevel.DISK_ONLY))


def _of_rows(batches: Iterable[pa.RecordBatch], published: date | None) -> reading.Found:
    for row in (row for batch in batches for row in batch.to_pylist()):
        place = row.pop("position")
        stream = cast("BinaryIO", _Line(reading.lines_of(row)))
        for _, one in records(stream, name="row", where=f"row {place}", published=published):
            yield place, one


def read_pieces(
    spark: SparkSession, tasks: list[tuple[Piece, ...]], parcel: Broadcast[shipping.Parcel], *,
    published: date | None, limit: float, told: Accumulator[tuple[int, int, int]],
) -> DataFrame:  # fmt: skip
    """What is read of files, a task a group of pieces. told: articles, facts and faults, as tasks end."""
    rows = spark.sparkContext.parallelize(list(enumerate(tasks)), max(1, len(tasks)))
    numbers = spark.createDataFrame(rows.map(_pickled), "task binary")

    def read(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        read_one = reading.whole_with(shipping.opened(parcel.value))
        found = _of_tasks(batches, published)
        return reading.batches(_counting(reading.outcomes(found, read_one, limit), told))

    return numbers.mapInArrow(read, reading.SCHEMA)


def _pickled(task: tuple[int, tuple[Piece, ...]]) -> tuple[bytes]:
    return (pickle.dumps(task),)


def _of_tasks(batches: Iterable[pa.RecordBatch], published: date | None) -> reading.Found:
    for batch in batches:
        for row in batch.to_pylist():
            number, pieces = pickle.loads(row["task"])  # noqa: S301  made by the driver of this job
            found = (one for piece in pieces for one in piece.articles(published))
            yield from enumerate(found, start=number << 32)


def _counting(rows: Iterator[dict[str, Any]], told: Accumulator[tuple[int, int, int]]) -> Iterator[dict[str, Any]]:
    for row in rows:
        told.add((1, dict(row.get("counts", ())).get("facts", 0), int("cause" in row)))
        yield row


@dataclass(frozen=True)
class Graph:
    """What was read, and what is made of it, when it is asked for.

    reading: one row an article, see `reading.SCHEMA`; where an id comes twice, the last that could be read counts.
    """

    reading: DataFrame

    @cached_property
    def kept(self) -> DataFrame:
        """The rows that count. To know them, all is read."""
        read = self.reading.where("cause IS NULL")
        last = read.groupBy("id").agg(f.max("position").alias("last"), f.count("*").alias("times")).where("times > 1")
        if not last.take(1):
            return read
        return read.join(last.select("id", "last"), "id", "left").where("last IS NULL OR position = last")

    @property
    def quads(self) -> DataFrame:
        """Column value: the N-Quads of an article's graph, several lines a row."""
        return self.kept.select(f.col("lines").alias("value"))

    @property
    def shared(self) -> DataFrame:
        """Column value: the lines of graphs that articles share, each once."""
        return self.kept.select(f.explode("shared").alias("value")).distinct()

    @property
    def links(self) -> DataFrame:
        """Column value: the lines of what ties articles, and of the rules by which, each once.

        Records that share a key come to one task, which ties them; a person's or an event's records share one key
        only, so that what is one stands in one block, and no names have to be joined across blocks.
        """
        records = self.kept.select(f.explode("records").alias("record"))
        keyed = records.select("record.data", f.explode("record.blocks").alias("block"))
        blocks = keyed.repartition("block").sortWithinPartitions("block")
        return blocks.mapInArrow(_joined, "value string").distinct()

    @property
    def facts(self) -> DataFrame:
        """The table of facts, see `corpus.table.COLUMNS`, with the article's position and the fact's in it (nth)."""
        facts = self.kept.select("position", f.posexplode("facts").alias("nth", "fact"))
        return facts.select("position", "nth", "fact.*")

    @property
    def failed(self) -> DataFrame:
        """Column value: articles that could not be read, as JSON with the reason: an input like any other."""
        failed = self.reading.where("again IS NOT NULL").groupBy("id")
        last = failed.agg(f.max("position").alias("position"), f.max_by("again", "position").alias("value"))
        read = self.reading.where("cause IS NULL").select(f.col("id").alias("held"), f.col("position").alias("since"))
        later = (f.col("id") == f.col("held")) & (f.col("since") > f.col("position"))
        return last.join(read, later, "left_anti").select("id", "value")

    @property
    def counts(self) -> DataFrame:
        """Columns name and number: facts by kind, rules that fired; `quads`."""
        counted = self.kept.select(f.explode("counts").alias("name", "number"))
        quads = self.kept.select(f.lit("quads").alias("name"), f.col("quads").alias("number"))
        return counted.unionByName(quads).groupBy("name").agg(f.sum("number").alias("number"))

    @property
    def faults(self) -> DataFrame:
        """Columns position, id, cause, reason, article: of each article, or line, that could not be read."""
        article = f.col("again").isNotNull().alias("article")
        return self.reading.where("cause IS NOT NULL").select("position", "id", "cause", "reason", article)


def _joined(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The ties of each block, as lines."""
    import pyarrow as pa

    columns = ((batch["block"].to_pylist(), batch["data"].to_pylist()) for batch in batches)
    rows = (row for pair in columns for row in zip(*pair, strict=True))
    for block, told in groupby(rows, key=lambda row: row[0]):
        data = sorted({data for _, data in told})
        if len(data) > 1:
            ties = across.joined(block, map(across.unpacked, data))
            lines = across.lines(ties, sorted({tie.rule for tie in ties}))
            if lines:
                yield pa.RecordBatch.from_pydict({"value": [line.removesuffix("\n") for line in lines]})


class _Line:
    """One line as a file."""

    def __init__(self, line: bytes) -> None:
        self._line = line

    def readline(self, _limit: int = -1) -> bytes:
        """The line, then nothing."""
        line, self._line = self._line, b""
        return line
