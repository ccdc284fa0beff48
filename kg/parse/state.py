"""The clauses of a sentence that are still open, while it is read from left to right."""

from __future__ import annotations

from dataclasses import replace

from kg.lexicon import Words
from kg.model.clause import NounGroup
from kg.model.text import Span
from kg.parse.drafts import Draft
from kg.parse.item import Item


class State:
    """A stack of open clauses, innermost last, and every clause begun so far.

    comma: a comma was the last thing read. preposition: one that waits for its noun. joined: a
    coordinator that waits for what it joins. fresh: where the last bare noun group behind a comma begins. hangs_on: the
    noun group a phrase may belong to. nor: a "nor" that waits for its verb.
    """

    def __init__(self, items: list[Item], words: Words, *, heading: bool = False) -> None:
        self.items, self.words, self.heading = items, words, heading
        self.root = Draft("main")
        self.stack: list[Draft] = [self.root]
        self.drafts: list[Draft] = [self.root]
        self.comma = False
        self.preposition: Item | None = None
        self.quote: Item | None = None
        self.last_noun: NounGroup | None = None
        self.hangs_on: NounGroup | None = None
        self.joined = ""
        self.nor: Span | None = None
        self.fresh = -1

    @property
    def top(self) -> Draft:
        return self.stack[-1]

    def frames(self, lemma: str) -> frozenset[str]:
        return self.words.frames.get(lemma, frozenset())

    def open(self, draft: Draft) -> Draft:
        draft.after_comma = self.comma
        self.stack.append(draft)
        self.drafts.append(draft)
        self.preposition = None
        return draft

    def fill(self, clause: Draft, item: Item) -> None:
        self.hangs_on = None
        clause.verb = item.verb
        if self.nor is not None and item.verb is not None:
            clause.verb = replace(item.verb, negated=True, cues=(*item.verb.cues, ("nor", self.nor)))
        if item.verb is None or item.verb.lemma != "do":  # "nor did it sign"
            self.nor = None
        clause.lemma = item.verb.lemma if item.verb else ""
        clause.word = item.word.rsplit(" ", 1)[-1]
        if (whole := f"{clause.lemma} {clause.word}") in self.words.classes:  # "would strike back."
            clause.lemma = whole
        clause.touch(item.span)
        clause.bare_last = False
        if self.quote is not None and clause.quotation is None and clause.relation == "main":
            clause.quotation, self.quote = self.quote.quote, None
        if clause.subject is None and clause.relation in ("main", "adverbial", "that") and not clause.before:
            clause.awaits_subject = True

    def adjectival(self, clause: Draft) -> None:
        """ "is opposed to", "is committed to": no passive, an adjective with its complement."""
        whole = f"be {clause.word}"
        if clause.verb is not None and clause.verb.passive and not clause.phrases and whole in self.words.frames:
            clause.verb, clause.lemma = replace(clause.verb, passive=False), whole

    def close(self, draft: Draft) -> None:
        while len(self.stack) > 1 and self.stack[-1] is not draft:
            self.stack.pop()
        if len(self.stack) > 1:
            self.stack.pop()

    def peek(self, index: int, skip: str = "RT") -> Item | None:
        return next((item for item in self.items[index + 1 :] if item.kind not in skip), None)

    def verb_follows(self, index: int) -> bool:
        """Whether the next noun group, with its phrases, is the subject of a finite verb."""
        at = index + 1
        while at < len(self.items) and self.items[at].kind in "RT":
            at += 1
        if at >= len(self.items) or self.items[at].noun is None:
            return False
        at += 1
        while at < len(self.items):
            kind = self.items[at].kind
            if kind in "RT" or (kind == "K" and self.items[at - 1].noun is not None):  # "people told of the plan said"
                at += 1
            elif kind == "P" and at + 1 < len(self.items) and self.items[at + 1].noun is not None:
                at += 2
            elif kind == "," and at + 1 < len(self.items) and self.items[at + 1].kind in "WKG":  # ", who asked ...,"
                closing = next((i for i in range(at + 1, len(self.items)) if self.items[i].kind == ","), None)
                if closing is None:
                    return False
                at = closing + 1
            elif (
                kind == ","
                and self.items[at + 1 : at + 2]
                and self.items[at + 1].word in ("including", "such as", "like", "among them")
                and (closing := next((i for i in range(at + 2, len(self.items)) if self.items[i].kind == ","), None))
            ):
                at = closing + 1  # "as many, including Adler, have said"
            else:
                return kind == "V"
        return False

    def take(self, clause: Draft, noun: NounGroup) -> None:
        if clause.extra and clause.extra[-1] is noun:
            clause.extra.pop()
        elif clause.object is noun:
            clause.object = None

    def pending(self) -> Draft | None:
        """The innermost open clause that has a subject and still waits for its verb."""
        return next(
            (d for d in reversed(self.stack) if d.verb is None and (d.before or d.subject or d.antecedent)),
            None,
        )

    def base(self) -> Draft:
        return self.stack[0]

    def comma_before(self, index: int) -> bool:
        """Whether a comma stands before the noun group that precedes item `index`."""
        at = index - 1
        while at >= 0 and self.items[at].kind in "RT":
            at -= 1
        return at > 0 and self.items[at].noun is not None and self.items[at - 1].kind in ",-:;"

    def share(self, target: Draft) -> None:
        """A second verb with the same subject."""
        while self.top is not target and len(self.stack) > 1:
            self.stack.pop()
        verb = target.verb
        subject = target.subject
        fresh = Draft(
            target.relation,
            target.parent,
            marker=target.marker,
            subject=subject,
            coordinate=target,
            noun=target.noun,
        )
        fresh.antecedent, fresh.inherited = target.antecedent, True
        if verb is not None and verb.passive and target.relation == "reduced":
            fresh.relation = "main"
        if self.stack and self.stack[-1] is target:
            self.stack.pop()
        self.open(fresh)
        fresh.after_comma = fresh.after_comma or (target.relation == "relative" and target.after_comma)
        self.joined = ""
        self.fresh = -1

    def join(self, target: Draft, item: Item) -> None:
        """A second infinitive, -ing form or participle beside the first."""
        fresh = Draft(
            target.relation,
            target.parent,
            marker=target.marker,
            subject=target.subject,
            noun=target.noun,
            antecedent=target.antecedent,
        )
        fresh.coordinate, fresh.inherited = target, True
        self.stack.pop()
        self.open(fresh)
        self.fill(fresh, item)
        self.joined = ""
        self.fresh = -1

    def restart(self, *, strong: bool) -> None:
        """A new clause with its own subject, beside the complement it stands in or beside the main clause."""
        within = next(
            (d for d in reversed(self.stack) if d.relation in ("that", "adverbial", "wh") and d.verb is not None),
            None,
        )
        if within is not None and not strong:
            fresh = Draft(within.relation, within.parent, marker=within.marker, coordinate=within, noun=within.noun)
            self.close(within)
        else:
            fresh = Draft("main")
            self.stack = []
        self.open(fresh)
