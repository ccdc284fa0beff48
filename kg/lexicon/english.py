"""English words: which letter a form gets, and which lemma it goes back to."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from kg.lexicon import table, tags

VERB_READINGS = ("V", "K", "G", "Z")  # past, participle, -ing, -s: the order of the forms column


@dataclass(frozen=True, slots=True, eq=False)  # one is as good as itself alone: what is looked up is kept by it
class English:
    """Look-up tables for lower-case forms.

    letters: form -> tag letter. verbs: inflected form -> base form. nouns: plural -> singular.
    """

    letters: dict[str, str]
    verbs: dict[str, str]
    nouns: dict[str, str]

    def letter(self, word: str) -> str:
        """The tag letter of a lower-case word; unknown words are guessed from their ending."""
        found = self.letters.get(word)
        if found is not None:
            return found
        if "-" in word:
            first, last = word.split("-", 1)[0], word.rsplit("-", 1)[1]
            found = self.letters.get(last)
            if found == "C" == self.letters.get(first):
                return "C"  # thirty-four
            return "x" if found in ("3", "4", "K", "x", "v") else "M" if found in ("M", "2") else "J"
        for ending, tag in (
            ("ly", "R"),
            ("ing", "5"),
            ("ed", "4"),
            ("ous", "J"),
            ("ful", "J"),
            ("ian", "7"),
            ("s", "M"),
        ):
            if word.endswith(ending) and len(word) > len(ending) + 2:
                return tag
        return "N"

    def verb(self, word: str) -> str:
        """The base form of a lower-case verb form."""
        found = self.verbs.get(word)
        if found is not None:
            return found
        if "-" in word:
            head, _, last = word.rpartition("-")
            return f"{head}-{self.verb(last)}"
        for ending, base in (("ied", "y"), ("ed", ""), ("ing", ""), ("ies", "y"), ("s", "")):
            if word.endswith(ending) and word not in self.letters and len(word) > len(ending) + 2:
                return word[: -len(ending)] + base
        return word

    def lemma(self, words: str) -> str:
        """The base form of the last of some words as they stand in text: of a verb, else of a noun."""
        last = words.split()[-1].lower() if words.split() else ""
        return self.verbs.get(last) or self.noun(last)

    def noun(self, word: str) -> str:
        """The singular of a lower-case noun form."""
        found = self.nouns.get(word)
        if found is not None:
            return found
        if "-" in word and word not in self.letters:
            head, _, last = word.rpartition("-")
            return f"{head}-{self.noun(last)}"
        if word not in self.letters and word.endswith("s") and not word.endswith("ss"):
            return word[:-3] + "y" if word.endswith("ies") else word[:-1]
        return word


class _Forms:
    """Collects the forms of words while the table is read."""

    def __init__(self) -> None:
        self.readings: dict[str, set[str]] = {}
        self.verbs: dict[str, str] = {}
        self.nouns: dict[str, str] = {}

    def add(self, lemma: str, pos: str, cells: list[list[str]]) -> None:
        """cells: the inflected forms, alternatives together."""
        if pos == "verb":
            self._read(lemma, "B")
            for reading, cell in zip(VERB_READINGS, cells, strict=False):
                for form in filter(None, cell):
                    self._read(form, reading)
                    self.verbs.setdefault(form, _spelt(lemma, form))
        elif pos == "noun":
            self._read(lemma, "N")
            for form in cells[0]:
                if form and form != lemma:
                    self._read(form, "M")
                    self.nouns.setdefault(form, _spelt(lemma, form))
        else:
            for form in (lemma, *(form for cell in cells for form in cell if form)):
                self._read(form, "J" if pos == "adj" else "R")

    def _read(self, form: str, reading: str) -> None:
        self.readings.setdefault(form, set()).add(reading)


def _spelt(lemma: str, form: str) -> str:
    """The lemma with a hyphen only where the form has one: of "rebuilt" it is "rebuild", not "re-build"."""
    return lemma if "-" in form else lemma.replace("-", "")


def load(events: Collection[str] = (), folder: Path = table.FOLDER) -> English:
    """Read `english.tsv` and `closed.tsv`.

    events: nouns that stay as they are: their -ing form may be a noun ("meeting"), their plural is no
    plural ("talks").
    """
    forms = _Forms()
    for row in table.rows(folder / "english.tsv", ("lemma", "pos", "forms")):
        forms.add(row["lemma"], row["pos"], [cell.split("/") for cell in row["forms"].split("|")])
    readings, verbs, nouns = forms.readings, forms.verbs, forms.nouns
    for lemma in events:
        if " " not in lemma and lemma not in readings:
            readings[lemma] = {"N"}
            readings.setdefault(f"{lemma}s", set()).add("M")
            nouns.setdefault(f"{lemma}s", lemma)
    for form, found in readings.items():
        if form.endswith("ing") and found == {"G", "N"} and form not in events:
            found.discard("N")
    for form in events:
        nouns.pop(form, None)
    letters = {form: tags.letter(frozenset(found)) for form, found in readings.items()}
    for row in table.rows(folder / "closed.tsv", ("word", "tag")):
        letters[row["word"]] = row["tag"]
    return English(letters, verbs, nouns)
