"""The address of a server as a user gives it, and who asks there."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit, urlunsplit

from kg.errors import RemoteError

PASSWORD = "KG_PASSWORD"  # noqa: S105  the name of a variable of the environment
_SCHEMES = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Login:
    """A user and a password, which nothing prints."""

    user: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server is. url: without user, query and fragment. user: "" where the address names none."""

    url: str
    user: str = ""

    @property
    def folder(self) -> str:
        """The address with a slash at its end."""
        return self.url if self.url.endswith("/") else f"{self.url}/"


def is_address(text: str) -> bool:
    """Whether a text is the address of a server, rather than the name of a file."""
    return text.lower().startswith(_SCHEMES)


def address(text: str) -> Address:
    """The parts of an address. RemoteError where it is none, or holds a password.

    >>> address("https://ada@data.example:8890/sparql")
    Address(url='https://data.example:8890/sparql', user='ada')
    """
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if not is_address(text) or not host or not text.isprintable() or " " in text:
        raise RemoteError("no address of a server", where=_shown(text), hint="give http://HOST:PORT/ or https://...")
    if parts.password is not None:
        hint = f"give the user alone, and the password in the variable {PASSWORD}"
        raise RemoteError("a password in an address is seen by others", where=host, hint=hint)
    if parts.query or parts.fragment:
        hint = "give the address without what follows ? or #"
        raise RemoteError("the address holds a query", where=_shown(text), hint=hint)
    named = f"[{host}]" if ":" in host else host
    where = f"{named}:{port}" if port is not None else named
    return Address(urlunsplit((parts.scheme, where, parts.path or "/", "", "")), unquote(parts.username or ""))


def _shown(text: str) -> str:
    """An address without what may be a password."""
    scheme, slashes, rest = text.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}{slashes}{host.rpartition('@')[2]}{slash}{path.partition('?')[0]}"
