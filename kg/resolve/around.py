"""Where a noun group stands: in which clause, behind what, in what land."""

from __future__ import annotations

from typing import Final

from kg.model.clause import Clause, NounGroup
from kg.resolve.people import People

STREET: Final = frozenset({"protest", "riot", "strike", "strike-work", "hunger-strike"})
WHERE: Final = frozenset({"in", "at", "across", "through", "throughout", "of", "around", "inside"})
LANDED: Final = ("state", "city", "seat", "place")
TOWNS: Final = frozenset({"capital", "city", "town", "village", "port", "province", "region"})


def home(group: NounGroup, clause: Clause, people: People) -> str | None:
    """ "Crowds marched through Sund": whoever protests without a name is of the state it happens in."""
    words, subject, noun = people.lexicon.words, clause.subject, clause.object
    if subject is None or (not subject.members and subject.span != group.span):
        return None
    known = words.nouns.get(noun.lemma) if noun is not None else None
    street = not STREET.isdisjoint(words.classes.get(clause.lemma, ())) or (known and STREET & known.classes)
    if not street or all(member.span != group.span for member in subject.each()):
        return None
    where = [g for p, g in clause.phrases if p in WHERE]
    places = [m for g in where for m in g.mentions if m.has(*LANDED) or (g.lemma in TOWNS and m.has("adjective"))]
    return next((of for mention in places if (of := people.party(mention))), None)


def placing(group: NounGroup, clause: Clause) -> bool:
    """Whether a group stands behind a preposition: "in the capital" is a place, "the capital said" is not."""
    return any(g.span == group.span or any(a.span == group.span for _, a in g.attached) for _, g in clause.phrases)


def own(group: NounGroup, clause: Clause, clauses: tuple[Clause, ...]) -> Clause:
    """The clause a noun group is the object of, where another borrows it for its subject: "accused it of lying"."""
    if not clause.inherited or clause.parent is None or clause.subject is None or clause.subject.span != group.span:
        return clause
    parent = clauses[clause.parent]
    return parent if parent.object is not None and parent.object.span == group.span else clause


def groups(clause: Clause) -> list[NounGroup]:
    """Every noun group in a clause, in reading order, inner ones after the one that holds them."""
    found: list[NounGroup] = []

    def walk(group: NounGroup | None) -> None:
        if group is None:
            return
        for member in group.each():
            found.append(member)
            if member.owner is not None:
                walk(member.owner)
            for _, attached in member.attached:
                walk(attached)
            walk(member.apposition)
        if group.members:
            for _, attached in group.attached:
                walk(attached)

    for group in (
        clause.subject,
        clause.object,
        clause.second,
        clause.noun,
        clause.agent,
        *(g for _, g in clause.phrases),
    ):
        walk(group)
    return sorted(found, key=lambda g: (g.span.begin, -g.span.end))
