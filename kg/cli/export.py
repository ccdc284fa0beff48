"""A store, or a graph file, as one graph file.

Of a store, .nq, .nq.gz, .nq.zst and .parquet (the table of facts that kg build writes) are written article by
article, whatever the size; the other formats (.ttl .trig .nt .jsonld .rdf, .graphml, .gexf, .html) hold the whole
graph in memory. The same articles give the same bytes.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def options(parser: argparse.ArgumentParser) -> None:
    """What `kg export` understands."""
    parser.add_argument("store", type=Path, metavar="STORE", help="a store or graph that kg build wrote")
    parser.add_argument("-o", "--output", required=True, type=Path, metavar="OUT", help="the file to write")


def run(arguments: argparse.Namespace) -> int:
    """Writes the file and says how much is in it."""
    from kg.cli import output
    from kg.corpus import store
    from kg.vocabulary import SCHEMA

    out: Path = arguments.output
    if out.name.endswith(store.STREAMED) and not arguments.store.is_file():
        articles = store.export(arguments.store, out)
    elif not store.is_store(arguments.store) and arguments.store.is_file():
        from kg import library

        output.check(out)
        graph = library.load(arguments.store)
        output.write(graph.quads, out)
        articles = len({quad.subject for quad in graph.quads if quad.object == SCHEMA.NewsArticle})
    else:
        output.check(out)
        quads = store.quads(arguments.store)
        articles = store.described(arguments.store).articles
        output.write(quads, out)
    print(f"{out}: {articles:,} {'article' if articles == 1 else 'articles'}", file=sys.stderr)
    return 0
