"""The clauses of one sentence with what rules ask of them: children, content, classes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.lexicon import Lexicon
from kg.model.cast import Cast
from kg.model.clause import Clause, NounGroup
from kg.model.text import Sentence


@dataclass(slots=True)
class Frames:
    """One sentence's clauses, their dependents, and the article's cast."""

    sentence: Sentence
    clauses: Sequence[Clause]
    cast: Cast
    lexicon: Lexicon
    text: str
    children: dict[int, list[Clause]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for clause in self.clauses:
            if clause.parent is not None:
                self.children.setdefault(clause.parent, []).append(clause)

    def dependents(self, clause: Clause, *relations: str) -> list[Clause]:
        """Clauses that depend on this one directly, in order."""
        return [c for c in self.children.get(clause.index, ()) if not relations or c.relation in relations]

    def descendants(self, clause: Clause) -> Iterator[Clause]:
        """Every clause that depends on this one, however deep."""
        ahead = list(reversed(self.children.get(clause.index, ())))
        while ahead:
            child = ahead.pop()
            yield child
            ahead += reversed(self.children.get(child.index, ()))

    def parent(self, clause: Clause) -> Clause | None:
        return self.clauses[clause.parent] if clause.parent is not None else None

    def ancestors(self, clause: Clause) -> Iterator[int]:
        """Indices of the clauses it depends on, innermost first."""
        above = self.parent(clause)
        while above is not None:
            yield above.index
            above = self.parent(above)

    def verb_classes(self, clause: Clause) -> frozenset[str]:
        classes = self.lexicon.words.classes
        found = classes.get(clause.lemma)
        if found is None and clause.lemma.startswith("re"):  # "reimpose" is to impose again
            found = classes.get(clause.lemma[2:].removeprefix("-"))
        return found or frozenset()

    def complements(self, clause: Clause) -> frozenset[str]:
        """The frames of a clause's verb."""
        return self.lexicon.words.frames.get(clause.lemma, frozenset())

    def noun_classes(self, group: NounGroup) -> frozenset[str]:
        known = self.lexicon.words.nouns.get(group.lemma)
        return known.classes if known else frozenset()

    def classes_of(self, noun: str) -> frozenset[str]:
        """The classes of a common noun, by its lemma."""
        known = self.lexicon.words.nouns.get(noun)
        return known.classes if known else frozenset()

    def officials(self, group: NounGroup) -> bool:
        """Whether a group is of several in office, or a delegation of them."""
        return self.lexicon.words.agents.get(group.lemma) == "officials" or "delegation" in self.noun_classes(group)

    def governed(self, clause: Clause) -> list[NounGroup]:
        """What those who take part take part in, which is no object: "took part in talks"."""
        attends = "attend" in self.verb_classes(clause)
        return [group for word, group in clause.phrases if word == "in"] if attends else []

    def phrases(self, clause: Clause) -> list[tuple[str, NounGroup]]:
        """Phrases of the verb and of its object, each once: attachment is left open."""
        found = list(clause.phrases)
        if clause.object is not None:
            for member in clause.object.each():
                found += [pair for pair in member.attached if pair[1].span not in {g.span for _, g in found}]
        return found
