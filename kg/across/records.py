"""What was read from an article -> records that can be held against those of other articles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kg.across import content
from kg.across.blocks import ASSAULT, CONSULT, FEWEST_WORDS
from kg.across.record import Act, Event, Person, Record
from kg.graph.identity import fact_names
from kg.graph.names import Names, article_name, digest, slug
from kg.graph.source import publisher
from kg.graph.told import tell
from kg.model.entity import Entity, Kind
from kg.model.fact import Extraction, Fact, Status
from kg.vocabulary import CLASSES, SPEECH_ACTS

_MEETING = ("participant", "initiator", "attendee", "host", "target", "addressee", "mediator")
_HELD = (Status.OCCURRED, Status.ONGOING)
_FEWEST, _FULL = 2, 2  # participants of a meeting; words of a full name
_FOR = frozenset(("Commitment", "Endorsement", "Recognition"))
_AGAINST = frozenset(("Rejection", "Criticism"))
_ACCUSES, _DENIES = "criticism.accuse", "statement.deny"


def records(found: Extraction, lemma: Callable[[str], str]) -> tuple[Record, ...]:
    """The records of an article, sorted. lemma: the base form of a word in small letters."""
    return tuple(sorted(set(_Reader(found, lemma).records()), key=lambda one: (type(one).__name__, one)))


@dataclass(slots=True)
class _Reader:
    found: Extraction
    lemma: Callable[[str], str]

    @property
    def _named(self) -> set[str]:
        """The words of names, in small letters: at the beginning of a sentence a capital says nothing."""
        spans = (self.found.article.text[span.begin : span.end] for _, span in self.found.mentions)
        return {word for name in spans if name[:1].isupper() for word in name.lower().split()}

    def records(self) -> Iterator[Record]:
        names = Names(article=article_name(self.found.article))
        graph = names.own("graph")
        entities = {entity.id: entity for entity in self.found.entities}
        told = tell(self.found.facts)
        terms = {key: names.of(*name) for key, name in fact_names(names.article, told.facts.values()).items()}
        for entity in self.found.entities:
            if entity.kind is Kind.PERSON and entity.id.startswith("person/~") and (who := known(entity)):
                yield Person(names.entity(entity.id), graph, who)
        begins = {span.begin for _, span in self.found.mentions}
        for key, fact in told.facts.items():
            if fact.inferred:
                continue
            if fact.type in SPEECH_ACTS:
                deed = next((told.facts[about] for about in told.content.get(key, ())), None)
                act = self._act(fact, terms[key], graph, entities, begins, deed)
                if act is not None:
                    yield act
            elif fact.time is not None:
                event = self._event(fact, terms[key], graph, entities, voiced=key in told.voices)
                if event is not None:
                    yield event

    def _event(
        self, fact: Fact, node: str, graph: str, entities: Mapping[str, Entity], *, voiced: bool
    ) -> Event | None:
        if CLASSES[fact.type] == CONSULT:
            who, whom = _present(fact, entities), ""
            if len(who) < _FEWEST or fact.status is Status.HYPOTHETICAL:
                return None
        else:
            who, whom = _sides(fact.who("initiator"), entities), " ".join(_sides(fact.who("target"), entities))
            if not who or not whom or voiced or fact.status not in _HELD:
                return None
        article, place = self.found.article, entities[fact.place[0]] if fact.place else None
        assert fact.time is not None  # noqa: S101  the caller looked
        here = place.id if place and "/~" not in place.id else ""
        within = (place.within or "") if place else ""
        house, sentence = publisher(article, Names()) or "", self._sentence(fact)
        first, last = fact.time.earliest.isoformat(), fact.time.latest.isoformat()
        return Event(
            node, graph, fact.type, fact.rule, " ".join(who), whom, first, last, here, within, str(fact.status), voiced,
            house, digest(sentence.casefold(), 12),
            self._besides(sentence) if whom and CLASSES[fact.type] != ASSAULT else (),
        )  # fmt: skip

    def _sentence(self, fact: Fact) -> str:
        spans = [one.span for one in self.found.sentences if one.number == fact.sentence]
        return " ".join(self.found.article.text[span.begin : span.end] for span in spans)

    def _besides(self, sentence: str) -> tuple[str, ...]:
        """What a deed's sentence speaks of beside names, numbers and verbs."""
        forms = set(re.findall(r"\w+", sentence.lower()))
        verbs = {self.lemma(form) for form in forms if self.lemma(form) != form and not form.endswith("s")}
        what = content.read(sentence, self.lemma)
        return tuple(sorted({*what.words} - {*what.names} - self._named - verbs))

    def _act(
        self, fact: Fact, node: str, graph: str, entities: Mapping[str, Entity], begins: set[int], deed: Fact | None
    ) -> Act | None:
        speech, text = fact.speech, self.found.article.text
        frame, affirmed = _taken(fact)
        if speech is None or not speech.content or not frame or fact.according_to:
            return None
        speakers = fact.who("speaker", "initiator")
        meant = fact.who("target") if fact.rule == _ACCUSES else speakers
        actor, pronouns = _called([entities[one] for one in meant])
        pieces = [piece for piece in speech.content if piece.end > piece.begin]
        shown, starts, at = [], set(), 0
        for piece in pieces:  # the content as one text, without the one who says it, where he stands in it
            words = text[piece.begin : piece.end]
            for source in speech.source:
                if piece.begin <= source.begin and source.end <= piece.end:
                    words = words.replace(text[source.begin : source.end], " " * (source.end - source.begin))
            shown.append(words)
            starts |= {begin - piece.begin + at for begin in begins if piece.begin <= begin < piece.end}
            at += len(words) + 1
        what = content.read(" ".join(shown), self.lemma, known=starts, actor=actor, addressed=pronouns)
        quotes = content.sentences(" ".join(text[span.begin : span.end] for span in speech.quoted))
        # Neither a question nor "not only" nor a double negation affirms or denies; the quotation is what it is.
        plain = not what.asks and what.negations < 2 and not (what.negations and "only" in what.marks)
        lemmas, deed = (what.words, deed) if plain else ((), None)
        if len(lemmas) < FEWEST_WORDS and not quotes:
            return None
        speaker = " ".join(sorted(filter(None, (known(entities[one]) for one in speakers))))
        modality = (speech.modality,) if speech.modality else ()
        own = (f"~{speaker or graph}",) if what.own else ()
        day = fact.time.earliest if fact.time and fact.time.earliest == fact.time.latest else None
        day = self.found.article.published if day is None or frame == "stance" else day
        affirmed = affirmed != bool(what.negations)
        return Act(
            node, graph, fact.type, day.isoformat() if day else "", speaker, frame, affirmed, lemmas, what.names,
            (*what.marks, *modality, *own), quotes, _deed(deed, entities),
        )  # fmt: skip


