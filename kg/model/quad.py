"""One line of N-Quads in four parts."""

from __future__ import annotations

from typing import NamedTuple


class Quad(NamedTuple):
    """Terms as N-Triples writes them: `<iri>`, `"text"@en`, `"2020-01-01"^^<...#date>`.

    Strings, not objects, since a corpus is written faster than any library builds terms.
    """

    subject: str
    predicate: str
    object: str
    graph: str
