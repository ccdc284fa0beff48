"""What is named only to be left out: "Nord, not Sund, signed", "with Nord but not with Sund", "not Nord but Sund"."""

from __future__ import annotations

from typing import Final

from kg.parse.item import Item

JOINS: Final = ("but", "and")


def without_contrasts(items: list[Item]) -> list[Item]:
    """The items without noun groups that "not" sets off from another."""
    if not any(item.kind == "R" and item.word == "not" for item in items):
        return items
    found: list[Item] = []
    index = 0
    while index < len(items):
        end = _end(items, index, found)
        if end is None:
            found.append(items[index])
            index += 1
            continue
        while found and (found[-1].kind == "," or found[-1].word in JOINS):
            found.pop()
        index = end
    return found


def _end(items: list[Item], index: int, before: list[Item]) -> int | None:
    """Where what "not" leaves out ends, with the comma or the "but" behind it; None where nothing is left out."""
    if items[index].kind != "R" or items[index].word != "not":
        return None
    at = index + 1
    if at < len(items) and items[at].kind == "P":
        at += 1
    if at >= len(items) or items[at].noun is None:
        return None
    last = [item for item in before if item.kind not in "," and item.word not in JOINS][-1:]
    after = items[at + 1] if at + 1 < len(items) else None
    if after is not None and after.word == "but" and at + 2 < len(items) and items[at + 2].kind in "NP":
        return at + 2  # "not Nord but Sund"
    apart = bool(before) and (before[-1].kind == "," or before[-1].word in JOINS)
    if not (apart and last and last[0].noun is not None):
        return None
    return at + 2 if after is not None and after.kind == "," and before[-1].kind == "," else at + 1
