"""Articles to a graph on a Spark cluster, or on all cores of this machine.

INPUT is a .jsonl, .jsonl.gz, .jsonl.zst, .parquet, .warc.gz or other file of articles as for kg build, or a
folder of these, under a path that all machines see. OUTPUT is a folder that is not there yet: quads/, links/
(what articles have in common) and shared/ hold gzip N-Quads, facts/ a Parquet table by day of publication,
failed/ what could not be read. It is whole, or not there.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path
from typing import IO

from kg.cli import build
from kg.errors import KgError


def options(parser: argparse.ArgumentParser) -> None:
    """What `kg spark` understands."""
    parser.add_argument("inputs", nargs="+", metavar="INPUT", help="a file or a folder")
    parser.add_argument("output", metavar="OUTPUT", help="the folder to write, or an address: hdfs://..., s3a://...")
    parser.add_argument("--master", default="local[*]", metavar="URL", help="the cluster: spark://..., yarn (local[*])")
    parser.add_argument(
        "--conf", action="append", default=[], type=_setting, metavar="K=V", help="a setting of Spark; again for more"
    )
    parser.add_argument("--published", metavar="DATE", help="YYYY-MM-DD, for articles that name no date")
    parser.add_argument("--rules", type=Path, metavar="DIR", help="rule cards of your own, beside the built-in ones")
    parser.add_argument("--lexicon", type=Path, metavar="DIR", help="tables of names and words of your own, likewise")
    parser.add_argument("--no-statements", action="store_true", help="leave out why each single triple holds")
    parser.add_argument("--inferred", action="store_true", help="guess, and mark, targets that are not named")
    parser.add_argument("--limit", type=build.seconds, default=60.0, metavar="SECONDS", help="for one article (60)")
    parser.add_argument("--log", type=Path, metavar="FILE", help="keep what Spark says in this file")
    parser.add_argument("-q", "--quiet", action="store_true", help="say nothing but what went wrong")


def run(arguments: argparse.Namespace) -> int:
    """Runs the job and sums up; 1 where some articles had to be left out."""
    from kg import pipeline, read
    from kg.cli import bar, corpus, faults
    from kg.spark import output, pieces, session

    started = time.perf_counter()
    session.installed()
    output.check(arguments.output)
    found = pieces.cut(arguments.inputs)
    day = arguments.published
    published = read.publication_date(day, where="--published") if day else None
    options = pipeline.Options(
        rules=arguments.rules, lexicon=arguments.lexicon,
        inferred=arguments.inferred, statements=not arguments.no_statements,
    )  # fmt: skip
    if options.rules is not None or options.lexicon is not None:
        pipeline.load(options)  # a faulty card or table is told before Spark is started
    with _log(arguments.log) as log, session.session(arguments.master, dict(arguments.conf), log) as spark:
        from kg.spark import job

        begun = time.perf_counter()
        with bar.shown(quiet=arguments.quiet) as on_progress, session.told_in_one_line():
            summary = job.run(
                spark, found, arguments.output, options, published=published, limit=arguments.limit,
                on_error=faults.tell, on_progress=on_progress,
            )  # fmt: skip
        seconds = time.perf_counter() - begun
    if summary.errors > job.TOLD:
        print("kg: ... more of these are counted at the end", file=sys.stderr)
    if not arguments.quiet:
        print(corpus.told_of(summary, arguments.output, seconds), file=sys.stderr)
        print(f"  {'spark':9} {begun - started:.1f} s to start", file=sys.stderr)
    return 1 if summary.errors else 0


def _setting(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name.startswith("spark."):
        raise argparse.ArgumentTypeError(f"{text!r} is no setting: write spark.NAME=VALUE")
    return name, value


def _log(path: Path | None) -> IO[bytes]:
    try:
        return path.open("ab") if path else tempfile.TemporaryFile()
    except OSError as fault:
        raise KgError(f"cannot be written: {(fault.strerror or str(fault)).lower()}", where=str(path)) from None
