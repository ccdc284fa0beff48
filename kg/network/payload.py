"""The picture as plain rows for the page: short keys for IRIs, passages as numbers, nothing empty.

All text is foreign. It is made visible here (see `labels.visible`) and never interpreted: the page parses
it as JSON and shows it through `textContent` alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from kg.network.graph import cost
from kg.network.labels import visible
from kg.network.model import Act, Article, Evidence, Node, Picture, Tie
from kg.network.pack import Json, Row
from kg.network.spans import Spans
from kg.network.wording import CATEGORY_NAMES, ROLES, spaced

_BLANKS = re.compile("[ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class Keys:
    """The short keys of a picture: positions in its tuples, and the numbers of its passages."""

    articles: dict[str, int]
    nodes: dict[str, int]
    acts: dict[str, int]
    spans: Spans
    texts: dict[str, str]
    names: tuple[str, ...]

    @classmethod
    def of(cls, picture: Picture) -> Keys:
        return cls(
            articles={article.iri: index for index, article in enumerate(picture.articles)},
            nodes={node.iri: index for index, node in enumerate(picture.nodes)},
            acts={act.iri: index for index, act in enumerate(picture.acts)},
            spans=Spans(picture),
            texts={article.iri: article.text for article in picture.articles},
            names=tuple(visible(node.label) for node in picture.nodes),
        )

    def pick(self, table: dict[str, int], iris: tuple[str, ...]) -> list[int]:
        return [table[iri] for iri in iris if iri in table] if iris else []


def articles(picture: Picture) -> list[Row]:
    """Each article with its text; a link only where it is http or https."""
    return [_filled(_article(article)) for article in picture.articles]


def nodes(picture: Picture, keys: Keys) -> list[Row]:
    """What the panel says of each node."""
    return [_node(node, keys) for node in picture.nodes]


def acts(picture: Picture, keys: Keys) -> list[Row]:
    """Each act with its roles, times, words and passages."""
    return [_act(act, keys) for act in picture.acts]


def reasons(picture: Picture, keys: Keys) -> list[Row]:
    """Why each triple of an act is there; `Row["act"]` is the act's number."""
    return [_reason(reason, keys, at) for at, act in enumerate(picture.acts) for reason in act.evidence]


def tie(tie: Tie, keys: Keys) -> Row:
    """A line, beside its two ends: what it means and the acts folded into it."""
    row: Row = {
        "family": str(tie.family),
        "word": visible(tie.label),
        "acts": keys.pick(keys.acts, tie.acts),
        "forward": tie.forward,
        "backward": tie.backward,
        "cost": cost(tie),
    }
    return _filled(row)


def _article(article: Article) -> Row:
    return {
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


def _node(node: Node, keys: Keys) -> Row:
    row: Row = {
        "name": visible(node.label),
        "iri": "" if node.iri in keys.acts else visible(node.iri),
        "kind": str(node.kind),
        "code": visible(node.code),
        "names": [visible(name) for name in node.names],
        "serves": keys.pick(keys.nodes, node.acts_for),
        "offices": [visible(office) for office in node.offices],
        "where": keys.spans.codes(node.passages),
    }
    return _filled(row) | ({"act": keys.acts[node.iri]} if node.iri in keys.acts else {})


def _act(act: Act, keys: Keys) -> Row:
    roles = [(role.name, keys.nodes[role.agent]) for role in act.roles if role.agent in keys.nodes]
    category = act.category if act.category in CATEGORY_NAMES else ""
    row: Row = {
        "label": short(visible(act.label), [keys.names[number] for _, number in roles]),
        "iri": visible(act.iri),
        "type": visible(spaced(act.type)),
        "category": category,
        "status": visible(act.status),
        "standing": str(act.standing),
        "articles": keys.pick(keys.articles, act.articles),
        "roles": [number * len(ROLES) + ROLES.index(name) for name, number in roles],
        "place": visible(act.place),
        "begin": visible(act.begin),
        "end": visible(act.end) if act.end != act.begin else "",
        "time": visible(act.time_text),
        "text": _told(act, keys),
        "quoted": [visible(words) for words in act.quoted],
        "mode": visible(act.mode),
        "polarity": visible(act.polarity),
        "topics": [visible(spaced(topic)) for topic in act.topics],
        "content": keys.pick(keys.acts, act.content),
        "condition": keys.pick(keys.acts, act.condition),
        "contradicts": keys.pick(keys.acts, act.contradicts),
        "according": keys.pick(keys.nodes, act.according_to),
        "about": [visible(thing) for thing in act.about],
        "inferred": act.inferred,
        "rule": visible(act.rule),
        "meaning": visible(act.rule_meaning),
        "sure": act.confidence,
        "where": keys.spans.codes(act.passages),
    }
    if len(act.statuses) > 1:
        past = [(keys.articles[iri], status) for iri, status in act.statuses if iri in keys.articles]
        row |= {"history": [at for at, _ in past], "once": [visible(status) for _, status in past]}
    return _filled(row)


def short(label: str, names: Sequence[str]) -> str:
    r"""A label with the names of those who take part as U+0001 and their number: many labels become one.

    No label can hold U+0001 itself (see `labels.visible`), so the page can put the names back.

    >>> short("Talks: Ada Norr, Jon Bell", ["Ada Norr", "Jon Bell"])
    'Talks: \x010\x01, \x011\x01'
    """
    for number, name in sorted(enumerate(names), key=lambda pair: (-len(pair[1]), pair[0])):
        if name and "\x01" not in name:
            label = "\x01".join(
                part if index % 2 else part.replace(name, f"\x01{number}\x01")
                for index, part in enumerate(label.split("\x01"))
            )
    return label


def _told(act: Act, keys: Keys) -> str:
    """The words reported, unless they are those of the content's passages, which the page can read."""
    if not act.text:
        return ""
    content = [keys.texts[p.article][p.begin : p.end] for p in act.passages if p.part == "content"]
    said = visible(act.text)
    return "" if _BLANKS.sub(" ", visible(" … ".join(content))) == _BLANKS.sub(" ", said) else said


def _reason(reason: Evidence, keys: Keys, at: int) -> Row:
    row: Row = {
        "says": spaced(reason.says),
        "value": visible(reason.value),
        "rule": visible(reason.rule),
        "sure": reason.confidence,
        "where": keys.spans.codes(reason.passages),
    }
    return _filled(row) | {"act": at}


def _filled(values: Json) -> Json:
    """Without what says nothing: empty texts and lists, None, False and 0."""
    return {key: value for key, value in values.items() if value}
