"""A task reads its articles in a process of its own: the worst of them costs itself alone."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from typing import Any

import pytest

from kg import pipeline
from kg.corpus.reading import Reading
from kg.errors import KgError, ReadError
from kg.model.text import Article
from kg.pipeline import USUAL
from kg.spark import reading, shipping
from tests.corpus import invented
from tests.corpus.invented import article

BAD = ReadError("no JSON", where="news.jsonl:4")


def read(one: Article) -> Reading:
    """An invented article's quads are not packed here."""
    found = invented.read(one)
    return replace(found, block=gzip.decompress(found.block))


def rows(*found: Any, limit: float = 20.0) -> list[dict[str, Any]]:
    return list(reading.outcomes(iter(enumerate(found, start=10)), read, limit))


def test_what_cannot_be_read_stands_between_what_can() -> None:
    bad = article(2, "die"), BAD, article(3, "fault"), article(4, "spin")
    found = rows(BAD, article(1), *bad, article(5), limit=0.5)
    assert [row["position"] for row in found] == list(range(10, 17))
    assert [row.get("cause") for row in found] == [
        "no JSON", None, "the process that read it ended (SIGKILL)", "no JSON",
        "a fault of the reader, ValueError: please report it", "took longer than 0.5 s", None,
    ]  # fmt: skip
    assert [json.loads(row["again"])["id"] for row in found if "again" in row] == ["a0002", "a0003", "a0004"]
    assert found[0]["reason"] == "news.jsonl:4: no JSON"


def test_rows_fit_the_table() -> None:
    (batch,) = reading.batches(iter(rows(article(1), BAD, article(2, "die"))))
    assert batch.num_rows == 3
    assert [f"{name} " in reading.SCHEMA for name in batch.schema.names] == [True] * 11


def test_a_reader_is_opened_once_a_process() -> None:
    parcel = shipping.packed(USUAL)
    one, other = shipping.opened(parcel), shipping.opened((parcel[0], "", b""))
    assert isinstance(one, pipeline.Reader)
    assert one is other


def test_another_version_is_refused() -> None:
    with pytest.raises(KgError, match=r"this machine has kg \w{16}, the driver 0000"):
        shipping.opened(("another", "0000", b""))
