"""Noun groups that name a person: by the tables, by a title, by an honorific, by a surname met before."""

from __future__ import annotations

from kg.lexicon import Lexicon
from kg.model.clause import NounGroup
from kg.model.entity import Kind
from kg.model.mention import Mention
from kg.model.text import Span
from kg.resolve.registry import Registry, in_office, nearest

GOVERNMENTS = frozenset({"administration", "government", "cabinet", "presidency"})
FORMER = frozenset({"former", "ex", "late", "ousted", "exiled"})


class People:
    """Finds the person a noun group names, and learns whom for he or she acts."""

    def __init__(self, registry: Registry, lexicon: Lexicon, text: str) -> None:
        self.registry, self.lexicon, self.text = registry, lexicon, text

    def named(self, group: NounGroup) -> str | None:
        """The Entity id of the person the group names, or None."""
        if group.tag not in "EUuN" or group.members:
            return None
        name = self._name(group) if group.tag == "E" else None
        known = next((m for m in reversed(group.mentions) if m.has("person")), None)
        sense = known.has("person") if known is not None and known.span.end == group.head.end else None
        if sense is None and name is None:
            return None
        own = (m for m in reversed(group.mentions) if m.sort == "title" and m.has("title", "titles"))
        title = next(own, group.title)
        honorific = any(m.has("honorific") for m in group.mentions)
        if known is not None and sense is not None:
            person = self.registry.known(sense.id, known.span)
        elif name is None or name[0].end != group.head.end:
            return None
        elif (found := self._met(name[1]) or self._by_surname(group, name[1], title, honorific=honorific)) is not None:
            person = found
            self.registry.mentions[(person, name[0])] = None
        elif title is not None or honorific or self._sounds_personal(group, name[1]):
            person = self.registry.local(Kind.PERSON, name[1], span=name[0])
        elif self._official(group, name[0]):
            person = self.registry.local(Kind.PERSON, name[1], acts_for=self.of(group), span=name[0])
        else:
            return None
        self.describe(person, group, title)
        return person

    def apposed(self, group: NounGroup) -> str | None:
        """ "the head of the commission, Grace Koch": the person a description is followed by."""
        name = group.apposition
        if name is None or name.tag != "E" or name.members:
            return None
        person = self.named(name) or self.registry.local(
            Kind.PERSON, name.lemma or self.text[name.span.begin : name.span.end], span=name.span
        )
        self.describe(person, group, next((m for m in group.mentions if m.sort == "title"), None))
        return person

    def describe(self, person: str, group: NounGroup, title: Mention | None) -> None:
        """Learn office and state from what stands around the name, or in apposition to it."""
        former = "former" in group.modifiers or any(
            sense.sort == "prefix" and sense.id in FORMER for m in group.mentions for sense in m.senses
        )
        if former:
            self.registry.former.add(person)
        for described in (group, group.apposition):
            if described is None:
                continue
            office = title if described is group else next((m for m in described.mentions if m.sort == "title"), None)
            if office is None:
                continue
            self.registry.learn(person, acts_for=None if former else self.of(described), office=self._office(office))

    def _office(self, title: Mention) -> str:
        """The title as written, or of one in the plural what each of them is."""
        words = self.text[title.span.begin : title.span.end]
        each = None if title.has("title") else title.has("titles")
        if each is None:
            return words
        one = each.id.replace("-", " ")
        return one.title() if words.istitle() else one

    def of(self, group: NounGroup) -> str | None:
        """The state or organisation a group belongs to by what stands in it: before the head, "of", owner."""
        for mention in group.mentions:
            ahead = mention.sort == "name" and mention.span.end <= group.head.begin
            if ahead and (found := self.party(mention, governs=group.lemma in GOVERNMENTS)):
                return found
        if group.owner is not None:
            for mention in group.owner.mentions:
                if found := self.party(mention):
                    return found
            if group.owner.owner is not None and (found := self.of(group.owner)):
                return found
        for preposition, attached in group.attached:
            if preposition in ("of", "for", "from", "at") or (
                preposition in ("in", "to") and group.tag not in "EH" and not group.lemma.startswith("envoy")
            ):
                for member in attached.each():
                    for mention in member.mentions:
                        if found := self.party(mention):
                            return found
                    if preposition == "of" and (found := self.of(member)):
                        return found
        return None

    def party(self, mention: Mention, *, governs: bool = False) -> str | None:
        """The state or organisation a mention means or belongs to. governs: it is the name of a government."""
        sense = mention.has("state", "adjective", "people", "organisation", "modifier")
        if sense is not None:
            return self.registry.known(sense.id) if sense.sort != "modifier" else None
        sense = mention.has("seat", "city", "body", "group", "place")
        if sense is None:
            return self._of_person(mention, sure=governs)
        entity = self.lexicon.names.entities[sense.id]
        of = entity.acts_for or entity.within
        return self.registry.known(of) if of else None

    def _of_person(self, mention: Mention, *, sure: bool) -> str | None:
        """ "the Brandt government": of the one state all who are called so served, though the name be a word."""
        of = {
            t.of
            for s in mention.senses
            if s.sort in ("person", "short")
            and (sure or self.text[mention.span.begin : mention.span.end].lower() not in self.lexicon.english.letters)
            for t in self.lexicon.names.tenures.get(s.id, ())
        }
        return self.registry.known(of.pop()) if len(of) == 1 and "" not in of else None

    def _name(self, group: NounGroup) -> tuple[Span, str] | None:
        """The run of name words at the end of the group, without titles before it."""
        start = max(
            (m.span.end for m in group.mentions if m.sort == "title" or not m.has("person", "short")),
            default=group.span.begin,
        )
        text = self.text[start : group.head.end]
        lead = len(text) - len(text.lstrip())
        words = text.split()
        while words and not words[0][:1].isupper() and len(words) > 1:
            lead += len(words[0]) + 1
            words = words[1:]
        if not words or not words[-1][:1].isupper():
            return None
        span = Span(start + lead, group.head.end)
        return span, self.text[span.begin : span.end]

    def _met(self, name: str) -> str | None:
        """Somebody of that name whom this article has named before."""
        before = self.registry.surnames.get(name.split()[-1]) or self.registry.surnames.get(name)
        if before:
            for id_ in reversed(before):
                label = self.registry.entities[id_].label
                if len(name.split()) == 1 or set(name.split()) <= set(label.split()) or label == name:
                    return id_
        return None

    def _by_surname(self, group: NounGroup, name: str, title: Mention | None, *, honorific: bool) -> str | None:
        """Somebody of the tables whom a title, or a mere "Mr" while in office, fits."""
        short = next((m for m in reversed(group.mentions) if m.has("short")), None)
        if short is None or (title is None and not honorific):
            return None
        given = name.split()[:-1]
        candidates = [
            s.id
            for s in short.senses
            if s.sort == "short" and (not given or self.lexicon.names.entities[s.id].label.split()[0][0] == given[0][0])
        ]
        if given and len(given[0]) > 2 and not given[0].endswith("."):
            return None  # a full name that the tables do not hold is another person
        wanted = self.of(group)
        tenures = {c: self.lexicon.names.tenures.get(c, ()) for c in candidates}
        if wanted is not None:
            tenures = {c: held for c, held in tenures.items() if any(t.of == wanted for t in held)}
        if title is None:
            tenures = {c: held for c, held in tenures.items() if in_office(held, self.registry.published)}
        if wanted is None and len({t.of for held in tenures.values() for t in held}) != 1:
            return None  # without a state beside it the name tells nobody apart
        return self.registry.known(nearest(tenures, self.registry.published)) if tenures else None

    def _official(self, group: NounGroup, name: Span) -> bool:
        """ "peace broker Nils Berg", "her counterpart Jan Koch": what stands before the name is an official's trade."""
        before = self.text[group.span.begin : name.begin].lower().split()
        return bool(before) and self.lexicon.words.agents.get(self.lexicon.english.noun(before[-1])) == "officials"

    def _sounds_personal(self, group: NounGroup, name: str) -> bool:
        """Two to four words with capitals, the first a given name, or described by a title beside it."""
        words = name.split()
        if any(w.strip(".") in self.lexicon.names.organisational for w in words) or any(
            m.sort == "name" for m in group.mentions
        ):
            return False
        if group.apposition is not None and any(m.sort == "title" for m in group.apposition.mentions):
            return len(words) < 5
        return 1 < len(words) < 5 and (
            words[0] in self.lexicon.names.given or bool(words[0][1:2] == "." or words[1][1:2] == ".")
        )
