"""The checks that SHACL Core cannot make: ontology/checks/*.rq, each of which must find nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.store import ontology, shorten
from kg.validate.report import Finding, Severity

_LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")


def across(store: ox.Store) -> Iterator[Finding]:
    """What the checks find. Their first line says what a row is, their first column is the node."""
    for path in sorted(ontology("checks").glob("*.rq")):
        sparql = path.read_text(encoding="utf-8")
        message = sparql.partition("\n")[0].lstrip("# ").removeprefix("Each row is ").strip()
        rows = store.query(sparql, use_default_graph_as_union=True)
        assert isinstance(rows, ox.QuerySolutions)  # noqa: S101 - a check is a SELECT
        for row in rows:
            node, *rest = (row[index] for index in range(len(rows.variables)))
            yield Finding(
                Severity.VIOLATION,
                message=message[0].upper() + message[1:],
                node=_text(node),
                value=", ".join(_text(term) for term in rest if term is not None),
                label=_label(store, node),
            )


def _text(term: object) -> str:
    if isinstance(term, ox.NamedNode):
        return shorten(term.value)
    return repr(term.value) if isinstance(term, ox.Literal) else str(term)


def _label(store: ox.Store, node: object) -> str:
    if not isinstance(node, ox.NamedNode):
        return ""
    objects = (quad.object for quad in store.quads_for_pattern(node, _LABEL, None))
    return min((label.value for label in objects if isinstance(label, ox.Literal)), default="")
