"""What a server, or the way to it, has against a request: one clear line each."""

from __future__ import annotations

import re
import ssl

import httpx

from kg.errors import RemoteError
from kg.remote.address import PASSWORD, Login

_SAID = 2_000  # bytes of a server's own words that are read
_SHOWN = 200  # characters of them that are told
_REDIRECTS = range(300, 400)


class GoneError(RemoteError):
    """A server that was not reached. hopeless: another attempt would end likewise."""

    hopeless = False


def gone(fault: httpx.HTTPError, url: str, timeout: float) -> GoneError:
    """What came between us and a server."""
    causes = list(_causes(fault))
    if tls := next((one for one in causes if isinstance(one, ssl.SSLError)), None):
        reason = getattr(tls, "verify_message", "") or (tls.reason or str(tls)).replace("_", " ").lower()
        hint = "mend the certificate, or look whether it is http or https"
        told = GoneError(f"no safe connection: {reason}", where=url, hint=hint)
        told.hopeless = True
        return told
    if isinstance(fault, httpx.ConnectTimeout | httpx.ConnectError):
        system = next((one for one in reversed(causes) if isinstance(one, OSError) and one.strerror), None)
        reason = system.strerror.lower() if system and system.strerror else "no connection"
        return GoneError(f"cannot be reached: {reason}", where=url, hint="start the server, or look at host and port")
    if isinstance(fault, httpx.TimeoutException):
        return GoneError(f"no answer in {timeout:g} s", where=url, hint="allow more with --timeout SECONDS")
    if isinstance(fault, httpx.DecodingError):
        return GoneError("its answer is damaged", where=url, hint="look at the server's log")
    return GoneError("the connection broke off", where=url, hint="try again: what is done is kept")


def refused(response: httpx.Response, login: Login | None) -> RemoteError:
    """Why a server did not do what it was asked to do."""
    status, url = response.status_code, str(response.request.url.copy_with(query=None))
    match status:
        case 401 if login is None:
            hint = f"give --user NAME, and the password in the variable {PASSWORD}"
            return RemoteError("asks who you are (401)", where=url, hint=hint)
        case 401 | 403 if login is not None:
            what = f"does not let the user {login.user} in ({status})"
            return RemoteError(what, where=url, hint="look at user, password and the user's rights on the server")
        case 403:
            return RemoteError("forbids this (403)", where=url, hint="give --user NAME, or ask who runs the server")
        case 404 | 405:
            return RemoteError(f"no such service ({status})", where=url, hint="give the address of a SPARQL service")
        case 413:
            return RemoteError("takes no request of this size (413)", where=url, hint="give a smaller --batch")
        case _ if status in _REDIRECTS:
            hint = f"give that address: {response.headers.get('Location', 'it names none')}"
            return RemoteError(f"sends elsewhere ({status})", where=url, hint=hint)
    said = _said(response)
    hint = "look at the server's log" if status >= 500 else "see kg/remote/README.md for what a server must understand"
    return RemoteError(f"answers {status}{f': {said}' if said else ''}", where=url, hint=hint)


def _said(response: httpx.Response) -> str:
    """The beginning of what a server says about a fault, on one line; nothing of a page."""
    body = b""
    try:
        if response.is_closed:
            body = response.content
        else:
            for block in response.iter_bytes():
                body += block
                if len(body) >= _SAID:
                    break
    except (httpx.HTTPError, httpx.StreamError):
        pass
    text = body[:_SAID].decode(errors="replace")
    if "html" in response.headers.get("Content-Type", "").lower():
        title = re.search(r"<title[^>]*>(.*?)</title>", text, re.DOTALL | re.IGNORECASE)
        text = title[1] if title else ""
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _causes(fault: BaseException | None) -> list[BaseException]:
    found: list[BaseException] = []
    while fault is not None and fault not in found:
        found.append(fault)
        fault = fault.__cause__ or fault.__context__
    return found
