"""Candidates become cards where examples prove them: read by the built-in cards and all candidates together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg import extract
from kg.lexicon import Lexicon
from kg.lexicon.names import slug
from kg.model.text import Article
from kg.petrarch.candidates import Candidate
from kg.petrarch.leftover import Account
from kg.petrarch.sentences import Sentences
from kg.pipeline import Reader
from kg.rulebook import examples, marked, pattern
from kg.rulebook.rule import Example, Rule, Rulebook

CONFIDENCE = 0.3
_TRIED = 4  # nouns that are tried before a verb is given up
_FILE = "petrarch"


@dataclass(frozen=True, slots=True)
class Card:
    """A rule card: its candidate with the verbs and nouns that hold, and the examples that prove it."""

    id: str
    candidate: Candidate
    finds: tuple[str, ...]

    def text(self) -> str:
        """The card in YAML."""
        one = self.candidate
        lines = [
            f"{self.id}:",
            f"  about: CAMEO {one.code}, from the block {slug(one.block).upper()} of a PETRARCH dictionary.",
            f"  when: {one.pattern}",
            f"  makes: {one.makes}",
            f"  confidence: {CONFIDENCE}",
            "  finds: |",
            *(f"    {sentence}" for sentence in self.finds),
        ]
        return "\n".join(lines) + "\n"


class Prover:
    """Tries candidates; what no example proves goes to the account."""

    def __init__(self, book: Rulebook, lexicon: Lexicon, account: Account) -> None:
        self.book, self.lexicon, self.account = book, lexicon, account
        self.sentences = Sentences()
        self.before = self._reader(())

    def cards(self, candidates: Sequence[Candidate]) -> list[Card]:
        """The cards that hold, in the order of the candidates: each verb and noun of theirs is tried."""
        named = list(zip(_ids(candidates), candidates, strict=True))
        read = self._reader([self._rule(id_, one, ()) for id_, one in named])
        cards = [card for id_, one in named if (card := self._tried(id_, one, read)) is not None]
        return self._standing(cards)

    def _standing(self, cards: list[Card]) -> list[Card]:
        """The cards that still hold beside those that were left, each pattern once."""
        patterns = {" ".join(p.source.split()): rule.id for rule in self.book.rules for p in rule.when}
        kept: list[Card] = []
        for card in cards:
            if (twin := patterns.get(card.candidate.pattern)) is not None:
                self._leave("a pattern that another card has", card.candidate, twin)
            else:
                patterns[card.candidate.pattern] = card.id
                kept.append(card)
        while True:
            rules = [self._rule(card.id, card.candidate, card.finds) for card in kept]
            read = self._reader(rules)
            fallen = {rule.id for rule in rules if not all(o.passed for o in examples.run_card(rule, read))}
            if not fallen:
                return kept
            for card in (card for card in kept if card.id in fallen):
                self._leave("a card that another of the dictionary forestalls", card.candidate, card.candidate.pattern)
            kept = [card for card in kept if card.id not in fallen]

    def _tried(self, id_: str, one: Candidate, read: examples.Read) -> Card | None:
        """The candidate with the verbs and nouns whose sentences are read by it, and two sentences at least."""
        proved: dict[str, list[str]] = {}
        for verb in one.verbs:
            for noun in one.shape.nouns[:_TRIED] or ("",):
                passed = self._passed(id_, one, verb, noun, read, tell=noun in (*one.shape.nouns[:1], ""))
                if passed:
                    proved[verb] = passed
                    break
        if not proved:
            return None
        first = next(iter(proved))
        nouns = [n for n in one.shape.nouns if self._passed(id_, one, first, n, read, tell=True)]
        if one.shape.nouns and not nouns:
            return None
        shape = replace(one.shape, nouns=tuple(nouns))
        finds = list(dict.fromkeys(sentence for passed in proved.values() for sentence in passed))
        if nouns:
            finds = [s for n in nouns for s in self._passed(id_, one, first, n, read, tell=False)] + finds
            finds = [s for s in dict.fromkeys(finds) if any(re.search(rf"\b{noun}\b", s) for noun in nouns)]
        kept = replace(one, verbs=tuple(proved), shape=shape)
        if len(finds) < 2:
            self._leave("a card with fewer than two examples that hold", one, kept.pattern)
            return None
        return Card(id_, kept, tuple(finds[:2]))

    def _passed(self, id_: str, one: Candidate, verb: str, noun: str, read: examples.Read, *, tell: bool) -> list[str]:
        """The sentences of a verb and a noun that the card reads as it should; none where the first is not."""
        sentences = list(self.sentences.of(one, verb, noun))
        if sentences and self.before(marked.read(sentences[0], file=id_, line=1).text, None).facts:
            if tell:
                self._leave("what the built-in cards read already", one, f"{verb} {noun}".strip())
            return []
        rule = self._rule(id_, one, sentences)
        outcomes = list(examples.run_card(rule, read))
        passed = [sentence for sentence, outcome in zip(sentences, outcomes, strict=True) if outcome.passed]
        if passed and outcomes[0].passed:
            return passed
        if tell:
            known = any("nothing found by this card, but" in outcome.why for outcome in outcomes)
            why = "what an earlier card of the dictionary reads" if known else "what no sentence made of it proves"
            self._leave(why, one, f"{verb} {noun}".strip())
        return []

    def _leave(self, why: str, one: Candidate, text: str) -> None:
        self.account.leave(why, one.where, f"{text} [{one.code}]")

    def _rule(self, id_: str, one: Candidate, sentences: Sequence[str]) -> Rule:
        finds: tuple[Example, ...] = tuple(marked.read(s, file=id_, line=1) for s in sentences)
        when = pattern.read(one.pattern, file=id_, line=1)
        return Rule(id_, "", (when,), one.makes, finds, (), (), id_, 1, 1_000_000, confidence=CONFIDENCE)

    def _reader(self, rules: Sequence[Rule]) -> examples.Read:
        book = replace(self.book, rules=(*self.book.rules, *rules))
        reader = Reader(self.lexicon, book, extract.Facts(book))
        return lambda text, published: reader(Article("example", text, published=published))


def _ids(candidates: Sequence[Candidate]) -> list[str]:
    """An id for each: its class is the file, its block the name."""
    found: list[str] = []
    taken: set[str] = set()
    for one in candidates:
        block = re.sub("^[^a-z]+", "", slug(one.block)) or "block"
        first = id_ = f"{_FILE}-{one.makes.lower()}.{block}"
        number = 2
        while id_ in taken:
            id_ = f"{first}-{number}"
            number += 1
        taken.add(id_)
        found.append(id_)
    return found
