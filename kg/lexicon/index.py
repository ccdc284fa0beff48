"""The tables of names as one index: which words name what, whoever's table says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from kg.lexicon import named, table, tokens
from kg.lexicon.names import Names, Phrase
from kg.model.entity import Entity, Kind, Tenure
from kg.model.mention import Sense


class _Index:
    """Collects phrases while the tables are read, those of one's own first: what they name, no later table names."""

    def __init__(self) -> None:
        self.found: dict[tuple[str, ...], list[Sense]] = {}
        self.closed: frozenset[tuple[str, ...]] = frozenset()

    def close(self) -> None:
        """From now on the names found so far are taken; a surname alone takes nothing."""
        taken = (words for words, senses in self.found.items() if any(sense.sort != "short" for sense in senses))
        self.closed = frozenset(taken)

    def add(self, name: str, sense: Sense, *, lower: bool = False) -> None:
        words = tokens.words(name)[0]
        if lower:
            words = tuple(word.lower() for word in words)
        if lower is False and len(words) == 1 and name.endswith(".") and name.count(".") > 1:
            self.add(name[:-1], sense)  # "U.S" as some headlines write it
        if words in self.closed:
            return
        if words and sense not in self.found.setdefault(words, []):
            self.found[words].append(sense)

    def frozen(self) -> dict[str, tuple[Phrase, ...]]:
        grouped: dict[str, list[Phrase]] = {}
        for words, senses in sorted(self.found.items()):
            grouped.setdefault(words[0], []).append((words, tuple(senses)))
        return {first: tuple(sorted(group, key=lambda p: (-len(p[0]), p[0]))) for first, group in grouped.items()}


def load(folders: Sequence[Path] = (table.FOLDER,)) -> Names:
    """Read the tables of names of all folders, the first first; a folder need not hold all of them.

    Where a later folder knows the same thing, it adds names and what the first left empty; an office that a person
    holds by both is held as the first says.
    """
    phrases, titles = _Index(), _Index()
    entities: dict[str, Entity] = {}
    tenures: dict[str, list[Tenure]] = {}
    kinds: dict[str, str] = {}
    things = [list(named.things(folder)) for folder in folders]
    states = {name for of_folder in things for _, names in of_folder for name, sort in names if sort == "state"}
    for of_folder in things:
        _take(entities, (entity for entity, _ in of_folder))
    for folder, of_folder in zip(folders, things, strict=True):
        phrases.close()
        titles.close()
        people = list(named.people(folder, entities))
        _take(entities, (entity for entity, _, _ in people))
        held = {(t.person, t.office, t.of) for told in tenures.values() for t in told}
        for entity, tenure, _ in people:
            if (tenure.person, tenure.office, tenure.of) not in held:
                tenures.setdefault(entity.id, []).append(tenure)
        for id_, names in (*((e.id, n) for e, n in of_folder), *((e.id, n) for e, _, n in people)):
            for name, sort in names:
                if sort != "short" or name not in states:  # Mr Nepal is no reason to miss Nepal
                    phrases.add(name, Sense(sort, id_))
        for row in named.rows(folder, "titles"):
            kinds.setdefault(row["id"], row["kind"])
            sort = row["kind"] if row["kind"] in ("honorific", "prefix") else "title"
            for name in table.items(row["title"]):
                titles.add(name, Sense(sort, row["id"]), lower=True)
            for name in table.items(row["plural"]):
                titles.add(name, Sense("titles", row["id"]), lower=True)
    given = (
        frozenset(e.label.split()[0] for e in entities.values() if e.kind is Kind.PERSON and " " in e.label) - NO_GIVEN
    )
    organisational = frozenset(row["word"] for folder in folders for row in named.rows(folder, "organisational"))
    told = {person: tuple(of_person) for person, of_person in tenures.items()}
    return Names(phrases.frozen(), titles.frozen(), entities, told, kinds, given, organisational)


NO_GIVEN = frozenset({"King", "Queen", "Pope", "Prince", "Princess", "Sheikh", "Mullah", "Emir", "Sultan", "Sir"})


def _take(known: dict[str, Entity], found: Iterable[Entity]) -> None:
    """Adds entities of one folder to those of the folders before it, whose word stands."""
    before = dict(known)
    for entity in found:
        first = before.get(entity.id)
        if first is None:
            known.setdefault(entity.id, entity)
            continue
        names = dict.fromkeys((*first.names, entity.label, *entity.names))
        names.pop(first.label, None)
        known[entity.id] = first._replace(
            names=tuple(names),
            acts_for=first.acts_for or entity.acts_for,
            code=first.code or entity.code,
            wikidata=first.wikidata or entity.wikidata,
            within=first.within or entity.within,
        )
