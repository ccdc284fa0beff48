"""Verbs and event nouns: their complements, their classes, and how nouns fill the roles of their verbs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.lexicon import table


@dataclass(frozen=True, slots=True)
class Noun:
    """classes: for `{@talks}`; verb: the verb it names an event of, or empty; arguments: who stands where."""

    classes: frozenset[str]
    verb: str = ""
    arguments: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """frames and classes by verb lemma (particles after a space); nouns by singular; particles by verb;
    agents: kinds of agent by common noun ("rebel" -> "armed").
    """

    frames: dict[str, frozenset[str]]
    classes: dict[str, frozenset[str]]
    nouns: dict[str, Noun]
    particles: dict[str, frozenset[str]]
    agents: dict[str, str]


def load(folders: Sequence[Path] = (table.FOLDER,)) -> Words:
    """Read `verbs.tsv`, `nouns.tsv` and `agents.tsv` of all folders: a word is what the first that has it says."""
    frames: dict[str, set[str]] = {}
    classes: dict[str, set[str]] = {}
    particles: dict[str, set[str]] = {}
    for row in _first(folders, "verbs", ("lemma", "frames", "classes")):
        lemma = row["lemma"]
        frames.setdefault(lemma, set()).update(table.items(row["frames"]))
        classes.setdefault(lemma, set()).update(table.items(row["classes"]))
        head, _, particle = lemma.partition(" ")
        if particle:
            particles.setdefault(head, set()).add(particle)
    nouns: dict[str, Noun] = {}
    for row in _first(folders, "nouns", ("noun", "classes", "verb", "arguments")):
        pairs = tuple((a.partition("=")[0], a.partition("=")[2]) for a in table.items(row["arguments"]))
        nouns[row["noun"]] = Noun(frozenset(table.items(row["classes"])), row["verb"], pairs)
    agents = {row["noun"]: row["kind"] for row in _first(folders, "agents", ("noun", "kind"))}
    return Words(_frozen(frames), _frozen(classes), nouns, _frozen(particles), agents)


def _first(folders: Sequence[Path], name: str, columns: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """The rows of all folders, without those whose word an earlier folder has; a folder need not hold the table."""
    known: set[str] = set()
    for folder in folders:
        path = folder / f"{name}.tsv"
        found = list(table.rows(path, columns[:1], columns[1:])) if path.exists() else []
        yield from (row for row in found if row[columns[0]] not in known)
        known |= {row[columns[0]] for row in found}


def _frozen(sets: dict[str, set[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(values) for key, values in sets.items()}
