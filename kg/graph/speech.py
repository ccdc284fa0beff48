"""How a speech act is spoken: mode, cue, polarity, and the spans of source, cue and content."""

from __future__ import annotations

from collections.abc import Iterator

from kg.graph.names import Names
from kg.graph.terms import english, plain
from kg.graph.triple import Triple
from kg.model.fact import Fact, Mode
from kg.model.text import Span
from kg.vocabulary import DIP, DIPC, SCHEMA, SPEECH_ACTS

_GAP = " … "  # between the pieces of a quotation that "he said" breaks


def words_of(fact: Fact) -> tuple[Span, ...]:
    """The words that denote a fact: the cue of a speech act, the trigger of any other."""
    if fact.type in SPEECH_ACTS and fact.speech and fact.speech.cues:
        return fact.speech.cues
    return fact.triggers


def spoken(fact: Fact, term: str, text: str, names: Names) -> Iterator[Triple]:
    """What is said of a speech act beyond what any event has.

    Where only a rule about acts found it ("Ruritania condemned ..."), its words are its cue, whoever
    performs it is its source, and it is reported, not quoted.
    """
    speech = fact.speech
    cues = words_of(fact)
    source = speech.source if speech else ()
    if not source:
        source = tuple(filler.span for filler in fact.fillers if filler.role in ("speaker", "initiator"))
    spans = (
        (DIP.sourceSpan, source),
        (DIP.cueSpan, cues),
        (DIP.contentSpan, speech.content if speech else ()),
    )
    for predicate, pieces in spans:
        for span in pieces:
            yield Triple(term, predicate, names.span(span))
    for trigger in fact.triggers:
        if trigger not in cues:
            yield Triple(term, DIP.triggerSpan, names.span(trigger))
    if speech is None:
        yield Triple(term, DIP.mode, DIPC[Mode.INDIRECT])
        return
    yield Triple(term, DIP.mode, DIPC[speech.mode])
    yield Triple(term, DIP.polarity, DIPC.negated if speech.negated else DIPC.affirmed)
    if speech.cue:
        yield Triple(term, DIP.cue, plain(speech.cue))
    if speech.modality:
        yield Triple(term, DIP.modality, DIPC[speech.modality])
    if speech.stance:
        yield Triple(term, DIP.stance, DIPC[speech.stance])
    if speech.content:
        words = _GAP.join(text[span.begin : span.end] for span in speech.content)
        yield Triple(term, SCHEMA.text, english(words))
    # Direct and mixed speech quotes: without marks of its own inside, the content is the quotation.
    quoted = speech.quoted or (() if speech.mode is Mode.INDIRECT else speech.content)
    for span in quoted:
        yield Triple(term, DIP.quotedText, english(text[span.begin : span.end]))
