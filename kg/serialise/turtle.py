"""Turtle and TriG with short names, a blank line between things.

Written here because the libraries' own are slow to load (rdflib) or list the prefixes in a different order
every time (pyoxigraph).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from kg.model.quad import Quad
from kg.serialise.order import Node, natural, nodes
from kg.serialise.term import is_iri
from kg.serialise.union import Triple, union
from kg.vocabulary import RDF, XSD, prefixes

_WIDTH = 90
_COMMA, _COMMA_AND_LINE, _SEMICOLON = ", ", ",\n        ", " ;\n    "
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_BARE = {
    XSD.integer: re.compile(r"[+-]?[0-9]+"),
    XSD.decimal: re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    XSD.boolean: re.compile("true|false"),
}


def turtle(quads: Iterable[Quad], base: str) -> str:
    """All graphs as one."""
    short = _Shortener(base)
    body = "\n".join(_block(*item, short) for item in nodes(union(quads), base).items())
    return f"{short.header()}\n{body}"


def trig(quads: Iterable[Quad], base: str) -> str:
    """Graph by graph, in the order of their IRIs."""
    short = _Shortener(base)
    graphs: defaultdict[str, set[Triple]] = defaultdict(set)
    for subject, predicate, value, graph in quads:
        graphs[graph].add(Triple(subject, predicate, value))
    body = []
    for graph in sorted(graphs, key=natural):
        blocks = "\n".join(_block(*item, short) for item in nodes(graphs[graph], base).items())
        body.append(f"\n{short(graph)} {{\n{blocks}}}\n")
    return short.header() + "".join(body)


class _Shortener:
    """Writes terms short and remembers which prefixes that took."""

    def __init__(self, base: str) -> None:
        self._prefixes = prefixes(base)
        self._prefix_of = {namespace: prefix for prefix, namespace in self._prefixes.items()}
        self._used: set[str] = set()
        self._known: dict[str, str] = {}

    def __call__(self, term: str) -> str:
        if term not in self._known:
            self._known[term] = self._iri(term) if is_iri(term) else self._literal(term)
        return self._known[term]

    def header(self) -> str:
        """The prefixes used so far, declared in the order of the vocabulary."""
        return "".join(
            f"@prefix {prefix}: <{namespace}> .\n"
            for prefix, namespace in self._prefixes.items()
            if prefix in self._used
        )

    def _iri(self, term: str) -> str:
        cut = max(term.rfind("/"), term.rfind("#")) + 1
        prefix, name = self._prefix_of.get(term[1:cut]), term[cut:-1]
        if prefix is None or not _LOCAL.fullmatch(name):
            return term
        self._used.add(prefix)
        return f"{prefix}:{name}"

    def _literal(self, term: str) -> str:
        if not term.endswith(">"):
            return term
        quoted, mark, datatype = term.rpartition('"^^')
        if (bare := _BARE.get(datatype)) and bare.fullmatch(quoted, 1):
            return quoted[1:]
        return f"{quoted}{mark}{self._iri(datatype)}"


def _block(subject: str, node: Node, short: _Shortener) -> str:
    lines = []
    for predicate, values in node.items():
        verb = "a" if predicate == RDF.type else short(predicate)
        objects = [short(value) for value in values]
        one_line = len(objects) == 1 or sum(map(len, objects)) <= _WIDTH
        lines.append(f"{verb} {(_COMMA if one_line else _COMMA_AND_LINE).join(objects)}")
    return f"{short(subject)} {_SEMICOLON.join(lines)} .\n"
