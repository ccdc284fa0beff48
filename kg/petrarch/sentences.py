"""Examples for a card made of a pattern: the plainest sentences it speaks of, active and passive."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.lexicon import table
from kg.petrarch.candidates import Candidate
from kg.petrarch.codes import roles

_WHO, _WHOM = "Norway", "Sweden"


class Sentences:
    """Writes examples; knows the past and the participle of each verb."""

    def __init__(self, folder: Path = table.FOLDER) -> None:
        rows = table.rows(folder / "english.tsv", ("lemma", "pos", "forms"))
        forms = {row["lemma"]: row["forms"].split("|") for row in rows if row["pos"] == "verb"}
        self.past = {lemma: cells[0].split("/")[0] for lemma, cells in forms.items() if cells[0]}
        self.participle = {lemma: cells[1].split("/")[0] for lemma, cells in forms.items() if len(cells) > 1}

    def of(self, one: Candidate, verb: str, noun: str = "") -> Iterator[str]:
        """Marked sentences with one of the verbs, and one of the nouns where the pattern has some."""
        head, _, particle = verb.partition(" ")
        past = " ".join(filter(None, (self.past.get(head, ""), particle)))
        done = " ".join(filter(None, (self.participle.get(head, ""), particle)))
        if not past or not done:
            return
        first, second = roles(one.makes)
        who = f"[{_WHO}]({first})"
        whom = f"[{_WHOM}]({second})" if one.shape.target else ""
        if one.shape.together:
            who += f" and [{_WHOM}]({first})"
        if one.makes == "Claim":
            yield f"{who} {past} that [{_WHOM} was ready](content)."
            yield f"“[{_WHOM} is ready](content),” {who} {past}."
        elif noun:
            behind = f" {one.shape.prep} {whom}" if whom else ""
            yield f"{who} {past} the {noun}{behind} on Monday."
            yield f"The {noun}{behind} was {done} by {who}."
            yield f"{who} has {done} the {noun}{behind}."
        elif one.shape.prep:
            yield f"{who} {past} {one.shape.prep} {whom} on Monday."
            yield f"{who} has {done} {one.shape.prep} {whom}."
        else:
            yield f"{who} {past} {whom} on Monday."
            yield f"{whom} was {done} by {who}."
            yield f"{who} has {done} {whom}."
