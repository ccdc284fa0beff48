"""Noun groups -> larger noun groups: of-phrases, coordination, apposition."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from kg.model.clause import NounGroup, VerbGroup
from kg.model.mention import Mention
from kg.model.text import Span


@dataclass(frozen=True, slots=True)
class Item:
    """A chunk with what it holds; kinds are the letters of `parse.chunks`."""

    kind: str
    span: Span
    word: str = ""
    noun: NounGroup | None = None
    verb: VerbGroup | None = None
    time: Mention | None = None
    quote: Span | None = None


JOINING = ("and", "or", "&", "as well as")
QUANTITIES = frozenset(
    [
        "group",
        "number",
        "series",
        "team",
        "dozen",
        "score",
        "hundred",
        "thousand",
        "million",
        "handful",
        "couple",
        "pair",
        "majority",
        "minority",
        "crowd",
        "wave",
        "batch",
        "contingent",
        "host",
        "array",
        "string",
        "part",
        "member",
        "most",
        "many",
        "some",
        "several",
        "few",
        "all",
        "both",
        "each",
        "one",
        "two",
        "three",
        "four",
        "five",
        "rest",
        "ten",
        "tens",
    ]
)
OpensClause = Callable[[str], bool]


def attach(items: list[Item], opens_clause: OpensClause, personal: Callable[[str], bool]) -> list[Item]:
    """Merge noun groups that belong together.

    opens_clause: whether a verb lemma takes a that-clause; personal: whether a noun is said of persons.
    """
    items = _coordinate(items, opens_clause, alike=True)
    items = _of(items)
    items = _coordinate(items, opens_clause, alike=False)
    return _appositions(items, personal)


def _of(items: list[Item]) -> list[Item]:
    found: list[Item] = []
    for item in reversed(items):
        if (
            item.noun
            and len(found) > 1
            and found[-1].word == "of"
            and found[-1].kind == "P"
            and found[-2].noun
        ):
            inner = found[-2].noun
            reach = max(inner.reach, inner.span.end)
            if item.noun.tag == "C" or (
                item.noun.lemma in QUANTITIES and item.noun.owner is None and not item.noun.mentions
            ):
                whole = replace(
                    inner, span=Span(item.noun.span.begin, inner.span.end), reach=reach
                )  # "thousands of students"
                found[-2:] = [replace(item, noun=whole, span=Span(item.span.begin, reach))]
                continue
            noun = replace(item.noun, attached=(*item.noun.attached, ("of", inner)), reach=reach)
            found[-2:] = [replace(item, noun=noun, span=Span(item.span.begin, reach))]
        else:
            found.append(item)
    return found[::-1]


def _coordinate(items: list[Item], opens_clause: OpensClause, *, alike: bool) -> list[Item]:
    index = 0
    while index < len(items):
        run = _run(items, index, alike=alike)
        if run and not _starts_clause(items, index, run[-1], opens_clause):
            nouns = [item.noun for i in run if (item := items[i]).noun]
            members = tuple(member for noun in nouns for member in noun.each())
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
            return [] if len(run) > 2 and _leads_in(items, index, run[-1]) else run
    return []


def _leads_in(items: list[Item], first: int, last: int) -> bool:
    """ "In Westmark, Adler and Brandt met": the first comma ends a phrase, it opens no list."""
    at = last + 1
    while at < len(items) and items[at].kind in "RT":
        at += 1
    return at < len(items) and items[at].kind == "V" and first > 0 and items[first - 1].kind in "PF"


def _alike(one: NounGroup, other: NounGroup) -> bool:
    return _sort(one) == _sort(other)


def _sort(noun: NounGroup) -> str:
    if noun.tag == "E":
        return "name"
    return "common"


def _starts_clause(items: list[Item], first: int, last: int, opens_clause: OpensClause) -> bool:
    """Whether "N1 and N2 V" is "... N1, and N2 V": N2 has a verb of its own."""
    at = last + 1
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
    while at >= 0 and items[at].kind in "RT":
        at -= 1
    if at >= 0 and items[at].kind == "V" and (verb := items[at].verb) and opens_clause(verb.lemma):
        return False
    while at >= 0 and items[at].kind not in "SW;:q":
        if items[at].kind == "V":
            return True
        at -= 1
    return False


def _appositions(items: list[Item], is_personal: Callable[[str], bool]) -> list[Item]:
    found: list[Item] = []
    index = 0
    while index < len(items):
        item = items[index]
        if item.noun and index + 2 < len(items) and items[index + 1].kind in ",(-":
            other, last = items[index + 2].noun, index + 3
            while (
                other is not None
                and last + 1 < len(items)
                and items[last].kind == "P"
                and items[last + 1].noun is not None
                and items[index + 1].kind == ","
            ):
                last += 2  # "Grenzland, an ally in the war against ..."
            if last > index + 3 and not (
                last < len(items)
                and items[last].kind == ","
                and last + 1 < len(items)
                and items[last + 1].kind in "VWR"
            ):
                last = index + 3
            after = items[last] if last < len(items) else None
            closing = {"(": ")", "-": "-"}.get(items[index + 1].kind)
            fits = after is None or (
                after.kind == closing if closing == ")" else after.kind in ",.V;)-WT" or after.kind == closing
            )
            governed = bool(found) and found[-1].kind in "PF"
            if (
                other
                and fits
                and not (governed and after is not None and after.kind == "V")
                and _describes(item.noun, other, is_personal, bracket=closing == ")")
            ):
                for at in range(index + 3, last, 2):
                    inner = items[at + 1].noun
                    if inner is not None:
                        other = replace(
                            other,
                            attached=(*other.attached, (items[at].word, inner)),
                            reach=max(inner.reach, inner.span.end),
                        )
                noun = replace(item.noun, apposition=other, reach=max(other.reach, other.span.end))
                skip = last - index
                if (
                    after is not None
                    and after.kind in ",)-"
                    and not (after.kind == "," and _list_goes_on(items, last))
                ):
                    comma_needed = after.kind == "," and last + 1 < len(items) and items[last + 1].kind == "W"
                    skip += 0 if comma_needed else 1
                found.append(replace(item, noun=noun, span=Span(item.span.begin, noun.reach)))
                index += skip
                continue
        found.append(item)
        index += 1
    return found


def _list_goes_on(items: list[Item], comma: int) -> bool:
    return comma + 1 < len(items) and items[comma + 1].kind == "C"


def _describes(
    one: NounGroup, other: NounGroup, is_personal: Callable[[str], bool], *, bracket: bool
) -> bool:
    """A name and a description of one thing, in either order."""
    if one.members or other.members or one.pronoun or other.pronoun or other.determiner == "whose":
        return False
    if bracket:
        return other.tag == "E" and other.lemma.isupper()
    names = [n for n in (one, other) if n.tag == "E"]
    if len(names) != 1:
        return False
    described = other if names[0] is one else one
    personal = (
        is_personal(described.lemma)
        or any(m.sort == "title" for m in described.mentions)
        or any(m.sort == "title" for _, n in described.attached for m in n.mentions)
    )
    if described is one:
        return personal
    return (
        described.determiner in ("a", "an", "the", "its", "his", "her", "their")
        or described.owner is not None
        or personal
        or bool(described.tag in "NU" and described.attached)
    )
