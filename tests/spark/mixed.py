"""A small corpus in every form that a cluster reads, and what one machine makes of it."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from kg.corpus.store import export
from kg.model.text import Article
from tests.benchmarks.corpus.articles import articles as generated
from tests.corpus.pairs import pairs

ROOT = Path(__file__).resolve().parents[2]
CARD = """\
border.demarcation:
  about: States mark their common border.
  when: Actors:initiator demarcate|delimit {border|boundary}
  makes: Cooperation
  finds: |
    [Ghana](initiator) and [Togo](initiator) demarcated their border.
    The boundary was delimited by [Norway](initiator) and [Sweden](initiator).
  ignores: |
    The border runs along the river.
"""


def record(article: Article) -> dict[str, Any]:
    """An article as a line of JSON Lines holds it."""
    day = article.published.isoformat() if article.published else None
    return {"id": article.id, "text": article.text, "published": day, "publisher": article.publisher}


def lines(records: Iterable[dict[str, Any]]) -> str:
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records)


def short() -> list[dict[str, Any]]:
    """The pairs of articles that have something in common, or look like it."""
    return [record(article) for pair in pairs() for article in pair.articles]


def nameless(number: int) -> Iterator[str]:
    """Lines without an id, with blank ones and faults between them: what is called by the number of its line."""
    for index in range(number):
        yield lines([{"text": f"Norway condemned Peru on {index % 28 + 1} May 2031, the minister said. " * 3}])
        if index % 7 == 0:
            yield "\n"
        if index % 50 == 0:
            yield '{"title": "no text"}\nno JSON\n'


def make(folder: Path) -> list[Path]:
    """Files of JSON Lines (one is cut into tasks), gzip, Parquet and WARC, and a plain text."""
    folder.mkdir()
    told = short()
    (folder / "pairs.jsonl").write_text(lines(told[:100]) + lines(list(generated(24))), encoding="utf-8")
    (folder / "nameless.jsonl").write_text("".join(nameless(400)), encoding="utf-8")
    (folder / "more.jsonl.gz").write_bytes(gzip.compress(lines(told[100:130]).encode()))
    pq.write_table(pa.Table.from_pylist(told[130:]), folder / "rest.parquet", row_group_size=10)
    (folder / "crawl.warc.gz").write_bytes(b"".join(gzip.compress(_page(number)) for number in range(3)))
    (folder / "note.txt").write_text("Norway and Peru signed an agreement on fish on 4 May 2031.", encoding="utf-8")
    again = [told[3] | {"text": "Ghana condemned Togo."}, told[5]]  # an id that comes twice, with another text
    (folder / "zz-later.jsonl").write_text(lines(again), encoding="utf-8")
    return [folder]


def _page(number: int) -> bytes:
    text = f"Kenya and Ghana signed an agreement on trade in {2030 + number}."
    head = (
        "WARC/1.0", "WARC-Type: conversion", f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-00000000000{number}>",
        f"WARC-Target-URI: https://courier.example/{number}", "Content-Type: text/plain",
        f"Content-Length: {len(text)}",
    )  # fmt: skip
    return ("\r\n".join(head) + f"\r\n\r\n{text}\r\n\r\n").encode()


def store_lines(store: Path) -> list[str]:
    """All quads of a store, sorted."""
    out = store.with_name(f"{store.name}.nq")
    export(store, out)
    return sorted(out.read_text(encoding="utf-8").splitlines())


def spark_lines(output: Path) -> list[str]:
    """All quads of a job, sorted."""
    return sorted(line for folder in ("quads", "links", "shared") for line in quads(output / folder))


def quads(folder: Path) -> list[str]:
    found = [gzip.decompress(path.read_bytes()).decode() for path in sorted(folder.glob("[0-9]*.nq.gz"))]
    return [line for text in found for line in text.splitlines()]


def table(path: Path) -> list[str]:
    """The facts of a Parquet file, or of a folder by days, as sorted lines."""
    day = pa.schema([("published", pa.date32())])
    days = ds.partitioning(day, flavor="hive") if path.is_dir() else None
    found = ds.dataset(path, partitioning=days).to_table()
    return sorted(json.dumps(row, default=str, sort_keys=True) for row in found.to_pylist())

