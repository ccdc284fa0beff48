"""A query to a server becomes the result that the same query has on a file."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import httpx
import pyoxigraph as ox

from kg import query
from kg.errors import QueryError, RemoteError
from kg.query import Result
from kg.remote import services
from kg.remote.address import Address, Login
from kg.remote.refusals import refused
from kg.remote.wire import Wire
from kg.vocabulary import PREFIXES, RDF, SCHEMA

MOST = 256_000_000  # bytes of an answer: about a million rows
_TRIPLES = "application/n-triples, text/turtle;q=0.9, application/rdf+xml;q=0.5"
_XML = "application/sparql-results+xml"
_ROWS = f"{services.RESULTS}, {_XML};q=0.5"
_UNIONS: tuple[Mapping[str, str], ...] = (
    {},
    {"union-default-graph": ""},  # Oxigraph
    {"default-graph-uri": "urn:x-arq:UnionGraph"},  # Jena
)
_HEAD = "".join(f"PREFIX {prefix}: <{space}> " for prefix, space in PREFIXES.items())  # one line: places stay


@dataclass(slots=True)
class Endpoint:
    """A server's service for queries. most: bytes of an answer that are read.

    A query asks the union of all graphs, as it does here. Servers differ in how that is said, so the first
    query finds out.
    """

    wire: Wire
    url: str
    login: Login | None = None
    most: int = MOST
    _union: Mapping[str, str] | None = field(default=None, init=False)

    def ask(self, sparql: str, *, params: Mapping[str, str] | None = None, name: str = "query") -> Result:
        """As `kg.query.run`, with the same faults, and RemoteError for the server's."""
        form = query.run(ox.Store(), sparql, params=params, name=name).kind  # faulty queries end here
        prepared = query.prepare(sparql, params or {}, name=name)
        return self._answer(_HEAD + prepared.text, form, ordered=prepared.ordered, union=self._as_union())

    def select(self, sparql: str) -> tuple[tuple[query.Term | None, ...], ...]:
        """The rows of a query that names its graphs."""
        return self._answer(sparql, "rows", ordered=True, union={}).rows

    def triples(self, sparql: str) -> tuple[ox.Triple, ...]:
        """The triples of a query that names its graphs."""
        return self._answer(sparql, "triples", ordered=True, union={}).triples

    def _as_union(self) -> Mapping[str, str]:
        """What makes the union of graphs the default graph, found by asking for an article that is in a graph."""
        if self._union is None:
            found = self.select(f"SELECT ?s WHERE {{ GRAPH ?g {{ ?s {RDF.type} {SCHEMA.NewsArticle} }} }} LIMIT 1")
            triple = f"{found[0][0]} {RDF.type} {SCHEMA.NewsArticle}" if found else ""
            for union in _UNIONS:
                if not triple or self._answer(f"ASK {{ {triple} }}", "boolean", ordered=True, union=union).boolean:
                    self._union = union
                    break
            else:
                hint = "start the server so that its default graph is the union of its graphs"
                raise RemoteError("asks one graph at a time", where=self.url, hint=hint)
        return self._union

    def _answer(self, sparql: str, form: str, *, ordered: bool, union: Mapping[str, str]) -> Result:
        accept = _TRIPLES if form == "triples" else _ROWS
        asked = self.wire.asked(
            "POST", self.url, params=union or None, content=services.form(sparql), kind=services.FORM, accept=accept
        )
        with asked as response:
            if not response.is_success:
                raise refused(response, self.login)
            kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
            body = io.BufferedReader(_Body(response, self.most, self.url), 1 << 16)
            try:
                if form == "triples":
                    return query.gather((quad.triple for quad in ox.parse(body, self._syntax(kind))), ordered=True)
                return self._rows(ox.parse_query_results(body, self._layout(kind)), form, ordered=ordered)
            except (SyntaxError, ValueError) as fault:
                reason = " ".join(str(fault).split())
                raise RemoteError(f"its answer cannot be read: {reason}", where=self.url, hint=_LOG) from None

    def _rows(self, found: ox.QuerySolutions | ox.QueryBoolean, form: str, *, ordered: bool) -> Result:
        if form == "boolean" and isinstance(found, ox.QuerySolutions):  # Virtuoso's way of saying yes
            cells = [row[0] for row in found]
            yes = any(isinstance(cell, ox.Literal) and cell.value in ("1", "true") for cell in cells)
            return Result("boolean", boolean=yes)
        return query.gather(found, ordered=ordered)

    def _layout(self, kind: str) -> ox.QueryResultsFormat:
        if kind not in (services.RESULTS, _XML, "application/json"):
            raise self._strange(kind, services.RESULTS)
        return ox.QueryResultsFormat.XML if kind == _XML else ox.QueryResultsFormat.JSON

    def _syntax(self, kind: str) -> ox.RdfFormat:
        syntax = ox.RdfFormat.from_media_type(kind) if kind else None
        if syntax is None:
            raise self._strange(kind, "triples")
        return syntax

    def _strange(self, kind: str, wanted: str) -> RemoteError:
        what = f"answers a query with {kind or 'no content type'}, not with {wanted}"
        return RemoteError(what, where=self.url, hint="give the address of the service for queries")


_LOG = "look at the server's log"


def endpoint(wire: Wire, address: Address, login: Login | None) -> Endpoint:
    """The service for queries at an address. RemoteError where there is none."""
    return Endpoint(wire, services.for_queries(wire, address, known=login is not None), login)


def selecting(wire: Wire, url: str) -> Callable[[str], Sequence[Sequence[object]]]:
    """SELECT at an address that is known to answer."""
    return Endpoint(wire, url).select


class _Body(io.RawIOBase):
    """What a server sends, read as it comes and only up to a size."""

    def __init__(self, response: httpx.Response, most: int, where: str) -> None:
        super().__init__()
        self._blocks: Iterator[bytes] = response.iter_bytes()
        self._left, self._room, self._most, self._where = b"", most, most, where

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """The next bytes. QueryError where there are too many."""
        while not self._left:
            block = next(self._blocks, None)
            if block is None:
                return 0
            self._room -= len(block)
            if self._room < 0:
                what = f"the answer is larger than {self._most / 1e6:,.0f} MB"
                raise QueryError(what, where=self._where, hint="ask for less, or add LIMIT")
            self._left = block
        size = min(len(buffer), len(self._left))
        buffer[:size] = self._left[:size]
        self._left = self._left[size:]
        return size
