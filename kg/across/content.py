"""What somebody says, made comparable: lemmas, names and numbers, and the words that turn its meaning."""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from dataclasses import dataclass
from typing import Final

from kg.wording import SMALL, words

_TOKEN: Final = re.compile(r"[^\W_]+(?:[.,:]\d+)*(?:[-’'][^\W_]+)*")
_NEGATIONS: Final = words("not no never neither nor none nobody nothing cannot")
_SHADES: Final = {  # what a wording is only alike to with the same shade
    **dict.fromkeys(words("will would shall 'll wo"), "will"),
    **dict.fromkeys(words("may might could can ca cannot"), "may"),
    **dict.fromkeys(words("must should ought"), "must"),
    **{word: word for word in words("if unless until without except provided only just merely before after")},
}
_NUMBERS: Final = words("""
    one two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds thousand thousands
    million millions billion billions half third quarter
""")
_DAYS: Final = words("""
    monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday tonight now next last this
""")
_NOW: Final = "@now"  # said of a day that is another one a week later
_OWN: Final = words("""
    i we he she it they me us him them my our his her its their mine ours hers theirs myself ourselves himself
    herself itself themselves
""")
_BEING: Final = words("is are was were be been being")
_ASKS: Final = words("whether if what who whom whose why how when where which")
_GRAMMAR: Final = SMALL | _OWN | _NEGATIONS | _SHADES.keys() | words("""
    what who whom whose which why how when where do does did am are were but than then there here so such too also
    very these those s t d ll re ve
""")
_LONG: Final = 6  # words: a quotation of so many is not met by chance
Lemma = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Content:
    """words: lemmas in the order of the text, each once. names: those that are names or numbers. marks: shades
    that must be the same. negations: how often it says no. own: pronouns that hang on who speaks. asks: a question."""

    words: tuple[str, ...]
    names: tuple[str, ...]
    marks: tuple[str, ...]
    negations: int
    own: bool
    asks: bool


def read(text: str, lemma: Lemma, *, known: Container[int] = (), actor: str = "", addressed: str = "") -> Content:
    """A wording taken apart.

    known: where a name that the tables or the article know begins, in `text`: a capital at the beginning of a
    sentence says nothing. actor: the name of the one who is meant by a subject that is left out or a pronoun
    ("denied that it had", "accused Peru of smuggling"). addressed: pronouns that can mean the actor.
    """
    tokens = _active([(match.group().replace("’", "'"), match.start()) for match in _TOKEN.finditer(text)], lemma)
    lowered = [token.lower() for token, _ in tokens]
    start = 1 if lowered[:1] == ["that"] else 0
    first = lowered[start] if start < len(lowered) else ""
    resolved = -1
    lemmas: dict[str, None] = {}
    names: set[str] = set()
    if actor and first in addressed.split():
        resolved = start
    if actor and (resolved >= 0 or _subjectless(first)):
        names |= (called := {word.lower() for word in _TOKEN.findall(actor)})
        lemmas.update(dict.fromkeys(sorted(called)))
    marks: set[str] = set()
    negations, own = 0, False
    for index, ((token, begin), low) in enumerate(zip(tokens, lowered, strict=True)):
        bare, mark, clitic = low.partition("'")
        if low in _DAYS:
            marks.add(_NOW)
        if mark or low in _GRAMMAR:
            negations += low in _NEGATIONS or low.endswith("n't")
            own |= bare in _OWN and index != resolved
            marks |= {_SHADES[word] for word in (low, low.removesuffix("n't"), mark + clitic) if word in _SHADES}
            if low.endswith("n't") or bare in _GRAMMAR:
                continue
        capital = token[0].isupper() and (begin in known or not _opens(text, begin))
        if capital or low[0].isdigit() or low in _NUMBERS:
            names.add(bare)
            lemmas.setdefault(bare)
        else:
            lemmas.setdefault(lemma(bare))
    return Content(
        tuple(lemmas), tuple(sorted(names & lemmas.keys())), tuple(sorted(marks)), negations, own, first in _ASKS
    )


def _active(tokens: list[tuple[str, int]], lemma: Lemma) -> list[tuple[str, int]]:
    """The words in the order of the active: "the bridge was not burned by rebels" begins with the rebels."""
    lowered = [token.lower() for token, _ in tokens]
    for index in range(2, len(lowered) - 1):
        verb = lowered[index - 1]
        if lowered[index] == "by" and lemma(verb) != verb and not verb.endswith(("ing", "s")):
            being = [at for at in range(max(0, index - 5), index - 1) if lowered[at] in _BEING]
            if being:
                start = 1 if lowered[0] == "that" else 0
                return [*tokens[:start], *tokens[index + 1 :], *tokens[being[0] : index], *tokens[start : being[0]]]
    return tokens


def _subjectless(first: str) -> bool:
    """Whether a content begins where its subject would stand: "of smuggling", "to send"."""
    return first in ("of", "to", "for", "from") or (first.endswith("ing") and len(first) > len("thing"))


def _opens(text: str, begin: int) -> bool:
    """Whether a sentence or a quotation begins here, where any word has a capital."""
    before = text[:begin].rstrip()
    return not before or before[-1] in ".!?:…“\"‘'(" or (before[-1] in "”’" and before.rstrip("”’")[-1:] in ".!?…")


def sentences(quoted: str) -> tuple[str, ...]:
    """The longer sentences of a quotation, without what a house may print otherwise: case, marks, blanks.

    >>> sentences("We came in peace, and we leave in peace. No more.")
    ('we came in peace and we leave in peace',)
    """
    found = (" ".join(_TOKEN.findall(part.lower().replace("’", "'"))) for part in re.split(r"[.!?…]+(?:\s|$)", quoted))
    return tuple(dict.fromkeys(one for one in found if one.count(" ") >= _LONG - 1))

