"""What `kg build` does where OUT is a store, or one long file."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli import faults
from kg.errors import KgError, ReadError

if TYPE_CHECKING:
    from kg.corpus.summary import Summary
    from kg.pipeline import Options

_TABLE = ".parquet"
_STREAMED = (".nq.gz", ".nq.zst", _TABLE)
_TOLD = 20  # faults told one by one; a corpus may have many thousands, which the summary counts
_MOST = 6  # kinds of fact, and rules, named in the summary


def wanted(out: str) -> bool:
    """Whether OUT is a store (a folder, or a name that ends in a slash) or one long file."""
    from kg.corpus.folder import Folder

    path = Path(out)
    if out.endswith(("/", os.sep, *_STREAMED)):
        return True
    return path.is_dir() and (not path.suffix or Folder(path).is_store())


def is_folder(out: str) -> bool:
    """Whether OUT, which is wanted here, is a store."""
    return not out.endswith(_STREAMED) or Path(out).is_dir()


def build(arguments: argparse.Namespace, options: Options) -> int:
    """Builds and sums up; 1 where some articles had to be left out."""
    from kg import read
    from kg.cli import bar
    from kg.corpus import run, stream

    started = time.perf_counter()
    out: str = arguments.output
    day = arguments.published
    build_with = run.build if is_folder(out) else stream.stream
    told = 0

    def leave_out(fault: ReadError) -> None:
        nonlocal told
        told += 1
        if told <= _TOLD:
            faults.tell(fault)
        elif told == _TOLD + 1:
            print("kg: ... more of these are counted at the end", file=sys.stderr)

    with bar.shown(quiet=arguments.quiet) as on_progress:
        summary = build_with(
            arguments.inputs,
            Path(out),
            options,
            published=read.publication_date(day, where="--published") if day else None,
            jobs=arguments.jobs,
            limit=arguments.limit,
            on_error=leave_out,
            on_progress=on_progress,
        )
    if not arguments.quiet:
        print(told_of(summary, out, time.perf_counter() - started), file=sys.stderr)
    if not summary.read and not summary.unchanged:
        raise KgError(f"none of {summary.errors:,} articles could be read", hint="see above")
    return 1 if summary.errors else 0


def told_of(summary: Summary, out: str, seconds: float) -> str:
    """What a run did, in a few lines."""
    counts, rate = summary.counts, summary.done / seconds if seconds else 0
    done = [f"{summary.new:,} new"]
    if summary.changed or summary.unchanged:
        done += [f"{summary.changed:,} changed", f"{summary.unchanged:,} unchanged"]
    if summary.errors:
        done.append(f"{summary.errors:,} left out")
    found = [f"{counts[name]:,} {name}" for name in ("facts", "claims", "contradictions")]
    found.append("a row each" if out.endswith(_TABLE) else f"{summary.quads:,} quads")
    found[-1] += f" in {seconds:.1f} s ({rate:,.0f} articles/s)"
    lines = [f"{out}: {summary.done:,} articles ({', '.join(done)}): {', '.join(found)}"]
    lines += ranked("facts", counts, "fact:")
    lines += ranked("rules", counts, "rule:")
    lines += ranked("left out", summary.causes, "")
    return "\n".join(lines)


def ranked(title: str, counts: Counter[str], prefix: str, most: int = _MOST) -> list[str]:
    """One line with what was counted most under a prefix, or none."""
    found = [(name.removeprefix(prefix), count) for name, count in counts.items() if name.startswith(prefix) and count]
    found.sort(key=lambda one: (-one[1], one[0]))
    named = " · ".join(f"{name} {count:,}" for name, count in found[:most])
    more = f" · and {len(found) - most} more" if len(found) > most else ""
    return [f"  {title:9} {named}{more}"] if found else []
