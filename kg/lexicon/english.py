"""English words: which letter a form gets, and which lemma it goes back to."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from kg.lexicon import table, tags

VERB_READINGS = ("V", "K", "G", "Z")  # past, participle, -ing, -s: the order of the forms column


@dataclass(frozen=True, slots=True)
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
            last = word.rsplit("-", 1)[1]
            found = self.letters.get(last)
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


def load(folder: Path = table.FOLDER, events: Collection[str] = ()) -> English:
    """Read `english.tsv` and `closed.tsv`.

    events: nouns that stay as they are: their -ing form may be a noun ("meeting"), their plural is no
    plural ("talks").
    """
    readings: dict[str, set[str]] = {}
    verbs: dict[str, str] = {}
    nouns: dict[str, str] = {}
    for row in table.rows(folder / "english.tsv", ("lemma", "pos", "forms")):
        lemma, forms = row["lemma"], row["forms"].split("|")
        match row["pos"]:
            case "verb":
                readings.setdefault(lemma, set()).add("B")
                for reading, cell in zip(VERB_READINGS, forms, strict=False):
                    for form in filter(None, cell.split("/")):
                        readings.setdefault(form, set()).add(reading)
                        verbs.setdefault(form, lemma)
            case "noun":
                readings.setdefault(lemma, set()).add("N")
                for form in filter(None, forms[0].split("/")):
                    if form != lemma:
                        readings.setdefault(form, set()).add("M")
                        nouns.setdefault(form, lemma)
            case "adj":
                for form in (lemma, *(part for cell in forms for part in cell.split("/") if part)):
                    readings.setdefault(form, set()).add("J")
            case _:
                for form in (lemma, *(part for cell in forms for part in cell.split("/") if part)):
                    readings.setdefault(form, set()).add("R")
    for lemma in events:
        if " " not in lemma and lemma not in readings:
            readings[lemma] = {"N"}
            readings.setdefault(f"{lemma}s", set()).add("M")
    for form, found in readings.items():
        if form.endswith("ing") and found == {"G", "N"} and form not in events:
            found.discard("N")
    for form in events:
        if nouns.get(form) not in events:
            nouns.pop(form, None)
    letters = {form: tags.letter(frozenset(found)) for form, found in readings.items()}
    for row in table.rows(folder / "closed.tsv", ("word", "tag")):
        letters[row["word"]] = row["tag"]
    return English(letters, verbs, nouns)
