"""The faults a user can cause or meet, each told in one clear line: what, where, how to mend it.

Nothing here prints or exits; the command line turns a `KgError` into one line and exit code 2.
"""

from __future__ import annotations


class KgError(Exception):
    """A fault with its place and its remedy.

    what: a short clause without a final stop ("no such file"). where: a path, `file:line`, IRI or
    option. hint: an imperative ("give a .ttl, .nq ... file"). source and column (0-based) put a
    caret under the fault.
    """

    def __init__(
        self, what: str, *, where: str = "", hint: str = "", source: str = "", column: int | None = None
    ) -> None:
        self.what, self.where, self.hint, self.source, self.column = what, where, hint, source, column
        super().__init__(str(self))

    def __str__(self) -> str:
        line = f"{self.where}: {self.what}" if self.where else self.what
        if self.hint:
            line += f" ({self.hint})"
        if self.source and self.column is not None:
            line += f"\n    {self.source}\n    {' ' * self.column}^"
        return line


class ReadError(KgError):
    """An article, or a file of them, that cannot be read."""


class RuleError(KgError):
    """A rule card that cannot be read or does not hold together."""


class RuleErrors(RuleError):  # noqa: N818  many of them
    """All faults of a set of rule cards, reported at once, one line (and caret) each."""

    def __init__(self, faults: tuple[RuleError, ...]) -> None:
        self.faults = faults
        KgError.__init__(self, "\n".join(str(fault) for fault in faults))


class LexiconError(KgError):
    """A table of names or words that cannot be read."""


class LexiconErrors(LexiconError):  # noqa: N818  many of them
    """All faults of the tables of a folder, reported at once, one line each."""

    def __init__(self, faults: tuple[LexiconError, ...]) -> None:
        self.faults = faults
        KgError.__init__(self, "\n".join(str(fault) for fault in faults))


class GraphError(KgError):
    """A graph that cannot be read, or an ending that names no format."""


class QueryError(KgError):
    """A query that does not parse, or a named query that does not exist."""


class RemoteError(KgError):
    """A server that cannot be reached, refuses, or answers with something else than it was asked for."""
