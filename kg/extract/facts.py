"""Matches -> facts of one sentence: roles, status, place, time, and for speech its spans."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kg.extract import content, source
from kg.extract.found import Found
from kg.extract.frame import Frames
from kg.extract.guests import including
from kg.extract.label import label
from kg.extract.match import PLACING, Match, Matcher, span_of
from kg.extract.status import Standing, StatusRules
from kg.model.clause import Clause
from kg.model.fact import Fact, Filler, Speech, Status
from kg.model.text import Span
from kg.rulebook.rule import Rulebook
from kg.vocabulary import CLASSES, SPEECH_ACTS

VALENCE: Mapping[str, str] = dict.fromkeys(
    ("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"), "cooperative"
) | dict.fromkeys(
    ("REQUEST", "REJECT", "ACCUSE", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
    "hostile",
)
AHEAD = (Status.PLANNED, Status.PROPOSED, Status.HYPOTHETICAL)


class Facts:
    """Reads facts off the clauses of a sentence with one rulebook."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.matcher, self.statuses, self.operators = (
            Matcher(rulebook),
            StatusRules(rulebook),
            rulebook.operators,
        )

    def read(self, frames: Frames) -> list[Found]:
        """Every clause's winning rule as a fact, in the order of their triggers."""
        matches = [m for clause in frames.clauses if (m := self.matcher.best(frames, clause)) is not None]
        matches = _once(frames, matches)
        found = [self._fact(frames, match) for match in sorted(matches, key=lambda m: span_of(m.clause))]
        return including(frames, found)

    def _fact(self, frames: Frames, match: Match) -> Found:
        clause, rule = match.clause, match.rule
        default = Status(rule.status) if rule.status else Status.OCCURRED
        standing = self.statuses.standing(frames, clause, default)
        fillers = tuple(f for f in match.fillers if f.role not in ("date", "place", "content"))
        type_, rule_id = rule.makes, rule.id
        speech = self._speech(frames, match, standing, fillers) if type_ in SPEECH_ACTS else None
        if type_ == "Claim" and (demand := self._said(frames, match, fillers)) is not None:
            type_, rule_id, fillers = demand
        if speech is None or rule.makes != "Claim":
            for operator in self.operators:
                if _applies(
                    frames,
                    operator.over,
                    operator.when,
                    operator.by,
                    operator.except_,
                    type_,
                    standing,
                    clause,
                    fillers,
                ):
                    type_, rule_id = operator.becomes, operator.id
                    break
        status = standing.status
        if speech is not None and status is Status.DENIED:
            speech = replace(speech, negated=True)
            status = Status.OCCURRED if rule.makes == "Claim" else status
        if rule.makes == "Claim":
            status = Status.OCCURRED if status in (Status.ONGOING,) else status
        if type_ in SPEECH_ACTS and rule.makes not in SPEECH_ACTS:
            fillers = tuple(replace(f, role="speaker") if f.role == "initiator" else f for f in fillers)
        trigger = _trigger(frames, match)
        times = _times(frames, clause)
        when = times[0] if times else None
        words = frames.text[when.begin : when.end] if when is not None else None
        place = next(((f.entity, f.span) for f in match.fillers if f.role == "place"), None) or _place(
            frames, match
        )
        fact = Fact(
            key=f"s{clause.sentence}_{clause.lemma.replace(' ', '-')}_{trigger.begin}", type=type_, status=status, rule=rule_id,
            label="", sentence=clause.sentence, triggers=(trigger,), fillers=fillers, place=place,
            time=frames.cast.days(when, ahead=status in AHEAD) if when is not None else None, time_text=words, time_span=when,
            status_cues=standing.cues, confidence=rule.confidence, speech=speech,
        )  # fmt: skip
        fact = replace(
            fact, label=label(frames.text, type_, fillers, speech, fact.triggers, frames.cast.entities)
        )
        return Found(fact, match, standing)

    def _said(
        self, frames: Frames, match: Match, fillers: tuple[Filler, ...]
    ) -> tuple[str, str, tuple[Filler, ...]] | None:
        """ "X says that Y must": what a claim amounts to by the modal of what is said, and whom it is put to."""
        own = {f.entity for f in fillers} | {
            frames.cast.entities[f.entity].acts_for for f in fillers if f.entity
        }
        for top in match.said.tops if match.said is not None else ():
            if top.verb is None:
                continue
            words = {top.verb.modal, top.lemma if frames.dependents(top, "to") else ""}
            for operator in self.operators:
                if operator.over != "said" or not words & operator.by:
                    continue
                group = top.subject if top.subject is not None else top.object if top.verb.passive else None
                whom = [
                    Filler("target", i, s)
                    for i, s in frames.cast.actors(group)
                    if i not in own and frames.cast.entities[i].acts_for not in own - {None}
                ]
                if whom:
                    return operator.becomes, operator.id, (*(f for f in fillers if f.role != "target"), *whom)
        return None

    def _speech(
        self, frames: Frames, match: Match, standing: Standing, fillers: tuple[Filler, ...]
    ) -> Speech | None:
        clause = match.clause
        if not any(f.role == "speaker" for f in fillers):
            return None
        said = match.said
        spans = said.spans if said is not None else ()
        mode, quoted = content.mode(frames, spans)
        cue = span_of(clause)
        if clause.relation == "source":
            begin = frames.text.lower().rfind("according", frames.sentence.span.begin, clause.span.begin)
            cue = Span(begin, clause.span.begin - 1) if begin >= 0 else cue
        named = source.span(frames, clause)
        negated = clause.verb is not None and clause.verb.negated
        modality = {
            "may": "possible",
            "might": "possible",
            "could": "possible",
            "must": "required",
            "should": "required",
        }.get(next((t.verb.modal for t in (said.tops if said else ()) if t.verb is not None), ""), None)
        return Speech(
            mode,
            clause.lemma,
            (named,) if named is not None else (),
            (cue,),
            spans,
            quoted,
            negated,
            modality,
        )


