"""Parts of an explanation as lines: `[words](role)` in the sentence, as in the examples of the rule cards."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import fill

from kg.explain.parts import Account, Mark, Passage, Slot

_WIDTH = 100
_SENTENCES = 5  # a person wants to see the evidence, not the article


def account_lines(account: Account) -> list[str]:
    """The article, its sentences with their marks, and the slots."""
    head = ", ".join(part for part in (account.article, account.published) if part)
    lines = [f"{head}: {account.headline}" if account.headline else head]
    if account.url:
        lines.append(account.url)
    for passage in account.passages[:_SENTENCES]:
        lines += _passage(passage)
    if len(account.passages) > _SENTENCES:
        lines.append(f"    and {len(account.passages) - _SENTENCES} more sentences")
    return lines + [f"  {line}" for line in columns([(slot.role, _slot(slot)) for slot in account.slots])]


def _passage(passage: Passage) -> list[str]:
    number = "" if passage.number is None else str(passage.number)
    text = " ".join(marked(passage.text, passage.marks).split())
    wrapped = fill(
        text,
        _WIDTH,
        initial_indent=f"{number:>3} ",
        subsequent_indent="    ",
        break_on_hyphens=False,
        break_long_words=False,
    )
    return wrapped.splitlines()


def marked(text: str, marks: tuple[Mark, ...]) -> str:
    """The text with its marks; those that cross another are left out.

    >>> marked("Adler met Brandt.", (Mark(0, 5, "attendee"), Mark(6, 9, "trigger")))
    '[Adler](attendee) [met](trigger) Brandt.'
    """
    roles: dict[tuple[int, int], list[str]] = {}
    for mark in sorted(marks, key=lambda m: (m.begin, -m.end, m.role)):
        if not any(begin < mark.begin < end < mark.end for begin, end in roles):
            roles.setdefault((mark.begin, mark.end), []).append(mark.role)
    opened, closed = dict.fromkeys(range(len(text) + 1), ""), dict.fromkeys(range(len(text) + 1), "")
    for (begin, end), said in roles.items():  # the widest first, so that the narrow ones close first
        opened[begin] += "["
        closed[end] = f"]({', '.join(dict.fromkeys(said))}){closed[end]}"
    return "".join(closed[at] + opened[at] + text[at : at + 1] for at in range(len(text) + 1))


def _slot(slot: Slot) -> str:
    text = slot.value
    if slot.words:
        text += ": " + ", ".join(f'"{word}"' for word in slot.words)
    by = ", ".join(part for part in (slot.rule, slot.confidence) if part)
    if by:
        text += f"  [{by}]"
    if slot.voices:
        text += f"  on the word of {', '.join(slot.voices)}"
    return text


def columns(pairs: Sequence[tuple[str, str]]) -> list[str]:
    """Pairs in two columns, the left one as wide as it must be."""
    width = max((len(left) for left, _ in pairs), default=0)
    return [f"{left:<{width}}  {right}" for left, right in pairs]


def safe(line: str) -> str:
    """A line without the control characters that could steer a terminal."""
    return "".join(c if c.isprintable() else " " for c in line)
