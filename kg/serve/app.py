"""The web application: which address is answered by what, and how a fault is told."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from kg.errors import KgError
from kg.serve.accept import chosen
from kg.serve.describe import described
from kg.serve.faults import one_line, status_of
from kg.serve.guard import Guard
from kg.serve.pages import Pages
from kg.serve.pool import BrokenError, Pool
from kg.serve.protocol import LARGEST, RefusedError, answer, question


@dataclass(frozen=True, slots=True)
class Options:
    """What may be asked. rows: the longest answer. service: whether a query may reach for other endpoints."""

    rows: int = 100_000
    service: bool = False


def application(pool: Pool, given: Path, options: Options, hosts: frozenset[str]) -> Starlette:
    """The application over a pool of workers. hosts: the values of the Host header it answers to."""
    pages = Pages(pool, given, options.rows, service=options.service)

    async def sparql(request: Request) -> Response:
        bare = request.method == "GET" and "query" not in request.query_params
        if bare and "update" not in request.query_params:
            return _description(request)
        asked = question(
            request.method,
            request.scope["query_string"],
            content=request.headers.get("content-type", ""),
            body=await _body(request) if request.method == "POST" else b"",
            accept=request.headers.get("accept", ""),
        )
        found = await run_in_threadpool(pool.ask, answer, asked, options.rows, options.service)
        media = f"{found.media}; charset=utf-8" if found.media.startswith("text/") else found.media
        return Response(found.body, headers={"content-type": media, "vary": "accept"})

    def fault(request: Request, error: Exception) -> Response:
        line = one_line(error)
        status = status_of(error)
        if request.url.path != "/sparql" and "text/html" in request.headers.get("accept", ""):
            return pages.fault(line, status)
        return PlainTextResponse(f"{line}\n", status_code=status)

    return Starlette(
        routes=[Route("/sparql", sparql, methods=["GET", "POST"]), *pages.routes()],
        middleware=[Middleware(Guard, hosts=hosts)],
        exception_handlers={KgError: fault, HTTPException: fault, BrokenError: fault},
    )


def _description(request: Request) -> Response:
    """What the endpoint can do; a person who opens it in a browser is led to the page for queries."""
    offered = ["text/turtle", "application/n-triples", "application/ld+json", "text/html"]
    media = chosen(request.headers.get("accept", ""), offered)
    if media == "text/html":
        return RedirectResponse("/query", status_code=303)
    return Response(described(str(request.url_for("sparql")), media or offered[0]), media_type=media or offered[0])


async def _body(request: Request) -> bytes:
    """The body, if it is no longer than a query may be."""
    found = bytearray()
    async for part in request.stream():
        found += part
        if len(found) > LARGEST:
            raise RefusedError(f"the query is longer than {LARGEST:,} bytes", status=413, hint="send a shorter one")
    return bytes(found)
