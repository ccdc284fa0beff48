"""What the parser makes of a sentence: noun groups, verb groups, clauses."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.mention import Mention
from kg.model.text import Span


@dataclass(frozen=True, slots=True)
class NounGroup:
    """A noun group without what follows its head, and what follows it beside it.

    span: from determiner to head. lemma: the head, lower case and singular (of a name, as written).
    modifiers: lemmas between determiner and head. owner: the possessor ("Adler's plan", "his plan").
    attached: (preposition, group) that follow it. members: of a coordination, this one included, else
    empty. apposition: a second description of the same thing. reach: where all of it ends. title: one that
    stands before the first of a list and goes for all ("Presidents A of X and B of Y").
    """

    span: Span
    lemma: str
    tag: str  # letter of the head: N M E U u a A H C D
    head: Span
    determiner: str = ""
    modifiers: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    owner: NounGroup | None = None
    attached: tuple[tuple[str, NounGroup], ...] = ()
    members: tuple[NounGroup, ...] = ()
    apposition: NounGroup | None = None
    reach: int = 0
    title: Mention | None = None

    @property
    def pronoun(self) -> bool:
        return self.tag == "H"

    @property
    def plural(self) -> bool:
        return self.tag in "Mua" or len(self.members) > 1

    def each(self) -> tuple[NounGroup, ...]:
        """The members of a coordination, or the group alone."""
        return self.members or (self,)

    @property
    def full(self) -> Span:
        """With everything that follows and belongs to it."""
        return Span(self.span.begin, max(self.reach, self.span.end))


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """Auxiliaries, adverbs and the verb itself.

    form: past, present, base, to, ing, participle. modal: lower case, or empty. adverbs: lower case, with
    the spans they stand at.
    """

    span: Span
    head: Span
    lemma: str
    form: str
    passive: bool = False
    negated: bool = False
    modal: str = ""
    perfect: bool = False
    progressive: bool = False
    adverbs: tuple[tuple[str, Span], ...] = ()
    doubtful: bool = False  # its form may as well be a participle
    cues: tuple[tuple[str, Span], ...] = ()  # auxiliaries and negations as written, lower case

    @property
    def finite(self) -> bool:
        return self.form in ("past", "present")


@dataclass(frozen=True, slots=True)
class Clause:
    """Who does what to whom, voice undone.

    lemma: the verb with its particle ("call off"). relation to the parent: main, that, wh, to, ing,
    relative, reduced, adverbial, quoted, nominal (an event noun taken as a clause). marker: the
    subordinator or preposition that opens it. subject, object, second (indirect object): one group
    each, coordinations inside it. phrases: (preposition, group). predicate: what it says with "be".
    noun: the event noun of a nominal clause. span: the clause without its dependents' tails.
    """

    index: int
    lemma: str
    verb: VerbGroup | None
    relation: str
    parent: int | None
    span: Span
    sentence: int
    marker: str = ""
    marker_span: Span | None = None
    subject: NounGroup | None = None
    object: NounGroup | None = None
    second: NounGroup | None = None
    agent: NounGroup | None = None  # the by-phrase of a passive, already the subject too
    phrases: tuple[tuple[str, NounGroup], ...] = ()
    times: tuple[Mention, ...] = ()
    predicate: str = ""
    noun: NounGroup | None = None
    quotation: Span | None = None  # a quotation that depends on the verb
    inherited: bool = False  # the subject is shared with, or controlled by, another clause
