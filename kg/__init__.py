"""Diplomatic news as a knowledge graph, by rules.

`kg.build("article.txt")` reads articles, `kg.load("graph.ttl")` a graph written before; both give a
`Graph` to query, explain, validate and write. Nothing is imported before the first of them is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.errors import KgError
    from kg.library import Graph, build, load

__all__ = ["Graph", "KgError", "build", "load"]


def __getattr__(name: str) -> object:
    """The public names, each from its module when it is first asked for."""
    if name in __all__:
        return getattr(import_module("kg.errors" if name == "KgError" else "kg.library"), name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*globals(), *__all__]
