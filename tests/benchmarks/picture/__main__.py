"""The picture against stock pyvis on the same graphs, side by side in one run.

    python -m tests.benchmarks.picture [--sizes 60 400 3000 10000] [--stop 120]

Prints a table in Markdown. Needs chromium and chromedriver. A page is stopped after so many seconds of CPU.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.picture import built
from tests.benchmarks.picture.measured import Opening, clicks, opening

SIZES = (60, 400, 3_000, 10_000)


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of one size."""

    size: str
    built: built.Built
    stock: Opening
    story: Opening
    whole: Opening
    worst: dict[str, float]  # view: milliseconds of the dearest click


def measure(nodes: int, folder: Path, *, stop: float) -> Row:
    """All figures of one size; pages are left in the folder."""
    ours, stock = folder / f"ours-{nodes}.html", folder / f"stock-{nodes}.html"
    made = built.both(nodes, ours=ours, stock=stock)
    return Row(
        size=f"{made.nodes:,} nodes, {made.lines:,} lines, {made.acts:,} acts",
        built=made,
        stock=opening(stock.as_uri(), stock=True, most=stop),
        story=opening(ours.as_uri(), stock=False, most=stop),
        whole=opening(ours.as_uri() + "#v=all", stock=False, most=stop),
        worst={view: max(clicks(ours.as_uri(), view=view, most=12)) for view in ("story", "around")},
    )


def table(rows: list[Row]) -> str:
    """The rows as a table in Markdown."""
    head = ["", *(row.size for row in rows)]
    lines = {
        "stock pyvis until it stands still": [_seconds(row.stock) for row in rows],
        "story until it can be used": [_seconds(row.story) for row in rows],
        "**ratio**": [f"**{_ratio(row)}**" for row in rows],
        "everything until it can be used": [_seconds(row.whole) for row in rows],
        "dearest click, story": [f"{row.worst['story']:.0f} ms" for row in rows],
        "dearest click, neighbourhood": [f"{row.worst['around']:.0f} ms" for row in rows],
        "requests, stock": [str(row.stock.requests) for row in rows],
        "requests, ours": [str(row.story.requests + row.whole.requests) for row in rows],
        "building the page, stock": [f"{row.built.stock_seconds:.1f} s" for row in rows],
        "building the page, ours": [f"{row.built.seconds:.1f} s" for row in rows],
        "size of the file, stock": [f"{row.built.stock_bytes / 1e6:.1f} MB" for row in rows],
        "size of the file, ours": [f"{row.built.bytes / 1e6:.1f} MB" for row in rows],
    }
    body = [[name, *cells] for name, cells in lines.items()]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in [head, ["---"] * len(head), *body])


def _seconds(found: Opening) -> str:
    return f"{'' if found.done else 'over '}{found.seconds:.1f} s"


def _ratio(row: Row) -> str:
    times = row.stock.seconds / max(row.story.seconds, 0.01)
    return f"{'' if row.stock.done else 'at least '}{times:.0f}×" if times >= 10 else f"{times:.1f}×"


def main(argv: list[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.picture", description=__doc__)
    parser.add_argument("--sizes", nargs="+", type=int, default=SIZES, metavar="NODES")
    parser.add_argument("--stop", type=float, default=120, metavar="SECONDS")
    arguments = parser.parse_args(argv)
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for nodes in arguments.sizes:
            sys.stderr.write(f"{nodes} nodes\n")
            rows.append(measure(nodes, Path(folder), stop=arguments.stop))
    sys.stdout.write(table(rows) + "\n")


if __name__ == "__main__":
    main()
