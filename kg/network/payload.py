"""The picture as plain data for the page: short keys for IRIs, UTF-16 offsets, nothing empty.

All text is foreign. It is made visible here (see `labels.visible`) and never interpreted: the page parses
it as JSON and shows it through `textContent` alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from kg.network.labels import utf16, visible
from kg.network.model import Act, Article, Evidence, Node, Passage, Picture, Tie
from kg.network.wording import CATEGORY_NAMES, family, spaced

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Keys:
    """The short keys of a picture: positions in its tuples, and the offset tables of its texts."""

    articles: dict[str, int]
    nodes: dict[str, int]
    acts: dict[str, int]
    units: tuple[list[int] | None, ...]

    @classmethod
    def of(cls, picture: Picture) -> Keys:
        return cls(
            articles={article.iri: index for index, article in enumerate(picture.articles)},
            nodes={node.iri: index for index, node in enumerate(picture.nodes)},
            acts={act.iri: index for index, act in enumerate(picture.acts)},
            units=tuple(utf16(article.text) for article in picture.articles),
        )

    def passages(self, passages: Iterable[Passage]) -> list[list[object]]:
        """[article, begin, end, part, sentence begin, sentence end] each, offsets in UTF-16 units."""
        rows: list[list[object]] = []
        for passage in passages:
            article = self.articles[passage.article]
            table = self.units[article]
            ends = (passage.begin, passage.end, *passage.sentence)
            begin, end, first, last = ends if table is None else (table[offset] for offset in ends)
            rows.append([article, begin, end, passage.part, first, last])
        return rows

    def pick(self, table: dict[str, int], iris: Iterable[str]) -> list[int]:
        return [table[iri] for iri in iris if iri in table]


def articles(picture: Picture) -> list[Json]:
    """Each article with its text; a link only where it is http or https."""
    return [_article(article) for article in picture.articles]


def nodes(picture: Picture, keys: Keys) -> list[Json]:
    """What the panel says of each node (its place in the picture is given elsewhere)."""
    return [_node(node, keys) for node in picture.nodes]


def acts(picture: Picture, keys: Keys) -> list[Json]:
    """Each act with its roles, times, words, passages and reasons."""
    return [_act(act, keys) for act in picture.acts]


def tie(tie: Tie, keys: Keys) -> Json:
    """A line, beside its two ends: what it means and the acts folded into it."""
    return _filled(
        {
            "family": tie.family,
            "word": visible(tie.label),
            "acts": keys.pick(keys.acts, tie.acts),
            "forward": tie.forward,
            "backward": tie.backward,
            "weight": round(tie.weight, 2),
        }
    )


def _article(article: Article) -> Json:
    return {
        "id": visible(article.identifier),
        "title": visible(article.title or article.identifier or "Untitled article"),
        "date": visible(article.published),
        "publisher": visible(article.publisher),
        "url": article.url if web_address(article.url) else "",
        "text": visible(article.text),
    }


def web_address(url: str) -> bool:
    """Whether a URL may be followed: http or https with a host, and no control character or blank in it.

    >>> web_address("https://news.example/a"), web_address("javascript:alert(1)")
    (True, False)
    """
    if any(mark.isspace() or not mark.isprintable() for mark in url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _node(node: Node, keys: Keys) -> Json:
    return _filled(
        {
            "name": visible(node.label),
            "iri": visible(node.iri),
            "kind": node.kind,
            "act": keys.acts.get(node.iri),
            "code": visible(node.code),
            "names": [visible(name) for name in node.names],
            "serves": keys.pick(keys.nodes, node.acts_for),
            "offices": [visible(office) for office in node.offices],
            "where": keys.passages(node.passages),
        }
    )


def _act(act: Act, keys: Keys) -> Json:
    return _filled(
        {
            "label": visible(act.label),
            "iri": visible(act.iri),
            "type": visible(spaced(act.type)),
            "category": act.category if act.category in CATEGORY_NAMES else "",
            "family": family(act.category),
            "status": visible(act.status),
            "standing": act.standing,
            "articles": keys.pick(keys.articles, act.articles),
            "history": [
                [keys.articles[article], visible(status)]
                for article, status in act.statuses
                if article in keys.articles and len(act.statuses) > 1
            ],
            "roles": [[role.name, keys.nodes[role.agent]] for role in act.roles if role.agent in keys.nodes],
            "place": visible(act.place),
            "begin": visible(act.begin),
            "end": visible(act.end),
            "time": visible(act.time_text),
            "text": visible(act.text),
            "quoted": [visible(words) for words in act.quoted],
            "mode": visible(act.mode),
            "polarity": visible(act.polarity),
            "modality": visible(act.modality),
            "topics": [visible(spaced(topic)) for topic in act.topics],
            "content": keys.pick(keys.acts, act.content),
            "condition": keys.pick(keys.acts, act.condition),
            "contradicts": keys.pick(keys.acts, act.contradicts),
            "according": keys.pick(keys.nodes, act.according_to),
            "about": [visible(thing) for thing in act.about],
            "inferred": act.inferred,
            "rule": visible(act.rule),
            "sure": act.confidence,
            "where": keys.passages(act.passages),
            "why": [_reason(reason, keys) for reason in act.evidence],
        }
    )


def _reason(reason: Evidence, keys: Keys) -> list[object]:
    says = f"{spaced(reason.says)}: {visible(reason.value)}"
    return [says, visible(reason.rule), reason.confidence, keys.passages(reason.passages)]


def _filled(values: Json) -> Json:
    """Without what says nothing: empty texts and lists, None and False."""
    return {key: value for key, value in values.items() if value or (key == "act" and value == 0)}
