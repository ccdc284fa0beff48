"""Faults on their way to a terminal."""

from __future__ import annotations

import sys

from kg.errors import KgError, LexiconErrors, RuleErrors


def tell(fault: KgError) -> None:
    """Prints a fault to standard error, one line (and caret) for each of its parts.

    What a file name or an article brings along cannot steer the terminal: it is shown escaped.
    """
    for one in fault.faults if isinstance(fault, RuleErrors | LexiconErrors) else (fault,):
        shown = "".join(c if c.isprintable() or c == "\n" else ascii(c)[1:-1] for c in str(one))
        print(f"kg: {shown}", file=sys.stderr)