def known(entity: Entity) -> str:
    """What means the same agent in every article, or an empty string.

    A person no table knows is known by a full name and the state or organisation it acts for.
    """
    kind, _, name = entity.id.partition("/")
    if not name.startswith("~"):
        return entity.id
    side = entity.acts_for
    if entity.kind is not Kind.PERSON or not side or "/~" in side or len(entity.label.split()) < _FULL:
        return ""
    return f"{kind}/~{slug(entity.label)}@{side.partition('/')[2]}"


def _present(fact: Fact, entities: Mapping[str, Entity]) -> list[str]:
    """Who takes part: those known, and persons by the name the article gives, so that no guest is overlooked."""
    who = {member for one in fact.who(*_MEETING) for member in (entities[one].members or (one,))}
    named = {known(entities[one]) or (one if entities[one].kind is Kind.PERSON else "") for one in who}
    return sorted(named - {""}) if any(known(entities[one]) for one in who) else []


def _sides(ids: tuple[str, ...], entities: Mapping[str, Entity]) -> list[str]:
    """The states and organisations that act, or are acted on; none where one of them stands for no state."""
    sides = {one if entities[one].kind in (Kind.STATE, Kind.INTERNATIONAL) else entities[one].acts_for for one in ids}
    known_ones = sorted(one for one in sides if one and "/~" not in one)
    return known_ones if len(known_ones) == len(sides) else []


def _taken(fact: Fact) -> tuple[str, bool]:
    """The frame of a speech act, and whether it affirms; no frame where it is neither claim nor stance."""
    speech = fact.speech
    if speech is None or fact.status is not Status.OCCURRED:
        return "", True
    if fact.type == "Claim":  # who "did not say so" has not denied it, who "did not deny" has not said so
        plain = speech.negated == (fact.rule == _DENIES) and not (speech.negated and fact.status_cues)
        return ("truth", not speech.negated) if plain else ("", True)
    if fact.rule == _ACCUSES:
        return ("truth", True) if not speech.negated else ("", True)
    if speech.negated or fact.type not in _FOR | _AGAINST:
        return "", True
    return "stance", fact.type in _FOR


def _called(meant: list[Entity]) -> tuple[str, str]:
    """The name of the one who is meant, and the pronouns that mean it; nothing where there are several."""
    if len(meant) != 1:
        return "", ""
    one = meant[0]
    if one.kind is Kind.PERSON:
        return one.label.split()[-1], "he she"
    return (one.label, "it they") if "/~" not in one.id else ("", "")


def _deed(fact: Fact | None, entities: Mapping[str, Entity]) -> str:
    if fact is None or fact.type in SPEECH_ACTS:
        return ""
    who, whom = (" ".join(_sides(fact.who(role), entities)) for role in ("initiator", "target"))
    return f"{fact.type} {who} > {whom}" if who and whom else ""
