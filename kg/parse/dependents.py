"""What opens a dependent clause: -ing forms, participles, conjunctions, relative pronouns."""

from __future__ import annotations

from typing import Final

from kg.model.clause import NounGroup
from kg.parse.arguments import Arguments
from kg.parse.drafts import Draft
from kg.parse.item import Item

CONTRASTS: Final = frozenset({"while", "whereas", "although", "though"})
WH: Final = frozenset({"what", "whatever", "whoever", "how", "why", "where", "whether"})


class Dependents(Arguments):
    """Clauses inside clauses: who their subject is, and on what they depend."""

    def noun_takes(self, noun: NounGroup) -> bool:
        known = self.words.nouns.get(noun.lemma)
        return known is not None and (
            bool(known.classes & {"willingness", "proposal", "demand-noun", "agreement", "belief", "statement"})
            or "to" in self.frames(known.verb)
        )

    def ing(self, index: int, item: Item) -> None:
        parent = self.top
        if self.joined and parent.relation == "ing":
            self.join(parent, item)
            return
        if self.comma and self.preposition is None and parent.verb is not None and not parent.verb.finite:
            while len(self.stack) > 1 and not (self.top.verb is not None and self.top.verb.finite):
                self.stack.pop()
            parent = self.top
        if self.comma and parent.relation == "that" and parent.verb is None and parent.parent is not None:
            self.close(parent)  # "reversed that decision, saying": no conjunction
            parent = parent.parent
        clause = Draft("ing", parent, marker=self.preposition.word if self.preposition else "")
        clause.marker_span = self.preposition.span if self.preposition else None
        previous = self.items[index - 1] if index else None
        if self.preposition is not None:
            clause.subject = (
                parent.object
                if self.governs_deed(parent, self.preposition.word) and parent.object is not None
                else parent.subject
            )
            if parent.verb is not None and parent.verb.passive:
                clause.subject = parent.subject
            if parent.verb is None:
                clause.relation, clause.awaits_subject = "adverbial", True
        elif parent.verb is None and not parent.before:
            clause.relation, clause.awaits_subject = "adverbial", True
        elif previous is not None and previous.noun is not None and not self.comma:
            clause.relation, clause.subject, clause.antecedent = "reduced", previous.noun, previous.noun
        elif self.comma or parent.verb is None or "ing" not in self.frames(parent.lemma):
            clause.relation, clause.subject = (
                "adverbial",
                parent.subject or (parent.before[-1] if parent.before else None),
            )
        else:
            clause.subject = parent.subject
        if clause.relation == "reduced":
            self.absolute(parent, index)
        clause.inherited = True
        self.open(clause)
        self.fill(clause, item)

    def absolute(self, parent: Draft, index: int) -> None:
        """ "launched a drill, with troops taking part": what stands behind "with" is no phrase of the verb."""
        at = index - 1
        while at > 1 and self.items[at].kind in "RT":
            at -= 1
        apart = at > 1 and self.items[at - 1].word == "with" and self.items[at - 2].kind == ","
        if apart and parent.phrases and parent.phrases[-1][0] == "with" and parent.phrases[-1][1] is self.last_noun:
            parent.phrases.pop()

    def governs_deed(self, parent: Draft, word: str) -> bool:
        """Whether an -ing form is of the object: "accused Nord of lying", "warned Nord against lying"."""
        return word in ("of", "for", "from") or (word == "against" and "np-to" in self.frames(parent.lemma))

    def participle(self, index: int, item: Item) -> None:
        parent = self.top
        if self.joined and parent.verb is not None and parent.verb.passive:
            self.join(parent, item)
            return
        at = index - 1
        while at >= 0 and self.items[at].kind in ",RT":
            at -= 1
        antecedent = self.items[at].noun if at >= 0 else None
        if antecedent is None and at >= 0 and self.last_noun is not None:
            antecedent = self.last_noun
        clause = Draft("reduced" if antecedent else "adverbial", parent, subject=antecedent, antecedent=antecedent)
        clause.awaits_subject = antecedent is None
        self.open(clause)
        self.fill(clause, item)

    def either(self, index: int, item: Item) -> None:
        """after, as, since ...: a conjunction where a clause follows, else a preposition."""
        if self.verb_follows(index):
            self.subordinate(index, item)
        else:
            self.prep(index, item)

    def subordinate(self, index: int, item: Item) -> None:
        parent = self.top
        if item.word == "that":
            self.adjectival(parent)
            clause = Draft("that", parent, marker="that", marker_span=item.span)
            if parent.verb is None or (parent.object is not None and self.noun_holds(parent)):
                clause.noun = self.last_noun
            if self.joined and (outer := next((d for d in reversed(self.stack) if d.relation == "that"), None)):
                clause.parent, clause.noun = outer.parent, outer.noun
                self.close(outer)
        else:
            if item.word in CONTRASTS and self.comma:
                self.stack = [d for d in self.stack if d.relation == "main"][:1] or self.stack[:1]
                parent = self.top
            clause = Draft("adverbial", parent, marker=item.word, marker_span=item.span)
        self.joined = ""
        self.open(clause)

    def thing_within(self, noun: NounGroup) -> NounGroup:
        """ "survivors of the flood that hit Nord": "that" is no person, but the thing named last."""
        if not noun.attached or self.words.agents.get(noun.lemma) not in ("people", "officials", "armed"):
            return noun
        inner = noun.attached[-1][1]
        return noun if inner.tag == "E" or inner.lemma in self.words.agents else inner

    def noun_holds(self, parent: Draft) -> bool:
        """Whether a that-clause belongs to the noun just read rather than to the verb ("rejected claims that")."""
        return not self.frames(parent.lemma) & {"that", "np-that"} or (
            self.last_noun is not None
            and bool(
                (known := self.words.nouns.get(self.last_noun.lemma))
                and known.classes & {"belief", "statement", "demand-noun", "threat-noun"}
            )
        )

    def relative(self, index: int, item: Item) -> None:
        parent = self.top
        if item.word in WH:
            clause = Draft("wh", parent, marker=item.word, marker_span=item.span)
            if item.word in ("where",) and self.last_noun is not None and (self.comma or parent.verb is None):
                clause.relation, clause.antecedent = "relative", None
        else:
            antecedent = self.last_noun
            if item.word in ("that", "which") and antecedent is not None:
                antecedent = self.thing_within(antecedent)
            clause = Draft(
                "relative",
                parent,
                marker=item.word,
                marker_span=item.span,
                antecedent=antecedent,
                subject=antecedent,
            )
        self.open(clause)
