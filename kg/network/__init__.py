"""The picture: an RDF graph that keeps the contract, drawn as one interactive HTML file.

    store ─read→ Picture ─story→ Story ─layout→ places ─page→ HTML
                    └────────────export→ GraphML, GEXF

The graph is all that is read: what is seen is what a query finds. `kg.network.page.write` draws it;
`kg.network.export` writes it for Gephi and Cytoscape. Importing this package loads none of the heavy
libraries; `story`, `page` and `export` do.
"""
