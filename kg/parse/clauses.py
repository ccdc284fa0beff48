"""Items -> clauses, left to right, with a stack of clauses that are still open.

A deterministic shift-reduce procedure in five layers: `state` (the stack), `arguments` (what adds to a
clause), `dependents` (what opens one inside another), `doubtful` (finite or participle), `finite` (verbs with a
subject). Nothing is undone, but a finite verb that may be a participle is read as one when a second finite verb
shows that it has to be.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kg.model.clause import Clause
from kg.model.text import Span
from kg.parse.drafts import Draft, finish
from kg.parse.finite import Finite
from kg.parse.item import Item
from kg.parse.telegraphic import supply

SPEAKING: Final = frozenset(  # classes of verbs that go on with a speaker rather than with what was said
    "say tell ask warn promise urge demand order request refuse accuse condemn praise agree deny confirm".split()
)


class ClauseParser(Finite):
    """Parses the items of one sentence (or of one quotation in it)."""

    def parse(self, sentence: int) -> tuple[Clause, ...]:
        handlers = {
            "N": self.noun,
            "V": self.finite,
            "I": self.infinitive,
            "G": self.ing,
            "K": self.participle,
            "P": self.prep,
            "F": self.either,
            "S": self.subordinate,
            "W": self.relative,
            "C": self.coordinator,
            "A": self.adjective,
            "T": self.time,
            "q": self.quotation,
            "R": self.adverb,
        }
        for index, item in enumerate(self.items):
            if item.kind in handlers:
                handlers[item.kind](index, item)
                if item.kind not in "RTC":
                    self.comma = False
            else:
                self.punctuation(item)
        self.inherit()
        self.point_back()
        self.share_objects()
        if not self.heading:
            supply(self.items, self.drafts, self.words)
        return finish(self.drafts, sentence, self.words)

    def coordinator(self, index: int, item: Item) -> None:
        self.joined = item.word
        following = self.peek(index)
        if following is None:
            return
        if following.kind == "V":
            self.nor = item.span if item.word == "nor" else None
            target = next(
                (
                    d
                    for d in reversed(self.stack)
                    if d.verb is not None and (d.verb.finite or d.relation in ("main", "that"))
                ),
                None,
            )
            if (
                target is not None
                and target.relation == "that"
                and target.parent in self.stack
                and self.speaks_on(target, following)
            ):
                target = target.parent
            if (
                target is not None
                and target.relation == "relative"
                and target.parent in self.stack
                and (self.comma or self.speaks(target.parent, following))
                and self.same_tense(target, following)
            ):
                target = target.parent  # "released a report that accuses Adler, and asked"
            if target is not None:
                self.share(self.interrupted(target) or target)
        elif following.kind == "N" and self.verb_follows(index):
            self.restart(strong=(self.comma or item.word == "but") and not self.heading)
            self.joined = ""
        elif following.kind in "IGK" or following.kind == "S":
            return
        else:
            self.joined = ""

    def interrupted(self, target: Draft) -> Draft | None:
        """The clause that ", his office said, and" breaks into: what follows goes on with that one."""
        reporting = target.relation == "main" and "quote" in self.frames(target.lemma) and target.subject is not None
        if not (reporting and self.comma and target.object is None and target.quotation is None):
            return None
        begins = [i for i, item in enumerate(self.items) if item.span.begin == target.begin]
        if not begins or begins[0] == 0 or self.items[begins[0] - 1].kind != ",":
            return None
        before = [d for d in self.drafts if d.relation == "main" and d.verb is not None and d is not target]
        return before[-1] if before and before[-1].begin < target.begin else None

    def speaks(self, outer: Draft | None, item: Item) -> bool:
        """Whether a verb and that of an outer clause are both of saying."""
        both = (outer.lemma if outer is not None else "", item.verb.lemma if item.verb is not None else "")
        return all("say" in self.words.classes.get(lemma, frozenset()) for lemma in both)

    def same_tense(self, inner: Draft, item: Item) -> bool:
        """Whether a verb goes with the outer clause's rather than with that of the relative clause in it."""
        outer = inner.parent
        if outer is None or outer.verb is None or inner.verb is None or item.verb is None:
            return False
        both = outer.verb.form == item.verb.form and not item.verb.modal
        return both and (item.verb.form != inner.verb.form or self.speaks(outer, item))

    def speaks_on(self, inner: Draft, item: Item) -> bool:
        """Whether "and demanded" goes on with the speaker rather than with what was said."""
        outer, verb = inner.parent, item.verb
        after = self.items[self.items.index(item) + 1 :]
        that = bool(after) and after[0].word == "that"
        if outer is not None and outer.verb is not None and verb is not None and that and outer.verb.finite:
            return "say" in self.words.classes.get(verb.lemma, frozenset()) or outer.verb.form == verb.form
        if (
            outer is None
            or outer.verb is None
            or inner.verb is None
            or verb is None
            or outer.verb.form != verb.form
            or verb.modal
        ):
            return False
        if self.comma:  # a comma before "and" ends what was said
            return True
        if inner.subject is not None and inner.subject.pronoun:  # "said he was ill and wanted to go": both of him
            classes = self.words.classes.get(verb.lemma, frozenset())
            return bool(classes & SPEAKING) or (self.joined == "but" and "believe" in classes)
        shifted = bool(inner.verb.modal or inner.verb.perfect or inner.verb.form != verb.form)
        return shifted or bool(self.frames(verb.lemma) & {"that", "quote"} and not verb.perfect)

    def punctuation(self, item: Item) -> None:
        self.hangs_on = None
        if item.kind in ",-()":
            self.comma = True
            self.preposition = None
            clause = self.top
            if (
                len(self.stack) > 1
                and clause.verb is not None
                and (
                    (clause.after_comma and clause.relation in ("relative", "reduced", "adverbial"))
                    or self.pending() is not None
                )
                and clause.relation in ("relative", "reduced", "adverbial")
            ):
                self.close(clause)
        elif item.kind in ";:":
            self.comma = True
            if item.kind == ";":
                self.stack = []
                self.open(Draft("main"))

    def point_back(self) -> None:
        """ "Disputed that reading": "that" without a clause points to something, and its noun group is the object."""
        for draft in self.drafts:
            parent = draft.parent
            if draft.relation == "that" and draft.verb is None and len(draft.before) == 1 and parent is not None:
                noun = draft.before[0]
                if parent.verb is not None and parent.object is None and not parent.verb.passive and not noun.pronoun:
                    begin = draft.marker_span.begin if draft.marker_span is not None else noun.span.begin
                    parent.object = replace(noun, span=Span(begin, noun.span.end), determiner=noun.determiner or "that")
                    parent.phrases += draft.phrases

    def share_objects(self) -> None:
        """What stands behind the second of two verbs is done by both: "shelled and occupied the village"."""
        for second in self.drafts:
            first = second.coordinate
            if first is None or first.verb is None or second.verb is None or second.object is None:
                continue
            begin, end = first.verb.span.end, second.verb.span.begin
            alone = not any(begin <= draft.begin < end for draft in self.drafts if draft is not second)
            alone = alone and first.object is None and not (first.phrases or first.extra or first.times)
            active = not (first.verb.passive or second.verb.passive)
            if alone and active and first.verb.form == second.verb.form and "np" in self.frames(first.lemma):
                first.object, first.phrases = second.object, list(second.phrases)

    def inherit(self) -> None:
        """Opening participles take the subject of the clause they open: "Speaking in Westmark, Adler said"."""
        for draft in self.drafts:
            if (
                draft.awaits_subject
                and draft.subject is None
                and draft.relation in ("adverbial", "reduced")
                and not draft.before
            ):
                main = next(
                    (d for d in self.drafts if d.relation == "main" and d.verb is not None and d.subject is not None),
                    None,
                )
                if main is not None and main is not draft:
                    draft.subject, draft.inherited = main.subject, True
