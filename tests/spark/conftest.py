"""One Spark for all tests: it takes long to start."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.spark.session import OLDEST, java_version, session

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


@pytest.fixture(scope="session")
def java() -> int:
    """The version of Java. In CI a missing one is a failure, elsewhere a skip."""
    found = java_version()
    if found is None or found < OLDEST:
        missing = f"Java {OLDEST} is missing (Debian: apt-get install openjdk-17-jre-headless)"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    return found


@pytest.fixture(scope="session")
def spark(java: int, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkSession]:  # noqa: ARG001
    """A session on two cores of this machine."""
    os.environ["PYTHONPATH"] = str(Path(__file__).resolve().parents[2])  # where its workers find kg
    conf = {"spark.local.dir": str(tmp_path_factory.mktemp("spark")), "spark.sql.shuffle.partitions": "2"}
    with tempfile.TemporaryFile() as log, session("local[2]", conf, log) as started:
        yield started
