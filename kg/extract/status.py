"""How an event stands: the status cards that see a cue in its scope, and which of them prevails.

The method is ConText (Harkema et al. 2009) over clauses instead of a window of words: a cue has a
place (auxiliary, governing verb, modifier ...), and what it governs is known from the parse.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kg.extract.frame import Frames
from kg.model.clause import Clause, NounGroup, VerbGroup
from kg.model.fact import Status
from kg.model.text import Span
from kg.rulebook.rule import Rulebook, StatusRule

# what prevails where several cues meet, strongest first
ORDER = (
    Status.CANCELLED,
    Status.DENIED,
    Status.HYPOTHETICAL,
    Status.PROPOSED,
    Status.PLANNED,
    Status.ONGOING,
    Status.OCCURRED,
)
GOVERNING: Final = ("to", "ing", "that")
REPORTED: Final = ("that", "quoted", "relative", "reduced", "main", "adverbial")
DEPTH: Final = 6  # no sentence nests deeper and is still understood

Hit = tuple[StatusRule, Span, str]  # a card, the words it saw, and its cue


@dataclass(frozen=True, slots=True)
class Standing:
    """A status, the cues for it (words and card), and which kinds of cue they were."""

    status: Status
    cues: tuple[tuple[Span, str], ...] = ()
    lemmas: frozenset[str] = frozenset()


class StatusRules:
    """The status cards of a rulebook, by kind of cue."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.by_kind: dict[str, list[StatusRule]] = {}
        for rule in rulebook.statuses:
            self.by_kind.setdefault(rule.as_, []).append(rule)

    def standing(
        self, frames: Frames, clause: Clause, default: Status = Status.OCCURRED, *, governed: bool = True
    ) -> Standing:
        """How the event of a clause stands in its sentence; governed: by what stands above it too."""
        hits = list(self._hits(frames, clause, governed=governed))
        if not hits:
            return Standing(default)
        marks = [(Status(rule.marks), span, rule.id, cue) for rule, span, cue in hits]
        best = min((default, *(m[0] for m in marks)), key=ORDER.index)
        kept = tuple((span, id_) for status, span, id_, _ in marks if status is best)
        lemmas = frozenset(cue for _, _, _, cue in marks)
        return Standing(best, kept, lemmas)

    def _hits(self, frames: Frames, clause: Clause, *, governed: bool) -> Iterator[Hit]:
        if clause.verb is not None:
            yield from self._own(clause.verb)
        if clause.noun is not None and clause.relation == "nominal":
            yield from self._modifiers(frames, clause.noun)
        if governed:
            yield from self._governors(frames, clause)

    def _own(self, verb: VerbGroup) -> Iterator[Hit]:
        if verb.modal:
            span = next((s for w, s in verb.cues if w == verb.modal), verb.span)
            yield from self._look("modal", verb.modal, span)
        if verb.negated:
            span = next((s for w, s in verb.cues if w != verb.modal), verb.span)
            yield from self._look("negation", "not", span)
        for word, span in verb.adverbs:
            yield from self._look("adverb", word, span)
        if verb.progressive:
            yield from self._look("aspect", "progressive", verb.span)

    def _modifiers(self, frames: Frames, noun: NounGroup) -> Iterator[Hit]:
        for word in frames.text[noun.span.begin : noun.head.begin].lower().replace(",", " ").split():
            yield from self._look("adjective", word, noun.span)
        if noun.determiner == "no":
            yield from self._look("negation", "no", noun.span)

    def _governors(self, frames: Frames, clause: Clause) -> Iterator[Hit]:
        """Verbs, nouns and conjunctions above it, up to the first that reports speech."""
        current: Clause | None = clause
        for _ in range(DEPTH):
            if current is None:
                return
            yield from self._openers(current)
            if current.noun is not None and current.relation in ("to", "that"):
                yield from self._noun(frames, current.noun)
            parent = frames.parent(current)
            if parent is None or (current.relation == "nominal" and current is not clause):
                return
            if current.relation == "nominal":
                if not _governs(parent, current):
                    return
                yield from self._possessed(frames, parent, current)
            if current.relation == "ing" and current.marker == "of" and parent.phrases:
                yield from self._noun(frames, parent.phrases[-1][1])  # "on the verge of leaving"
            if current.relation == "to" and parent.lemma == "be" and parent.verb and not parent.object:
                yield from self._look("verb", "be to", parent.verb.span)  # "are to meet"
            if current.relation == "nominal" or (current.relation in GOVERNING and current.noun is None):
                yield from self._verb(frames, parent, subject=_is_subject(parent, current))
            if parent.verb is not None and current.relation in ("to", "ing", "nominal"):
                yield from self._own(parent.verb)
            if current.relation in REPORTED:
                return
            current = parent

    def _openers(self, clause: Clause) -> Iterator[Hit]:
        """The conjunction or preposition that opens a clause: "if", "without", a bare "to" of purpose."""
        if clause.relation == "adverbial" and clause.marker == "to" and clause.verb is not None:
            yield from self._look("subordinator", "to", clause.verb.span)
        elif clause.relation in ("adverbial", "wh") and clause.marker_span is not None:
            yield from self._look("subordinator", clause.marker, clause.marker_span)
            if clause.verb is not None and clause.verb.form == "ing":  # "Instead of leaving, ..."
                yield from self._look("preposition", clause.marker, clause.marker_span)
        elif clause.relation == "ing" and clause.marker_span is not None:
            yield from self._look("preposition", clause.marker, clause.marker_span)
        elif clause.relation == "nominal" and clause.marker and clause.noun is not None:
            yield from self._look("preposition", clause.marker, clause.noun.span)

    def _possessed(self, frames: Frames, parent: Clause, nominal: Clause) -> Iterator[Hit]:
        """ "made plans for talks": the object that the event noun's phrase hangs on."""
        if parent.object is None or nominal.noun is None:
            return
        heads = {member.head for _, group in parent.phrases for member in group.each()}
        if nominal.noun.head in heads:
            yield from self._noun(frames, parent.object)

    def _noun(self, frames: Frames, noun: NounGroup) -> Iterator[Hit]:
        for name in (noun.lemma, *("@" + c for c in sorted(frames.noun_classes(noun)))):
            yield from self._look("noun", name, noun.span)

    def _verb(self, frames: Frames, parent: Clause, *, subject: bool) -> Iterator[Hit]:
        """The governing verb; of its subject only what ends or goes on is told: failed talks were held."""
        for hit in self._verb_cues(frames, parent):
            if not subject or hit[0].marks in (Status.CANCELLED, Status.ONGOING):
                yield hit

    def _verb_cues(self, frames: Frames, parent: Clause) -> Iterator[Hit]:
        span = parent.verb.span if parent.verb is not None else parent.span
        yield from self._look("verb", parent.lemma, span)
        if parent.verb is not None and parent.verb.passive and parent.agent is None:
            for name in (parent.lemma, *("@" + c for c in sorted(frames.verb_classes(parent)))):
                yield from self._look("passive", name, span)
        if parent.predicate:
            yield from self._look("adjective", parent.predicate.split()[-1], span)
        for name in sorted(frames.verb_classes(parent)):
            yield from self._look("verb", "@" + name, span)

    def _look(self, kind: str, cue: str, span: Span) -> Iterator[Hit]:
        for rule in self.by_kind.get(kind, ()):
            named = cue in rule.cues or (cue.startswith("@") and cue[1:] in rule.classes)
            if named and cue not in rule.unless:
                yield rule, span, cue.removeprefix("@")


def _is_subject(parent: Clause, nominal: Clause) -> bool:
    noun, group = nominal.noun, parent.subject
    return noun is not None and group is not None and any(m.head == noun.head for m in group.each())


def _governs(parent: Clause, nominal: Clause) -> bool:
    """Whether an event noun is subject or object of its clause, or the object's complement."""
    if nominal.noun is None:
        return False
    heads = [
        m.head
        for g in (parent.subject, parent.object, *(g for _, g in parent.phrases))
        if g is not None
        for m in g.each()
    ]
    for group in (parent.object, parent.subject):
        heads += [inner.head for m in (group.each() if group else ()) for _, i in m.attached for inner in i.each()]
    return nominal.noun.head in heads
