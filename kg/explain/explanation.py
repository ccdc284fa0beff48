"""An explanation: what is explained, what the articles say of it, what hangs on it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.explain.layout import account_lines, columns, safe
from kg.explain.parts import Account
from kg.store import shorten

_LINKS = 12  # a state of a large graph has thousands


@dataclass(frozen=True, slots=True)
class Explanation:
    """A node with its label and classes, what each article says of it, and what hangs on it.

    links: (relation, node) as a person reads them.
    """

    iri: str
    label: str
    types: tuple[str, ...]
    accounts: tuple[Account, ...] = ()
    links: tuple[tuple[str, str], ...] = ()

    def text(self) -> str:
        """The explanation for a plain terminal, about a dozen lines for each article."""
        lines = [self.label] if self.label else []
        lines.append(f"{shorten(self.iri)}  {', '.join(self.types)}".rstrip())
        for account in self.accounts:
            lines += ["", *account_lines(account)]
        if self.links:
            lines += ["", *columns(self.links[:_LINKS])]
        if len(self.links) > _LINKS:
            lines.append(f"and {len(self.links) - _LINKS} more")
        return "\n".join(map(safe, lines)) + "\n"

    def __str__(self) -> str:
        return self.text().rstrip("\n")
