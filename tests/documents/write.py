"""`python -m tests.documents.write DOCUMENT`: put what commands print today into a document.

What still fits, `...` included, stays as it is; seconds become `...`.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

from tests.documents.play import faults


def main(names: list[str]) -> None:
    """Renews the console blocks of each document."""
    for document in map(Path, names):
        text = document.read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            for fault in faults(document, Path(folder)):
                old = f"$ {fault.command}\n{fault.shown}".rstrip("\n")
                said = re.sub(r"\b\d+\.\d\d s$", "... s", fault.said, flags=re.MULTILINE)
                text = text.replace(old, f"$ {fault.command}\n{said}".rstrip("\n"), 1)
        document.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
