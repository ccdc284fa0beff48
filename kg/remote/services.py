"""What a server has where: the address for queries, and those for changes by either protocol.

The standards name what such a service understands, not its address. So the address a user gives is tried first,
then the names that servers give to their services below it.
"""

from __future__ import annotations

from urllib.parse import quote

from kg.errors import RemoteError
from kg.remote.address import Address
from kg.remote.wire import Wire
from kg.vocabulary import BASE

RESULTS = "application/sparql-results+json"
FORM, UPDATE = "application/x-www-form-urlencoded", "application/sparql-update"
QUERIES = ("sparql-auth", "query", "sparql")
UPDATES = ("update", "statements", "sparql-auth")
STORES = ("store", "data", "rdf-graphs/service", "sparql-graph-crud-auth")

_NOWHERE = f"{BASE}graph/nowhere"
_NO_SERVICE = frozenset((400, 404, 405, 406, 410, 415))
_FIRST = 2  # attempts to get a first answer: a server that is not there should be told soon
_ALL = frozenset(range(300, 600))


def form(sparql: str) -> bytes:
    """A query as the body of a request."""
    return f"query={quote(sparql, safe='')}".encode()


def base(address: Address) -> str:
    """The address below which services are looked for: the given one, or its folder where it names a service."""
    for name in (*STORES, *UPDATES, *QUERIES):
        if address.url.endswith(f"/{name}"):
            return address.url.removesuffix(name)
    return address.folder


def for_queries(wire: Wire, address: Address, *, known: bool) -> str:
    """The address that answers queries. known: whether a user is given. RemoteError where none does.

    Where a server has one service for users and another for everybody, a user asks the first.
    """
    below = [base(address) + name for name in QUERIES]
    tried = [address.url, *(below if known else below[1:])]
    kinds = []
    for url in dict.fromkeys(tried):
        answer = wire.send(
            "POST", url, content=form("ASK {}"), kind=FORM, accept=RESULTS, attempts=_FIRST, bear=_NO_SERVICE
        )
        kind = answer.headers.get("Content-Type", "").partition(";")[0]
        if answer.is_success and "sparql-results" in kind:
            return url
        if answer.is_success:
            kinds.append(kind or "nothing")
    if kinds:
        what = f"answers a query with {kinds[0]}, not with {RESULTS}"
    else:
        what = "no SPARQL service there, nor at " + ", ".join(url.removeprefix(base(address)) for url in tried[1:])
    raise RemoteError(what, where=address.url, hint="give the address of the service for queries")


def for_updates(wire: Wire, address: Address, asked: str) -> str:
    """The address that takes SPARQL Update, "" for none. asked: the one that answers queries, tried last."""
    below = base(address)
    drop = f"DROP SILENT GRAPH <{_NOWHERE}>".encode()
    for url in dict.fromkeys([*(below + name for name in UPDATES), asked]):
        if wire.send("POST", url, content=drop, kind=UPDATE, bear=_NO_SERVICE).is_success:
            return url
    return ""


def for_graphs(wire: Wire, address: Address) -> str:
    """The address of the Graph Store Protocol, "" for none."""
    below = base(address)
    for url in (below + name for name in STORES):
        there = wire.send("HEAD", url, params={"default": ""}, attempts=1, bear=_ALL).status_code
        if there not in _NO_SERVICE and not 300 <= there < 400:
            return url
    return ""
