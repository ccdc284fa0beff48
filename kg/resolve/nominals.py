"""Names that are no persons, and common nouns that stand for somebody: "Ruritanian troops"."""

from __future__ import annotations

from typing import Final

from kg.lexicon import Lexicon
from kg.model.clause import NounGroup
from kg.model.entity import Kind
from kg.model.text import Span
from kg.resolve.people import People
from kg.resolve.registry import Registry

ARMS: Final = frozenset({"forces", "vessel"})
PERSONAL_ENDINGS: Final = (
    "owner",
    "worker",
    "maker",
    "dweller",
    "ist",
    "ician",
    "ee",
    "man",
    "woman",
    "holder",
    "seeker",
    "goer",
)
BODIES: Final = frozenset("government ministry parliament court bank police military party business".split())
CORPS: Final = ("police", "military")  # "police from Nord and Sund"
PERSONAL: Final = frozenset({"officials", "people", "armed"})  # sorts of agents of whom one is a person
LANDS: Final = frozenset(
    "border frontier region province territory area island peninsula oblast district enclave republic county".split()
)
NAMED: Final = ("state", "organisation", "body", "group", "place", "seat", "city", "people")
TWO_CAPITALS: Final = frozenset(
    f"state/{state}"
    for state in """
    benin bolivia burundi eswatini ivory-coast malaysia myanmar netherlands nigeria south-africa sri-lanka tanzania
    """.split()
)
SCORES: Final = ("hundred", "thousand", "million", "dozen")
PLAIN: Final = frozenset(
    """
    whose the a an this that these those his her its their our my some many several few two three other most
    all both key top senior leading various fellow
    """.split()
)


