"""Facts as rows of a table, for those who count: one row an event or speech act."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from kg.corpus.reading import Read, Reading, counted
from kg.graph.facts import class_of
from kg.graph.identity import fact_names
from kg.graph.names import Names, article_name
from kg.graph.told import tell
from kg.model.entity import Entity
from kg.model.fact import Extraction, Fact
from kg.model.text import Article
from kg.pipeline import Reader
from kg.vocabulary import CLASSES, SPEECH_ACTS

COLUMNS: Mapping[str, str] = MappingProxyType({
    "article": "string", "published": "date32", "publisher": "string", "url": "string",
    "fact": "string", "class": "string", "category": "string", "status": "string", "label": "string",
    "initiators": "strings", "initiator_states": "strings", "targets": "strings", "target_states": "strings",
    "participants": "strings", "participant_states": "strings",
    "place": "string", "earliest": "date32", "latest": "date32", "time_text": "string",
    "mode": "string", "polarity": "string", "content": "string", "according_to": "strings", "inferred": "bool_",
    "sentence_number": "int32", "sentence": "string", "rule": "string", "confidence": "float64",
})  # fmt: skip
"""The columns with their types, in order. `strings` is a list of strings, days are ISO 8601 in a row.

initiators (speakers of a speech act), targets and participants (all the others) are IRIs; states are the ISO
3166 codes of those, or of whom they act for. category and all of a speech act are null where there is none.
"""


def rows_with(reader: Reader) -> Read:
    """The pipeline as a function from an article to its rows, as JSON in the block."""

    def read(article: Article) -> Reading:
        found = reader(article)
        own = Names(article=article_name(article)).own("graph")
        return Reading(own, json.dumps(rows(found)).encode(), 0, counts=counted(found))

    return read


def rows(found: Extraction) -> list[list[Any]]:
    """The facts of an article that stand in its graph, in the order of the text, each in the order of COLUMNS."""
    article, told = found.article, tell(found.facts)
    names = Names(article=article_name(article))
    terms = {key: names.of(*name)[1:-1] for key, name in fact_names(names.article, told.facts.values()).items()}
    entities = {entity.id: entity for entity in found.entities}
    sentences = {one.number: article.text[one.span.begin : one.span.end] for one in found.sentences}

    def iris(ids: Iterable[str]) -> list[str]:
        return sorted({names.entity(one)[1:-1] for one in ids})

    def row(key: str, fact: Fact) -> list[Any]:
        speech = fact.speech if fact.type in SPEECH_ACTS else None
        said = " … ".join(article.text[span.begin : span.end] for span in speech.content) if speech else None
        polarity = ("negated" if speech.negated else "affirmed") if speech else None
        first, second = fact.who("initiator", "speaker"), fact.who("target")
        others = fact.who("attendee", "host", "mediator", "addressee", "participant")
        return [
            article.id, article.published.isoformat() if article.published else None, article.publisher, article.url,
            terms[key], class_of(fact), CLASSES[fact.type], str(fact.status), fact.label,
            iris(first), _states(first, entities), iris(second), _states(second, entities),
            iris(others), _states(others, entities),
            names.entity(fact.place[0])[1:-1] if fact.place else None,
            fact.time.earliest.isoformat() if fact.time else None, fact.time.latest.isoformat() if fact.time else None,
            fact.time_text, str(speech.mode) if speech else None, polarity, said or None,
            iris(told.voices.get(key, ())), fact.inferred,
            fact.sentence, sentences.get(fact.sentence), fact.rule, fact.confidence,
        ]  # fmt: skip

    order = sorted(told.facts.items(), key=lambda item: (item[1].sentence, item[1].triggers, item[0]))
    return [row(key, fact) for key, fact in order]


def _states(ids: Iterable[str], entities: Mapping[str, Entity]) -> list[str]:
    """Codes of states, their own or of whom they act for."""
    sides = (entities.get(side) for one in ids for side in (one, entities[one].acts_for or ""))
    return sorted({side.code for side in sides if side and side.code and side.id.startswith("state/")})
