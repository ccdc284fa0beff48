"""Clauses as lines a person can check: `relation marker: not modal verb(who, whom, what; in where) @when`.

`_` stands for nobody. Of a noun group its words are shown, then what it is of, and in brackets what it is
called besides; `{Norway + Sweden}` is a coordination inside another group. Dependent clauses are indented;
event nouns that nobody takes part in, or none but the subject of the verb, are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.model.clause import Clause, NounGroup

QUOTES = '“”"'


def tree(clauses: Sequence[Clause], text: str) -> str:
    """The clauses of one sentence, each below the one it depends on."""
    return "\n".join(_lines(clauses, text, None, ""))


def _lines(clauses: Sequence[Clause], text: str, parent: int | None, indent: str) -> Iterator[str]:
    for clause in clauses:
        if clause.parent != parent:
            continue
        shared = clause.inherited and not clause.object
        if clause.relation != "nominal" or (clause.subject and not shared) or clause.object or clause.phrases:
            yield indent + _line(clause, text, opens=parent is None)
        yield from _lines(clauses, text, clause.index, indent + "  ")


def _line(clause: Clause, text: str, *, opens: bool) -> str:
    verb = clause.verb
    parts = [_group(group, text) for group in (clause.subject, clause.second, clause.object)]
    kept = [parts[0] or "_", *(part for part in parts[1:] if part)]
    roles = [f"{word} {_group(group, text)}" for word, group in clause.phrases]
    words = [
        clause.lemma if clause.lemma.endswith(clause.predicate) else f"{clause.lemma} {clause.predicate}"
    ]
    if verb is not None:
        words = [*(["not"] if verb.negated else []), *([verb.modal] if verb.modal else []), *words]
    line = f"{' '.join(words)}({'; '.join([', '.join(kept), *roles])})"
    times = "".join(f" @{text[slice(*time.span)]}" for time in clause.times)
    quote = f" “{text[slice(*clause.quotation)].strip(QUOTES)}”" if clause.quotation else ""
    relation = "noun" if clause.relation == "nominal" else clause.relation
    lead = "" if opens and relation == "main" else f"{relation} {clause.marker}".strip() + ": "
    return f"{lead}{line}{times}{quote}"


def _group(group: NounGroup | None, text: str) -> str:
    if group is None:
        return ""
    if group.members:
        return " + ".join(_group(member, text) for member in group.members)
    tail = "".join(f" of {_inside(inner, text)}" for word, inner in group.attached if word == "of")
    besides = f" [{_group(group.apposition, text)}]" if group.apposition else ""
    return text[slice(*group.span)] + tail + besides


def _inside(group: NounGroup, text: str) -> str:
    words = _group(group, text)
    return f"{{{words}}}" if group.members else words
