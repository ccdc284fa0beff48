"""Forms that may be finite or participles: which they are, by what stands around them."""

from __future__ import annotations

from typing import Final

from kg.parse.dependents import Dependents
from kg.parse.drafts import Draft
from kg.parse.item import Item

TWO_OBJECTS: Final = frozenset({"npnp", "as"})


class Doubtful(Dependents):
    """Judges a verb by the clause it is met in; changes nothing."""

    def unaided(self, index: int, item: Item) -> bool:
        """Whether a headline leaves out the auxiliary of a passive: "Norway urged to sign", "Envoy accused of"."""
        following = self.items[index + 1] if index + 1 < len(self.items) else None
        if item.verb is None or not item.verb.doubtful or following is None:
            return False
        frames = self.frames(item.verb.lemma)
        if following.word.startswith("dead"):  # "Mayor shot dead"
            return True
        if following.kind == "I":
            return "np-to" in frames and "to" not in frames
        return following.kind in "PF" and "np" in frames and not frames & {"intr", following.word}

    def lacks_object(self, clause: Draft) -> bool:
        """Whether a verb that needs an object has none, as a participle: "Adler, accused by Brandt, left"."""
        frames = self.frames(clause.lemma)
        return clause.object is None and "np" in frames and "intr" not in frames

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

    def parenthetical(self, index: int, clause: Draft) -> bool:
        """Whether the clause so far is thrown in: "the ship, he noted, has a leak"."""
        if clause.subject is None or clause.verb is None or clause.object is not None:
            return False
        adjacent = clause.verb.span.begin - clause.subject.span.end <= 1
        return clause.subject.pronoun or (
            adjacent and self.items[index - 1].kind == "," and "quote" in self.frames(clause.lemma)
        )

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

    def set_off(self, index: int, item: Item) -> Draft | None:
        """The clause that is but a participle between commas: "Adler, asked whether it was over, said"."""
        main = self.base()
        if self.items[index - 1].kind != "," or main.verb is None or not main.verb.doubtful:
            return None
        if main is self.top and not self.lacks_object(main):
            return None
        if main.subject is None or main.object is not None or main.coordinate is not None or main.quotation is not None:
            return None
        at = next((i for i, one in enumerate(self.items) if one.verb is main.verb), 0)
        before = self.items[at - 2] if at > 1 else None
        apart = before is not None and before.noun is not None and self.items[at - 1].kind == ","
        return main if apart and not (item.verb and item.verb.doubtful and self.joined) else None

    def listed(self, index: int, clause: Draft) -> bool:
        """Whether a verb behind a comma is one in a list with one subject: "met Adler, left and rested"."""
        verb, item = clause.verb, self.items[index]
        if self.items[index - 1].kind != "," or verb is None or item.verb is None or clause.subject is None:
            return False
        same = verb.form == item.verb.form and verb.finite and not verb.passive
        if not same or clause.relation not in ("main", "that"):
            return False
        rest = self.items[index + 1 :]
        joined = next((i for i, one in enumerate(rest) if one.kind == "C" and i + 1 < len(rest)), None)
        stop = next((i for i, one in enumerate(rest) if one.kind in "SW;.q"), len(rest))
        return self.heading or (joined is not None and joined < stop and rest[joined + 1].kind == "V")

    def thrown_in(self, index: int, clause: Draft) -> bool:
        """Whether the verb and the noun group before it stand between commas: "Nord, Sund said, has left"."""
        following, item = self.items[index + 1 : index + 2], self.items[index]
        if clause.relation != "main" or len(clause.before) < 2 or item.verb is None or item.verb.passive:
            return False
        apart = self.comma_before(index) and bool(following) and following[0].kind == ","
        goes_on = any(one.kind == "V" for one in self.items[index + 2 :])
        return apart and goes_on and "quote" in self.frames(item.verb.lemma)