def _once(frames: Frames, matches: list[Match]) -> list[Match]:
    """An event noun that its verb already spoke for makes no second fact: "held talks", "launched an attack"."""
    light = {
        (m.clause.index, member.head) for m in matches if m.pattern.nouns or m.pattern.noun_classes
        for member in (m.clause.object.each() if m.clause.object else ())
    }  # fmt: skip
    by_index = {m.clause.index: m for m in matches}
    kept: list[Match] = []
    for match in matches:
        clause = match.clause
        if (
            clause.relation == "nominal"
            and clause.noun is not None
            and (clause.parent, clause.noun.head) in light
        ):
            holder = by_index[clause.parent or 0]
            merged = tuple(
                f
                for f in match.fillers
                if (f.entity, f.role) not in {(o.entity, o.role) for o in holder.fillers}
                and f.entity not in {o.entity for o in holder.fillers}
            )
            by_index[clause.parent or 0] = (
                replace(holder, fillers=(*holder.fillers, *merged))
                if holder.rule.makes == match.rule.makes
                else holder
            )
            continue
        kept.append(match)
    return [by_index.get(m.clause.index, m) for m in kept]


def _applies(
    frames: Frames, over: str, when: frozenset[str], by: frozenset[str], except_: frozenset[str], type_: str, standing: Standing, clause: Clause,
    fillers: tuple[Filler, ...],
) -> bool:  # fmt: skip
    category = CLASSES.get(type_)
    if (
        category is None
        or VALENCE.get(category) != over
        or type_ in except_
        or standing.status.value not in when
    ):
        return False
    cues = {c.removeprefix("@") for c in by}
    return (not cues or bool(cues & standing.lemmas)) and any(
        f.role in ("initiator", "speaker") for f in fillers
    )


def _trigger(frames: Frames, match: Match) -> Span:
    clause = match.clause
    if (match.pattern.nouns or match.pattern.noun_classes) and clause.object is not None:
        for member in clause.object.each():
            if (
                member.lemma in match.pattern.nouns
                or frames.noun_classes(member) & match.pattern.noun_classes
            ):
                return member.head
    return clause.verb.head if clause.verb is not None else span_of(clause)


def _times(frames: Frames, clause: Clause) -> list[Span]:
    if clause.times:
        return [clause.times[0].span]
    if (
        clause.relation == "nominal"
        and (parent := frames.parent(clause)) is not None
        and clause.noun is not None
    ):
        noun = clause.noun
        barred = [c.verb.span.begin for c in frames.clauses if c.verb] + [
            c.noun.head.begin for c in frames.clauses if c.relation == "nominal" and c.noun
        ]
        near = [
            t.span
            for t in parent.times
            if noun.head.end < t.span.begin and not any(noun.head.end < b < t.span.begin for b in barred)
        ]
        if near:
            return near
        if frames.verb_classes(parent) & {"happen", "hold", "begin", "end", "continue"}:
            return [t.span for t in parent.times][:1]
    return []


def _place(frames: Frames, match: Match) -> tuple[str, Span] | None:
    """Where it was: a place named in the clause, else with its event noun."""
    clause = match.clause
    taken = {f.span for f in match.fillers}

    def look(groups: Iterator[tuple[str, object]] | list[tuple[str, object]]) -> tuple[str, Span] | None:
        for preposition, group in groups:
            if preposition in PLACING:
                for id_, span in frames.cast.places(group):  # type: ignore[arg-type]
                    if span not in taken:
                        return id_, span
        return None

    found = look(list(clause.phrases))
    if found is None and clause.noun is not None:
        found = look(list(clause.noun.attached))
    if (
        found is None
        and clause.relation == "nominal"
        and (parent := frames.parent(clause)) is not None
        and clause.noun is not None
    ):
        after = [
            (p, g)
            for p, g in parent.phrases
            if g.span.begin > clause.noun.head.end and g.span.begin - clause.noun.full.end < 60
        ]
        found = look(list(after))
    if found is None and clause.object is not None:
        found = look([pair for member in clause.object.each() for pair in member.attached])
    if found is None and clause.noun is not None:
        for mention in clause.noun.mentions:
            if (sense := mention.has("place", "city", "seat")) and sense.id in frames.cast.entities:
                return sense.id, mention.span
    return found
