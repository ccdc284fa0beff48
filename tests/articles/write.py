"""`python -m tests.articles.write [SLUG ...]`: write today's facts over the checked ones.

Look at the difference before you keep it: each new line must be true of the article.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from tests.articles import checked
from tests.articles.examples import SLUGS, extraction
from tests.articles.table import table


def main(slugs: Sequence[str]) -> None:
    """Renews the files of the given articles, or of all."""
    for slug in slugs or SLUGS:
        lines = table(extraction(slug)).splitlines()
        checked.path(slug).write_text(checked.renewed(checked.read(slug), lines), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
