"""JSON-LD: one flat list of things, with the ontology's own names and IRIs relative to the base."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from kg.model.quad import Quad
from kg.serialise.order import Node, nodes
from kg.serialise.term import is_iri, literal
from kg.serialise.union import union
from kg.vocabulary import DIP, KINDS, RDF, XSD, prefixes

Json = str | int | Mapping[str, "Json"] | list["Json"]
Kind = tuple[str, str]  # a keyword of JSON-LD and its value

_PLAIN: Kind = ("", "")
_IRI: Kind = ("@type", "@id")
_INTEGER: Kind = ("@type", XSD.iri("integer"))
_EXACT = re.compile("0|-?[1-9][0-9]{0,14}")  # integers that every reader of JSON keeps as they are


def jsonld(quads: Iterable[Quad], base: str) -> str:
    """All graphs as one, its context within, so that it reads without a network."""
    things = nodes(union(quads), base)
    context = _Context(base, things.values())
    graph = [context.thing(subject, node) for subject, node in things.items()]
    return json.dumps({"@context": context.json(), "@graph": graph}, ensure_ascii=False, indent=1) + "\n"


class _Context:
    """What names and bare values mean: a property whose values are all of one kind declares it once."""

    def __init__(self, base: str, things: Collection[Node]) -> None:
        self._base = base
        self._prefixes = {name: space for name, space in prefixes(base).items() if name not in KINDS}
        self._prefix_of = {space: name for name, space in self._prefixes.items()}
        kinds: defaultdict[str, set[Kind]] = defaultdict(set)
        self._classes: set[str] = set()
        for node in things:
            for predicate, values in node.items():
                if predicate == RDF.type:
                    self._classes.update(values)
                else:
                    kinds[predicate].update(map(_kind, values))
        self._kind = {iri: found.pop() if len(found) == 1 else None for iri, found in kinds.items()}

    def json(self) -> Json:
        """The context, sorted by name."""
        terms: dict[str, Json] = {"id": "@id", "type": "@type", **self._prefixes}
        terms |= {self._term(iri): self._short(iri) for iri in self._classes if _own(iri)}
        for predicate, kind in self._kind.items():
            terms[self._term(predicate)] = {"@id": self._short(predicate), **self._tag(kind or _PLAIN)}
        return {"@base": self._base, **dict(sorted(terms.items()))}

    def thing(self, subject: str, node: Node) -> Json:
        """A node with all that is said of it; a lone value stands without a list."""
        found: dict[str, Json] = {"id": self._reference(subject)}
        for predicate, values in node.items():
            if predicate == RDF.type:
                found["type"] = _lone([self._term(value) for value in values])
            else:
                found[self._term(predicate)] = _lone([self._value(predicate, value) for value in values])
        return found

    def _value(self, predicate: str, term: str) -> Json:
        kind = _kind(term)
        bare = self._reference(term) if kind == _IRI else literal(term).value
        if self._kind[predicate] == kind:
            return int(bare) if kind == _INTEGER and _EXACT.fullmatch(bare) else bare
        return {"@id": bare} if kind == _IRI else {"@value": bare, **self._tag(kind)}

    def _tag(self, kind: Kind) -> dict[str, Json]:
        """Language or type as a context and a value object name it."""
        key, value = kind
        if kind == _PLAIN:
            return {}
        return {key: value if kind == _IRI or key == "@language" else self._short(f"<{value}>")}

    def _term(self, iri: str) -> str:
        """The name of a property or class: the ontology's own without a prefix."""
        return iri[1:-1].removeprefix(DIP.root) if _own(iri) else self._short(iri)

    def _reference(self, iri: str) -> str:
        """An IRI relative to the base where it lies below it."""
        bare = iri[1:-1]
        kind, slash, name = bare.removeprefix(self._base).partition("/")
        below = self._base.endswith("/") and slash and kind in KINDS and not set(name) & set("/?#:")
        return f"{kind}/{name}" if below and bare.startswith(self._base) else self._short(iri)

    def _short(self, iri: str) -> str:
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix, name = self._prefix_of.get(iri[1:cut]), iri[cut:-1]
        return f"{prefix}:{name}" if prefix and name else iri[1:-1]


def _kind(term: str) -> Kind:
    if is_iri(term):
        return _IRI
    _, language, datatype = literal(term)
    if language:
        return "@language", language
    return ("@type", datatype) if datatype else _PLAIN


def _own(iri: str) -> bool:
    return iri.startswith(f"<{DIP.root}")


def _lone(values: list[Json]) -> Json:
    return values[0] if len(values) == 1 else values
