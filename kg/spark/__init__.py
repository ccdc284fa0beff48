"""More articles than one machine can hold: the same graph, made by a Spark cluster.

    from kg.spark import graph

    made = graph(spark, spark.read.parquet("s3a://news/2026"))    # columns id, text, published ...
    made.quads.write.text("s3a://graphs/2026/quads", compression="gzip")

pieces: files cut into tasks · shipping: rules and tables sent once · reading: a task reads its articles ·
frames: what was read as DataFrames, and what articles have in common · output: folders that are whole or not
there · session: starting Spark · job: all of it, as `kg spark` does it.

Nothing of Spark is imported before it is used; the words of the rules stay in kg.pipeline and kg.across.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.spark.frames import Graph, graph

__all__ = ["Graph", "graph"]


def __getattr__(name: str) -> object:
    """The public names, when they are first asked for: they import pyspark."""
    if name in __all__:
        from importlib import import_module

        return getattr(import_module("kg.spark.frames"), name)
    raise AttributeError(f"module 'kg.spark' has no attribute {name!r}")
