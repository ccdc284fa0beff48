"""The picture: an RDF graph that keeps the contract, drawn as one interactive HTML file.

    store ─read→ Picture ─story→ Story ─places→ points ─page→ HTML
                    └────────────export→ GraphML, GEXF

The graph is all that is read: what is seen is what a query finds. `kg.network.page.write` draws it (`html` gives
the page as text); `kg.network.export` writes it for Gephi and Cytoscape; `kg.network.path` finds the way between
two names. Importing this package loads none of the heavy libraries; its modules do.
"""
