"""Blocks of verbs as candidates for rule cards: a class, verbs, and what their clause must hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.lexicon import Lexicon, table
from kg.petrarch.codes import event_class, roles
from kg.petrarch.leftover import Account
from kg.petrarch.shapes import BARE, Shape, Shapes
from kg.petrarch.verbs import Block, Synonyms

_OTHER_SCHEME = 0.02  # of the codes: beyond CAMEO's 20, as WEIS has
_NONE = ("---", "", "[---")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A card to be: what `verbs` make where the clause has `shape`. block: of which block, for its name."""

    block: str
    where: str
    code: str
    makes: str
    verbs: tuple[str, ...]
    shape: Shape

    @property
    def pattern(self) -> str:
        """The pattern of the card."""
        first, second = roles(self.makes)
        trigger = "|".join(verb.replace(" ", "_") for verb in self.verbs)
        if self.shape.nouns:
            trigger += " {" + "|".join(self.shape.nouns) + "}"
        who = f"{'Actors' if self.shape.together else 'Actor'}:{first}"
        if self.makes == "Claim":
            return f"{who} {trigger} Words:content"
        if not self.shape.target:
            return f"{who} {trigger}"
        whom = f"{'Actor' if second != 'target' else 'Side'}:{second}"
        return " ".join(filter(None, (who, trigger, self.shape.prep, whom)))


class Candidates:
    """Makes candidates of the blocks of one dictionary."""

    def __init__(self, lexicon: Lexicon, account: Account) -> None:
        closed = table.rows(table.FOLDER / "closed.tsv", ("word", "tag"))
        self.prepositions = frozenset(row["word"] for row in closed if row["tag"] in "iyft")
        self.lexicon, self.account = lexicon, account
        self.lemmas = frozenset(lexicon.english.verbs.values())

    def of(self, blocks: list[Block], synonyms: Synonyms) -> Iterator[Candidate]:
        """In the order of the dictionary; what no card can ask for goes to the account."""
        codes = [code for block in blocks for code in (*(v[1] for v in block.verbs), *(p.code for p in block.patterns))]
        beyond = sum(code[:2] in ("21", "22", "23", "24") for code in codes)
        if beyond > _OTHER_SCHEME * len(codes):
            for block in blocks:
                self.account.leave("a block of another scheme than CAMEO, as WEIS", block.where, block.name)
            return
        shapes = Shapes(self.lexicon.english, synonyms, self.prepositions)
        for block in blocks:
            verbs = {verb: (code, where) for raw, code, where in block.verbs if (verb := self._verb(raw, where))}
            yield from self._bare(block, verbs)
            if verbs:
                yield from self._patterns(block, tuple(verbs), shapes)
            else:
                for pattern in block.patterns:
                    self.account.leave("a pattern of a block without a verb", pattern.where, pattern.text)

    def _verb(self, raw: str, where: str) -> str:
        """The lemma, with a particle behind it; empty where it is none."""
        verb = raw.removeprefix("+").replace("_", " ").strip().lower()
        head, _, rest = verb.partition(" ")
        why = ""
        if "+" in verb:
            why = "a verb behind other words"
        elif head not in self.lemmas:
            why = "a verb that the English tables do not know"
        elif rest and (" " in rest or not (rest in self.prepositions or self.lexicon.english.letter(rest) in "RiJ")):
            why = "a verb with more than a particle behind it"
        if why:
            self.account.leave(why, where, raw)
        return "" if why else verb

    def _bare(self, block: Block, verbs: Mapping[str, tuple[str, str]]) -> Iterator[Candidate]:
        """The verbs by themselves, by the class of their codes."""
        alike: dict[tuple[str, Shape], list[str]] = {}
        first: dict[tuple[str, Shape], tuple[str, str]] = {}
        for verb, (code, where) in verbs.items():
            makes = self._class(code, where, verb)
            if makes is None:
                continue
            shape = self._alone(verb, makes)
            if shape is None:
                self.account.leave("a verb that takes no object", where, f"{verb} [{code}]")
                continue
            alike.setdefault((makes, shape), []).append(verb)
            first.setdefault((makes, shape), (code, where))
        for (makes, shape), members in alike.items():
            code, where = first[makes, shape]
            yield Candidate(block.name, where, code, makes, tuple(members), shape)

    def _alone(self, verb: str, makes: str) -> Shape | None:
        """How a verb takes the other side by itself: as its object, or behind "with"; None where it takes none."""
        frames = self.lexicon.words.frames.get(verb)
        if frames is None or "np" in frames or makes == "Claim":
            return BARE
        return Shape(prep="with", target=True) if "with" in frames else None

    def _patterns(self, block: Block, verbs: tuple[str, ...], shapes: Shapes) -> Iterator[Candidate]:
        """The patterns, those of one class and shape together."""
        found: dict[tuple[str, str, bool, bool, bool], list[tuple[Shape, str, str]]] = {}
        for pattern in block.patterns:
            makes = self._class(pattern.code, pattern.where, pattern.text)
            if makes is None:
                continue
            shape = shapes.shape(pattern.text)
            if isinstance(shape, Shape) and makes == "Claim":
                shape = "a statement whose words the pattern does not ask for"
            if isinstance(shape, str):
                self.account.leave(shape, pattern.where, f"{pattern.text} [{pattern.code}]")
                continue
            key = (makes, shape.prep, shape.target, shape.together, bool(shape.nouns))
            found.setdefault(key, []).append((shape, pattern.code, pattern.where))
        for (makes, prep, target, together, _), members in found.items():
            nouns = tuple(dict.fromkeys(noun for shape, _, _ in members for noun in shape.nouns))
            _, code, where = members[0]
            yield Candidate(block.name, where, code, makes, verbs, Shape(nouns, prep, target, together))

    def _class(self, code: str, where: str, text: str) -> str | None:
        first, _, second = code.partition(":")
        if first in _NONE:
            self.account.leave("no event: the code is ---", where, text)
            return None
        makes = event_class(first)
        if makes is None:
            self.account.leave("a code that CAMEO does not have", where, f"{text} [{code}]")
        elif second and second != first:
            self.account.leave("the second code of a pair", where, f"{text} [{code}]")
        return makes
