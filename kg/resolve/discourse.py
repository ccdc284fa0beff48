"""What pronouns and definite noun groups take up from the text before."""

from __future__ import annotations

from kg.model.clause import Clause, NounGroup
from kg.model.entity import Kind
from kg.model.text import Span
from kg.resolve.registry import Registry

FIRST = frozenset({"i", "me", "my", "myself"})
FIRST_PLURAL = frozenset({"we", "us", "our", "ourselves"})
SINGULAR = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
PLURAL = frozenset({"they", "them", "their", "themselves"})
THING = frozenset({"it", "its", "itself"})
POSSESSIVE = frozenset({"his", "her", "its", "their", "himself", "herself", "itself", "themselves"})
CIRCLES = frozenset({"bloc", "alliance", "organisation", "organization"})
PAIRS = frozenset({"two", "both", "pair"})
PERSONAL = frozenset({"leader", "president", "man", "minister", "official", "diplomat", "counterpart"})


class Discourse:
    """The recent past of the text: who was met, who acted, who spoke."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.recent: list[str] = []  # agents in the order met, newest last
        self.subjects: list[str] = []  # subjects of main clauses, newest last
        self.plurals: list[tuple[str, ...]] = []
        self.speaker: tuple[str, ...] = ()
        self.mains: dict[int, set[str]] = {}  # subjects of the main clauses of each sentence

    def met(self, ids: tuple[str, ...], *, plural: bool) -> None:
        acting = tuple(i for i in ids if self.registry.entities[i].kind.acts)
        self.recent += acting
        if plural and acting:
            self.plurals.append(acting)

    def acted(self, clause: Clause, subject: tuple[str, ...]) -> None:
        acting = tuple(i for i in subject if self.registry.entities[i].kind.acts)
        if clause.relation == "main":
            self.mains.setdefault(clause.sentence, set()).update(subject)
        if acting and clause.relation in ("main", "relative", "that"):
            self.subjects += acting
            if len(acting) > 1:
                self.plurals.append(acting)
        if acting and clause.quotation is not None:
            self.speaker = acting

    def pronoun(
        self, word: str, clause: Clause, clauses: tuple[Clause, ...], referents: dict[Span, tuple[str, ...]]
    ) -> tuple[str, ...]:
        """Whom a pronoun means; nobody where it cannot be told."""
        if word in FIRST or word in FIRST_PLURAL:
            speaker = self._speaker(clause, clauses, referents)
            if word in FIRST or not speaker:
                return speaker
            return tuple(dict.fromkeys(self.registry.entities[s].acts_for or s for s in speaker))
        governor = self._governors(clause, clauses, referents)
        barred = self._barred(word, clause, referents)
        if word in POSSESSIVE and clause.subject is not None:
            beside = [g for g in (clause.subject, clause.object) if g is not None]
            governor = [
                i for g in beside for m in g.each() for i in referents.get(m.span, ()) if self._kind(i).acts
            ] + governor
        if word in SINGULAR:
            governor = [i for i in governor if i not in barred]
            return next(((i,) for i in governor if self._kind(i) is Kind.PERSON), None) or self._last(
                (Kind.PERSON,), barred
            )
        if word == "it" and (clause.lemma.startswith("be") or clause.subject is None or not clause.subject.pronoun):
            return ()
        if word in THING:
            kinds = (Kind.STATE, Kind.INTERNATIONAL, Kind.BODY)
            governor = [i for i in governor if i not in barred]
            return next(((i,) for i in governor if self._kind(i) in kinds), None) or self._last(
                kinds, barred, subjects_only=True
            )
        if word in PLURAL:
            many = [i for i in governor if self._kind(i) is Kind.GROUP]
            if many:
                return (many[0],)
            return self.plurals[-1] if self.plurals else ()
        return ()

    def left_out(self, sentence: int) -> tuple[str, ...]:
        """Whom a sentence without a subject means: the one subject of the one before, if it is a person or a state."""
        before = self.mains.get(sentence - 1, set())
        acting = [id_ for id_ in before if self._kind(id_) in (Kind.PERSON, Kind.STATE)]
        return tuple(acting) if len(before) == 1 else ()

    def definite(self, group: NounGroup, party: str | None) -> tuple[str, ...]:
        """ "the chancellor", "the two leaders", "the Ruritanian president": somebody met before."""
        if (group.modifiers and group.modifiers[0] in PAIRS) or group.determiner == "both":
            return self._pair(group)
        if group.tag in "Mu":
            return ()
        if (body := self._organisation(group)) is not None:
            return (body,)
        office = next((m for m in reversed(group.mentions) if m.sort == "title" and m.span.end == group.head.end), None)
        if office is None and group.lemma not in PERSONAL:
            return ()
        titles = {s.id for s in office.senses} if office else set()
        for id_ in reversed(self.recent):
            entity = self.registry.entities[id_]
            if entity.kind is not Kind.PERSON:
                continue
            if party is not None and entity.acts_for != party:
                continue
            held = (entity.office or "").lower().replace(" ", "-")
            tenures = {t.office for t in self.registry.names.tenures.get(id_, ()) if t.of == entity.acts_for}
            if (titles & ({held} | tenures)) or (group.lemma == "leader" and party is not None):
                return (id_,)
        return ()

    def _organisation(self, group: NounGroup) -> str | None:
        """ "the council", "the bloc": the organisation met last whose name ends so, or that may be called so."""
        if group.determiner != "the" or group.modifiers or group.attached or group.mentions or group.owner is not None:
            return None
        for id_ in reversed(self.recent):
            entity = self.registry.entities[id_]
            if entity.kind is Kind.INTERNATIONAL and (
                group.lemma in CIRCLES or entity.label.split()[-1].lower() == group.lemma
            ):
                return id_
        return None

    def _pair(self, group: NounGroup) -> tuple[str, ...]:
        if len(group.modifiers) > 1 or (group.determiner == "both" and group.modifiers):
            return ()  # "both presidential candidates" need not be those met before
        personal = group.lemma in PERSONAL or group.tag in "Uu"
        told = next(
            (p for p in reversed(self.plurals) if len(p) == 2 and (self._kind(p[0]) is Kind.PERSON) == personal),
            None,
        )
        if told is not None:
            return told
        wanted = (Kind.PERSON,) if personal else (Kind.STATE, Kind.PERSON, Kind.INTERNATIONAL)
        found: list[str] = []
        for id_ in reversed(self.recent):
            if self._kind(id_) in wanted and id_ not in found:
                found.append(id_)
            if len(found) == 2:
                break
        if len(found) < 2:
            return ()
        if not personal and group.lemma in ("country", "nation", "state", "government"):
            return tuple(dict.fromkeys(self.registry.entities[i].acts_for or i for i in reversed(found)))
        return tuple(reversed(found))

    def _kind(self, id_: str) -> Kind:
        return self.registry.entities[id_].kind

    def _barred(self, word: str, clause: Clause, referents: dict[Span, tuple[str, ...]]) -> frozenset[str]:
        """Whom a pronoun beside the verb cannot mean: the subject, which would need "himself"."""
        if word in POSSESSIVE or clause.subject is None:
            return frozenset()
        return frozenset(i for m in clause.subject.each() for i in referents.get(m.span, ()))

    def _last(
        self, kinds: tuple[Kind, ...], barred: frozenset[str] = frozenset(), *, subjects_only: bool = False
    ) -> tuple[str, ...]:
        for id_ in reversed(self.subjects[-3:]):
            if self._kind(id_) in kinds and id_ not in barred:
                return (id_,)
        if subjects_only:
            return ()
        for id_ in reversed(self.recent[-8:]):
            if self._kind(id_) in kinds and self.registry.entities[id_].named and id_ not in barred:
                return (id_,)
        return ()

    def _governors(
        self, clause: Clause, clauses: tuple[Clause, ...], referents: dict[Span, tuple[str, ...]]
    ) -> list[str]:
        """Subjects of the clauses this one depends on, innermost first."""
        found: list[str] = []
        seen = 0
        current = clause
        while current.parent is not None and seen < 8:
            current = clauses[current.parent]
            seen += 1
            if current.subject is not None:
                for member in current.subject.each():
                    meant = [self.registry.standing_for(i) for i in referents.get(member.span, ())]
                    found += [i for i in meant if self._kind(i).acts]
        return found

    def _speaker(
        self, clause: Clause, clauses: tuple[Clause, ...], referents: dict[Span, tuple[str, ...]]
    ) -> tuple[str, ...]:
        governors = self._governors(clause, clauses, referents)
        return tuple(governors[:1]) or self.speaker
