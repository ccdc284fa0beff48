"""Matches -> facts of one sentence: roles, status, place, time, and for speech its spans."""

from __future__ import annotations

from dataclasses import replace

from kg.extract import content, operators, slots, source, where
from kg.extract.found import Found
from kg.extract.frame import Frames
from kg.extract.guests import including
from kg.extract.match import Match, Matcher, span_of
from kg.extract.status import StatusRules
from kg.model.fact import Fact, Filler, Speech, Status
from kg.model.text import Span
from kg.rulebook.rule import Rulebook
from kg.vocabulary import SPEECH_ACTS

MEETINGS = frozenset({"talks", "visit"})
AHEAD = (Status.PLANNED, Status.PROPOSED, Status.HYPOTHETICAL, Status.CANCELLED)  # called off before its day


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
        matches = _once(matches)
        found = [self._fact(frames, match) for match in sorted(matches, key=lambda m: span_of(m.clause))]
        return including(frames, operators.promised(self.operators, frames, found))

    def _fact(self, frames: Frames, match: Match) -> Found:
        clause, rule = match.clause, match.rule
        default = Status(rule.status) if rule.status else Status.OCCURRED
        said = (
            rule.makes in SPEECH_ACTS and clause.relation == "nominal"
        )  # the claim that is disputed was made all the same
        standing = self.statuses.standing(frames, clause, default, governed=not said)
        fillers = tuple(f for f in match.fillers if f.role not in ("date", "place", "content"))
        type_, rule_id = rule.makes, rule.id
        speech = self._speech(frames, match, fillers) if type_ in SPEECH_ACTS else None
        if type_ == "Claim" and (demand := operators.demanded(self.operators, frames, match, fillers)) is not None:
            (type_, rule_id), fillers = (demand[0].becomes, demand[0].id), demand[1]
        status = standing.status
        if speech is None or rule.makes != "Claim":
            operator = operators.announced(self.operators, type_, standing, fillers)
            type_, rule_id = (operator.becomes, operator.id) if operator is not None else (type_, rule_id)
            if operator is not None and status is Status.DENIED:  # "will not sign": the refusal is there
                status = Status.OCCURRED
        if speech is not None and status is Status.DENIED:
            speech = replace(speech, negated=True)
            status = Status.OCCURRED if rule.makes == "Claim" else status
        if rule.makes == "Claim":
            status = Status.OCCURRED if status in (Status.ONGOING,) else status
        if type_ in SPEECH_ACTS and rule.makes not in SPEECH_ACTS:
            fillers = tuple(replace(f, role="speaker") if f.role == "initiator" else f for f in fillers)
        trigger = _trigger(frames, match)
        own = speech.content if speech is not None and _ahead(frames, match) else ()
        times = [t for t in where.times(frames, clause) if not any(c.begin <= t.begin <= c.end + 1 for c in own)]
        when = times[0] if times else None
        words = frames.text[when.begin : when.end] if when is not None else None
        named = next(((f.entity, f.span) for f in match.fillers if f.role == "place"), None)
        place = named or where.place(frames, match)
        if place is not None and any(c.begin <= place[1].begin < c.end for c in own):
            place = None
        fact = Fact(
            key=f"s{clause.sentence}_{clause.lemma.replace(' ', '-')}_{trigger.begin}",
            type=type_,
            status=status,
            rule=rule_id,
            label="",
            sentence=clause.sentence,
            triggers=(trigger,),
            fillers=fillers,
            place=place,
            time=frames.cast.days(when, ahead=status in AHEAD) if when is not None else None,
            time_text=words,
            time_span=when,
            status_cues=standing.cues,
            confidence=rule.confidence,
            speech=speech,
        )
        return Found(fact, match, standing)

    def _speech(self, frames: Frames, match: Match, fillers: tuple[Filler, ...]) -> Speech | None:
        clause = match.clause
        if not any(f.role == "speaker" for f in fillers):
            return None
        said = match.said
        if said is None and match.pattern.noun_classes:  # "signed the accord": what its noun names
            said = content.thing(frames, clause)
        spans = said.spans if said is not None else ()
        mode, quoted = content.mode(frames, spans)
        cue = span_of(clause)
        if clause.relation == "source":
            begin = frames.text.lower().rfind("according", frames.sentence.span.begin, clause.span.begin)
            cue = clause.marker_span or (Span(begin, clause.span.begin - 1) if begin >= 0 else cue)
        named = source.span(frames, clause)
        negated = (clause.verb is not None and clause.verb.negated) != ("deny" in frames.verb_classes(clause))
        modality = {
            "may": "possible",
            "might": "possible",
            "could": "possible",
            "must": "required",
            "should": "required",
        }.get(next((t.verb.modal for t in (said.tops if said else ()) if t.verb is not None), ""))
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


def _once(matches: list[Match]) -> list[Match]:
    """An event noun that its verb already spoke for makes no second fact: "held talks", "launched an attack".

    What the noun knows and the verb does not ("talks between the two") goes to the verb's match.
    """
    by_index = {m.clause.index: m for m in matches}
    kept: list[int] = []
    for match in matches:
        clause = match.clause
        holder = by_index.get(clause.parent) if clause.parent is not None and clause.relation == "nominal" else None
        spoken = holder is not None and holder.rule.makes in SPEECH_ACTS and match.rule.makes not in SPEECH_ACTS
        if holder is None or spoken or clause.noun is None or clause.noun.head not in _light(holder):
            kept.append(clause.index)
        elif holder.rule.makes == match.rule.makes:
            known = {f.entity for f in holder.fillers}
            more = tuple(f for f in match.fillers if f.entity not in known)
            by_index[holder.clause.index] = replace(holder, fillers=(*holder.fillers, *more))
    return [by_index[index] for index in kept]


def _ahead(frames: Frames, match: Match) -> bool:
    """Whether the words of an act have a time and a place of their own: what is said, a meeting proposed."""
    if match.said is not None and match.said.frame != "thing":
        return True
    group = match.clause.object
    return any(frames.noun_classes(member) & MEETINGS for member in (group.each() if group is not None else ()))


def _light(match: Match) -> set[Span]:
    """Heads of the event nouns that a light verb has for objects."""
    if not (match.pattern.nouns or match.pattern.noun_classes) or match.clause.object is None:
        return set()
    return {member.head for member in match.clause.object.each()}


def _trigger(frames: Frames, match: Match) -> Span:
    clause, pattern = match.clause, match.pattern
    if (pattern.nouns or pattern.noun_classes) and (noun := slots.event_noun(frames, clause, pattern)) is not None:
        known = frames.lexicon.words.nouns.get(noun.lemma)
        if known is not None and known.verb:  # "imposed sanctions", but "closed the border"
            return noun.head
    return clause.verb.head if clause.verb is not None else span_of(clause)
