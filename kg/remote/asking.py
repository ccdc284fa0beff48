"""A query to a server becomes the result that the same query has on a file."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg import query
from kg.errors import RemoteError
from kg.query import Result
from kg.remote import services, unions
from kg.remote.address import Address, Login
from kg.remote.body import MOST, Body
from kg.remote.refusals import refused
from kg.remote.unions import Union
from kg.remote.wire import Wire
from kg.store import in_sparql
from kg.vocabulary import PREFIXES

_TRIPLES = "application/n-triples, text/turtle;q=0.9, application/rdf+xml;q=0.5"
_XML = "application/sparql-results+xml"
_ROWS = f"{services.RESULTS}, {_XML};q=0.5"
_CUT = "X-SPARQL-MaxRows"  # says Virtuoso where it has left out the rest
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
    _union: Union | None = field(default=None, init=False)

    def ask(self, sparql: str, *, params: Mapping[str, str] | None = None, name: str = "query") -> Result:
        """As `kg.query.run`, with the same faults, and RemoteError for the server's."""
        form = query.run(ox.Store(), sparql, params=params, name=name).kind  # faulty queries end here
        union = self._as_union()
        prepared = query.prepare(sparql, params or {}, inside=union.inside)
        found = self._answer(_HEAD + prepared.text, form, ordered=prepared.ordered, union=union)
        return query.reordered(found, sparql) if prepared.ordered else found

    def select(self, sparql: str) -> tuple[tuple[query.Term | None, ...], ...]:
        """The rows of a query that names its graphs."""
        return self._answer(sparql, "rows", ordered=True, union=unions.AS_IT_IS).rows

    def triples(self, sparql: str) -> tuple[ox.Triple, ...]:
        """The triples of a query that names its graphs."""
        return self._answer(sparql, "triples", ordered=True, union=unions.AS_IT_IS).triples

    def _as_union(self) -> Union:
        """What makes the union of graphs the default graph, found by asking for a triple that is in a graph."""
        if self._union is None:
            triple = next(filter(None, map(self._some, unions.TRIPLES)), "")
            for union in unions.UNIONS:
                if not triple or self._answer(f"ASK {{ {triple} }}", "boolean", ordered=True, union=union).boolean:
                    self._union = unions.spoken(union, self.wire.server(self.url))
                    break
            else:
                hint = "start the server so that its default graph is the union of its graphs"
                raise RemoteError("asks one graph at a time", where=self.url, hint=hint)
        return self._union

    def _some(self, pattern: str) -> str:
        """A triple of the server that fits a pattern, "" for none."""
        found = self.select(f"SELECT ?s ?p ?o WHERE {{ GRAPH ?g {{ {pattern} }} }} LIMIT 1")
        return " ".join(in_sparql(str(term)) for term in found[0]) if found else ""

    def _answer(self, sparql: str, form: str, *, ordered: bool, union: Union) -> Result:
        accept = _TRIPLES if form == "triples" else _ROWS
        asked = self.wire.asked(
            "POST",
            self.url,
            params=union.params or None,
            content=services.form(union.head + sparql),
            kind=services.FORM,
            accept=accept,
        )
        with asked as response:
            if not response.is_success:
                raise refused(response, self.login)
            if cut := response.headers.get(_CUT):
                hint = f"ask for less, add LIMIT, or raise the server's limit ({_CUT})"
                raise RemoteError(f"gives only the first {cut} rows", where=self.url, hint=hint)
            kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
            body = io.BufferedReader(Body(response, self.most), 1 << 16)
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
