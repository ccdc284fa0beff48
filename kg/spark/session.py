"""Starting Spark: what has to be installed, what is set, and where its log goes."""

from __future__ import annotations

import logging
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import IO, TYPE_CHECKING

from kg.errors import KgError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

OLDEST = 17  # of Java, that Spark 4 runs on
_NEEDED = ("pyspark", "pyarrow", "pandas")


def installed() -> None:
    """KgError where Spark or Java is missing: what to install."""
    if missing := [name for name in _NEEDED if find_spec(name) is None]:
        hint = "pip install 'diplomatic-kg[spark]'"
        raise KgError(f"kg spark needs {missing[0]}, which is not installed", hint=hint)
    found = java_version()
    if found is None or found < OLDEST:
        what = "finds no Java" if found is None else f"finds Java {found}"
        hint = "Debian: apt install openjdk-17-jre-headless; or point JAVA_HOME to it"
        raise KgError(f"Spark needs Java {OLDEST} or later and {what}", hint=hint)


def java_version() -> int | None:
    """The version of the Java that Spark will run, None where there is none."""
    home = os.environ.get("JAVA_HOME")
    java = str(Path(home, "bin", "java")) if home else shutil.which("java")
    try:
        told = subprocess.run([java or "java", "-version"], capture_output=True, text=True, check=False)  # noqa: S603
    except OSError:
        return None
    version = re.search(r'version "(?:1\.)?(\d+)', told.stderr)
    return int(version[1]) if version else None


def settings(master: str, conf: Mapping[str, str]) -> dict[str, str]:
    """What Spark is told: what is good for this work, then what the user wants."""
    usual = {
        "spark.master": master, "spark.app.name": "kg spark", "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false", "spark.sql.parquet.compression.codec": "zstd",
        "spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs": "false",
        "spark.hadoop.zlib.compress.level": "BEST_SPEED",
    }  # fmt: skip
    if master.startswith("local"):  # nothing of it is open to the network
        usual |= {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
        usual |= {"spark.sql.shuffle.partitions": "8"}
    return {**usual, **conf}


@contextmanager
def session(master: str, conf: Mapping[str, str], log: IO[bytes]) -> Iterator[SparkSession]:
    """A session of one's own, stopped at the end. log: what Spark and Java say. KgError where it does not start."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    if master.startswith("local"):
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    logging.getLogger("py4j").setLevel(logging.CRITICAL)
    from pyspark import SparkConf
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    wanted = SparkConf().setAll(list(settings(master, conf).items()))
    try:
        with _stderr_to(log):  # Java keeps it as it is when it is started
            spark = SparkSession.builder.config(conf=wanted).getOrCreate()
    except (PySparkException, OSError, _java_error()) as fault:
        raise KgError(f"Spark does not start: {reason(fault)}", hint="look at --master and --conf") from None
    try:
        yield spark
    finally:
        spark.stop()


@contextmanager
def _stderr_to(log: IO[bytes]) -> Iterator[None]:
    sys.stderr.flush()
    kept = os.dup(2)
    os.dup2(log.fileno(), 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def _java_error() -> type[Exception]:
    from py4j.protocol import Py4JError

    error: type[Exception] = Py4JError
    return error


@contextmanager
def told_in_one_line() -> Iterator[None]:
    """What goes wrong on the cluster, as a KgError."""
    from pyspark.errors import PySparkException

    try:
        yield
    except (PySparkException, ConnectionError, _java_error()) as fault:
        raise KgError(f"Spark gave up: {reason(fault)}", hint="--log FILE keeps what Spark says") from None


def reason(fault: BaseException) -> str:
    """The innermost cause that Spark tells, in one line."""
    lines = [line.strip() for line in str(fault).splitlines() if line.strip()]
    causes = [line for line in lines if re.match(r"(Caused by: )?[\w.]+(Error|Exception|Errors): ", line)]
    chosen = causes[-1] if causes else (lines or [type(fault).__name__])[0]
    return re.sub(r"^(Caused by: )?[\w.]+: ", "", chosen)[:300]
