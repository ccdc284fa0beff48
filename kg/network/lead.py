"""The lead: a few sentences, made from the graph, that say what the picture shows."""

from __future__ import annotations

from collections import Counter
from datetime import date

from kg.network.model import Family, Picture, Tie
from kg.network.story import Story, strongest
from kg.network.wording import deed

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def lead(picture: Picture, chosen: Story) -> tuple[str, ...]:
    """One to four sentences; names are the graph's labels and so must be treated as foreign text."""
    if not picture.acts:
        return ("The graph names no meeting and no statement.",)
    return tuple(
        sentence
        for sentence in (
            _talks(picture, chosen),
            _conflict(picture, chosen),
            _dispute(picture, chosen),
            _extent(picture, chosen),
        )
        if sentence
    )


def _names(picture: Picture, tie: Tie) -> tuple[str, str]:
    """Who and whom: the one who does most first."""
    labels = {node.iri: node.label for node in picture.nodes}
    source, target = labels[tie.source], labels[tie.target]
    return (target, source) if tie.backward > tie.forward else (source, target)


def _talks(picture: Picture, chosen: Story) -> str:
    ties = strongest(picture, chosen, Family.COOPERATION)
    if not ties:
        return ""
    one, other = _names(picture, ties[0])
    acts = {act.iri: act for act in picture.acts}
    counted = Counter(deed(acts[iri].category, acts[iri].standing) for iri in ties[0].acts)
    deeds = [f"{words} {_times(counted[words])}" for words in sorted(counted, key=lambda w: (-counted[w], w))]
    return f"{one} and {other} had most to do with each other: {', '.join(deeds)}."


def _conflict(picture: Picture, chosen: Story) -> str:
    told = []
    for tie in strongest(picture, chosen, Family.CONFLICT)[:2]:
        one, other = _names(picture, tie)
        told.append(f"{one} {tie.label} {other}")
    return f"In conflict: {'; '.join(told)}." if told else ""


def _dispute(picture: Picture, chosen: Story) -> str:
    ties = strongest(picture, chosen, Family.DISPUTE)
    if not ties:
        return ""
    one, other = _names(picture, ties[0])
    more = len(ties) - 1
    rest = f" So do {_count(more, 'other pair', 'other pairs')}." if more else ""
    return f"{one} and {other} contradict each other.{rest}"


def _extent(picture: Picture, chosen: Story) -> str:
    counted = Counter(bool(act.agents("speaker")) for act in picture.acts)
    days = sorted(article.published for article in picture.articles if _is_day(article.published))
    when = ""
    if days:
        when = f", {day(days[0])}" if days[0] == days[-1] else f", {day(days[0])} to {day(days[-1])}"
    shown, all_nodes = len(chosen.nodes), len(picture.nodes)
    rest = f" The story shows {shown} of {all_nodes} names and meetings." if shown < all_nodes else ""
    articles = _count(len(picture.articles), "article", "articles")
    events, said = _count(counted[False], "event", "events"), _count(counted[True], "statement", "statements")
    return f"From {articles}{when}: {events} and {said}.{rest}"


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def day(iso: str) -> str:
    """An ISO day in words.

    >>> day("2031-04-09")
    '9 April 2031'
    """
    found = date.fromisoformat(iso)
    return f"{found.day} {_MONTHS[found.month - 1]} {found.year}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")
