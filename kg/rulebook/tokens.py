"""The tokens of a rule card's pattern, each with its column."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.errors import RuleError

_WORD = r"@?[a-z][a-z'-]*(?:_[a-z][a-z'-]*)*"
_TOKEN = re.compile(
    rf"(?P<slot>[A-Za-z]+:[\w-]*)|(?P<words>{_WORD}(?:\|{_WORD})*)"
    rf"|(?P<nouns>\{{{_WORD}(?:\|{_WORD})*\}})|(?P<mark>[\[\]()])"
)


@dataclass(frozen=True, slots=True)
class Token:
    """kind: slot (Type:name), words (a trigger or prepositions), nouns ({...}), end, or a mark: [ ] ( )."""

    kind: str
    text: str
    column: int

    def alternatives(self) -> tuple[str, ...]:
        """What stands between the bars: `call_off|@end` is ("call off", "@end")."""
        return tuple(word.replace("_", " ") for word in self.text.strip("{}").split("|"))


def tokens(source: str, *, where: str) -> tuple[Token, ...]:
    """All tokens, the last of kind "end"; RuleError at the first character that begins none."""
    found: list[Token] = []
    at, end = 0, len(source)
    while at < end:
        if source[at].isspace():
            at += 1
            continue
        match = _TOKEN.match(source, at)
        if match is None:
            hint = "write Type:role, a lemma in lower case, {nouns} or [ ]"
            raise RuleError("neither a slot nor a verb", where=where, hint=hint, source=source, column=at)
        kind = match.lastgroup or ""
        found.append(Token(match[0] if kind == "mark" else kind, match[0], at))
        at = match.end()
    return (*found, Token("end", "", end))
