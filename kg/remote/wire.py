"""HTTP as the rest of the package needs it: who asks is known, faults are one line, and what may pass is waited for."""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from kg.errors import RemoteError
from kg.remote.address import Login

try:
    import httpx
except ImportError:
    raise RemoteError("servers need httpx", hint="pip install 'diplomatic-kg[remote]'") from None

from kg.remote.refusals import gone, refused

_ATTEMPTS = 5
_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 30.0  # seconds; each pause is twice the one before
_CONNECT = 10.0  # seconds
_UNAUTHORISED, _TOO_MANY, _FAULTS = 401, 429, 500
_NEVER_AGAIN = frozenset((501, 505))  # not implemented


class Wire:
    """Connections to servers; one user for all. Close it at the end: `with Wire() as wire: ...`.

    timeout: seconds a server may be silent. pause: seconds before the first of four further attempts where a
    server is overloaded, breaks off or is not there. No redirect is followed: a user's words go where the user
    said, and nowhere else.
    """

    def __init__(self, login: Login | None = None, *, timeout: float = 60.0, pause: float | None = None) -> None:
        self._login, self._timeout, self._pause = login, timeout, _FIRST_PAUSE if pause is None else pause
        self._servers: dict[str, str] = {}
        self._auth: dict[str, httpx.Auth] = {}  # by address, since a digest is made for one
        self._client = httpx.Client(
            timeout=httpx.Timeout(timeout, connect=min(timeout, _CONNECT)),
            verify=ssl.create_default_context(),
            trust_env=False,  # neither a proxy nor a password comes from anywhere but the command
            headers={"User-Agent": "diplomatic-kg"},
        )

    def __enter__(self) -> Wire:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def server(self, url: str) -> str:
        """What the server at an address that was asked calls itself, "" where it does not say."""
        return self._servers.get(url, "")

    def send(
        self, method: str, url: str, *, params: Mapping[str, str] | None = None, content: bytes = b"",
        kind: str = "", accept: str = "*/*", attempts: int = _ATTEMPTS, bear: frozenset[int] = frozenset(),
    ) -> httpx.Response:  # fmt: skip
        """One request, answered with success, or with a status in `bear`; else RemoteError."""
        asked = self.asked(method, url, params=params, content=content, kind=kind, accept=accept, attempts=attempts)
        with asked as response:
            if response.is_success:
                response.read()
            elif response.status_code not in bear:
                raise refused(response, self._login)
            return response

    @contextmanager
    def asked(
        self, method: str, url: str, *, params: Mapping[str, str] | None = None, content: bytes = b"",
        kind: str = "", accept: str = "*/*", attempts: int = _ATTEMPTS,
    ) -> Iterator[httpx.Response]:  # fmt: skip
        """One request and its answer, whatever its status, to be read bit by bit."""
        headers = {"Accept": accept} | ({"Content-Type": kind} if kind else {})
        request = self._client.build_request(method, url, params=params, content=content, headers=headers)
        response = self._patient(request, url, attempts)
        self._servers[url] = response.headers.get("Server", "")
        try:
            yield response
        except httpx.HTTPError as fault:
            raise gone(fault, url, self._timeout) from None
        finally:
            response.close()

    def _patient(self, request: httpx.Request, url: str, attempts: int) -> httpx.Response:
        """Sends again what failed in a way that may pass. Each request may be sent twice: it means the same."""
        pause = self._pause
        for left in reversed(range(attempts)):
            try:
                response = self._once(request, url)
            except httpx.HTTPError as fault:
                told = gone(fault, url, self._timeout)
                if not left or told.hopeless:
                    raise told from None
            else:
                status = response.status_code
                if not left or status in _NEVER_AGAIN or (status < _FAULTS and status != _TOO_MANY):
                    return response
                pause = max(pause, _asked_to_wait(response))
                response.close()
            time.sleep(min(pause, _LONGEST_PAUSE))
            pause *= 2
        raise AssertionError("no attempt was made")

    def _once(self, request: httpx.Request, url: str) -> httpx.Response:
        auth = self._auth.get(url)
        response = self._client.send(request, stream=True, auth=auth)
        if response.status_code != _UNAUTHORISED or auth or not self._login:
            return response
        asked = ", ".join(response.headers.get_list("WWW-Authenticate")).lower()
        response.close()
        with_login = httpx.DigestAuth if "digest" in asked else httpx.BasicAuth
        self._auth[url] = with_login(self._login.user, self._login.password)
        return self._client.send(request, stream=True, auth=self._auth[url])


def _asked_to_wait(response: httpx.Response) -> float:
    """The seconds a server asks to be left alone."""
    seconds = response.headers.get("Retry-After", "")
    return float(seconds) if seconds.isascii() and seconds.isdecimal() else 0.0

