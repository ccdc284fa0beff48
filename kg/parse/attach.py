"""Noun groups -> larger noun groups: of-phrases, coordination, apposition."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from kg.model.clause import NounGroup
from kg.model.text import Span
from kg.parse.apposition import IsPersonal, appositions, listed, matched
from kg.parse.contrast import without_contrasts
from kg.parse.coordination import OpensClause, coordinate
from kg.parse.item import Item
from kg.parse.parties import without_parties

QUANTITIES: Final = frozenset(
    """
    group number series team dozen score hundred thousand million handful couple pair majority
    minority crowd wave batch contingent host array string part member most many some several few all
    both each one two three four five rest ten tens last remainder bulk remnant lot first
    """.split()
)

MEASURES: Final = frozenset(
    """
    day week month year hour round kg kilogram ton tonne litre liter barrel dollar euro pound
    truckload planeload shipload worth part half quarter bulk
    """.split()
)
NUMBERS: Final = frozenset(
    """
    two three four five six seven eight nine ten dozen hundred thousand million billion first second
    third
    """.split()
)


def attach(
    items: list[Item], opens_clause: OpensClause, personal: IsPersonal, compound: Callable[[str], bool]
) -> list[Item]:
    """Merge noun groups that belong together.

    opens_clause: whether a verb lemma takes a that-clause; personal: whether a noun is said of persons;
    compound: whether words are one noun ("state of emergency").
    """
    kinds = {item.kind for item in items}
    if "(" in kinds:
        items = without_parties(items)
    items = without_contrasts(items)
    if "C" not in kinds:
        return appositions(_of(items, compound), personal)
    items = _of(coordinate(items, opens_clause, alike=True), compound)
    items = listed(items, personal) if "," in kinds else items
    items = coordinate(items, opens_clause, alike=False)
    return appositions(matched(items), personal)


def _of(items: list[Item], compound: Callable[[str], bool]) -> list[Item]:
    found: list[Item] = []
    for item in reversed(items):
        if item.noun and len(found) > 1 and found[-1].word == "of" and found[-1].kind == "P" and found[-2].noun:
            inner = found[-2].noun
            reach = max(inner.reach, inner.span.end)
            if compound(whole_lemma := f"{item.noun.lemma} of {inner.lemma}"):
                noun = replace(item.noun, lemma=whole_lemma, attached=inner.attached, reach=reach)
                found[-2:] = [replace(item, noun=noun, span=Span(item.span.begin, reach))]
                continue
            if (
                _measures(item.noun)
                or item.noun.tag == "C"
                or (item.noun.lemma in QUANTITIES and item.noun.owner is None and not item.noun.mentions)
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


def _measures(noun: NounGroup) -> bool:
    """ "ten days of talks", "700 kg of medicine", "a round of talks": what is measured is what counts."""
    if noun.lemma not in MEASURES:
        return False
    if noun.lemma == "worth":
        return True
    counted = any(word in NUMBERS or any(map(str.isdigit, word)) for word in noun.modifiers)
    return counted or noun.determiner in ("a", "an", "another", "several", "some")
