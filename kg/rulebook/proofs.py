"""Which patterns and slots of the rule cards no example proves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from kg.errors import RuleError
from kg.rulebook.examples import Outcome, Read, run_card
from kg.rulebook.lint import slot_names
from kg.rulebook.rule import Rule, Rulebook


def unproved(rulebook: Rulebook, reader: Callable[[Rulebook], Read]) -> tuple[RuleError, ...]:
    """One fault for each slot that no passing example under `finds` fills, and each pattern none needs.

    `reader` makes a reader for a rulebook: a pattern is proved where an example fails without it, so
    rules of several patterns are run once more for each of them.
    """
    read = reader(rulebook)
    return tuple(fault for rule in rulebook.rules for fault in _of_rule(rule, rulebook, read, reader))


def _of_rule(
    rule: Rule, rulebook: Rulebook, read: Read, reader: Callable[[Rulebook], Read]
) -> Iterator[RuleError]:
    where = f"{rule.file}:{rule.line}"
    proved = [outcome.example for outcome in _finds(rule, read) if outcome.passed]
    filled = {role for example in proved for role, _ in example.fills}
    for name in dict.fromkeys(name for pattern in rule.when for name in slot_names(pattern)):
        if name not in filled:
            what = f"slot {name} of {rule.id} is proved by no example"
            yield RuleError(what, where=where, hint="mark it in a sentence under finds")
    for number, pattern in enumerate(rule.when):
        if proved and not _needed(number, replace(rule, finds=tuple(proved)), rulebook, reader):
            what = f"a pattern of {rule.id} is proved by no example"
            hint = "add a sentence under finds that needs it, or drop it"
            yield RuleError(what, where=where, hint=hint, source=pattern.source, column=0)


def _needed(number: int, rule: Rule, rulebook: Rulebook, reader: Callable[[Rulebook], Read]) -> bool:
    """Whether some example of the rule fails without its pattern of that number."""
    if len(rule.when) == 1:
        return True
    poorer = replace(rule, when=rule.when[:number] + rule.when[number + 1 :])
    rules = tuple(poorer if other.id == rule.id else other for other in rulebook.rules)
    return not all(outcome.passed for outcome in _finds(poorer, reader(replace(rulebook, rules=rules))))


def _finds(rule: Rule, read: Read) -> list[Outcome]:
    return list(run_card(replace(rule, ignores=(), todo=()), read))
