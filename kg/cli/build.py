"""Articles to a graph.

INPUT is a .txt, .html or .jsonl file (one article a line: "text" and, where known, "id", "title",
"published", "url", "publisher"), a folder of these, or - for standard input. The ending of OUT decides
what is written: .ttl .nq .trig .nt .jsonld .rdf, .graphml and .gexf for Gephi, .html for the network.

Many articles: an OUT that ends in a slash is a store, a folder where each article is kept, read again only
when it or the rules have changed; .nq.gz and .nq.zst are one long file, .parquet is a table of facts. All of
these also read .jsonl.gz .jsonl.zst .parquet .warc.gz, in several processes (--jobs), and what could not be
read is kept in STORE/failed.jsonl.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Container
from pathlib import Path

from kg.cli import faults
from kg.errors import KgError, ReadError

_MOST_JOBS = 256
_OFTEN = 20  # articles between two tellings of progress: a few articles need no bar


def options(parser: argparse.ArgumentParser) -> None:
    """What `kg build` understands."""
    parser.add_argument("inputs", nargs="+", metavar="INPUT", help="a file, a folder or -")
    parser.add_argument("-o", "--output", required=True, metavar="OUT", help="the file, or store, to write")
    parser.add_argument("--published", metavar="DATE", help="YYYY-MM-DD, for articles that name no date")
    parser.add_argument("--rules", type=Path, metavar="DIR", help="rule cards of your own, beside the built-in ones")
    parser.add_argument("--lexicon", type=Path, metavar="DIR", help="tables of names and words of your own, likewise")
    parser.add_argument(
        "--no-statements",
        action="store_true",
        help="leave out why each single triple holds (a third of the graph)",
    )
    parser.add_argument("--inferred", action="store_true", help="guess, and mark, targets that are not named")
    parser.add_argument(
        "--jobs", type=_jobs, default=1, metavar="N", help="processes that read, for a store or a long file"
    )
    parser.add_argument(
        "--limit", type=seconds, default=60.0, metavar="SECONDS", help="for one article, likewise (60)"
    )
    parser.add_argument("-q", "--quiet", action="store_true", help="say nothing but what went wrong")


def run(arguments: argparse.Namespace) -> int:
    """Builds, writes and sums up; 1 where some articles had to be left out."""
    from kg import pipeline, read
    from kg.cli import bar, corpus, output
    from kg.corpus.summary import Progress

    options = pipeline.Options(
        rules=arguments.rules,
        lexicon=arguments.lexicon,
        inferred=arguments.inferred,
        statements=not arguments.no_statements,
    )
    if corpus.wanted(arguments.output):
        if not corpus.is_folder(arguments.output):
            _protect(arguments.inputs, Path(arguments.output), endings=(".parquet",))
        return corpus.build(arguments, options)
    started = time.perf_counter()
    out = Path(arguments.output)
    output.check(out)
    _protect(arguments.inputs, out, endings=read.KINDS)
    day = arguments.published
    published = read.publication_date(day, where="--published") if day else None
    left_out: list[ReadError] = []

    def leave_out(fault: ReadError) -> None:
        left_out.append(fault)
        faults.tell(fault)

    with bar.shown(quiet=arguments.quiet) as tell:

        def article_done(articles: int, facts: int) -> None:
            if tell and articles % _OFTEN == 0:
                tell(Progress("reading", articles, None, facts, len(left_out)))

        built = pipeline.build(
            arguments.inputs,
            options,
            published=published,
            on_error=leave_out,
            on_article=article_done,
        )
    if not built.articles:
        raise KgError(f"none of {len(left_out)} articles could be read", hint=f"{out} was not written")
    output.write(built.quads, out)
    if not arguments.quiet:
        counts = (
            _count(built.articles, "article"),
            _count(built.facts, "fact"),
            _count(built.claims, "claim"),
            _count(built.contradictions, "contradiction"),
        )
        seconds = time.perf_counter() - started
        print(f"{out}: {', '.join(counts)} in {seconds:.2f} s", file=sys.stderr)
    if left_out:
        print(f"kg: left out {_count(len(left_out), 'article')}, see above", file=sys.stderr)
    return 1 if left_out else 0


def _jobs(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= _MOST_JOBS:
        raise argparse.ArgumentTypeError(f"give a number of processes, 1 to {_MOST_JOBS}")
    return int(text)


def seconds(text: str) -> float:
    """A time limit of the command line."""
    try:
        given = float(text)
    except ValueError:
        given = 0.0
    if not 0 < given < float("inf"):
        raise argparse.ArgumentTypeError("give a number of seconds above 0")
    return given


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def _protect(inputs: list[str], out: Path, *, endings: Container[str]) -> None:
    """Raises where writing `out` would change what is read, now or the next time."""
    for given in (Path(name) for name in inputs):
        if out.exists() and given.exists() and out.samefile(given):
            raise KgError("is an input and the output", where=str(out), hint="write to another file")
        inside = given.is_dir() and out.resolve().is_relative_to(given.resolve())
        if inside and out.suffix.lower() in endings:
            hint = f"write it outside {given}"
            raise KgError("would be read as an article the next time", where=str(out), hint=hint)
