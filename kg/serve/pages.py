"""The pages: each asks one job of a worker and fills one template."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import jinja2
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from kg import query
from kg.errors import KgError, QueryError
from kg.network.labels import visible
from kg.network.wording import STATUSES
from kg.serve import looks
from kg.serve.catalogue import KINDS, PLURALS
from kg.serve.faults import status_of
from kg.serve.guard import PICTURE_POLICY
from kg.serve.pool import Pool
from kg.serve.subject import ARTICLE_KIND, picture
from kg.store import shorten

_SHOWN = 500  # rows of a table on a page
_STYLES = (("kg.network", "theme.css"), ("kg.serve", "serve.css"))
_LONGEST = 300  # characters of a search
_KINDS = {"person": "Leaders and people"}


class Pages:
    """The pages over a pool of workers. given: what the user named, shown as it is."""

    def __init__(self, pool: Pool, given: Path, rows: int, *, service: bool) -> None:
        self._pool, self._rows, self._service = pool, min(rows, _SHOWN), service
        self._style = "\n".join((files(home) / "assets" / name).read_text("utf-8") for home, name in _STYLES)
        self._templates = jinja2.Environment(
            loader=jinja2.PackageLoader("kg.serve"), autoescape=True, undefined=jinja2.StrictUndefined,
            trim_blocks=True, lstrip_blocks=True,
        )  # fmt: skip
        self._templates.filters |= {"visible": visible, "short": shorten, "outside": outside}
        self._templates.globals |= {"to": to, "site": given.name, "kinds": PLURALS | _KINDS}

    def routes(self) -> list[Route]:
        """Their addresses."""
        named: dict[str, Callable[[Request], Response]] = {
            "/": self._start,
            "/search": self._search,
            "/node": self._node,
            "/picture": self._picture,
            "/timeline": self._timeline,
            "/article": self._article,
            "/query": self._query,
            "/style.css": self._css,
        }
        return [Route(path, answer, methods=["GET"]) for path, answer in named.items()]

    def fault(self, line: str, status: int) -> Response:
        """A fault, told on a page."""
        return self._page("fault", status, line=line)

    def _page(self, template: str, code: int = 200, /, **values: Any) -> Response:
        here = "/" if template == "start" else f"/{template}"
        return HTMLResponse(self._templates.get_template(f"{template}.html.j2").render(values, here=here), code)

    def _css(self, _: Request) -> Response:
        return Response(self._style, media_type="text/css")

    def _start(self, _: Request) -> Response:
        return self._page("start", start=self._pool.ask(looks.start))

    def _search(self, request: Request) -> Response:
        words = _one(request, "q")[:_LONGEST]
        kind = _one(request, "kind") if _one(request, "kind") in KINDS else ""
        return self._page("search", words=words, kind=kind, hits=self._pool.ask(looks.search, words, kind))

    def _node(self, request: Request) -> Response:
        about = self._pool.ask(looks.node_page, _one(request, "id"), _one(request, "until"), _number(request, "skip"))
        if about.subject.kind == ARTICLE_KIND:
            return RedirectResponse(to("/article", id=about.subject.iri), status_code=303)
        return self._page("node", about=about)

    def _picture(self, request: Request) -> Response:
        html = self._pool.ask(picture, _one(request, "id"))
        return HTMLResponse(html, headers={"content-security-policy": PICTURE_POLICY})

    def _timeline(self, request: Request) -> Response:
        about, until, status = (_one(request, name) for name in ("about", "until", "status"))
        status = status if status in STATUSES else ""
        job = looks.timeline_page
        whose, found = self._pool.ask(job, about, until, _number(request, "skip"), status)
        return self._page("timeline", whose=whose, timeline=found, until=until, status=status, statuses=STATUSES)

    def _article(self, request: Request) -> Response:
        return self._page("article", article=self._pool.ask(looks.article_page, _one(request, "id")))

    def _query(self, request: Request) -> Response:
        name, sparql = _one(request, "name"), _one(request, "query")
        shipped = query.names()
        chosen = next((one for one in shipped if one.name == name), None)
        fields = {**chosen.needs, **chosen.takes} if chosen else {}
        given = {field: said for field in fields if (said := _one(request, field).strip())}
        table, fault, status = None, None, 200
        try:
            if sparql.strip():
                table = self._pool.ask(looks.query_page, sparql, self._rows, self._service)
            elif name:
                sparql = query.named(name)
                if chosen and given.keys() >= chosen.needs.keys():
                    sparql, table = self._pool.ask(looks.named_page, name, given, self._rows, self._service)
        except QueryError as error:
            fault, status = error, status_of(error)
        values = {"name": name, "sparql": sparql, "shipped": shipped, "table": table, "fault": fault}
        return self._page("query", status, chosen=chosen, fields=fields, given=given, **values)


def to(path: str, **values: object) -> str:
    """An address of this server.

    >>> to("/node", id="state:peru", skip=0)
    '/node?id=state%3Aperu'
    """
    given = {name: shorten(value) if isinstance(value, str) else value for name, value in values.items() if value}
    return f"{path}?{urlencode(given)}" if given else path


def outside(address: str) -> str:
    """An address of the web as it is, "" for what could be anything else."""
    try:
        return address if urlsplit(address).scheme in ("http", "https") else ""
    except ValueError:
        return ""


def _one(request: Request, name: str) -> str:
    """A parameter of the address, "" where it is not given."""
    return request.query_params.get(name, "")


def _number(request: Request, name: str) -> int:
    given = _one(request, name) or "0"
    if not (given.isascii() and given.isdecimal() and len(given) < 10):
        raise KgError("is no number", where=f"{name}={given}", hint="give 0 or more")
    return int(given)
