"""Finite verbs: whose they are, and which clause they open, fill or show to have been read wrongly."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kg.model.clause import NounGroup
from kg.model.text import Span
from kg.parse import subjects
from kg.parse.dependents import Dependents
from kg.parse.drafts import Draft
from kg.parse.item import Item

EMBEDDED: Final = ("relative", "reduced", "adverbial", "ing", "that", "to")
TWO_OBJECTS: Final = frozenset({"npnp", "as"})
CAUSATIVES: Final = frozenset({"help", "let", "make", "watch", "see", "hear", "have", "bid"})


class Finite(Dependents):
    """A finite verb fills the clause that waits for one, or opens another."""

    def finite(self, index: int, item: Item) -> None:
        verb, clause = item.verb, self.top
        if verb is None:
            return
        if verb.form == "ing":
            self.ing(index, item)
            return
        if clause.verb is None:
            if self.heading and self.unaided(index, item):
                item = replace(item, verb=replace(verb, passive=True, form="past"))
            self.fill_waiting(clause, item)
            return
        before = clause.extra[-1] if clause.extra else clause.object
        bare = before if clause.bare_last else None
        close = bare is not None and not self.comma_before(index)
        if bare is None and clause.extra and clause.extra[-1].span.begin == self.fresh:
            bare = clause.extra[-1]  # ", an aide to Adler said"
            clause.phrases = [(p, n) for p, n in clause.phrases if n.span.begin < self.fresh]
        if (
            bare is not None
            and bare is clause.object
            and clause.lemma in CAUSATIVES
            and verb.form in ("present", "base")
        ):
            self.infinitive(index, item)  # "help them leave"
        elif (
            clause.relation in EMBEDDED
            and self.items[index - 1].kind == ","
            and not self.comma_before(index - 1)
            and (waiting := self.pending()) is not None
        ):
            self.resume(waiting, index, item)  # "an envoy who came to see Adler, said"
        elif bare is not None and close and self.frames(clause.lemma) & {"that", "np-that"}:
            self.take(clause, bare)
            self.complement(clause, item, bare)  # "said Westmark left"
        elif clause.relation in EMBEDDED and (waiting := self.pending()) is not None:
            self.resume(waiting, index, item)
        elif (asked := self.set_off(index, item)) is not None:
            self.reread(asked, item)
        elif verb.doubtful and self.reduces(index, clause):
            self.participle(index, replace(item, verb=replace(verb, form="participle", passive=True, doubtful=False)))
        elif self.misread(index, clause):
            self.reread(clause, item)
        elif bare is not None and close and clause.extra:
            self.contact(clause, item, bare)  # "the deal Adler signed"
        else:
            self.another(clause, item, bare)

    def unaided(self, index: int, item: Item) -> bool:
        """Whether a headline leaves out the auxiliary of a passive: "Norway urged to sign", "Envoy accused of"."""
        following = self.items[index + 1] if index + 1 < len(self.items) else None
        if item.verb is None or not item.verb.doubtful or following is None:
            return False
        frames = self.frames(item.verb.lemma)
        if following.kind == "I":
            return "np-to" in frames and "to" not in frames
        return following.kind in "PF" and "np" in frames and not frames & {"intr", following.word}

    def resume(self, waiting: Draft, index: int, item: Item) -> None:
        """The verb goes to an outer clause that waits for it."""
        while self.top is not waiting:
            self.stack.pop()
        self.finite(index, item)

    def set_off(self, index: int, item: Item) -> Draft | None:
        """The clause that is but a participle between commas: "Adler, asked whether it was over, said"."""
        main = self.base()
        if self.items[index - 1].kind != "," or main.verb is None or not main.verb.doubtful or main is self.top:
            return None
        if main.subject is None or main.object is not None or main.coordinate is not None or main.quotation is not None:
            return None
        at = next((i for i, one in enumerate(self.items) if one.verb is main.verb), 0)
        before = self.items[at - 2] if at > 1 else None
        apart = before is not None and before.noun is not None and self.items[at - 1].kind == ","
        return main if apart and not (item.verb and item.verb.doubtful and self.joined) else None

    def fill_waiting(self, clause: Draft, item: Item) -> None:
        """The clause had only its subject so far."""
        if clause.before:
            if clause.relation == "relative":
                clause.object = clause.antecedent
            clause.subject = subjects.choose(clause.before, lambda noun: self.words.agents.get(noun) == "officials")
        self.fill(clause, item)

    def misread(self, index: int, clause: Draft) -> bool:
        """Whether the verb so far was no verb but a participle."""
        doubtful = clause.verb is not None and clause.verb.doubtful and clause.subject is not None and not clause.extra
        apart = clause.bare_last and self.comma_before(index)
        settled = self.governs(clause) or self.trails(clause)
        return doubtful and not apart and not settled and not self.parenthetical(index, clause)

    def trails(self, clause: Draft) -> bool:
        """Whether the clause says who reports what stands before it: "..., an aide wrote in a letter seen here"."""
        told = any(d.relation == "main" and d.verb is not None and d is not clause for d in self.drafts)
        return told and clause.subject is not None and "quote" in self.frames(clause.lemma)

    def governs(self, clause: Draft) -> bool:
        """Whether the verb has an object, as a participle has only of giving and naming: "rebels given guns"."""
        complete = clause.subject is not None and clause.object is not None
        return complete and not self.frames(clause.lemma) & TWO_OBJECTS

    def contact(self, clause: Draft, item: Item, subject: NounGroup) -> None:
        """A relative clause without a pronoun."""
        self.take(clause, subject)
        antecedent = clause.extra[-1] if clause.extra else clause.object
        relative = self.open(Draft("relative", clause, subject=subject, object=antecedent, antecedent=antecedent))
        self.fill(relative, item)

    def another(self, clause: Draft, item: Item, subject: NounGroup | None) -> None:
        """A clause beside the main one, with the noun group just read for its subject."""
        if subject is not None:
            self.take(clause, subject)
        main = self.base()
        fresh = Draft("main" if main.relation == "main" else main.relation, main.parent, subject=subject)
        self.stack = [d for d in self.stack if d is not self.top and d.verb is None] or []
        self.open(fresh)
        if subject is not None:
            fresh.touch(subject.span)
        self.fill(fresh, item)

    def parenthetical(self, index: int, clause: Draft) -> bool:
        """Whether the clause so far is thrown in: "the ship, he noted, has a leak"."""
        if clause.subject is None or clause.verb is None or clause.object is not None:
            return False
        adjacent = clause.verb.span.begin - clause.subject.span.end <= 1
        return clause.subject.pronoun or (
            adjacent and self.items[index - 1].kind == "," and "quote" in self.frames(clause.lemma)
        )

    def complement(self, parent: Draft, item: Item, subject: NounGroup) -> None:
        clause = self.open(Draft("that", parent, subject=subject))
        clause.touch(subject.span)
        self.fill(clause, item)

    def reduces(self, index: int, clause: Draft) -> bool:
        """Whether a second finite form is a participle: "a meeting aimed at", ", expected to last"."""
        following = self.items[index + 1] if index + 1 < len(self.items) else None
        if following is not None and (following.noun is not None or following.kind in "Sq"):
            return False
        previous = self.items[index - 1]
        if previous.kind in ",-":
            return True
        verb = self.items[index].verb
        if previous.noun is not None and self.comma_before(index) and verb and "quote" in self.frames(verb.lemma):
            return False  # ", the ministry alleged in a letter"
        settled = clause.verb is not None and (
            not clause.verb.doubtful
            or (clause.object is not None and not clause.bare_last)
            or self.governs(clause)
            or self.trails(clause)
            or clause.relation != "main"
        )
        return previous.noun is not None and settled and not (clause.bare_last and self.comma_before(index))

    def foretells(self, index: int, item: Item, parent: Draft) -> bool:
        """ "Norway to sell boats": a headline says so that it will."""
        if item.verb is None or parent.relation != "main" or parent.verb is not None or not parent.before:
            return False
        begin = item.verb.span.begin
        cues = (("will", Span(begin, begin + len("to"))),)
        self.finite(index, replace(item, verb=replace(item.verb, form="present", modal="will", cues=cues)))
        return True

    def reread(self, clause: Draft, item: Item) -> None:
        """The verb so far was a participle: "the envoys invited to Westmark said"."""
        verb = clause.verb
        reduced = Draft("reduced", clause, antecedent=clause.subject, subject=clause.subject, lemma=clause.lemma)
        reduced.verb = replace(verb, form="participle", passive=True, doubtful=False) if verb else None
        reduced.phrases, clause.phrases = clause.phrases, []
        reduced.object, clause.object = clause.object, None
        reduced.times, clause.times = clause.times, []
        reduced.begin, reduced.end = verb.span.begin if verb else -1, clause.end
        for draft in self.drafts:
            if draft.parent is clause:
                draft.parent = reduced
        self.drafts.insert(self.drafts.index(clause) + 1, reduced)
        while self.top is not clause and len(self.stack) > 1:
            self.stack.pop()
        self.fill(clause, item)

    def infinitive(self, index: int, item: Item) -> None:
        if not (self.heading and self.foretells(index, item, self.top)):
            self.dependent(index, item)

    def dependent(self, index: int, item: Item) -> None:
        parent = self.top
        bare = item.verb is not None and item.verb.form == "base"
        if bare and parent.verb is None and parent.before:  # "demanded that Westmark cancel the sale"
            self.finite(index, item)
            return
        if bare and self.joined and parent.verb is not None and parent.verb.modal and item.verb is not None:
            modal, cues = parent.verb.modal, parent.verb.cues
            self.share(parent)
            self.finite(index, replace(item, verb=replace(item.verb, form="present", modal=modal, cues=cues)))
            return
        if self.joined and parent.relation in ("to", "ing"):
            self.join(parent, item)
            return
        if item.word.startswith("to "):
            self.adjectival(parent)
        frames = self.frames(parent.lemma)
        previous = self.items[index - 1] if index else None
        clause = Draft("to", parent)
        noun = previous.noun if previous is not None and previous.noun is not None else None
        if parent.verb is None:
            clause.noun = parent.before[-1] if parent.before else None
        elif parent.lemma in CAUSATIVES and parent.object is not None:
            clause.subject = parent.object
        elif "np-to" in frames and (parent.object is not None or parent.verb.passive):
            clause.subject = parent.subject if parent.verb.passive else parent.object
        elif "to" in frames or parent.predicate or parent.verb.lemma in ("be", "have"):
            clause.subject = parent.subject
            if noun is not None and self.noun_takes(noun) and parent.object is not None:
                clause.noun = noun
        elif noun is not None and self.noun_takes(noun):
            clause.noun, clause.subject = noun, parent.subject
        elif (
            any(p in ("on", "upon", "for", "to") for p, _ in parent.phrases)
            and f"{parent.lemma} on" in self.words.frames
        ):
            clause.subject = next(n for p, n in parent.phrases if p in ("on", "upon", "for", "to"))
        else:
            clause.relation, clause.marker, clause.subject = "adverbial", "to", parent.subject
        if self.comma and clause.noun is None:
            clause.relation, clause.marker = "adverbial", "to"
        if parent.lemma.endswith((" for", " on")) and parent.object is not None:
            clause.subject = parent.object
        clause.inherited = True
        self.open(clause)
        self.fill(clause, item)
