"""A graph served on this machine: a SPARQL endpoint, and pages to look things up.

    request ─guard→ app ─┬ protocol → queries ┐
                         └ pages    → looks   ┴─pool→ worker process ─held→ the graph, read only

The web process never touches the graph: it hands each request to a worker process, which can be stopped in
the middle. Importing this package loads nothing of it; `app` and `running` need the extra `[serve]`.
"""
