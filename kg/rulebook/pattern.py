"""The one-line pattern of a rule card, from left to right as in the active sentence.

pattern = part+
part    = slot | prep slot | "[" part "]" | trigger | content
slot    = Type ":" name
trigger = verb ("|" verb)* [ "{" noun ("|" noun)* "}" ]        the first word in lower case
verb    = lemma | lemma "_" particle | "@" class               noun = lemma | "@" class
prep    = word ("|" word)*
content = [prep] ("Words" | "Thing") ":content" [ "(" part ")" ]
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from kg.errors import RuleError
from kg.rulebook.rule import Content, Pattern, Slot
from kg.rulebook.tokens import Token, tokens

TYPES = (
    *("Actor", "Actors", "Sides", "Side", "Forces", "Means", "Object"),
    *("State", "Person", "Organisation", "Place", "Date", "Thing"),
)
CONTENT_TYPES = ("Words", "Thing")

_NAME = re.compile(r"[a-z][A-Za-z]*")


@dataclass(frozen=True, slots=True)
class _Part:
    """A slot before its position is known."""

    type: str
    name: str
    preps: tuple[str, ...]
    required: bool
    after: bool  # the trigger
    column: int

    @property
    def bare(self) -> bool:
        """Whether it is the subject or an object: no date, no bracketed place, without a preposition."""
        somewhere = self.type == "Place" and self.name == "place" and not self.required
        return not self.preps and self.type != "Date" and not somewhere


def read(source: str, *, file: str, line: int) -> Pattern:
    """One pattern, or a RuleError with the column of the fault.

    >>> found = read("Side:host hold {@talks} with Actor:attendee [Date:date]", file="f.yaml", line=1)
    >>> [(slot.name, slot.position, slot.preps, slot.required) for slot in found.slots]
    [('host', 'subject', (), True), ('attendee', 'prep', ('with',), True), ('date', 'date', (), False)]
    """
    return _Reader(source, f"{file}:{line}").pattern()


class _Reader:
    """Reads one pattern by recursive descent; everything it changes is its own."""

    def __init__(self, source: str, where: str) -> None:
        self.source, self.where, self.at = source, where, 0
        self.tokens = tokens(source, where=self.where)
        self.parts: list[_Part] = []
        self.trigger: Token | None = None
        self.nouns: Token | None = None
        self.content: Content | None = None

    def fault(self, what: str, column: int, hint: str = "") -> RuleError:
        return RuleError(what, where=self.where, hint=hint, source=self.source, column=column)

    def pattern(self) -> Pattern:
        while self.peek().kind != "end":
            self.part(required=True)
        if self.trigger is None:
            raise self.fault("the pattern has no verb", 0, "write its lemma in lower case, or a class: @meet")
        if not self.parts and self.content is None:
            raise self.fault("the pattern has no slot", 0, "write Actor:attendee")
        verbs, classes = self.alternatives(self.trigger)
        nouns, noun_classes = self.alternatives(self.nouns) if self.nouns else (frozenset(), frozenset())
        return Pattern(self.source, verbs, classes, self.placed(), nouns, noun_classes, self.content)

    def peek(self) -> Token:
        return self.tokens[self.at]

    def next(self) -> Token:
        token = self.tokens[self.at]
        self.at = min(self.at + 1, len(self.tokens) - 1)
        return token

    def part(self, *, required: bool) -> None:
        token = self.next()
        match token.kind:
            case "[" if required:
                self.part(required=False)
                self.close("]", token)
            case "[":
                raise self.fault("brackets within brackets", token.column, "write the parts side by side")
            case "words" if self.trigger is None:
                if not required:
                    raise self.fault("the verb stands in brackets", token.column, "only slots may be missing")
                self.trigger = token
                if self.peek().kind == "nouns":
                    self.nouns = self.next()
            case "words" | "slot":
                self.slot_or_content(token, required=required)
            case "nouns":
                hint = "write hold {talks} with Actor:attendee"
                raise self.fault("nouns in braces stand away from the verb", token.column, hint)
            case "end":
                raise self.fault("the bracket is empty", token.column)
            case _:
                raise self.fault(f"{token.text!r} stands alone", token.column)

    def slot_or_content(self, token: Token, *, required: bool) -> None:
        preps: tuple[str, ...] = ()
        column = token.column
        if token.kind == "words":
            preps, token = self.prepositions(token), self.next()
            if token.kind != "slot":
                hint = "write with Actor:attendee; a pattern has one verb"
                raise self.fault("a preposition without a slot", column, hint)
        if token.text == "Thing:content" or token.text.startswith("Words:"):
            self.read_content(token, preps, required=required)
        else:
            kind, name = self.type_and_name(token, TYPES + CONTENT_TYPES)
            self.parts.append(_Part(kind, name, preps, required, self.trigger is not None, token.column))

    def read_content(self, token: Token, preps: tuple[str, ...], *, required: bool) -> None:
        kind, name = self.type_and_name(token, CONTENT_TYPES)
        if name != "content":
            raise self.fault(f"words in the role {name!r}", token.column, "write Words:content")
        if self.trigger is None:
            hint = "write Actor:speaker say Words:content"
            raise self.fault("the content stands before the verb", token.column, hint)
        if self.content is not None:
            raise self.fault("a second content", token.column, "write a second pattern")
        inside = self.inside() if self.peek().kind == "(" else None
        frame = "|".join(preps) or ("thing" if kind == "Thing" else "words")
        self.content = Content(name, frame, inside, required)

    def inside(self) -> Slot:
        """A slot filled from within the content: `(Side:target)`, `([against Actor:target])`."""
        opening = self.next()
        bracket = self.next() if self.peek().kind == "[" else None
        token, preps = self.next(), tuple[str, ...]()
        if token.kind == "words":
            preps, token = self.prepositions(token), self.next()
        if token.kind != "slot":
            raise self.fault("no slot within the content", token.column, "write Words:content (Side:target)")
        kind, name = self.type_and_name(token, TYPES)
        if bracket:
            self.close("]", bracket)
        self.close(")", opening)
        return Slot(name, kind, "prep" if preps else "inside", preps, required=bracket is None)

    def close(self, mark: str, opening: Token) -> None:
        token = self.next()
        if token.kind == "end":
            raise self.fault(
                f"{opening.text!r} is never closed", opening.column, "close it behind one part: [with Actor:attendee]"
            )
        if token.kind != mark:
            what = f"more than one part in {opening.text}{mark}"
            raise self.fault(what, token.column, "bracket each part by itself")

    def type_and_name(self, token: Token, types: Sequence[str]) -> tuple[str, str]:
        kind, _, name = token.text.partition(":")
        if kind not in types:
            near = get_close_matches(kind.capitalize(), types, 1)
            hint = f"did you mean {near[0]}?" if near else f"one of {', '.join(types)}"
            raise self.fault(f"no such type: {kind}", token.column, hint)
        if not _NAME.fullmatch(name):
            raise self.fault(f"no role after {kind}:", token.column + len(kind) + 1, f"write {kind}:attendee")
        return kind, name

    def prepositions(self, token: Token) -> tuple[str, ...]:
        _, classes = self.alternatives(token)
        if classes:
            raise self.fault("a class where a preposition stands", token.column, "a pattern has one verb")
        return token.alternatives()

    def alternatives(self, token: Token) -> tuple[frozenset[str], frozenset[str]]:
        """The lemmas and the classes between bars, each written once."""
        column = token.column + (token.kind == "nouns")
        words = token.alternatives()
        for number, word in enumerate(words):
            if word in words[:number]:
                raise self.fault(f"{word!r} is written twice", column)
            column += len(word) + 1
        classes = frozenset(word[1:] for word in words if word.startswith("@"))
        return frozenset(word for word in words if not word.startswith("@")), classes

    def placed(self) -> tuple[Slot, ...]:
        """The slots with their positions, which hang on what else the pattern holds."""
        subjects = [part for part in self.parts if part.bare and not part.after]
        objects = [part for part in self.parts if part.bare and part.after]
        frame = self.content.frame if self.content else ""
        taken = self.nouns is not None or frame in ("words", "thing")
        if len(subjects) > 1:
            raise self.fault("a second subject", subjects[1].column, "Actors:role takes two or more together")
        if len(objects) > (1 if taken else 2):
            raise self.fault("one object too many", objects[-1].column, "put its preposition before the slot")
        # Of two bare objects the first is the one to whom: give *Ruritania* weapons.
        second = objects[:1] if taken or len(objects) == 2 else []

        def position(part: _Part) -> str:
            if part.type == "Date":
                return "date"
            if part.preps:
                return "prep"
            if not part.bare:
                return "place"
            if not part.after:
                return "subject"
            return "second" if part in second else "object"

        return tuple(Slot(part.name, part.type, position(part), part.preps, part.required) for part in self.parts)
