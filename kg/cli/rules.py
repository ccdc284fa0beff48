"""List, test, lint and explain rule cards, and see what they do to articles.

How a card is written: kg/rules/README.md.
"""

from __future__ import annotations

import argparse
import functools
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli import effects
from kg.errors import RuleError

if TYPE_CHECKING:
    from kg.rulebook.card import Card


def options(parser: argparse.ArgumentParser) -> None:
    """What `kg rules` understands."""
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--rules", type=Path, metavar="DIR", help="cards of your own, beside the built-in ones")
    tasks = parser.add_subparsers(title="tasks", metavar="TASK", required=True)
    tables = argparse.ArgumentParser(add_help=False)
    tables.add_argument("--lexicon", type=Path, metavar="DIR", help="tables of names and words of your own")
    for name, run_task, summary in (
        ("list", _list, "every card: its id and what it means"),
        ("test", _test, "run every example of every card"),
        ("lint", _lint, "check names, keys and examples"),
        ("explain", _explain, "where a rule stops in a sentence, and which one wins instead"),
        ("coverage", effects.coverage, "how many facts each card makes of articles, and which make none"),
        ("diff", effects.diff, "which facts another set of cards gains, loses and changes"),
    ):
        parents = [*([shared] if name != "diff" else []), *([tables] if name != "list" else [])]
        described = f"{summary[:1].upper()}{summary[1:]}."
        task = tasks.add_parser(name, parents=parents, help=summary, description=described)
        task.set_defaults(task=run_task)
        if name == "coverage":
            effects.coverage_options(task)
        if name == "diff":
            effects.diff_options(task)
        if name == "explain":
            task.add_argument("rule", metavar="RULE", help="the id of a card, as kg rules list shows it")
            task.add_argument("sentence", help="a sentence, in quotation marks")


def run(arguments: argparse.Namespace) -> int:
    """Does the task; 1 where an example or a card does not hold."""
    code: int = arguments.task(arguments)
    return code


def _list(arguments: argparse.Namespace) -> int:
    from kg.rulebook import cards

    book = cards.load(_folders(arguments))
    cards_: list[Card] = [*book.rules, *book.statuses, *book.operators]
    every = sorted(cards_, key=lambda card: card.order)
    width = max(len(card.id) for card in every)
    for card in every:
        print(f"{card.id:{width}}  {card.about}")
    return 0


def _test(arguments: argparse.Namespace) -> int:
    from kg import pipeline
    from kg.rulebook import cards, examples, proofs

    book = cards.load(_folders(arguments))
    read_with = functools.partial(pipeline.reader, own=arguments.lexicon)
    outcomes = examples.run(book, read_with(book))
    failed = [outcome for outcome in outcomes if not outcome.passed]
    for outcome in failed:
        place = f"{outcome.example.file}:{outcome.example.line}"
        print(f"{place}: {outcome.rule}: {outcome.kind}: {outcome.why}\n    {outcome.example.text}")
    unproved = proofs.unproved(book, read_with)
    _print(unproved)
    known_gaps = sum(outcome.kind == "todo" for outcome in outcomes)
    print(f"{len(outcomes)} examples, {len(failed)} failed, {known_gaps} known gaps", file=sys.stderr)
    return 1 if failed or unproved else 0


def _lint(arguments: argparse.Namespace) -> int:
    from kg import pipeline
    from kg.rulebook import cards

    book = cards.load(_folders(arguments))
    faults = pipeline.linted(book, pipeline.compiled_tables(arguments.lexicon))
    _print(faults)
    count = len(book.rules) + len(book.statuses) + len(book.operators)
    print(f"{count} cards, {len(faults)} faults", file=sys.stderr)
    return 1 if faults else 0


def _explain(arguments: argparse.Namespace) -> int:
    from kg import pipeline
    from kg.rulebook import cards

    book = cards.load(_folders(arguments))
    print(pipeline.explain_rule(book, arguments.rule, arguments.sentence, arguments.lexicon))
    return 0


def _folders(arguments: argparse.Namespace) -> list[Path]:
    from kg.rulebook import cards

    return [cards.BUILT_IN, *([arguments.rules] if arguments.rules else [])]


def _print(faults: Sequence[RuleError]) -> None:
    for fault in faults:
        print(fault)