class Nominals:
    """Resolves noun groups without looking at what came before."""

    def __init__(self, registry: Registry, people: People, lexicon: Lexicon, text: str) -> None:
        self.registry, self.people, self.lexicon, self.text = registry, people, lexicon, text

    def named(self, group: NounGroup) -> str | None:
        """A state, organisation, body, group or place whose name is the head of the group."""
        mention = next((m for m in reversed(group.mentions) if m.sort == "name" and m.span.end == group.head.end), None)
        if mention is not None:
            if mention.has("modifier", "person", "short"):
                return None
            sense = mention.has(*NAMED)
            if group.determiner in ("a", "an") and (adjective := mention.has("adjective")):
                label, of = self.text[group.head.begin : group.head.end], self.registry.known(adjective.id)
                return self.registry.local(Kind.PERSON, label, acts_for=of, span=group.span, named=False)
            if sense is None and (adjective := mention.has("adjective")) and group.determiner in ("the", ""):
                return self._group(group, adjective.id) if group.tag == "A" and group.determiner == "the" else None
            if sense is None:
                return None
            if sense.sort in ("people", "group") and "ethnic" in group.modifiers:
                return self._local(group, self.people.of(group))  # "ethnic Finns" are of where they live
            if (
                sense.sort in ("group", "body")
                and (party := self.people.of(group))
                and party != self.registry.names.entities[sense.id].acts_for
            ):
                return self._local(group, party)  # "Iraqi Kurds", "Ruritania's Senate"
            if sense.sort == "people":
                return self._group(group, sense.id)
            return self.registry.known(sense.id, mention.span)
        own = group.head.end - len(group.lemma)
        if group.tag == "E" and group.lemma and not any(m.sort == "name" and m.span.end > own for m in group.mentions):
            words = group.lemma.split()
            if (any(w in self.lexicon.names.organisational for w in words) and len(words) > 1) or (
                group.lemma.isupper() and len(group.lemma) > 2
            ):
                return self.registry.local(Kind.BODY, group.lemma, acts_for=self.people.of(group), span=group.head)
        return None

    def _kind(self, group: NounGroup) -> str | None:
        """What sort of somebody a common noun stands for, by the table of agents, its class or its ending."""
        words = self.lexicon.words
        if (found := words.agents.get(group.lemma)) is not None:
            return found
        known = words.nouns.get(group.lemma)
        if known is not None:
            return "arms" if known.classes & ARMS else None
        return "people" if group.tag == "M" and group.lemma.endswith(PERSONAL_ENDINGS) else None

    def several(self, group: NounGroup) -> tuple[str, ...]:
        """ "Hungarian and Romanian officials": the officials of each."""
        if group.tag not in "Mu" and not any(len(g.members) > 1 for _, g in group.attached):
            return ()
        kind = self._kind(group)
        if (group.tag not in "Mu" and kind not in CORPS) or (kind is None and group.tag != "u"):
            return ()
        of = next((g for p, g in group.attached if p in ("of", "from") and len(g.members) > 1), None)
        of = of or (group.owner if group.owner is not None and group.owner.members else None)
        named = group.mentions if of is None else tuple(m for member in of.members for m in member.mentions)
        adjectives = [m for m in named if m.sort == "name" and m.has("adjective", "state", "seat", "city")]
        if of is None:
            adjectives = [m for m in adjectives if m.span.end <= group.head.begin]
        if len(adjectives) < 2:
            return ()
        head = self.text[group.head.begin : group.head.end]
        return tuple(
            self.registry.local(
                Kind.GROUP,
                f"{self.text[m.span.begin : m.span.end]} {head}",
                acts_for=self.people.party(m),
                span=group.span,
            )
            for m in adjectives
        )

    def common(
        self, group: NounGroup, referents: dict[Span, tuple[str, ...]], home: str | None = None
    ) -> str | None:
        """Somebody known by a common noun and what stands around it; None for things.

        home: the state of those of whom nothing else tells it.
        """
        kind = self._kind(group)
        titled = group.tag in "Uu" or any(m.sort == "title" and m.span.end == group.head.end for m in group.mentions)
        if kind == "arms" and not self.people.of(group):
            return None  # "missiles" are nobody; "Ruritanian missiles" act for Ruritania
        if kind is None and not titled:
            return None
        if kind == "text":
            return self._local(group, None)
        party = self.people.of(group) or self._owner(group, referents) or home
        if kind == "states" and party is None and not group.modifiers and group.tag == "N":
            return None
        one = group.tag in "N1U" and (kind in PERSONAL or titled)
        if one and group.determiner == "no":
            return None
        return self._local(group, party, Kind.PERSON if one else Kind.BODY if kind in BODIES else Kind.GROUP)

    def sides(self, group: NounGroup, referents: dict[Span, tuple[str, ...]]) -> tuple[str, ...]:
        """Whose a thing is: its owner, a state adjective, or "of" somebody."""
        party = self.people.of(group)
        found = list(self._owners(group, referents))
        if party is not None and party not in found:
            found.append(party)
        for prepositions in (("of", "by"), ("against", "with", "on", "along with", "together with")):
            if found and "of" not in prepositions and group.lemma not in LANDS:
                break  # "French raids on Chad" are France's, "a policy on Chad" is of nobody else
            for preposition, attached in group.attached:
                if preposition in prepositions:
                    for member in attached.each():
                        found += [
                            i for r in referents.get(member.span, ()) if (i := self._acting(r)) and i not in found
                        ]
        return tuple(found)

    def _acting(self, id_: str) -> str | None:
        """The entity itself, or for land the state it lies in by the tables."""
        entity = self.registry.entities[id_]
        return id_ if entity.kind.acts else entity.within

    def lands(self, group: NounGroup) -> tuple[str, ...]:
        """The territories named before a word for land: "the Nord and Sund regions"."""
        if group.lemma not in LANDS:
            return ()
        senses = [s for m in group.mentions if m.sort == "name" and (s := m.has("place"))]
        return tuple(self.registry.known(s.id, m.span) for s, m in zip(senses, group.mentions, strict=False))

    def capital(self, group: NounGroup) -> str | None:
        """ "the Ruritanian capital": the city, by the tables, where a state has one."""
        of = self.people.of(group)
        if of is None or of in TWO_CAPITALS:
            return None
        first = next((e.id for e in self.registry.names.entities.values() if e.seat and e.within == of), None)
        return self.registry.known(first, group.span) if first is not None else None

    def _owners(self, group: NounGroup, referents: dict[Span, tuple[str, ...]]) -> tuple[str, ...]:
        if group.owner is None:
            return ()
        return tuple(
            i for m in group.owner.each() for i in referents.get(m.span, ()) if self.registry.entities[i].kind.acts
        )

    def _owner(self, group: NounGroup, referents: dict[Span, tuple[str, ...]]) -> str | None:
        """The state or organisation of whoever owns it."""
        for owner in self._owners(group, referents):
            entity = self.registry.entities[owner]
            if entity.kind in (Kind.STATE, Kind.INTERNATIONAL):
                return None if self.lexicon.words.agents.get(group.lemma) == "states" else owner
            if entity.acts_for and self.lexicon.words.agents.get(group.lemma) != "states":
                return entity.acts_for
        return None

    def _group(self, group: NounGroup, party: str) -> str:
        entity = self.registry.names.entities[party]
        label = self.text[group.head.begin : group.head.end]
        if entity.kind is Kind.GROUP:
            return self.registry.known(party, group.head)
        return self.registry.local(Kind.GROUP, label, acts_for=self.registry.known(party), span=group.span)

    def _local(self, group: NounGroup, party: str | None, kind: Kind = Kind.GROUP) -> str:
        begin = group.span.begin
        words = _bare(self.text[begin : group.head.end])
        while len(words) > 1 and words[0].lower() in PLAIN and words[1].lower() not in SCORES:
            words = words[1:]
        of = next((attached for preposition, attached in group.attached if preposition in ("of", "for")), None)
        label = " ".join(words)
        if of is not None and not of.members and of.span.end - begin < 80:
            label = " ".join([label, *self.text[group.head.end : of.span.end].split()])
        if group.plural and kind is not Kind.PERSON:
            kind = Kind.GROUP
        office = self.text[group.head.begin : group.head.end] if kind is Kind.PERSON and group.tag == "U" else None
        named = kind is not Kind.PERSON
        return self.registry.local(kind, label, acts_for=party, span=group.span, office=office, named=named)


def _bare(text: str) -> list[str]:
    """The words of a label, without quotation marks."""
    return text.translate({ord(mark): None for mark in '“”„«»"'}).split()
