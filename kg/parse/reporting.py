"""Clauses of saying put right: "..., said Ms Adler" has its subject behind the verb."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from kg.lexicon import Words
from kg.model.clause import Clause, NounGroup
from kg.model.text import Sentence

CLOSING: Final = frozenset({",", "?", "!", "…", "...", "—", "--", "–"})
NAMED: Final = "EUuH"
SPEAKING: Final = "EUuNMHaACD"


def inverted(found: Sequence[Clause], sentence: Sentence, words: Words) -> list[Clause]:
    """The clauses, with the noun group behind a verb of saying as its subject where the words said stand before it."""
    found = _misled(found, sentence)
    turned = [
        _turned(c, sentence, words) if c.relation in ("main", "relative") and c.object is not None else c for c in found
    ]
    return [_issued(_joined(c, turned, found), turned, words) if c.parent is not None else c for c in turned]


def _misled(found: Sequence[Clause], sentence: Sentence) -> list[Clause]:
    """ "“...,” said one man involved in the plan": a participle on the speaker, read as what is said."""
    kept = list(found)
    for clause in found:
        if clause.relation != "that" or clause.marker or clause.parent is None or clause.subject is None:
            continue
        holder, subject, verb = kept[clause.parent], clause.subject, clause.verb
        if holder.verb is None or holder.subject is not None or holder.object is not None or verb is None:
            continue
        behind = 0 < subject.span.begin - holder.verb.span.end <= 1 and verb.form in ("past", "participle")
        if behind and any(0 <= holder.verb.span.begin - q.end <= 1 for q in sentence.quotes):
            kept[clause.parent] = replace(holder, object=subject)
            passive = replace(verb, form="participle", passive=True, doubtful=False)
            kept[clause.index] = replace(clause, relation="reduced", verb=passive, subject=None, object=subject)
    return kept


def _joined(clause: Clause, turned: Sequence[Clause], found: Sequence[Clause]) -> Clause:
    """A participle behind a clause put right has its subject: "..., said Ms Adler, adding that ..."."""
    holder = turned[clause.parent] if clause.parent is not None and clause.parent < len(turned) else None
    if holder is None or holder is found[holder.index] or clause.relation != "adverbial" or clause.subject is not None:
        return clause
    if clause.verb is None or clause.verb.form != "ing":
        return clause
    return replace(clause, subject=holder.subject, inherited=True)


def _issued(clause: Clause, found: Sequence[Clause], words: Words) -> Clause:
    """ "Adler issued a statement saying that": Adler says it; "a film of Adler saying that": Adler."""
    verb, subject = clause.verb, clause.subject
    if (
        verb is None
        or subject is None
        or clause.relation != "reduced"
        or verb.form != "ing"
        or not words.frames.get(clause.lemma, frozenset()) & {"quote", "that"}
    ):
        return clause
    of = next((group for preposition, group in subject.attached if preposition == "of" and group.tag in NAMED), None)
    if of is not None and subject.lemma not in words.agents:
        return replace(clause, subject=of)
    holder = found[clause.parent] if clause.parent is not None and clause.parent < len(found) else None
    if holder is None or holder.object is None or holder.subject is None or holder.object.head != subject.head:
        return clause
    known = words.nouns.get(subject.lemma)
    if words.agents.get(subject.lemma) == "text" or (
        known is not None and known.classes & {"statement", "information"}
    ):
        return replace(clause, subject=holder.subject, inherited=True)
    return clause


def _turned(clause: Clause, sentence: Sentence, words: Words) -> Clause:
    verb, group = clause.verb, clause.object
    if (
        verb is None
        or group is None
        or verb.passive
        or not verb.finite
        or group.span.begin < verb.span.end
        or group.tag not in SPEAKING
    ):
        return clause
    frames = words.frames.get(clause.lemma, frozenset())
    if not frames & {"quote", "that"}:
        return clause
    before = bisect_left(sentence.begins, verb.span.begin) - 1
    if before < 0:
        return clause
    quoted = any(sentence.begins[before] < q.end <= verb.span.begin for q in sentence.quotes)
    closed = sentence.words[before] in CLOSING
    if (clause.subject is None and (quoted or closed)) or (quoted and _apart(clause.subject, before, sentence)):
        return _with(clause, group)
    saying = words.classes.get(clause.lemma, frozenset()) & {"say", "believe"}
    if (
        closed
        and saying
        and clause.subject is not None
        and group.tag in NAMED
        and "np-that" not in frames  # "Adler, who sat down, told Brandt, ..."
        and _ends(sentence, group)
        and _apart(clause.subject, before, sentence)
    ):
        return _with(clause, group)
    return clause


def _with(clause: Clause, group: NounGroup) -> Clause:
    return replace(clause, subject=group, object=clause.second, second=None, relation="main")


def _apart(subject: NounGroup | None, before: int, sentence: Sentence) -> bool:
    """Whether more than a comma lies between the subject so far and the verb."""
    return subject is not None and subject.span.begin < sentence.begins[before]


def _ends(sentence: Sentence, group: NounGroup) -> bool:
    """Whether the clause ends with the group: a comma or a stop follows."""
    after = bisect_left(sentence.begins, group.span.end)
    return after >= len(sentence.words) or sentence.words[after] in (",", ".", "!", "?", ";")
