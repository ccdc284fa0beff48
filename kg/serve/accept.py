"""Content negotiation: of the formats that are offered, the one a client likes best."""

from __future__ import annotations

from collections.abc import Sequence


def chosen(accept: str, offered: Sequence[str]) -> str | None:
    """The media type to answer with, None where the client takes none of them. Of equals, the first offered.

    >>> chosen("text/csv;q=0.5, application/json", ["application/json", "text/csv"])
    'application/json'
    >>> chosen("*/*;q=0.1, text/csv", ["application/json", "text/csv"])
    'text/csv'
    """
    if not accept.strip():
        return offered[0]
    ranges = [_range(part) for part in accept.split(",") if part.strip()]
    best, most = None, 0.0
    for media in offered:
        quality = _quality(media, ranges)
        if quality > most:
            best, most = media, quality
    return best


def _range(part: str) -> tuple[str, float]:
    media, *parameters = (one.strip().lower() for one in part.split(";"))
    quality = 1.0
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                quality = min(1.0, max(0.0, float(value)))
            except ValueError:
                quality = 0.0
    return media, quality


def _quality(media: str, ranges: Sequence[tuple[str, float]]) -> float:
    """The word of the closest range counts."""
    kind = media.partition("/")[0]
    for closest in (media, f"{kind}/*", "*/*"):
        said = [quality for range_, quality in ranges if range_ == closest]
        if said:
            return max(said)
    return 0.0
