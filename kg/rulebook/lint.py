"""What a set of cards must keep beyond being readable: known names, enough examples, no twins."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from kg.errors import RuleError
from kg.rulebook.card import Card
from kg.rulebook.fields import nearest
from kg.rulebook.rule import Example, Operator, Pattern, Rule, Rulebook, StatusRule

CLAUSE_ROLES = ("place", "date", "content", "about")  # beside the roles of the ontology


def lint(
    rulebook: Rulebook,
    *,
    classes: Mapping[str, str | None],
    roles: Collection[str],
    verb_classes: Collection[str],
    noun_classes: Collection[str],
    statuses: Collection[str],
) -> tuple[RuleError, ...]:
    """All faults, in the order of the cards.

    classes: the event classes by local name (their parents are not looked at); roles: the local names
    of the properties below dip:participant; verb_classes and noun_classes: what `@` may name, without
    the mark; statuses: the names of the dipc: statuses.
    """
    names = _Names(classes, (*roles, *CLAUSE_ROLES), verb_classes, noun_classes, statuses)
    faults: list[RuleError] = []
    cards: list[Card] = [*rulebook.rules, *rulebook.statuses, *rulebook.operators]
    for card in sorted(cards, key=lambda card: card.order):
        match card:
            case Rule():
                faults += names.of_rule(card)
            case StatusRule():
                faults += names.of_status(card)
            case Operator():
                faults += names.of_operator(card)
    return (*faults, *_twins(rulebook.rules))


class _Names:
    """The names cards may use, sorted, and the checks that need them."""

    def __init__(
        self,
        classes: Iterable[str],
        roles: Iterable[str],
        verb_classes: Iterable[str],
        noun_classes: Iterable[str],
        statuses: Iterable[str],
    ) -> None:
        self.classes, self.roles, self.statuses = sorted(classes), sorted(roles), sorted(statuses)
        self.verb_classes, self.noun_classes = sorted(verb_classes), sorted(noun_classes)
        self.cue_classes = sorted({*self.verb_classes, *self.noun_classes})

    def of_rule(self, rule: Rule) -> Iterator[RuleError]:
        yield from _unknown(rule, "class", [rule.makes], self.classes)
        yield from _unknown(rule, "status", [rule.status] if rule.status else [], self.statuses)
        for pattern in rule.when:
            yield from _unknown(rule, "role", slot_names(pattern), self.roles, pattern)
            yield from _unknown(rule, "verb class", sorted(pattern.classes), self.verb_classes, pattern)
            yield from _unknown(rule, "noun class", sorted(pattern.noun_classes), self.noun_classes, pattern)
        marks = {"place", "date", *(name for pattern in rule.when for name in slot_names(pattern))}
        for example in (*rule.finds, *rule.todo):
            yield from _unmarked(example, f"role of {rule.id}", sorted(marks))
        yield from _enough(rule, finds=2, ignores=0)

    def of_status(self, card: StatusRule) -> Iterator[RuleError]:
        yield from _unknown(card, "status", [card.marks], self.statuses)
        unless = [word[1:] for word in card.unless if word.startswith("@")]
        yield from _unknown(card, "word class", sorted({*card.classes, *unless}), self.cue_classes)
        for example in (*card.finds, *card.todo):
            yield from _unmarked(example, "status", self.statuses)
            if not example.fills:
                hint = f"mark the event: [meet]({card.marks})"
                yield RuleError(
                    "an example that marks nothing", where=f"{example.file}:{example.line}", hint=hint
                )
        yield from _enough(card, finds=1, ignores=1)

    def of_operator(self, card: Operator) -> Iterator[RuleError]:
        yield from _unknown(card, "class", [card.becomes, *sorted(card.except_)], self.classes)
        yield from _unknown(card, "status", sorted(card.when), self.statuses)
        by = sorted(word[1:] for word in card.by if word.startswith("@"))
        yield from _unknown(card, "word class", by, self.cue_classes)
        for example in (*card.finds, *card.todo):
            yield from _unmarked(example, "role", self.roles)
        yield from _enough(card, finds=1, ignores=1)


def slot_names(pattern: Pattern) -> tuple[str, ...]:
    """The roles a pattern can fill, in its order, once each."""
    names = [slot.name for slot in pattern.slots]
    if pattern.content:
        names.append(pattern.content.name)
        if pattern.content.inside:
            names.append(pattern.content.inside.name)
    return tuple(dict.fromkeys(names))


def _unknown(
    card: Card, what: str, names: Iterable[str], known: list[str], pattern: Pattern | None = None
) -> Iterator[RuleError]:
    for name in names:
        if name in known:
            continue
        source = pattern.source if pattern else ""
        mark = "@" if what.endswith("class") else ":"
        column = source.find(mark + name) + 1 if pattern else None
        yield RuleError(
            f"no such {what}: {name}",
            where=f"{card.file}:{card.line}",
            hint=nearest(name, known) or f"{card.id} names it",
            source=source,
            column=column,
        )


def _unmarked(example: Example, what: str, known: list[str]) -> Iterator[RuleError]:
    for role in dict.fromkeys(role for role, _ in example.fills):
        if role not in known:
            where = f"{example.file}:{example.line}"
            yield RuleError(f"marks no {what}: {role}", where=where, hint=nearest(role, known))


def _enough(card: Card, *, finds: int, ignores: int) -> Iterator[RuleError]:
    for key, least, examples in (("finds", finds, card.finds), ("ignores", ignores, card.ignores)):
        if len(examples) < least:
            what = f"{card.id} has {len(examples)} of at least {least} examples under {key}"
            yield RuleError(what, where=f"{card.file}:{card.line}", hint="add sentences of your own")


def _twins(rules: Iterable[Rule]) -> Iterator[RuleError]:
    """Two patterns of the same text: the second could never win."""
    first: dict[str, str] = {}
    for rule in rules:
        for pattern in rule.when:
            text = " ".join(pattern.source.split())
            if text in first:
                what = f"the pattern of {rule.id} is also that of {first[text]}"
                yield RuleError(
                    what, where=f"{rule.file}:{rule.line}", hint="drop one", source=pattern.source, column=0
                )
            first.setdefault(text, f"{rule.id} ({rule.file}:{rule.line})")
