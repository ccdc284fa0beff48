"""An invented article with what a reader of it would find, made by hand: hostile characters included."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pyoxigraph as ox
import pytest

from kg.model.entity import Entity, Interval, Kind
from kg.model.fact import Contradiction, Extraction, Fact, Filler, Mode, Speech, Status
from kg.model.quad import Quad
from kg.model.text import Article, Sentence, Span
from kg.vocabulary import PREFIXES

SENTENCES = (
    "President Clara Adler of Ruritania met Prime Minister Otto Brandt of Grenzland in Strelau on Monday.",
    "Adler said the two sides had “signed 🕊 a truce”.",
    'Brandt\treplied that "no truce\\exists", \x07\x0c\ufffe whatever\r\nAdler says.',
    "Ruritania condemned the shelling of Lowmark.",
    "“שלום”, residents said.",
)
TEXT = "\n\n".join(SENTENCES)


def words(phrase: str, sentence: int) -> Span:
    """Where a phrase first stands in a sentence, counted from 1."""
    begin = TEXT.index(phrase, TEXT.index(SENTENCES[sentence - 1]))
    return Span(begin, begin + len(phrase))


def _sentence(number: int) -> Sentence:
    span = words(SENTENCES[number - 1], number)
    return Sentence(number, span, (SENTENCES[number - 1],), (span.begin,))


ENTITIES = (
    Entity("body/ruritania_army", Kind.BODY, "Ruritanian army", acts_for="state/ruritania"),
    Entity("group/~residents", Kind.GROUP, "residents"),
    Entity("person/clara-adler", Kind.PERSON, "Clara Adler", ("Adler",), "state/ruritania", "president"),
    Entity("person/otto-brandt", Kind.PERSON, "Otto Brandt", acts_for="state/grenzland", wikidata="Q1"),
    Entity("place/strelau", Kind.PLACE, "Strelau", within="state/westmark"),
    Entity("state/grenzland", Kind.STATE, "Grenzland", code="GRZ"),
    Entity("state/ruritania", Kind.STATE, "Ruritania", code="RUR", wikidata="Q2"),
    Entity("territory/lowmark", Kind.TERRITORY, "Lowmark", code="RU-LM", within="state/ruritania"),
)
MEETING = Fact(
    key="s1_meet",
    type="Meeting",
    status=Status.OCCURRED,
    rule="meeting.meet",
    label="Clara Adler meets Otto Brandt",
    sentence=1,
    triggers=(words("met", 1),),
    fillers=(
        Filler("attendee", "person/clara-adler", words("Clara Adler", 1)),
        Filler("attendee", "person/otto-brandt", words("Otto Brandt", 1)),
    ),
    place=("place/strelau", words("Strelau", 1)),
    time=Interval(date(2031, 5, 5), date(2031, 5, 5)),
    time_text="on Monday",
    time_span=words("on Monday", 1),
    format="bilateral",
    status_cues=((words("met", 1), "status.past"),),
)
TRUCE = Fact(
    key="s2_truce",
    type="Retreat",
    status=Status.OCCURRED,
    rule="force.truce",
    label="A truce",
    sentence=2,
    triggers=(words("truce", 2), words("truce", 3)),
    according_to=("person/clara-adler", "person/otto-brandt"),
)
ADLER_SAYS = Fact(
    key="s2_say",
    type="Claim",
    status=Status.OCCURRED,
    rule="statement.say",
    label="Clara Adler: a truce was signed",
    sentence=2,
    triggers=(words("said", 2),),
    fillers=(Filler("speaker", "person/clara-adler", words("Adler", 2)),),
    speech=Speech(
        mode=Mode.MIXED,
        cue="say",
        source=(words("Adler", 2),),
        cues=(words("said", 2),),
        content=(words("the two sides had “signed 🕊 a truce”", 2),),
        quoted=(words("signed 🕊 a truce", 2),),
        modality="certain",
        about="s2_truce",
    ),
)
BRANDT_REPLIES = Fact(
    key="s3_reply",
    type="Claim",
    status=Status.OCCURRED,
    rule="statement.say",
    label="Otto Brandt: no truce",
    sentence=3,
    triggers=(words("replied", 3),),
    fillers=(Filler("speaker", "person/otto-brandt", words("Brandt", 3)),),
    speech=Speech(
        mode=Mode.MIXED,
        cue="reply",
        source=(words("Brandt", 3),),
        cues=(words("replied", 3),),
        content=(words('that "no truce\\exists"', 3), words("\x07\x0c\ufffe whatever\r\nAdler says", 3)),
        quoted=(words("no truce\\exists", 3),),
        negated=True,
        about="s2_truce",
    ),
)
CRITICISM = Fact(
    key="s4_condemn",
    type="Criticism",
    status=Status.OCCURRED,
    rule="statement.condemn",
    label="Ruritania condemns the shelling of Lowmark",
    sentence=4,
    triggers=(words("condemned", 4),),
    fillers=(
        Filler("initiator", "state/ruritania", words("Ruritania", 4)),
        Filler("target", "territory/lowmark", words("Lowmark", 4)),
    ),
    confidence=0.85,
)
RESIDENTS_SAY = Fact(
    key="s5_say",
    type="Claim",
    status=Status.OCCURRED,
    rule="statement.say",
    label="residents: שלום",
    sentence=5,
    triggers=(words("said", 5),),
    fillers=(Filler("speaker", "group/~residents", words("residents", 5)),),
    speech=Speech(
        mode=Mode.DIRECT,
        cue="say",
        source=(words("residents", 5),),
        cues=(words("said", 5),),
        content=(words("“שלום”", 5),),
        quoted=(words("שלום", 5),),
    ),
)


@pytest.fixture
def extraction() -> Extraction:
    """Two speakers, one meeting, one contradiction, a state that condemns, and an unnamed source."""
    return Extraction(
        article=Article(
            'desk/7 "a"',
            TEXT,
            'Talks in "Strelau"',
            date(2031, 5, 6),
            "https://news.example/7",
            "Example News",
        ),
        sentences=tuple(_sentence(number) for number in range(1, len(SENTENCES) + 1)),
        entities=ENTITIES,
        mentions=(
            ("person/clara-adler", words("Clara Adler", 1)),
            ("person/clara-adler", words("Adler", 2)),
            ("person/otto-brandt", words("Otto Brandt", 1)),
            ("group/~residents", words("residents", 5)),
        ),
        facts=(MEETING, ADLER_SAYS, TRUCE, BRANDT_REPLIES, CRITICISM, RESIDENTS_SAY),
        contradictions=(
            Contradiction("s2_say", "s3_reply", "claims.opposite", (words("truce", 2), words("no truce", 3))),
        ),
    )


@pytest.fixture
def ask() -> Callable[[list[Quad], str], list[tuple[str, ...]]]:
    """Solutions of a graph pattern: for each, the values of its variables in the order of their names."""

    def solutions(quads: list[Quad], pattern: str) -> list[tuple[str, ...]]:
        store = ox.Store()
        store.bulk_load("".join(f"{' '.join(quad)} .\n" for quad in quads), format=ox.RdfFormat.N_QUADS)
        names = sorted(set(re.findall(r"\?(\w+)", pattern)))
        query = f"SELECT DISTINCT {' '.join('?' + name for name in names)} WHERE {{ {pattern} }}"
        found = store.query(query, prefixes=dict(PREFIXES), use_default_graph_as_union=True)
        assert isinstance(found, ox.QuerySolutions)
        return sorted(tuple(str(row[name].value) for name in names) for row in found)

    return solutions
