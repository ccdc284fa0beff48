"""What adds to the innermost open clause: noun groups, phrases, adverbs, times."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kg.model.clause import NounGroup
from kg.parse.drafts import Draft
from kg.parse.item import Item
from kg.parse.state import State

UTTERED: Final = frozenset({"speak", "say", "write", "interview", "brief"})
COPULAS: Final = frozenset({"be", "become", "remain", "seem", "appear", "stay", "feel", "stand"})


class Arguments(State):
    """Objects, phrases and the rest, each to the clause it stands in."""

    def noun(self, index: int, item: Item) -> None:
        noun, clause = item.noun, self.top
        if noun is None:
            return
        if noun.determiner == "whose":  # "Koch, whose country ..."
            noun = replace(noun, owner=self.last_noun or noun.owner)
            self.open(Draft("relative", clause, marker="whose", antecedent=None, before=[noun]))
            self.last_noun = self.hangs_on = noun
            return
        if self.preposition is not None:
            word = self.preposition.word
            particle = f"{clause.lemma} {word}"
            if word == "out of" and clause.object is not None and f"{clause.lemma} out" in self.words.classes:
                clause.lemma = f"{clause.lemma} out"  # "forced the envoys out of the country"
            if clause.verb is not None and (fixed := f"{particle} {item.word}") in self.words.classes:
                clause.lemma = fixed  # "put on trial", "went on strike"
                clause.phrases += noun.attached
            elif (
                clause.verb is not None
                and clause.object is None
                and not any(group.span.begin > clause.verb.span.end for _, group in clause.phrases)
                and particle in self.words.classes
                and not clause.verb.passive
                and not (word in ("in", "at") and self.utterance(noun))
            ):
                clause.lemma, clause.object = particle, noun
            else:
                clause.phrases.append((word, noun))
                self.hang(word, noun)
            self.preposition = None
            clause.bare_last = False
        elif clause.verb is None:
            if not self.locates(index, noun):
                clause.before.append(noun)
        elif (
            clause.object is None
            and not (self.comma and not clause.awaits_subject)
            and clause.verb.lemma not in COPULAS
        ):
            if (fixed := f"{clause.lemma} {noun.lemma}") in self.words.classes:  # "take part"
                clause.lemma = fixed
                clause.phrases += noun.attached  # "took control of"
            else:
                clause.object = noun
                clause.bare_last = True
        elif clause.verb.lemma in COPULAS and clause.object is None:
            clause.object, clause.predicate = noun, clause.predicate or noun.lemma
            clause.bare_last = True
        elif (receiver := self.shifted(clause)) is not None:  # "submitted to Nord a request"
            clause.lemma, word = clause.lemma.rsplit(" ", 1)
            clause.phrases = [(word, receiver), *clause.phrases]
            clause.object, clause.bare_last = noun, True
        else:
            clause.extra.append(noun)
            clause.bare_last = True
            self.fresh = noun.span.begin if self.comma else -1
        clause.touch(item.span)
        self.last_noun = self.hangs_on = noun

    def shifted(self, clause: Draft) -> NounGroup | None:
        """What the verb took for its object with a preposition, though a bare object follows."""
        verb, _, word = clause.lemma.rpartition(" ")
        alone = clause.object is self.hangs_on and not (clause.extra or clause.phrases or self.comma)
        given = word in ("to", "from") and self.frames(verb) & {word, f"{word}-np"}
        return clause.object if alone and given else None

    def utterance(self, noun: NounGroup) -> bool:
        """ "swore in a speech", "broke in a statement": where it was said, no part of the verb."""
        known = self.words.nouns.get(noun.lemma)
        return known is not None and known.verb in UTTERED

    def locates(self, index: int, noun: NounGroup) -> bool:
        """Whether a name only says where the place before it lies: "Adler, of Springfield, Ohio, said"."""
        items = self.items
        around = self.comma and bool(self.top.before) and noun.tag == "E" and index > 2 and index + 1 < len(items)
        return (
            around
            and items[index + 1].kind in ",."
            and items[index - 2].noun is not None
            and items[index - 3].kind == "P"
        )

    def hang(self, word: str, noun: NounGroup) -> None:
        """A phrase belongs to the verb, and to the noun before it as well: which one, the rules know."""
        clause, before = self.top, self.hangs_on
        if before is None:
            return
        whole = replace(before, attached=(*before.attached, (word, noun)), reach=max(noun.reach, noun.span.end))
        clause.before = [_renewed(n, before, whole) for n in clause.before]
        clause.extra = [_renewed(n, before, whole) for n in clause.extra]
        clause.phrases = [(p, _renewed(n, before, whole)) for p, n in clause.phrases]
        if clause.object is not None:
            clause.object = _renewed(clause.object, before, whole)
        if clause.subject is not None:
            clause.subject = _renewed(clause.subject, before, whole)

    def prep(self, index: int, item: Item) -> None:
        clause = self.top
        if item.word in ("to", "about", "with"):
            self.adjectival(clause)
        following = self.items[index + 1] if index + 1 < len(self.items) else None
        if following is not None and following.kind == "R":
            following = self.peek(index, skip="R")
        takes_noun = following is not None and (following.noun is not None or following.kind in "GWqS")
        if following is not None and following.verb is not None and following.verb.form == "ing":
            takes_noun = True  # "for being late"
        particle = f"{clause.lemma} {item.word}"
        previous = self.items[index - 1] if index else None
        if clause.verb is not None and particle in self.words.classes and previous is not None:
            alone = not takes_noun or (following is not None and following.kind == "G")
            if alone:
                clause.lemma = particle
                clause.touch(item.span)
                return
        self.preposition = item if takes_noun else None
        clause.touch(item.span)

    def adverb(self, index: int, item: Item) -> None:
        clause = self.top
        if clause.verb is not None:
            particle = f"{clause.lemma} {item.word}"
            if particle in self.words.classes and index and self.items[index - 1].kind in "VIGKN":
                clause.lemma = particle
            clause.touch(item.span)
            if not clause.phrases and clause.object is None:
                clause.verb = replace(clause.verb, adverbs=(*clause.verb.adverbs, (item.word, item.span)))

    def adjective(self, index: int, item: Item) -> None:
        clause = self.top
        if clause.verb is not None:
            if clause.verb.lemma in COPULAS and not clause.predicate:
                clause.predicate = item.word
                whole = f"be {item.word.split()[-1]}"
                if whole in self.words.frames:
                    clause.lemma = whole
            elif (whole := f"{clause.lemma} {item.word}") in self.words.classes:  # "set free"
                clause.lemma = whole
            clause.touch(item.span)

    def time(self, index: int, item: Item) -> None:
        if item.time is not None:
            self.top.times.append(item.time)
            self.top.touch(item.span)

    def quotation(self, index: int, item: Item) -> None:
        clause = self.top
        if clause.verb is not None and clause.quotation is None and self.frames(clause.lemma) & {"quote", "that"}:
            clause.quotation = item.quote
        else:
            self.quote = item


def _renewed(noun: NounGroup, old: NounGroup, new: NounGroup) -> NounGroup:
    """The group with what hangs on its last noun: "a visit by Adler to Nord"."""
    if noun is old:
        return new
    if not noun.attached or noun.reach < old.span.end:
        return noun
    word, last = noun.attached[-1]
    whole = _renewed(last, old, new)
    return noun if whole is last else replace(noun, attached=(*noun.attached[:-1], (word, whole)), reach=new.reach)
