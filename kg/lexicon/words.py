"""Verbs and event nouns: their complements, their classes, and how nouns fill the roles of their verbs."""

from __future__ import annotations

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


def load(folder: Path = table.FOLDER) -> Words:
    """Read `verbs.tsv`, `nouns.tsv` and `agents.tsv`."""
    frames: dict[str, set[str]] = {}
    classes: dict[str, set[str]] = {}
    particles: dict[str, set[str]] = {}
    for row in table.rows(folder / "verbs.tsv", ("lemma", "frames", "classes")):
        lemma = row["lemma"]
        frames.setdefault(lemma, set()).update(table.items(row["frames"]))
        classes.setdefault(lemma, set()).update(table.items(row["classes"]))
        head, _, particle = lemma.partition(" ")
        if particle:
            particles.setdefault(head, set()).add(particle)
    nouns: dict[str, Noun] = {}
    for row in table.rows(folder / "nouns.tsv", ("noun", "classes", "verb", "arguments")):
        pairs = tuple((a.partition("=")[0], a.partition("=")[2]) for a in table.items(row["arguments"]))
        nouns[row["noun"]] = Noun(frozenset(table.items(row["classes"])), row["verb"], pairs)
    agents = {row["noun"]: row["kind"] for row in table.rows(folder / "agents.tsv", ("noun", "kind"))}
    return Words(_frozen(frames), _frozen(classes), nouns, _frozen(particles), agents)


def _frozen(sets: dict[str, set[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(values) for key, values in sets.items()}
