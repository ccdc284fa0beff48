"""Before any page: is the request meant for this server, and what may its answer do in a browser?"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; style-src 'self'; frame-src 'self'; img-src data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
# The picture brings a policy of its own, with hashes of its scripts; it may stand in a page of ours.
PICTURE_POLICY = "frame-ancestors 'self'"
HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cross-origin-resource-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
        "cache-control": "no-cache",
    }
)


class Guard:
    """Refuses other names for this machine (a page that rebinds its name to 127.0.0.1 would read the graph), and
    requests that pages of other sites make in the background."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        self._app, self._hosts = app, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = MutableHeaders(scope=message)
                for name, value in (("content-security-policy", POLICY), *HEADERS.items()):
                    own.setdefault(name, value)
            await send(message)

        if headers.get("host", "").lower() not in self._hosts:
            known = " or ".join(sorted(self._hosts))
            refusal = PlainTextResponse(f"this server answers to {known} only\n", status_code=421)
            await refusal(scope, receive, answer)
        elif headers.get("sec-fetch-site") == "cross-site" and headers.get("sec-fetch-mode") != "navigate":
            await PlainTextResponse("not for other sites\n", status_code=403)(scope, receive, answer)
        else:
            await self._app(scope, receive, answer)
