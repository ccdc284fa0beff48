"""What a deed that is announced, refused, promised or asked of another amounts to: the operator cards at work."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from kg.extract.found import Found
from kg.extract.frame import Frames
from kg.extract.match import Match
from kg.extract.status import Standing
from kg.model.clause import Clause
from kg.model.fact import Fact, Filler
from kg.rulebook.rule import Operator
from kg.vocabulary import CLASSES

VALENCE: Final[Mapping[str, str]] = dict.fromkeys(
    ("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"), "cooperative"
) | dict.fromkeys(
    ("REQUEST", "REJECT", "ACCUSE", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "hostile"
)
PROMISE: Final = "Commitment"


def announced(
    operators: Iterable[Operator], type_: str, standing: Standing, fillers: Sequence[Filler]
) -> Operator | None:
    """The card for an event of a class, as it stands: to announce help is to commit oneself, to refuse it to reject."""
    return next((one for one in operators if _applies(one, type_, standing, fillers)), None)


def demanded(
    operators: Iterable[Operator], frames: Frames, match: Match, fillers: Sequence[Filler]
) -> tuple[Operator, tuple[Filler, ...]] | None:
    """ "X says that Y must": the card for a claim by the modal of what is said, and its fillers with whom it asks."""
    own = {f.entity for f in fillers} | {frames.cast.entities[f.entity].acts_for for f in fillers if f.entity}
    asking = [operator for operator in operators if operator.over == "said"]
    for top in match.said.tops if match.said is not None else ():
        words = _words(frames, top)
        operator = next((one for one in asking if words & one.by), None)
        if operator is None or top.verb is None:
            continue
        group = top.subject if top.subject is not None else top.object if top.verb.passive else None
        whom = [
            Filler("target", i, span)
            for i, span in frames.cast.actors(group)
            if span not in frames.cast.voices and i not in own
            if frames.cast.entities[i].acts_for not in own - {None}
        ]
        if whom:
            return operator, (*(f for f in fillers if f.role != "target"), *whom)
    return None


def promised(operators: Iterable[Operator], frames: Frames, found: Sequence[Found]) -> list[Found]:
    """The facts of a sentence, a promise (or a warning) of harm turned into what its card says.

    A card with cues is for claims with such a verb, one without for commitments; the harm has to be one's own.
    """
    cards = [one for one in operators if one.over == "promised"]
    harm = {one.match.clause.index: one.fact for one in found if _hostile(one)}
    return [_amounting(cards, frames, one, harm) for one in found]


def _amounting(cards: Iterable[Operator], frames: Frames, act: Found, harm: Mapping[int, Fact]) -> Found:
    tops = act.match.said.tops if act.match.said is not None else ()
    own = _sides(frames, act.fact.who("speaker"))
    meant = [harm[top.index] for top in tops if top.index in harm and not _forsworn(top, harm[top.index])]
    if not any(own & _sides(frames, deed.who("initiator", "speaker")) for deed in meant):
        return act
    cues = {"@" + name for name in frames.verb_classes(act.match.clause)}
    for card in cards:
        if cues & card.by if card.by else act.fact.type == PROMISE:
            return replace(act, fact=replace(act.fact, type=card.becomes, rule=card.id))
    return act


def _forsworn(top: Clause, deed: Fact) -> bool:
    """ "vowed not to attack": harm that is sworn off, not a favour that is ("vowed not to tolerate")."""
    return top.verb is not None and top.verb.negated and deed.type != "Rejection"


def _sides(frames: Frames, ids: Iterable[str]) -> set[str]:
    return {frames.cast.entities[id_].acts_for or id_ for id_ in ids if id_}


def _hostile(one: Found) -> bool:
    """Whether a deed harms, or is a refusal: "will not tolerate"."""
    category = CLASSES.get(one.match.rule.makes)
    return one.fact.type == "Rejection" or (category is not None and VALENCE.get(category) == "hostile")


def _words(frames: Frames, top: Clause) -> set[str]:
    """What a clause that is said has for cues: its modal, "have to", a bare verb ("that Westmark release them")."""
    if top.verb is None:
        return set()
    governing = top.lemma if frames.dependents(top, "to") else ""
    return {top.verb.modal, governing, "subjunctive" if _bare(frames, top) else ""} - {""}


def _bare(frames: Frames, top: Clause) -> bool:
    """Whether the verb of a that-clause lacks the ending its subject asks for."""
    verb, subject = top.verb, top.subject
    if verb is None or subject is None or subject.plural or subject.pronoun or top.relation != "that":
        return False
    word = frames.text[verb.span.begin : verb.span.end].lower()
    return verb.form in ("base", "present") and word == top.lemma.split()[0]


def _applies(operator: Operator, type_: str, standing: Standing, fillers: Iterable[Filler]) -> bool:
    category = CLASSES.get(type_)
    if category is None or VALENCE.get(category) != operator.over or type_ in operator.except_:
        return False
    cues = {cue.removeprefix("@") for cue in operator.by}
    fits = standing.status.value in operator.when and (not cues or bool(cues & standing.lemmas))
    return fits and any(f.role in ("initiator", "speaker") for f in fillers)
