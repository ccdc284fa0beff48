"""Where the ontology lies: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def ontology(name: str = "") -> Path:
    """The path of the ontology's folder, or of a file or folder in it ("dip.ttl", "queries")."""
    folder = _PACKAGE / "ontology"
    if not folder.is_dir():
        folder = _PACKAGE.parent / "ontology"
    return folder / name
