"""Items -> clauses, left to right, with a stack of clauses that are still open.

A deterministic shift-reduce procedure: each item is added to the innermost open clause, or opens or
closes one. Nothing is undone, but a finite verb that may be a participle is read as one when a second
finite verb shows that it has to be.
"""

from __future__ import annotations

from dataclasses import replace

from kg.lexicon import Words
from kg.model.clause import Clause, NounGroup
from kg.parse.attach import Item
from kg.parse.drafts import Draft, finish

COPULAS = frozenset({"be", "become", "remain", "seem", "appear", "stay", "feel", "stand"})
CAUSATIVES = frozenset({"help", "let", "make", "watch", "see", "hear", "have", "bid"})
CONTRASTS = frozenset({"while", "whereas", "although", "though"})
WH = frozenset({"what", "whatever", "whoever", "how", "why", "where", "whether"})


class ClauseParser:
    """Parses the items of one sentence (or of one quotation in it)."""

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

    def parse(self, sentence: int) -> tuple[Clause, ...]:
        handlers = {
            "N": self.noun, "V": self.finite, "I": self.infinitive, "G": self.ing, "K": self.participle, "P": self.prep, "F": self.either,
            "S": self.subordinate, "W": self.relative, "C": self.coordinator, "A": self.adjective, "T": self.time, "q": self.quotation,
            "R": self.adverb,
        }  # fmt: skip
        for index, item in enumerate(self.items):
            if item.kind in handlers:
                handlers[item.kind](index, item)
                if item.kind not in "RTC":
                    self.comma = False
            else:
                self.punctuation(item)
        self.inherit()
        return finish(self.drafts, sentence, self.words)

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
            if kind in "RT":
                at += 1
            elif kind == "P" and at + 1 < len(self.items) and self.items[at + 1].noun is not None:
                at += 2
            elif kind == "," and at + 1 < len(self.items) and self.items[at + 1].kind in "WKG":  # ", who asked ...,"
                closing = next((i for i in range(at + 1, len(self.items)) if self.items[i].kind == ","), None)
                if closing is None:
                    return False
                at = closing + 1
            else:
                return kind == "V"
        return False

    # ---- what adds to the innermost clause

    def noun(self, index: int, item: Item) -> None:
        noun, clause = item.noun, self.top
        if noun is None:
            return
        if noun.determiner == "whose":  # "Koch, whose country ..."
            self.open(Draft("relative", clause, marker="whose", antecedent=None, before=[noun]))
            self.last_noun = self.hangs_on = noun
            return
        if self.preposition is not None:
            word = self.preposition.word
            particle = f"{clause.lemma} {word}"
            if clause.verb is not None and clause.object is None and not clause.phrases and particle in self.words.classes and not clause.verb.passive:
                clause.lemma, clause.object = particle, noun
            else:
                clause.phrases.append((word, noun))
                self.hang(word, noun)
            self.preposition = None
            clause.bare_last = False
        elif clause.verb is None:
            clause.before.append(noun)
        elif clause.object is None and not (self.comma and not clause.awaits_subject) and not (clause.verb.lemma in COPULAS):
            if f"{clause.lemma} {noun.lemma}" in self.words.classes:  # "take part"
                clause.lemma = f"{clause.lemma} {noun.lemma}"
            else:
                clause.object = noun
                clause.bare_last = True
        elif clause.verb.lemma in COPULAS and clause.object is None:
            clause.object, clause.predicate = noun, clause.predicate or noun.lemma
            clause.bare_last = True
        else:
            clause.extra.append(noun)
            clause.bare_last = True
        clause.touch(item.span)
        self.last_noun = self.hangs_on = noun

    def hang(self, word: str, noun: NounGroup) -> None:
        """A phrase belongs to the verb, and to the noun before it as well: which one, the rules know."""
        clause, before = self.top, self.hangs_on
        if before is None:
            return
        whole = replace(before, attached=(*before.attached, (word, noun)), reach=max(noun.reach, noun.span.end))
        clause.before = [whole if n is before else n for n in clause.before]
        clause.extra = [whole if n is before else n for n in clause.extra]
        clause.phrases = [(p, whole if n is before else n) for p, n in clause.phrases]
        if clause.object is before:
            clause.object = whole
        if clause.subject is before:
            clause.subject = whole

    def prep(self, index: int, item: Item) -> None:
        clause = self.top
        following = self.items[index + 1] if index + 1 < len(self.items) else None
        takes_noun = following is not None and (following.noun is not None or following.kind in "GWqS")
        particle = f"{clause.lemma} {item.word}"
        previous = self.items[index - 1] if index else None
        if clause.verb is not None and particle in self.words.classes and previous is not None and (previous.kind in "VIGK" or not takes_noun):
            if not takes_noun or clause.verb.passive or (following is not None and following.kind == "G"):
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

    # ---- verbs

    def finite(self, index: int, item: Item) -> None:
        verb, clause = item.verb, self.top
        if verb is None:
            return
        if verb.form == "ing":
            self.ing(index, item)
            return
        if clause.verb is None:
            if clause.relation == "relative" and clause.before:
                clause.object, clause.subject = clause.antecedent, clause.before[-1]
            elif clause.before:
                clause.subject = clause.before[-1]
            self.fill(clause, item)
            return
        before = clause.extra[-1] if clause.extra else clause.object
        if clause.bare_last and before is not None and before is clause.object and clause.lemma in CAUSATIVES and verb.form in ("present", "base"):
            self.infinitive(index, item)
            return
        if clause.bare_last and before is not None and not self.comma_before(index):
            if "that" in self.frames(clause.lemma) or "np-that" in self.frames(clause.lemma):
                self.take(clause, before)
                self.complement(clause, item, before)
                return
        if clause.relation in ("relative", "reduced", "adverbial", "ing", "that", "to") and self.pending() is not None:
            waiting = self.pending()
            while self.top is not waiting:
                self.stack.pop()
            self.finite(index, item)
            return
        if verb.doubtful and self.reduces(index, clause):
            self.participle(index, replace(item, verb=replace(verb, form="participle", passive=True, doubtful=False)))
            return
        if clause.verb.doubtful and clause.subject is not None and not (clause.bare_last and self.comma_before(index)) and not clause.extra:
            self.reread(clause, item)
            return
        if clause.bare_last and before is not None and len(clause.extra) >= 1 and not self.comma_before(index):
            self.take(clause, before)
            antecedent = clause.extra[-1] if clause.extra else clause.object
            relative = self.open(Draft("relative", clause, subject=before, object=antecedent, antecedent=antecedent))
            self.fill(relative, item)
            return
        subject = before if clause.bare_last else None
        if subject is not None:
            self.take(clause, subject)
        main = self.base()
        fresh = Draft("main" if main.relation == "main" else main.relation, main.parent, subject=subject)
        self.stack = [d for d in self.stack if d is not self.top and d.verb is None] or []
        self.open(fresh)
        if subject is not None:
            fresh.touch(subject.span)
        self.fill(fresh, item)

    def fill(self, clause: Draft, item: Item) -> None:
        self.hangs_on = None
        clause.verb = item.verb
        clause.lemma = item.verb.lemma if item.verb else ""
        clause.touch(item.span)
        clause.bare_last = False
        if self.quote is not None and clause.quotation is None and clause.relation == "main":
            clause.quotation, self.quote = self.quote.quote, None
        if clause.subject is None and clause.relation in ("main", "adverbial", "that") and not clause.before:
            clause.awaits_subject = True

    def complement(self, parent: Draft, item: Item, subject: NounGroup) -> None:
        clause = self.open(Draft("that", parent, subject=subject))
        clause.touch(subject.span)
        self.fill(clause, item)

    def take(self, clause: Draft, noun: NounGroup) -> None:
        if clause.extra and clause.extra[-1] is noun:
            clause.extra.pop()
        elif clause.object is noun:
            clause.object = None

    def pending(self) -> Draft | None:
        """The innermost open clause that has a subject and still waits for its verb."""
        return next((d for d in reversed(self.stack) if d.verb is None and (d.before or d.subject or d.antecedent)), None)

    def base(self) -> Draft:
        return self.stack[0]

    def comma_before(self, index: int) -> bool:
        """Whether a comma stands before the noun group that precedes item `index`."""
        at = index - 1
        while at >= 0 and self.items[at].kind in "RT":
            at -= 1
        return at > 0 and self.items[at].noun is not None and self.items[at - 1].kind in ",-:;"

    def reduces(self, index: int, clause: Draft) -> bool:
        """Whether a second finite form is a participle: "a meeting aimed at", ", expected to last"."""
        following = self.items[index + 1] if index + 1 < len(self.items) else None
        if following is not None and (following.noun is not None or following.kind in "Sq"):
            return False
        previous = self.items[index - 1]
        if previous.kind in ",-":
            return True
        settled = clause.verb is not None and (not clause.verb.doubtful or (clause.object is not None and not clause.bare_last) or clause.relation != "main")
        return previous.noun is not None and settled and not (clause.bare_last and self.comma_before(index))

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

    # ---- what opens a dependent clause

    def infinitive(self, index: int, item: Item) -> None:
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
        elif any(p in ("on", "upon", "for", "to") for p, _ in parent.phrases) and f"{parent.lemma} on" in self.words.frames:
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

    def noun_takes(self, noun: NounGroup) -> bool:
        known = self.words.nouns.get(noun.lemma)
        return known is not None and (bool(known.classes & {"willingness", "proposal", "demand-noun", "agreement", "belief", "statement"}) or "to" in self.frames(known.verb))

    def ing(self, index: int, item: Item) -> None:
        parent = self.top
        if self.joined and parent.relation == "ing":
            self.join(parent, item)
            return
        if self.comma and self.preposition is None and parent.verb is not None and not parent.verb.finite:
            while len(self.stack) > 1 and not (self.top.verb is not None and self.top.verb.finite):
                self.stack.pop()
            parent = self.top
        clause = Draft("ing", parent, marker=self.preposition.word if self.preposition else "")
        clause.marker_span = self.preposition.span if self.preposition else None
        previous = self.items[index - 1] if index else None
        if self.preposition is not None:
            clause.subject = parent.object if self.preposition.word in ("of", "for", "from") and parent.object is not None else parent.subject
            if parent.verb is not None and parent.verb.passive:
                clause.subject = parent.subject
            if parent.verb is None:
                clause.relation, clause.awaits_subject = "adverbial", True
        elif parent.verb is None and not parent.before:
            clause.relation, clause.awaits_subject = "adverbial", True
        elif previous is not None and previous.noun is not None and not self.comma:
            clause.relation, clause.subject, clause.antecedent = "reduced", previous.noun, previous.noun
        elif self.comma or parent.verb is None or "ing" not in self.frames(parent.lemma):
            clause.relation, clause.subject = "adverbial", parent.subject or (parent.before[-1] if parent.before else None)
        else:
            clause.subject = parent.subject
        clause.inherited = True
        self.open(clause)
        self.fill(clause, item)

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

    def noun_holds(self, parent: Draft) -> bool:
        """Whether a that-clause belongs to the noun just read rather than to the verb ("rejected claims that")."""
        return not self.frames(parent.lemma) & {"that", "np-that"} or (
            self.last_noun is not None and bool((known := self.words.nouns.get(self.last_noun.lemma)) and known.classes & {"belief", "statement", "demand-noun", "threat-noun"})
        )

    def relative(self, index: int, item: Item) -> None:
        parent = self.top
        if item.word in WH:
            clause = Draft("wh", parent, marker=item.word, marker_span=item.span)
            if item.word in ("where",) and self.last_noun is not None and (self.comma or parent.verb is None):
                clause.relation, clause.antecedent = "relative", None
        else:
            antecedent = self.last_noun
            clause = Draft("relative", parent, marker=item.word, marker_span=item.span, antecedent=antecedent, subject=antecedent)
        self.open(clause)

    # ---- coordination and punctuation

    def coordinator(self, index: int, item: Item) -> None:
        self.joined = item.word
        following = self.peek(index)
        if following is None:
            return
        if following.kind == "V":
            target = next((d for d in reversed(self.stack) if d.verb is not None and (d.verb.finite or d.relation in ("main", "that"))), None)
            if target is not None and target.relation == "that" and target.parent in self.stack and self.speaks_on(target, following):
                target = target.parent
            if target is not None:
                self.share(target)
        elif following.kind == "N" and self.verb_follows(index):
            self.restart(strong=(self.comma or item.word == "but") and not self.heading)
            self.joined = ""
        elif following.kind in "IGK":
            return
        elif following.kind == "S":
            return
        else:
            self.joined = ""

    def speaks_on(self, inner: Draft, item: Item) -> bool:
        """Whether "and demanded" goes on with the speaker rather than with what was said."""
        outer, verb = inner.parent, item.verb
        if outer is None or outer.verb is None or inner.verb is None or verb is None or outer.verb.form != verb.form or verb.modal:
            return False
        shifted = bool(inner.verb.modal or inner.verb.perfect or inner.verb.form != verb.form)
        return shifted or bool(self.frames(verb.lemma) & {"that", "quote"} and not verb.perfect)

    def share(self, target: Draft) -> None:
        """A second verb with the same subject."""
        while self.top is not target and len(self.stack) > 1:
            self.stack.pop()
        verb = target.verb
        subject = target.subject
        fresh = Draft(target.relation, target.parent, marker=target.marker, subject=subject, coordinate=target, noun=target.noun)
        fresh.antecedent, fresh.inherited = target.antecedent, True
        if verb is not None and verb.passive and target.relation == "reduced":
            fresh.relation = "main"
        if self.stack and self.stack[-1] is target:
            self.stack.pop()
        self.open(fresh)
        self.joined = ""

    def join(self, target: Draft, item: Item) -> None:
        """A second infinitive, -ing form or participle beside the first."""
        fresh = Draft(target.relation, target.parent, marker=target.marker, subject=target.subject, noun=target.noun, antecedent=target.antecedent)
        fresh.coordinate, fresh.inherited = target, True
        self.stack.pop()
        self.open(fresh)
        self.fill(fresh, item)
        self.joined = ""

    def restart(self, *, strong: bool) -> None:
        """A new clause with its own subject: beside the complement it stands in, or, after a comma, beside the main clause."""
        within = next((d for d in reversed(self.stack) if d.relation in ("that", "adverbial", "wh") and d.verb is not None), None)
        if within is not None and not strong:
            fresh = Draft(within.relation, within.parent, marker=within.marker, coordinate=within, noun=within.noun)
            self.close(within)
        else:
            fresh = Draft("main")
            self.stack = []
        self.open(fresh)

    def punctuation(self, item: Item) -> None:
        self.hangs_on = None
        if item.kind in ",-()":
            self.comma = True
            self.preposition = None
            clause = self.top
            if len(self.stack) > 1 and clause.verb is not None and (
                (clause.after_comma and clause.relation in ("relative", "reduced", "adverbial")) or self.pending() is not None
            ) and clause.relation in ("relative", "reduced", "adverbial"):
                self.close(clause)
        elif item.kind in ";:":
            self.comma = True
            if item.kind == ";":
                self.stack = []
                self.open(Draft("main"))

    def inherit(self) -> None:
        """Opening participles take the subject of the clause they open: "Speaking in Westmark, Adler said"."""
        for draft in self.drafts:
            if draft.awaits_subject and draft.subject is None and draft.relation in ("adverbial", "reduced") and not draft.before:
                main = next((d for d in self.drafts if d.relation == "main" and d.verb is not None and d.subject is not None), None)
                if main is not None and main is not draft:
                    draft.subject, draft.inherited = main.subject, True
                    main_verb = main.verb
                    if main_verb is not None and main_verb.passive:
                        draft.subject = main.subject
