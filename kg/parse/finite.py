"""Finite verbs: whose they are, and which clause they open, fill or show to have been read wrongly."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kg.model.clause import NounGroup
from kg.model.text import Span
from kg.parse import subjects
from kg.parse.doubtful import Doubtful
from kg.parse.drafts import Draft
from kg.parse.item import Item

EMBEDDED: Final = ("relative", "reduced", "adverbial", "ing", "that", "to")
JUDGING: Final = frozenset({"reject", "refuse", "oppose", "accept", "condemn", "praise", "support", "complain", "veto"})
CAUSATIVES: Final = frozenset({"help", "let", "make", "watch", "see", "hear", "have", "bid"})


class Finite(Doubtful):
    """A finite verb fills the clause that waits for one, or opens another."""

    def finite(self, index: int, item: Item) -> None:
        verb, clause = item.verb, self.top
        if verb is None:
            return
        if verb.form == "ing":
            self.ing(index, item)
            return
        if clause.verb is None:
            self.first(clause, index, item)
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
        elif self.listed(index, clause):
            self.share(clause)  # "condemned Sund, praised Nord and left"
            self.finite(index, item)
        elif bare is not None and close and self.says(clause) and not (clause.noun and self.pending()):
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

    def first(self, clause: Draft, index: int, item: Item) -> None:
        """The verb a clause waits for, or one that is thrown in before it: "Nord, Sund said, has left"."""
        if self.thrown_in(index, clause):
            fresh = self.open(Draft("main", subject=clause.before.pop()))
            fresh.touch(self.items[index - 1].span)
            self.fill(fresh, item)
            self.stack.remove(fresh)
            return
        if self.heading and item.verb is not None and self.unaided(index, item):
            item = replace(item, verb=replace(item.verb, passive=True, form="past"))
        self.fill_waiting(clause, item)

    def says(self, clause: Draft) -> bool:
        """Whether a clause may follow the verb without "that"."""
        return bool(self.frames(clause.lemma) & {"that", "np-that"})

    def resume(self, waiting: Draft, index: int, item: Item) -> None:
        """The verb goes to an outer clause that waits for it."""
        while self.top is not waiting:
            self.stack.pop()
        self.finite(index, item)

    def fill_waiting(self, clause: Draft, item: Item) -> None:
        """The clause had only its subject so far."""
        if clause.before:
            if clause.relation == "relative":
                clause.object = clause.antecedent
            clause.subject = subjects.choose(clause.before, lambda noun: self.words.agents.get(noun) == "officials")
        self.fill(clause, item)

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

    def complement(self, parent: Draft, item: Item, subject: NounGroup) -> None:
        clause = self.open(Draft("that", parent, subject=subject))
        clause.touch(subject.span)
        self.fill(clause, item)

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

    def ahead(self, clause: Draft, parent: Draft) -> None:
        """An infinitive before its verb: "its threat to invade angered", "To end the war, Nord signed"."""
        if parent.before:
            clause.noun = parent.before[-1]
            clause.subject = clause.noun.owner
        else:
            clause.relation, clause.marker, clause.awaits_subject = "adverbial", "to", True

    def anothers(self, parent: Draft, noun: NounGroup) -> bool:
        """Whether a proposal, offer or threat is not the subject's: "rejected a proposal to meet"."""
        judged = not JUDGING.isdisjoint(self.words.classes.get(parent.lemma, ()))
        return judged and not (noun.owner is not None and noun.owner.pronoun)

    def told(self, parent: Draft) -> NounGroup | None:
        """Who is to do it, where the verb says to whom: "called on Nord to leave", "gave Nord a week to leave"."""
        called = parent.lemma.endswith((" for", " on"))
        given = bool(parent.extra) and "npnp" in self.frames(parent.lemma)
        return parent.object if called or given else None

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
        listed = bare and self.comma and parent.relation == "to" and not item.word.startswith("to ")
        if listed or (self.joined and parent.relation in ("to", "ing")):
            self.join(parent, item)
            return
        if item.word.startswith("to "):
            self.adjectival(parent)
        frames = self.frames(parent.lemma)
        previous = self.items[index - 1] if index else None
        clause = Draft("to", parent)
        noun = previous.noun if previous is not None and previous.noun is not None else None
        if parent.verb is None:
            self.ahead(clause, parent)
        elif parent.lemma in CAUSATIVES and parent.object is not None:
            clause.subject = parent.object
        elif "np-to" in frames and (parent.object is not None or parent.verb.passive):
            clause.subject = parent.subject if parent.verb.passive else parent.object
        elif "to" in frames or parent.predicate or parent.verb.lemma in ("be", "have"):
            clause.subject = parent.subject
            if noun is not None and self.noun_takes(noun) and parent.object is not None:
                clause.noun = noun
        elif noun is not None and self.noun_takes(noun):
            clause.noun, clause.subject = noun, None if self.anothers(parent, noun) else parent.subject
        elif (
            any(p in ("on", "upon", "for", "to") for p, _ in parent.phrases)
            and f"{parent.lemma} on" in self.words.frames
            and "travel" not in self.words.classes.get(parent.lemma, ())  # "went to Nord to meet Adler"
        ):
            clause.subject = next(n for p, n in parent.phrases if p in ("on", "upon", "for", "to"))
        else:
            clause.relation, clause.marker, clause.subject = "adverbial", "to", parent.subject
        if self.comma and clause.noun is None:
            clause.relation, clause.marker = "adverbial", "to"
        clause.subject = self.told(parent) or clause.subject
        clause.inherited = True
        self.open(clause)
        self.fill(clause, item)
