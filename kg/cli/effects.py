"""What `kg rules coverage` and `kg rules diff` do."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import ReadError, RuleError

if TYPE_CHECKING:
    from kg.effects.difference import Change, Difference
    from kg.effects.told import Told
    from kg.pipeline import Reader

_FORMATS = ("table", "csv", "json")
_BUILT_IN = "builtin"


def coverage_options(task: argparse.ArgumentParser) -> None:
    """What `kg rules coverage` understands."""
    task.description = (
        "How many facts each card made: of a graph or store that kg build wrote, or of articles that are read now;\n"
        "of which classes and out of which words. Last the cards that made none. A status card is counted for\n"
        "the facts whose status it gave."
    )
    task.add_argument("inputs", nargs="+", type=Path, metavar="INPUT", help="a graph, a store, or articles")
    _shared(task)


def diff_options(task: argparse.ArgumentParser) -> None:
    """What `kg rules diff` understands."""
    task.description = (
        "Which facts B gains, loses and changes against A, by card, each with its sentence. A side is builtin or a\n"
        "folder of cards beside the built-in ones, where a file takes the place of the built-in file of the same\n"
        "name; or both are graphs of the same articles.\n"
        "Ends with 0 where nothing differs, with 1 where something does."
    )
    task.add_argument("a", metavar="A", help="builtin, a folder of cards, or a graph or store")
    task.add_argument("b", metavar="B", help="likewise")
    task.add_argument("articles", nargs="*", type=Path, metavar="ARTICLES", help="read by both; none for graphs")
    _shared(task)


def _shared(task: argparse.ArgumentParser) -> None:
    task.add_argument("--published", metavar="DATE", help="YYYY-MM-DD, for articles that name no date")
    task.add_argument("--format", choices=_FORMATS, default="table", help="default: table")


def coverage(arguments: argparse.Namespace) -> int:
    """Counts facts by card; 1 where articles had to be left out."""
    from kg import pipeline
    from kg.effects import rendering, sources
    from kg.effects.coverage import coverage

    reader = pipeline.load(pipeline.Options(rules=arguments.rules, lexicon=arguments.lexicon))
    leave_out = _LeavesOut()
    facts: list[Told] = []
    articles = 0
    inputs: list[Path] = arguments.inputs
    for path in (path for path in inputs if sources.is_graph(path)):
        of_graph = sources.of_graph(path)
        facts += of_graph.facts
        articles += of_graph.articles
    read = [path for path in inputs if not sources.is_graph(path)]
    for _, found in sources.of_articles(read, reader, leave_out, published=_day(arguments)) if read else ():
        facts += found
        articles += 1
    lemma = reader.lexicon.english.lemma
    sys.stdout.write(
        rendering.coverage(coverage(facts, reader.rulebook, articles=articles, lemma=lemma), arguments.format)
    )
    return leave_out.code


def diff(arguments: argparse.Namespace) -> int:
    """Compares two sides; 1 where they differ, or articles had to be left out."""
    from kg.effects import rendering, sources

    sides = (arguments.a, arguments.b)
    graphs = [side for side in sides if side != _BUILT_IN and sources.is_graph(Path(side))]
    leave_out = _LeavesOut()
    if len(graphs) == 1:
        hint = "give two graphs of the same articles, or two sets of cards"
        raise RuleError("a graph cannot be compared with cards", where=graphs[0], hint=hint)
    found = _of_graphs(arguments) if graphs else _of_cards(arguments, leave_out)
    sys.stdout.write(rendering.difference(found, arguments.format))
    return 1 if found.changes else leave_out.code


def _of_graphs(arguments: argparse.Namespace) -> Difference:
    from kg.effects import difference, sources

    if arguments.articles:
        raise RuleError("two graphs and articles", where=str(arguments.articles[0]), hint="leave the articles away")
    before, after = (sources.of_graph(Path(side)) for side in (arguments.a, arguments.b))
    changes, same = difference.compare(before.facts, after.facts)
    return difference.ordered(changes, same, max(before.articles, after.articles))


def _of_cards(arguments: argparse.Namespace, leave_out: Callable[[ReadError], None]) -> Difference:
    from kg.effects import difference, sources

    if not arguments.articles:
        raise RuleError("no articles", where="kg rules diff", hint="name files or folders behind the two sets of cards")
    before, after = (_reader(side, arguments.lexicon) for side in (arguments.a, arguments.b))
    changes: list[Change] = []
    same = articles = 0
    for article, found in sources.of_articles(arguments.articles, before, leave_out, published=_day(arguments)):
        more, alike = difference.compare(found, sources.of_article(article, after))
        changes += more
        same += alike
        articles += 1
    return difference.ordered(changes, same, articles)


def _reader(side: str, lexicon: Path | None) -> Reader:
    from kg import pipeline

    if side == _BUILT_IN:
        return pipeline.load(pipeline.Options(lexicon=lexicon))
    if not Path(side).is_dir():
        what = "no folder of cards" if Path(side).exists() else "no such folder"
        raise RuleError(what, where=side, hint="give builtin, a folder of cards, or a graph")
    return pipeline.load_instead(Path(side), lexicon)


class _LeavesOut:
    """Tells an article that cannot be read, and remembers that there was one."""

    def __init__(self) -> None:
        self.code = 0

    def __call__(self, fault: ReadError) -> None:
        from kg.cli import faults

        faults.tell(fault)
        self.code = 1


def _day(arguments: argparse.Namespace) -> date | None:
    from kg import read

    return read.publication_date(arguments.published, where="--published") if arguments.published else None
