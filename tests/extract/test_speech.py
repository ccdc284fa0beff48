"""Who says what in which words: source, cue and content of the outermost claims."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import pipeline
from kg.model.fact import Extraction, Fact
from kg.model.text import Span
from tests.extract.rendering import read
from tests.golden import Golden, cases

SAID = sorted((Path(__file__).parent / "said").glob("*.txt"))  # source | cue | content, a line a claim

CASES: dict[str, list[tuple[str, ...]]] = {
    "a quotation before its speaker": [
        ("“The ship has left,” Ms Adler said.", "Ms Adler | said | “The ship has left,”"),
        ('"The ship has left," Ms Adler said.', 'Ms Adler | said | "The ship has left,"'),
        ("''The ship has left,'' Ms Adler said.", "Ms Adler | said | ''The ship has left,''"),
        ("«The ship has left», Ms Adler said.", "Ms Adler | said | «The ship has left»"),
        ("‘The ship has left,’ Ms Adler said.", "Ms Adler | said | ‘The ship has left,’"),
        ("“Farewell, dear ship!” Ms Adler wrote.", "Ms Adler | wrote | “Farewell, dear ship!”"),
    ],
    "a quotation behind it": [
        ("Ms Adler said: “The ship has left.”", "Ms Adler | said | “The ship has left.”"),
        ("Ms Adler told reporters on Monday, “The ship has left.”", "Ms Adler | told | “The ship has left.”"),
        ("Ms Adler said the ship was “old but strong.”", "Ms Adler | said | the ship was “old but strong.”"),
    ],
    "a quotation in pieces": [
        (
            "“The ship has left,” Ms Adler said, “and will not return.”",
            "Ms Adler | said | “The ship has left,” + “and will not return.”",
        ),
        (
            "“The ship has left,” Ms Adler said. “It will not return. We wait.” The crew waved.",
            "Ms Adler | said | “The ship has left,” + “It will not return. We wait.”",
        ),
        (
            "“The ship has left,” Ms Adler said. “It will not return.\n“We wait,” the letter ends.",
            "Ms Adler | said | “The ship has left,” + “It will not return.",
        ),
    ],
    "an inverted source with what describes it": [
        (
            "“The ship has left,” said Ada Brandt, a lawyer who was born in Oslo.",
            "Ada Brandt, a lawyer who was born in Oslo | said | “The ship has left,”",
        ),
        (
            "“The ship has left,” said Ada Brandt, 55, of Oslo.",
            "Ada Brandt, 55, of Oslo | said | “The ship has left,”",
        ),
        ("“The ship has left,” said Ada Brandt in an interview.", "Ada Brandt | said | “The ship has left,”"),
        (
            "“The ship has left,” said Ada Brandt, adding that it was late.",
            "Ada Brandt | said | “The ship has left,”",
            "Ada Brandt | adding | that it was late",
        ),
    ],
    "a source before its verb": [
        ("Ada Brandt, 55, said the ship had left.", "Ada Brandt, 55 | said | the ship had left"),
        (
            "Ada Brandt, a lawyer and envoy, said the ship had left.",
            "Ada Brandt, a lawyer and envoy | said | the ship had left",
        ),
        ("Ada Brandt, who owns it, said the ship had left.", "Ada Brandt, who owns it | said | the ship had left"),
        ("A spokesman for Ada Brandt said the ship had left.", "A spokesman for Ada Brandt | said | the ship had left"),
        ("Critics said the ship had left.", "Critics | said | the ship had left"),
        ("The crew issued a statement saying that the ship had left.", "The crew | saying | that the ship had left"),
    ],
    "indirect words and where they end": [
        ("Ms Adler said that the ship had left.", "Ms Adler | said | that the ship had left"),
        ("Ms Adler asked whether the ship had left.", "Ms Adler | asked | whether the ship had left"),
        ("Ms Adler said if it rains, the ship will wait.", "Ms Adler | said | if it rains, the ship will wait"),
        (
            "Ms Adler said the ship was old, and that it leaked.",
            "Ms Adler | said | the ship was old, and that it leaked",
        ),
        (
            "Ms Adler said the ship was old, but Brandt said it was new.",
            "Ms Adler | said | the ship was old",
            "Brandt | said | it was new",
        ),
        ("The ship had left, according to the report.", "the report | according to | The ship had left"),
        ("According to the report, the ship had left.", "the report | According to | the ship had left"),
    ],
    "a cue thrown in or put last": [
        ("The ship had left, Ms Adler said.", "Ms Adler | said | The ship had left"),
        ("The ship had left, analysts say.", "analysts | say | The ship had left"),
        ("The ship, Ms Adler said, had left the port.", "Ms Adler | said | The ship + had left the port"),
        ("In time, Ms Adler said, the ship will return.", "Ms Adler | said | In time + the ship will return"),
    ],
    "nothing said": [
        ("Ms Adler told the story of the ship.",),
        ("The ship, said to be old, had left.",),
        ("She likes “The Old Ship” and other songs.",),
    ],
}


def spoken(found: Extraction) -> list[str]:
    """Outermost claims as "source | cue | content"."""
    acts = [f for f in found.facts if f.speech is not None and f.speech.content]
    return [_line(found, act) for act in acts if not any(_holds(other, act) for other in acts if other is not act)]


def _line(found: Extraction, act: Fact) -> str:
    assert act.speech is not None
    parts = (act.speech.source, act.speech.cues, act.speech.content)
    return " | ".join(" + ".join(_text(found, span) for span in spans) for spans in parts)


def _text(found: Extraction, span: Span) -> str:
    return found.article.text[span.begin : span.end]


def _holds(outer: Fact, inner: Fact) -> bool:
    assert outer.speech is not None
    assert inner.speech is not None
    at = inner.speech.cues[0].begin
    return any(span.begin <= at < span.end for span in outer.speech.content)


@pytest.mark.parametrize("case", [pytest.param(c, id=c[0]) for several in CASES.values() for c in several])
def test_who_says_what(case: tuple[str, ...], reader: pipeline.Reader) -> None:
    text, *wanted = case
    assert spoken(read(reader, text)) == wanted


@pytest.mark.parametrize("golden", [case for path in SAID for case in cases(path)])
def test_these_words_are_said_by_these(golden: Golden, reader: pipeline.Reader) -> None:
    assert "\n".join(spoken(read(reader, golden.text))) == golden.expected


def test_what_later_sentences_quote_stands_on_the_same_word(reader: pipeline.Reader) -> None:
    found = read(reader, "“We waited,” said Ada Brandt. “Norway attacked Denmark.”")
    (attack,) = [f for f in found.facts if f.type == "Assault"]
    (claim,) = [f for f in found.facts if f.speech is not None]
    assert attack.according_to == claim.who("speaker")


def test_an_unnamed_speaker_is_somebody(reader: pipeline.Reader) -> None:
    found = read(reader, "He said that the ship had left.")
    (claim,) = found.facts
    labels = {e.id: e.label for e in found.entities}
    assert [labels[i] for i in claim.who("speaker")] == ["unnamed man"]
