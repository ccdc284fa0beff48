"""Terms in the project's own namespaces that its ontology does not declare."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

import pyoxigraph as ox

from kg.store import load, ontology, shorten
from kg.validate.report import Finding, Severity
from kg.vocabulary import DIP, DIPC, PLOVER, TOPIC

_OWN = (DIP.root, DIPC.root, PLOVER.root, TOPIC)


def misspelt(store: ox.Store) -> Iterator[Finding]:
    """Each undeclared property, class or concept, at a node that uses it."""
    declared = {
        quad.subject.value
        for name in ("dip.ttl", "schemes.ttl")
        for quad in load(ontology(name))
        if isinstance(quad.subject, ox.NamedNode)
    }
    for quad in store:
        for term in (quad.predicate, quad.object):
            if isinstance(term, ox.NamedNode) and term.value.startswith(_OWN) and term.value not in declared:
                near = get_close_matches(term.value, sorted(declared), n=1)
                guess = f"; did you mean {shorten(near[0])}?" if near else "."
                yield Finding(
                    Severity.VIOLATION,
                    message=f"{shorten(term.value)} is no term of the ontology{guess}",
                    node=quad.subject.value if isinstance(quad.subject, ox.NamedNode) else str(quad.subject),
                )
