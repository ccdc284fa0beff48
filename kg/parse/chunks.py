"""Letters of units -> chunks: noun groups and verb groups, each one letter again.

N noun group · V finite verb group · I infinitive · G -ing group · K participle group · P preposition ·
F preposition or conjunction · S subordinator · W relative · C coordinator · A adjective · R adverb ·
T time · q quotation · punctuation as it is.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_HEAD = "NMUuEaAC"
_PRE = (
    r"(?:R?J(?:[c,]R?J(?=[JANMUuEC]))*"  # great; new and final
    r"|A(?:(?:,A)*,?cA(?=[NMUu]))?"  # Finnish; Finnish and Swedish
    r"|N(?:cN(?=[Mu]))?"  # trade; trade and finance
    r"|E(?:(?:,E)*,?cE(?=[Mu])|(?!C+R?[JNM]))"  # Nord and Sund (regions); not "gave Nord 20 tents"
    r"|[CU]|[Mua](?!C+R?[JNM])|K(?=[NMUuE]))"
)
_CORE = rf"(?:[DO]{{0,3}}{_PRE}*[{_HEAD}](?!(?<=C)[,]C))"
_POSSESSED = rf"(?:{_CORE}|T|H)p"
GROUP: Final = re.compile(
    rf"""
    (?P<N>(?:{_POSSESSED}(?:c{_POSSESSED})?(?:R?[JKGC])*(?:R(?=[NMUu]))?)*(?:{_CORE}|(?<=p)[JKG]*[{_HEAD}])
      | [DO]R?J(?![JNMUuEaA]) | H | D{{1,2}})
  | (?P<V>[nR]*(?:[mdbh][nRT]*)+(?:[BVKG](?:R(?=[.,;]|$))?)? | [nR]*[VZQ])
  | (?P<I>[nR]*t[nR]*(?:[bhd][nR]*)*[BKG]? | B)
  | (?P<G>[nR]*G)
  | (?P<K>R*K)
  | (?P<A>R*J(?:cR*J)?)
  | (?P<P>[iy]) | (?P<F>f) | (?P<S>[sS]) | (?P<W>[Ww]) | (?P<C>c) | (?P<T>T) | (?P<R>[nR]+) | (?P<q>q) | (?P<X>.)
    """,
    re.VERBOSE,
)


class Chunk(NamedTuple):
    """Units `first` up to, not including, `last`."""

    kind: str
    first: int
    last: int


def chunks(tags: str) -> list[Chunk]:
    """The chunks of a tagged sentence, covering it whole.

    >>> "".join(c.kind for c in chunks("DNVUEiET."))
    'NVNPNT.'
    """
    found: list[Chunk] = []
    for match in GROUP.finditer(tags):
        kind = match.lastgroup or "X"
        if kind == "X":
            kind = match.group()
        found.append(Chunk(kind, match.start(), match.end()))
    return found
