"""Why a thing is in the graph: the sentence, the rule, the slots, read from the graph alone."""

from __future__ import annotations

import pyoxigraph as ox

from kg.errors import GraphError
from kg.explain.explanation import Explanation
from kg.explain.facts import is_event, tell_event
from kg.explain.links import tell_node
from kg.explain.lookup import find, find_predicate, find_value
from kg.explain.parts import Account, Mark, Passage, Slot
from kg.explain.statements import tell_triple

__all__ = ["Account", "Explanation", "Mark", "Passage", "Slot", "explain"]


def explain(
    store: ox.Store, node: str, predicate: str | None = None, value: str | None = None
) -> Explanation:
    """Explain an event, an agent or any other node, or one triple.

    node: an IRI, a prefixed name (`person:clara-adler`), a local part or a label that only one thing
    has. predicate and value make it a triple: `dip:attendee` or `attendee`, and a node or a literal.
    Raises GraphError where nothing, or more than one thing, goes by that name, with those that are
    near, and where the graph does not hold the triple.
    """
    subject = find(store, node)
    if predicate is None:
        return tell_event(store, subject) if is_event(store, subject) else tell_node(store, subject)
    if value is None:
        raise GraphError("a triple has three parts", where=node, hint="give subject, predicate and object")
    return tell_triple(store, subject, find_predicate(store, predicate), find_value(store, value))
