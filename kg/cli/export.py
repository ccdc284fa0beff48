"""A store as one graph file.

.nq and .nq.gz are written article by article, whatever the size; the other formats (.ttl .trig .nt .jsonld
.rdf, .graphml, .gexf, .html) hold the whole graph in memory. The same articles give the same bytes.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def options(parser: argparse.ArgumentParser) -> None:
    """What `kg export` understands."""
    parser.add_argument("store", type=Path, metavar="STORE", help="a store that kg build filled")
    parser.add_argument("-o", "--output", required=True, type=Path, metavar="OUT", help="the file to write")


def run(arguments: argparse.Namespace) -> int:
    """Writes the file and says how much is in it."""
    from kg.cli import output
    from kg.corpus import store

    out: Path = arguments.output
    if out.name.endswith(store.STREAMED):
        articles = store.export(arguments.store, out)
    else:
        output.check(out)
        quads = store.quads(arguments.store)
        articles = store.described(arguments.store).articles
        output.write(quads, out)
    print(f"{out}: {articles:,} {'article' if articles == 1 else 'articles'}", file=sys.stderr)
    return 0
