"""A name and a description of the same thing, side by side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kg.model.clause import NounGroup
from kg.model.text import Span
from kg.parse.item import Item

IsPersonal = Callable[[str], bool]


def matched(items: list[Item]) -> list[Item]:
    """ "The ministers of Westmark and Nord, Anna Adler and Jon Brandt, ...": as many names as states."""
    found: list[Item] = []
    for item in items:
        if item.noun and len(found) > 1 and found[-1].kind in ",-" and (described := found[-2].noun) is not None:
            names, states = item.noun.members, next((g.members for p, g in described.attached if p == "of"), ())
            title = next((m for m in described.mentions if m.sort == "title"), None)
            if title is not None and len(names) == len(states) > 1 and all(n.tag == "E" for n in (*names, *states)):
                each = tuple(
                    replace(name, title=title, attached=(*name.attached, ("of", state)))
                    for name, state in zip(names, states, strict=True)
                )
                noun = replace(each[0], span=item.noun.span, members=each)
                found[-2:] = [replace(item, noun=noun, span=Span(found[-2].span.begin, item.span.end))]
                continue
        found.append(item)
    return found


def listed(items: list[Item], is_personal: IsPersonal) -> list[Item]:
    """ "Adler, Nord's chancellor, and Brandt, the head of Sund, met": each with its description, then joined."""
    found: list[Item] = []
    index, joined = 0, False
    while index < len(items):
        item = items[index]
        described = _described(items, index, is_personal, last=joined)
        if described is not None and item.noun is not None:
            noun = replace(item.noun, apposition=described, reach=max(described.reach, described.span.end))
            found.append(replace(item, noun=noun, span=Span(item.span.begin, noun.reach)))
            index += 4
            joined = index < len(items) and items[index].kind == "C"
            continue
        joined = item.kind == "C" and bool(found) and found[-1].noun is not None
        found.append(item)
        index += 1
    return found


def _described(items: list[Item], index: int, is_personal: IsPersonal, *, last: bool) -> NounGroup | None:
    """What a name is followed by between commas, if a coordinator comes next or, for the last in a list, anything."""
    if index + 2 >= len(items) or items[index + 1].kind != ",":
        return None
    one, other, after = items[index].noun, items[index + 2].noun, items[index + 3 : index + 6]
    closed = bool(after) and after[0].kind == ","
    goes_on = closed and len(after) == 3 and after[1].kind == "C" and after[2].noun is not None
    if not (goes_on or (last and (closed or not after))):
        return None
    return other if one is not None and other is not None and _sure(one, other, is_personal) else None


def _sure(one: NounGroup, other: NounGroup, is_personal: IsPersonal) -> bool:
    """A name and a description that says whose: "Nord's chancellor", "the head of Sund", "her counterpart"."""
    if not _describes(one, other, is_personal, bracket=False):
        return False
    described = other if one.tag == "E" else one
    personal = is_personal(described.lemma) or any(m.sort == "title" for m in described.mentions)
    return personal and (described.owner is not None or bool(described.attached) or bool(described.modifiers))


def appositions(items: list[Item], is_personal: IsPersonal) -> list[Item]:
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
                if after is not None and after.kind in ",)-" and not (after.kind == "," and _list_goes_on(items, last)):
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


def _describes(one: NounGroup, other: NounGroup, is_personal: IsPersonal, *, bracket: bool) -> bool:
    """A name and a description of one thing, in either order."""
    if one.members or other.members or one.pronoun or other.pronoun or other.determiner == "whose":
        return False
    if bracket:
        return other.tag == "E" and other.lemma.isupper()
    names = [n for n in (one, other) if n.tag == "E"]
    if len(names) != 1:
        return False
    described = other if names[0] is one else one
    if described.plural and described is other and not names[0].plural:
        return False  # "..., two officials said"
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
