"""Why a rule fires on a sentence or not: where each of its patterns stopped, and which rule won instead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.frame import Frames
from kg.extract.match import Match, Matcher, Miss, fit, span_of
from kg.model.clause import Clause
from kg.rulebook.rule import Rule, Rulebook


@dataclass(frozen=True, slots=True)
class Trace:
    """One rule over the clauses of a text, as lines a person reads."""

    rule: Rule
    fired: bool
    lines: tuple[str, ...]

    def __str__(self) -> str:
        verdict = "fires" if self.fired else "does not fire"
        return "\n".join([f"{self.rule.id} {verdict}: {self.rule.about}", *self.lines])


def trace(rulebook: Rulebook, rule: Rule, sentences: Sequence[Frames]) -> Trace:
    """Try a rule on every clause of every sentence."""
    matcher = Matcher(rulebook)
    lines: list[str] = []
    fired = False
    for frames in sentences:
        for clause in frames.clauses:
            tried = [
                (p, fit(frames, clause, rule, p)) for r, p in matcher.candidates(frames, clause) if r.id == rule.id
            ]
            if not tried:
                continue
            best = matcher.best(frames, clause)
            lines.append(f"  clause “{_words(frames, clause)}” ({clause.lemma}, {clause.relation})")
            for pattern, outcome in tried:
                lines.append(f"    {pattern.source}")
                lines += [f"      {line}" for line in _outcome(frames, outcome)]
            if best is not None and best.rule.id == rule.id:
                fired = True
            elif best is not None:
                lines.append(f"    {best.rule.id} won: {best.pattern.source}")
    if not lines:
        lines = [f"  no clause has its trigger; the verbs here: {', '.join(_lemmas(sentences)) or 'none'}"]
    return Trace(rule, fired, tuple(lines))


def _outcome(frames: Frames, outcome: Match | Miss) -> Iterator[str]:
    if isinstance(outcome, Miss):
        yield f"stopped: {outcome.why}"
        return
    yield "fits"
    for filler in outcome.fillers:
        name = f" = {frames.cast.entities[filler.entity].label}" if filler.entity else ""
        yield f"{filler.role}: “{frames.text[filler.span.begin : filler.span.end]}”{name}"
    for span in outcome.said.spans if outcome.said is not None else ():
        yield f"content: “{frames.text[span.begin : span.end]}”"


def _words(frames: Frames, clause: Clause) -> str:
    span = span_of(clause)
    return frames.text[span.begin : span.end]


def _lemmas(sentences: Sequence[Frames]) -> list[str]:
    return list(dict.fromkeys(c.lemma for frames in sentences for c in frames.clauses))
