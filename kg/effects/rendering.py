"""Coverage and difference as text: a table to read, csv and json to hand on."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator, Sequence

import pyoxigraph as ox

from kg import query
from kg.effects.coverage import Coverage, Line
from kg.effects.difference import Change, Difference
from kg.effects.told import Told

FORMATS = ("table", "csv", "json")
_WIDTH = 110  # columns of text that is not wrapped by a terminal
_WORDS = 5  # words and classes named in a table
_MARKS = {"gained": "+", "lost": "-", "changed": "~"}


def coverage(found: Coverage, form: str = "table") -> str:
    """One line a card, those that made most facts first."""
    match form:
        case "json":
            return _json(
                {
                    "articles": found.articles,
                    "facts": found.facts,
                    "cards": [
                        {
                            "card": line.card,
                            "kind": line.kind,
                            "facts": line.facts,
                            "share": round(line.share, 4),
                            "classes": dict(line.types),
                            "words": dict(line.words),
                        }
                        for line in found.lines
                    ],
                }
            )
        case "csv":
            return _table(_COLUMNS, (_cells(line, len(line.words)) for line in found.lines), "csv")
    shown = _table(_COLUMNS, (_cells(line, _WORDS) for line in found.lines if line.facts), "table")
    cards = _count(len(found.lines) - len(found.idle), "card")
    told = [f"{_count(found.articles, 'article')}, {_count(found.facts, 'fact')} by {cards}"]
    for kind in ("rule", "operator", "status"):
        if idle := [line.card for line in found.idle if line.kind == kind]:
            told += ["", f"{kind} cards that made none ({len(idle)}):", *_wrapped(", ".join(idle), "  ")]
    return shown + "\n" + "\n".join(told) + "\n"


_COLUMNS = ("card", "kind", "facts", "share", "classes", "words")


def _cells(line: Line, most: int) -> tuple[str, ...]:
    return (
        line.card,
        line.kind,
        str(line.facts),
        f"{line.share:.3f}",
        _counted(line.types, most),
        _counted(line.words, most),
    )


def _counted(counts: Sequence[tuple[str, int]], most: int) -> str:
    told = [f"{name} {count}" for name, count in counts[:most]]
    return " · ".join(told) + (" · ..." if len(counts) > most else "")


def difference(found: Difference, form: str = "table") -> str:
    """Changes by rule, each with its sentence, and a last line with their numbers."""
    match form:
        case "json":
            counts = {kind: found.count(kind) for kind in _MARKS} | {"same": found.same}
            changes = [_described(change) for change in found.changes]
            return _json({"articles": found.articles, **counts, "changes": changes})
        case "csv":
            return _table(_CHANGES, map(_row, found.changes), "csv")
    lines: list[str] = []
    rule = ""
    for change in found.changes:
        if change.one.rule != rule:
            rule = change.one.rule
            lines += ["", rule] if lines else [rule]
        lines += _lines(change)
    numbers = ", ".join(f"{found.count(kind):,} {kind}" for kind in _MARKS)
    lines += [""] if lines else []
    return "\n".join([*lines, f"{_count(found.articles, 'article')}: {numbers}, {found.same:,} the same"]) + "\n"


def _lines(change: Change) -> Iterator[str]:
    fact = change.one
    yield f"  {_MARKS[change.kind]} {fact.type} ({fact.status}): {_roles(fact)}"
    for aspect, before, after in change.aspects:
        yield f"      {aspect}: {before or '(none)'} -> {after or '(none)'}"
    words = ", ".join(words for _, _, words in fact.triggers)
    yield f"      {fact.article}, sentence {fact.number}, “{words}”:"
    yield from _wrapped(fact.sentence, "      ")


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)


def _roles(fact: Told) -> str:
    return "; ".join(f"{role} {label}" for role, label in fact.roles)


_CHANGES = ("change", "rule", "article", "number", "class", "status", "roles", "differs", "words", "sentence")


def _row(change: Change) -> tuple[str, ...]:
    fact = change.one
    differs = "; ".join(f"{aspect}: {before} -> {after}" for aspect, before, after in change.aspects)
    words = ", ".join(words for _, _, words in fact.triggers)
    return (
        *(change.kind, fact.rule, fact.article, str(fact.number), fact.type, fact.status),
        *(_roles(fact), differs, words, fact.sentence),
    )


def _described(change: Change) -> dict[str, object]:
    fact = change.one
    return {
        "change": change.kind,
        "article": fact.article,
        "sentence": fact.sentence,
        "number": fact.number,
        "words": [words for _, _, words in fact.triggers],
        "before": _sides(change.before),
        "after": _sides(change.after),
    }


def _sides(fact: Told | None) -> dict[str, object] | None:
    if fact is None:
        return None
    roles = [{"role": role, "who": label} for role, label in fact.roles]
    return {"rule": fact.rule, "class": fact.type, "status": fact.status, "guessed": fact.inferred, "roles": roles}


def _table(columns: tuple[str, ...], rows: Iterable[tuple[str, ...]], form: str) -> str:
    cells = tuple(tuple(ox.Literal(cell) for cell in row) for row in rows)
    return query.render(query.Result(kind="rows", columns=columns, rows=cells), form)


def _json(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
