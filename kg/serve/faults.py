"""A fault as a server tells it: one line, and the status of HTTP that fits."""

from __future__ import annotations

from starlette.exceptions import HTTPException

from kg.errors import GraphError, KgError
from kg.serve.pool import BusyError, OvertimeError
from kg.serve.protocol import NotAcceptableError, RefusedError


def one_line(error: Exception) -> str:
    """A fault in one line, without what could steer a terminal."""
    match error:
        case KgError():
            line = KgError(error.what, where=error.where, hint=error.hint)
            text = str(line)
        case HTTPException():
            text = "no such page" if error.status_code == 404 else error.detail.lower()
        case _:
            text = "a fault of kg's own: please report what the server printed"
    return "".join(c if c.isprintable() else " " for c in " ".join(text.split()))


def status_of(error: Exception) -> int:
    """The status of HTTP that fits a fault."""
    match error:
        case RefusedError():
            return error.status
        case NotAcceptableError():
            return 406
        case OvertimeError() | BusyError():
            return 503
        case GraphError():
            return 404
        case HTTPException():
            return error.status_code
        case KgError():
            return 400
        case _:
            return 500
