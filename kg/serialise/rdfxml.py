"""RDF/XML, one description a thing.

XML has no place for control characters other than tab and line ends: the replacement character stands
for each, so that offsets still fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.errors import GraphError
from kg.model.quad import Quad
from kg.serialise.order import Node, nodes
from kg.serialise.term import is_iri, literal
from kg.serialise.union import union
from kg.vocabulary import prefixes

_NO_XML = (*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0xFFFE, 0xFFFF)
_NAME = re.compile("[A-Za-z_][A-Za-z0-9_.-]*")
# A bare carriage return would come back as a line feed.
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}) | dict.fromkeys(
    _NO_XML, "\N{REPLACEMENT CHARACTER}"
)
_ATTRIBUTE = _TEXT | str.maketrans({'"': "&quot;"})


def rdfxml(quads: Iterable[Quad], base: str) -> str:
    """All graphs as one. GraphError for a property that XML cannot name."""
    prefix_of = {namespace: prefix for prefix, namespace in prefixes(base).items()}
    used = {"rdf"}
    body = "".join(_description(*item, prefix_of, used) for item in nodes(union(quads), base).items())
    declared = "".join(
        f'\n    xmlns:{prefix}="{_attribute(namespace)}"'
        for namespace, prefix in prefix_of.items()
        if prefix in used
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{declared}>\n{body}</rdf:RDF>\n'


def _description(subject: str, node: Node, prefix_of: dict[str, str], used: set[str]) -> str:
    lines = [f'  <rdf:Description rdf:about="{_attribute(subject[1:-1])}">\n']
    for predicate, values in node.items():
        name = _element(predicate, prefix_of, used)
        lines += [f"    {_property(name, value)}\n" for value in values]
    return "".join((*lines, "  </rdf:Description>\n"))


def _element(predicate: str, prefix_of: dict[str, str], used: set[str]) -> str:
    cut = max(predicate.rfind("/"), predicate.rfind("#")) + 1
    prefix, name = prefix_of.get(predicate[1:cut]), predicate[cut:-1]
    if prefix is None or not _NAME.fullmatch(name):
        raise GraphError("has no name in XML", where=predicate[1:-1], hint="write .ttl or .nq instead")
    used.add(prefix)
    return f"{prefix}:{name}"


def _property(name: str, value: str) -> str:
    if is_iri(value):
        return f'<{name} rdf:resource="{_attribute(value[1:-1])}"/>'
    words, language, datatype = literal(value)
    tag = ""
    if language:
        tag = f' xml:lang="{language}"'
    elif datatype:
        tag = f' rdf:datatype="{_attribute(datatype)}"'
    return f"<{name}{tag}>{words.translate(_TEXT)}</{name}>"


def _attribute(iri: str) -> str:
    return iri.translate(_ATTRIBUTE)
