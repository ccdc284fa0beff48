"""Many articles in a store on disk: read by several processes, each article exactly once, taken back at will.

A store is a folder:

    manifest.sqlite  one row an article: what it is, its graph, where its quads lie; the truth about the rest
    parts/           gzip N-Quads, 64 articles a file, any RDF store loads them; the source of `graph`
    parts/links.nq.gz    what articles have in common, see kg.across
    graph/           the same quads in pyoxigraph, ready for queries
    failed.jsonl     articles that could not be read, with the reason: an input like any other

Every change is a file written beside, renamed, and then named in the manifest, so that a run that is killed
loses and doubles nothing: what the manifest does not name is swept away by the next run.

run: build, remove · stream: build without a store · store: open, describe, export · about: a small graph out
of a large one. A command imports the one it needs: to ask a store takes nothing of what reads articles.
"""
