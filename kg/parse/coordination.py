"""Noun groups joined by commas and "and"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from kg.model.clause import NounGroup
from kg.model.text import Span
from kg.parse.item import Item

OpensClause = Callable[[str], bool]
LISTING: Final = ("of", "from", "between", "among", "involving", "against", "by")
JOINING: Final = ("and", "or", "&", "as well as", "nor", ",")  # a comma only in headlines
LIST_OF_TWO: Final = 3  # items from the first to the second member of "N, and N"


def coordinate(items: list[Item], opens_clause: OpensClause, *, alike: bool) -> list[Item]:
    index = 0
    while index < len(items):
        run = _run(items, index, alike=alike) if items[index].noun is not None else None
        if run and not _starts_clause(items, index, run[-1], opens_clause):
            nouns = [item.noun for i in run if (item := items[i]).noun]
            members = titled(tuple(member for noun in nouns for member in noun.each()))
            first, last = nouns[0], nouns[-1]
            span = Span(first.span.begin, last.span.end)
            whole = replace(first, span=span, members=members, reach=max(last.reach, last.span.end))
            items[index : run[-1] + 1] = [Item("N", Span(span.begin, whole.reach), noun=whole)]
        index += 1
    return items


def _run(items: list[Item], index: int, *, alike: bool) -> list[int]:
    """Indices of the members of "N, N and N" beginning at `index`; empty if there are not two."""
    first = items[index].noun
    if first is None or (first.pronoun and alike) or first.members:
        return []
    run, at = [index], index
    while at + 2 < len(items):
        if items[at + 1].kind == "," and items[at + 2].noun is not None:
            step = 2
        elif (
            items[at + 1].kind == ","
            and items[at + 2].kind == "C"
            and items[at + 2].word in JOINING
            and at + 3 < len(items)
            and items[at + 3].noun is not None
        ):
            step = 3
        elif items[at + 1].kind == "C" and items[at + 1].word in JOINING and items[at + 2].noun is not None:
            step = 2
        else:
            break
        final = any(items[i].kind == "C" for i in range(at + 1, at + step))
        following = items[at + step].noun
        if following is None or (alike and not _alike(first, following)):
            return []
        run.append(at + step)
        at += step
        if final:
            return [] if _paired(items, index, at) or (len(run) > 2 and _leads_in(items, index, run[-1])) else run
    return []


def titled(members: tuple[NounGroup, ...]) -> tuple[NounGroup, ...]:
    """ "Presidents Adler of Westmark and Brandt of Nord": the title in the plural is that of each."""
    title = next((m for m in members[0].mentions if m.sort == "title" and m.has("titles") and not m.has("title")), None)
    if title is None or members[0].tag != "E":
        return members
    return (members[0], *(replace(m, title=title) if m.tag == "E" else m for m in members[1:]))


def _paired(items: list[Item], first: int, last: int) -> bool:
    """ "Adler of Westmark and Brandt of Nord": what "and" joins are the two with their states."""
    if not (first > 0 and last + 1 < len(items) and items[first - 1].word == items[last + 1].word == "of"):
        return False
    holder = items[first - 2].noun if first > 1 else None
    return holder is not None and holder.tag == "E"


def _leads_in(items: list[Item], first: int, last: int) -> bool:
    """ "In Westmark, Adler and Brandt met": the first comma ends a phrase, it opens no list."""
    at = last + 1
    while at < len(items) and items[at].kind in "RT":
        at += 1
    # "ministers from Westmark, Nord and Sund met" have a list
    opens = first > 0 and items[first - 1].kind in "PF" and items[first - 1].word not in LISTING
    return at < len(items) and items[at].kind == "V" and opens


def _alike(one: NounGroup, other: NounGroup) -> bool:
    return _sort(one) == _sort(other)


def _sort(noun: NounGroup) -> str:
    if noun.tag == "E":
        return "name"
    return "common"


def _starts_clause(items: list[Item], first: int, last: int, opens_clause: OpensClause) -> bool:
    """Whether "N1 and N2 V" is "... N1, and N2 V": N2 has a verb of its own."""
    at = last + 1
    if at < len(items) and items[at].kind == "K" and items[last - 2].kind == ",":  # ", and people told of it said"
        at += 1
    while at < len(items) and (items[at].kind in "RT" or (items[at].kind in "P," and at + 1 < len(items))):
        if items[at].kind == "," and items[at + 1].kind == "W":  # ", who asked ...,"
            at = next((i for i in range(at + 1, len(items)) if items[i].kind == ","), len(items)) + 1
        elif items[at].kind == "," or (items[at].kind == "P" and items[at + 1].noun is None):
            break
        else:
            at += 2 if items[at].kind == "P" else 1
    if at >= len(items) or items[at].kind != "V":
        return False
    at = first - 1
    if at >= 0 and items[at].kind == "F":  # "after Nord and Sund met"
        return False
    if at >= 0 and items[at].kind in ",-":  # ", envoys of both sides and officials said"
        return False
    while at >= 0 and items[at].kind in "RT":
        at -= 1
    if at >= 0 and items[at].kind == "V" and (verb := items[at].verb) and opens_clause(verb.lemma):
        two = last - first == LIST_OF_TWO  # "demanded an inquiry, and Adler said"
        return two and items[last - 2].kind == ","
    while at >= 0 and items[at].kind not in "SW;:q":
        if items[at].kind == "V":
            return True
        at -= 1
    return False
