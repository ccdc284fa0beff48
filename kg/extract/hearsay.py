"""What stands on somebody's word alone, and what each speech act is about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.found import Found
from kg.extract.frame import Frames
from kg.extract.meetings import CONSULTATIONS
from kg.model.clause import Clause
from kg.model.fact import Fact, Mode, Status

SUPPOSED = ("Demand", "Commitment", "Threat", "Rejection")
REPORTING = ("that", "wh", "quoted", "main", "relative")


def attribute(frames: Frames, found: list[Found]) -> list[Fact]:
    """The facts of a sentence, those within a speaker's words marked with the speaker."""
    facts = {f.fact.key: f.fact for f in found}
    for act in found:
        said = act.match.said
        if act.fact.speech is None or said is None or not said.spans:
            continue
        speakers = act.fact.who("speaker")
        first: str | None = None
        for inner in found:
            if inner is act or not _within(inner, act):
                continue
            fact = facts[inner.fact.key]
            first = first or (fact.key if _top(inner.match.clause, said.tops) else None)
            if said.frame == "thing":
                continue  # what is condemned or praised is there by the article's own word
            if not fact.according_to or act.fact.triggers[0].begin > facts[inner.fact.key].triggers[0].begin:
                facts[fact.key] = replace(_unfulfilled(fact, act), according_to=speakers or fact.according_to)
        if first is not None and act.fact.speech is not None:
            facts[act.fact.key] = replace(facts[act.fact.key], speech=replace(act.fact.speech, about=first))
        for inner in found:  # within one's own words the words are told once
            speech = facts[inner.fact.key].speech
            if (
                inner is not act
                and speech is not None
                and said.frame == "words"
                and _within(inner, act)
                and set(inner.fact.who("speaker")) & set(speakers)
            ):
                facts[inner.fact.key] = replace(
                    facts[inner.fact.key], speech=replace(speech, content=(), quoted=(), mode=Mode.INDIRECT)
                )
    told = {f.fact.key for f in found} - {key for act in found for key in _folded(frames, act, found)}
    return [facts[f.fact.key] for f in found if f.fact.key in told]


def _folded(frames: Frames, act: Found, found: list[Found]) -> Iterator[str]:
    """What needs no node of its own beside the act: the deed promised, refused or demanded, whose category
    the act has taken over (meetings stay: that one is planned is a fact), and "I think" in one's own words.
    """
    said = act.match.said
    if act.fact.speech is None or said is None or not said.spans:
        return
    for inner in found:
        if inner is act or not _within(inner, act):
            continue
        speakers = set(act.fact.who("speaker"))
        own = bool(
            set(inner.fact.who("speaker", "initiator"))
            & (speakers | {frames.cast.entities[s].acts_for for s in speakers})
        )
        if (own and inner.match.rule.makes == "Claim" and act.match.rule.makes == "Claim") or (
            act.match.rule.makes != "Claim"
            and inner.fact.type not in CONSULTATIONS
            and _directly(frames, inner.match.clause, said.tops)
            and (said.frame != "words" or own)
        ):
            yield inner.fact.key


def _directly(frames: Frames, clause: Clause, tops: tuple[Clause, ...]) -> bool:
    """Whether a clause is at the top of the content, or hangs on it without speech between."""
    current: Clause | None = clause
    for _ in range(5):
        if current is None:
            return False
        if any(current.index == t.index for t in tops):
            return True
        current = frames.parent(current)
    return False


def _within(inner: Found, act: Found) -> bool:
    trigger = inner.fact.triggers[0]
    return act.match.said is not None and any(
        s.begin <= trigger.begin and trigger.end <= s.end for s in act.match.said.spans
    )


def _top(clause: Clause, tops: tuple[Clause, ...]) -> bool:
    indices = {t.index for t in tops}
    return clause.index in indices or not tops or (clause.parent in indices)


def _unfulfilled(fact: Fact, act: Found) -> Fact:
    """What was only demanded, promised, threatened or refused has not occurred by that."""
    if (
        act.fact.type in SUPPOSED
        and fact.status in (Status.OCCURRED, Status.ONGOING)
        and act.match.said is not None
        and act.match.said.frame != "words"
    ):
        return replace(
            fact, status=Status.PROPOSED if act.fact.type in ("Demand", "Commitment") else Status.HYPOTHETICAL
        )
    return fact
