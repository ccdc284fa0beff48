"""Acts folded into lines: who dealt with whom, how often, and in what way.

A meeting of two is a line between them. A meeting of more stays a node with a line to each guest: drawn
as lines between its guests, a meeting of seven would be twenty-one lines.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from kg.network.model import Act, Family, Kind, Node, Standing, Tie
from kg.network.wording import MEETING_NAMES, deed, family

_ACTIVE = ("speaker", "initiator", "host")
_PASSIVE = ("target", "addressee", "attendee")
_MOST_PAIRS = 12  # an act between more pairs than this is drawn as a node
_ORDER = (Standing.HELD, Standing.CLAIMED, Standing.OPEN, Standing.VOID)
_STRENGTH = {Standing.HELD: 1.0, Standing.CLAIMED: 0.5, Standing.OPEN: 0.5, Standing.VOID: 0.25}
_PRESENT = {
    Standing.HELD: "took part",
    Standing.CLAIMED: "said to take part",
    Standing.OPEN: "expected",
    Standing.VOID: "denied or cancelled",
}


@dataclass(slots=True)
class _Fold:
    """The acts of one line while they are collected."""

    acts: list[Act] = field(default_factory=list)
    forward: int = 0
    backward: int = 0


def gatherings(acts: tuple[Act, ...]) -> tuple[Node, ...]:
    """The acts that are drawn as nodes of their own: talks of more than two (or of unknown) parties."""
    return tuple(
        Node(iri=act.iri, kind=Kind.MEETING, label=_meeting_name(act), passages=act.passages)
        for act in acts
        if act.agents() and _pairs(act) is None
    )


def _meeting_name(act: Act) -> str:
    """A short name: "White House meeting" for what the graph labels "Meeting (gathering): Ada Norr, ..."."""
    made_up = re.match(rf"{re.escape(act.type)}(?: \((?P<cue>[^)]*)\))?(?::|$)", act.label)
    if not made_up:
        return act.label
    word = MEETING_NAMES.get(act.type, act.type.lower())
    if act.place:
        return f"{act.place} {word}"
    cue = made_up["cue"] or ""
    return (cue if word.startswith("meeting") and cue in ("summit", "talks", "dinner", "call") else word).capitalize()


def fold(nodes: tuple[Node, ...], acts: tuple[Act, ...]) -> tuple[Tie, ...]:
    """All lines between the nodes, by source, target and family."""
    known = {node.iri for node in nodes}
    folds: dict[tuple[str, str, Family], _Fold] = {}
    for act in acts:
        pairs = _pairs(act)
        if pairs is None:
            for agent in act.agents():
                folds.setdefault((agent, act.iri, Family.PRESENCE), _Fold()).acts.append(act)
        for one, other in pairs or ():
            _add(folds, one, other, act=act)
    _add_disputes(folds, acts)
    ties = [_tie(key, found) for key, found in folds.items() if {key[0], key[1]} <= known]
    ties += [
        Tie(source=node.iri, target=served, family=Family.OFFICE, label="acts for", standing=Standing.HELD)
        for node in nodes
        for served in node.acts_for
        if served in known and served != node.iri
    ]
    return tuple(sorted(ties, key=lambda tie: (tie.source, tie.target, tie.family)))


def _pairs(act: Act) -> list[tuple[str, str]] | None:
    """Between whom an act is a line, or None where it is drawn as a node."""
    if act.category == "CONSULT":
        parties = act.agents()
        return [(parties[0], parties[1])] if len(parties) == 2 else None
    pairs = [(one, other) for one in act.agents(*_ACTIVE) for other in act.agents(*_PASSIVE) if one != other]
    return pairs if len(pairs) <= _MOST_PAIRS else None


def _add(folds: dict[tuple[str, str, Family], _Fold], one: str, other: str, *, act: Act) -> None:
    source, target = sorted((one, other))
    line = folds.setdefault((source, target, family(act.category)), _Fold())
    line.acts.append(act)
    if act.category != "CONSULT":
        line.forward += one == source
        line.backward += one != source


def _add_disputes(folds: dict[tuple[str, str, Family], _Fold], acts: tuple[Act, ...]) -> None:
    by_iri = {act.iri: act for act in acts}
    for act in acts:
        for other in (by_iri[iri] for iri in act.contradicts if iri in by_iri):
            for one in act.agents("speaker"):
                for two in other.agents("speaker"):
                    if one == two:
                        continue
                    source, target = sorted((one, two))
                    line = folds.setdefault((source, target, Family.DISPUTE), _Fold())
                    line.acts += [each for each in (act, other) if each not in line.acts]


def _tie(key: tuple[str, str, Family], line: _Fold) -> Tie:
    source, target, kind = key
    acts = sorted(line.acts, key=lambda act: (act.begin, act.iri))
    standing = min((act.standing for act in acts), key=_ORDER.index)
    return Tie(
        source=source,
        target=target,
        family=kind,
        label=_label(kind, acts, standing),
        standing=standing,
        acts=tuple(act.iri for act in acts),
        forward=line.forward,
        backward=line.backward,
        weight=sum(_weight(act) for act in acts),
    )


def _weight(act: Act) -> float:
    return _STRENGTH[act.standing] * (1.0 if act.confidence is None else act.confidence)


def _label(kind: Family, acts: list[Act], standing: Standing) -> str:
    if kind is Family.DISPUTE:
        return "contradict"
    if kind is Family.PRESENCE:
        return _PRESENT[standing]
    if len(acts) == 1:  # as most lines of a large graph have: counting them would take as long as folding all
        return deed(acts[0].category, standing, acts[0].type)
    deeds = Counter(deed(act.category, act.standing, act.type) for act in acts if act.standing is standing)
    return min(deeds, key=lambda words: (-deeds[words], words))
