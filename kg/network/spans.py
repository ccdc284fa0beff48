"""All spans of a picture in one table, so that a passage is a single number wherever it is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.network.labels import utf16
from kg.network.model import Passage, Picture
from kg.network.pack import Json, steps
from kg.network.passages import PARTS

_PARTS = {part: number for number, part in enumerate(PARTS.values())}
Extent = tuple[int, int, int]  # article, begin, end


class Spans:
    """The spans and sentences of a picture, numbered in the order of the texts."""

    def __init__(self, picture: Picture) -> None:
        self._articles = {article.iri: index for index, article in enumerate(picture.articles)}
        self._units = [utf16(article.text) for article in picture.articles]
        around: dict[Extent, Extent] = {}
        for passage in _passages(picture):
            article = self._articles[passage.article]
            around[article, passage.begin, passage.end] = (article, *passage.sentence)
        self._sentences = sorted(set(around.values()))
        self._spans = sorted(around)
        self._around = around
        self._number = {span: number for number, span in enumerate(self._spans)}

    def codes(self, passages: Iterable[Passage]) -> list[int]:
        """Each passage as one number: that of its span times the number of parts, and that of its part."""
        return sorted(
            self._number[self._articles[passage.article], passage.begin, passage.end] * len(_PARTS)
            + _PARTS[passage.part]
            for passage in passages
        )

    def table(self) -> Json:
        """The parts; sentences as [article, begin, length], spans as [sentence, offset in it, length].

        Column by column; article, begin and sentence as steps; offsets in UTF-16 units.
        """
        place = {sentence: number for number, sentence in enumerate(self._sentences)}
        sentences = [self._utf16(sentence) for sentence in self._sentences]
        spans = [self._utf16(span) for span in self._spans]
        at = [place[self._around[span]] for span in self._spans]
        return {
            "parts": list(_PARTS),
            "sentences": [
                steps(article for article, _, _ in sentences),
                steps(begin for _, begin, _ in sentences),
                [end - begin for _, begin, end in sentences],
            ],
            "spans": [
                steps(at),
                [begin - sentences[number][1] for (_, begin, _), number in zip(spans, at, strict=True)],
                [end - begin for _, begin, end in spans],
            ],
        }

    def _utf16(self, extent: Extent) -> Extent:
        article, begin, end = extent
        table = self._units[article]
        return extent if table is None else (article, table[begin], table[end])


def _passages(picture: Picture) -> Iterator[Passage]:
    for node in picture.nodes:
        yield from node.passages
    for act in picture.acts:
        yield from act.passages
        for reason in act.evidence:
            yield from reason.passages
