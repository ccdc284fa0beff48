"""One card: its kind, told by its keys, and its values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from kg.errors import RuleError
from kg.rulebook import fields
from kg.rulebook.fields import Fields, nearest
from kg.rulebook.nodes import Node, Pairs, Text
from kg.rulebook.rule import Operator, Rule, StatusRule

CUE_KINDS = (
    *("modal", "adverb", "verb", "passive", "adjective", "noun"),
    *("subordinator", "preposition", "negation", "aspect"),
)
VALENCES = ("cooperative", "hostile", "said", "promised")

Card = Rule | StatusRule | Operator

_PART = re.compile(r"[a-z][a-z0-9-]*")
_EXAMPLES = ("finds", "ignores", "todo")


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of card; a key of `own` is enough to tell it."""

    name: str  # with its article
    own: tuple[str, ...]
    required: tuple[str, ...]
    optional: tuple[str, ...]


_RULE = _Kind("a rule card", ("makes",), ("about", "when", "makes"), ("confidence", "status", *_EXAMPLES))
_STATUS = _Kind(
    "a status card", ("as", "cue", "marks"), ("about", "as", "cue", "marks"), ("unless", *_EXAMPLES)
)
_OPERATOR = _Kind(
    "an operator card",
    ("over", "becomes"),
    ("about", "over", "when", "becomes"),
    ("by", "except", *_EXAMPLES),
)


def read(
    key: Text, node: Node, *, stem: str, order: int, published: date | None, faults: list[RuleError]
) -> Card | None:
    """The card under `key`, in a file named `stem`.yaml; None where faults were added."""
    before = len(faults)
    _check_id(key, stem, faults)
    if not isinstance(node, Pairs):
        faults.append(key.place.fault(f"{key.text} is no card", "indent its keys below it"))
        return None
    pairs = fields.unique(node, faults=faults)
    kind = _kind(key, pairs, faults)
    if kind is None:
        return None
    for name, (place, _) in pairs.items():
        known = (*kind.required, *kind.optional)
        if name not in known:
            what = f"{name} is no key of {kind.name}"
            faults.append(place.place.fault(what, nearest(name, known)))
    if missing := [name for name in kind.required if name not in pairs]:
        faults.append(key.place.fault(f"{key.text} lacks {', '.join(missing)}", f"{kind.name} needs it"))
    values = {name: value for name, (_, value) in pairs.items()}
    card = _build(kind, Fields(key, values, faults), order, published)
    return card if len(faults) == before else None


def _check_id(key: Text, stem: str, faults: list[RuleError]) -> None:
    if not _PART.fullmatch(stem):
        faults.append(key.place.fault(f"{stem}.yaml cannot begin an id", "name the file in lower case"))
        return
    file, _, name = key.text.partition(".")
    if file != stem or not _PART.fullmatch(name):
        hint = f"an id here is {stem}.name, in lower case with hyphens"
        faults.append(key.place.fault(f"not an id: {key.text}", hint))


def _kind(key: Text, pairs: dict[str, tuple[Text, Node]], faults: list[RuleError]) -> _Kind | None:
    told = [(kind, name) for kind in (_RULE, _STATUS, _OPERATOR) for name in kind.own if name in pairs]
    kinds = list(dict.fromkeys(kind.name for kind, _ in told))
    if len(kinds) > 1:
        (first, one), (second, other) = told[0], next(pair for pair in told if pair[0].name == kinds[1])
        what = f"{one} is of {first.name}, {other} of {second.name}"
        faults.append(key.place.fault(what, "write two cards"))
        return None
    return told[0][0] if told else _RULE


def _build(kind: _Kind, card: Fields, order: int, published: date | None) -> Card:
    id_, place = card.key.text, card.key.place
    about, finds, ignores = card.text("about"), card.examples("finds"), card.examples("ignores")
    todo = card.examples("todo")
    if kind is _STATUS:
        cues = card.words("cue")
        return StatusRule(
            id=id_,
            about=about,
            as_=card.choice("as", CUE_KINDS),
            cues=frozenset(cue for cue in cues if not cue.startswith("@")),
            classes=frozenset(cue[1:] for cue in cues if cue.startswith("@")),
            marks=card.text("marks"),
            unless=frozenset(card.words("unless")),
            finds=finds,
            ignores=ignores,
            todo=todo,
            file=place.file,
            line=place.line,
            order=order,
            published=published,
        )
    if kind is _OPERATOR:
        return Operator(
            id=id_,
            about=about,
            over=card.choice("over", VALENCES),
            when=frozenset(card.words("when")),
            by=frozenset(card.words("by")),
            becomes=card.text("becomes"),
            except_=frozenset(card.words("except")),
            finds=finds,
            ignores=ignores,
            todo=todo,
            file=place.file,
            line=place.line,
            order=order,
            published=published,
        )
    return Rule(
        id=id_,
        about=about,
        when=card.patterns("when"),
        makes=card.text("makes"),
        finds=finds,
        ignores=ignores,
        todo=todo,
        file=place.file,
        line=place.line,
        order=order,
        confidence=card.confidence("confidence", 0.9),
        status=card.text("status") or None,
        published=published,
    )
