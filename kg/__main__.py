"""`python -m kg` and the command `kg`."""

from __future__ import annotations

import sys
from typing import NoReturn

from kg import cli


def main() -> NoReturn:
    """Runs the command line and ends with its exit code."""
    sys.exit(cli.main())


if __name__ == "__main__":
    main()
