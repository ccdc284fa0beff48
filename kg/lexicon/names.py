"""Names of states, organisations, bodies, groups, places and persons, and the titles of persons."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.lexicon import table, tokens
from kg.model.entity import Entity, Kind, Tenure
from kg.model.mention import Sense

Phrase = tuple[tuple[str, ...], tuple[Sense, ...]]


@dataclass(frozen=True, slots=True)
class Names:
    """phrases: first word -> names that begin with it, longest first. titles: likewise, lower case."""

    phrases: dict[str, tuple[Phrase, ...]]
    titles: dict[str, tuple[Phrase, ...]]
    entities: dict[str, Entity]
    tenures: dict[str, tuple[Tenure, ...]]
    title_kinds: dict[str, str]
    given: frozenset[str]
    organisational: frozenset[str]


def slug(name: str) -> str:
    """A name as the local part of an identifier; cut at 60 characters.

    >>> slug("Côte d'Ivoire"), slug("Łódź")
    ('cote-divoire', 'lodz')
    """
    for old, new in zip("łŁøØđĐßæÆı", ("l", "L", "o", "O", "d", "D", "ss", "ae", "AE", "i"), strict=True):
        name = name.replace(old, new)
    name = re.sub("['’ʼʹ`]", "", name)
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub("[^a-z0-9]+", "-", bare.casefold()).strip("-")[:60].strip("-")


class _Index:
    """Collects phrases while the tables are read."""

    def __init__(self) -> None:
        self.found: dict[tuple[str, ...], list[Sense]] = {}

    def add(self, name: str, sense: Sense, *, lower: bool = False) -> None:
        words = tokens.words(name)[0]
        if lower:
            words = tuple(word.lower() for word in words)
        if lower is False and len(words) == 1 and name.endswith(".") and name.count(".") > 1:
            self.add(name[:-1], sense)  # "U.S" as some headlines write it
        if words and sense not in self.found.setdefault(words, []):
            self.found[words].append(sense)

    def holds(self, name: str, sort: str) -> bool:
        """Whether a name of that sort is known already."""
        return any(sense.sort == sort for sense in self.found.get(tuple(tokens.words(name)[0]), ()))

    def frozen(self) -> dict[str, tuple[Phrase, ...]]:
        grouped: dict[str, list[Phrase]] = {}
        for words, senses in sorted(self.found.items()):
            grouped.setdefault(words[0], []).append((words, tuple(senses)))
        return {first: tuple(sorted(group, key=lambda p: (-len(p[0]), p[0]))) for first, group in grouped.items()}


def load(folder: Path = table.FOLDER) -> Names:
    """Read every table of names in `folder` (a user's folder need not hold all of them)."""
    phrases, titles = _Index(), _Index()
    entities: dict[str, Entity] = {}
    for entity, named in (*_states(folder), *_organisations(folder), *_others(folder)):
        entities.setdefault(entity.id, entity)
        for name, sort in named:
            phrases.add(name, Sense(sort, entity.id))
    tenures: dict[str, list[Tenure]] = {}
    for entity, tenure, named in _people(folder, entities):
        entities.setdefault(entity.id, entity)
        tenures.setdefault(entity.id, []).append(tenure)
        for name, sort in named:
            if sort != "short" or not phrases.holds(name, "state"):  # Mr Nepal is no reason to miss Nepal
                phrases.add(name, Sense(sort, entity.id))
    kinds: dict[str, str] = {}
    for row in _rows(folder, "titles", ("id", "title", "plural", "kind")):
        kinds[row["id"]] = row["kind"]
        sort = row["kind"] if row["kind"] in ("honorific", "prefix") else "title"
        for name in table.items(row["title"]):
            titles.add(name, Sense(sort, row["id"]), lower=True)
        for name in table.items(row["plural"]):
            titles.add(name, Sense("titles", row["id"]), lower=True)
    given = (
        frozenset(e.label.split()[0] for e in entities.values() if e.kind is Kind.PERSON and " " in e.label) - NO_GIVEN
    )
    organisational = frozenset(row["word"] for row in _rows(folder, "organisational", ("word",)))
    held = {person: tuple(found) for person, found in tenures.items()}
    return Names(phrases.frozen(), titles.frozen(), entities, held, kinds, given, organisational)


NO_SURNAMES = frozenset({"Jr", "Jr.", "Sr", "Sr."})
NO_GIVEN = frozenset({"King", "Queen", "Pope", "Prince", "Princess", "Sheikh", "Mullah", "Emir", "Sultan", "Sir"})


def _surname(name: str) -> bool:
    """Whether the last word of a name can stand for the person: no "Jr.", "XIV" or "I"."""
    return len(name) > 2 and name not in NO_SURNAMES and not re.fullmatch("[IVX]+", name)


Named = tuple[tuple[str, str], ...]


def _rows(folder: Path, name: str, columns: tuple[str, ...]) -> Iterator[dict[str, str]]:
    path = folder / f"{name}.tsv"
    if path.exists():
        yield from table.rows(path, columns)


def _states(folder: Path) -> Iterator[tuple[Entity, Named]]:
    for row in _rows(
        folder,
        "states",
        ("id", "code", "name", "aliases", "adjectives", "people", "capital", "seats", "wikidata"),
    ):
        state = f"state/{row['id']}"
        aliases = table.items(row["aliases"])
        names = [(name, "state") for name in (row["name"], *aliases)]
        names += [(name, "adjective") for name in table.items(row["adjectives"])]
        names += [(name, "people") for name in table.items(row["people"])]
        entity = Entity(state, Kind.STATE, row["name"], aliases, code=row["code"], wikidata=row["wikidata"] or None)
        yield entity, tuple(names)
        for sort, cell in (("city", row["capital"]), ("seat", row["seats"])):
            for name in table.items(cell):
                yield (
                    Entity(f"place/{slug(name)}", Kind.PLACE, name, within=state, seat=True),
                    ((name, sort),),
                )


def _organisations(folder: Path) -> Iterator[tuple[Entity, Named]]:
    for row in _rows(folder, "organisations", ("id", "name", "aliases", "parent", "wikidata")):
        aliases = table.items(row["aliases"])
        entity = Entity(
            f"organisation/{row['id']}", Kind.INTERNATIONAL, row["name"], aliases, wikidata=row["wikidata"] or None,
            within=f"organisation/{row['parent']}" if row["parent"] else None,
        )  # fmt: skip
        yield entity, tuple((name, "organisation") for name in (row["name"], *aliases))


def _others(folder: Path) -> Iterator[tuple[Entity, Named]]:
    for file, kind, sort in (("bodies", Kind.BODY, "body"), ("groups", Kind.GROUP, "group")):
        for row in _rows(folder, file, ("id", "name", "aliases", "state")):
            aliases = table.items(row["aliases"])
            state = f"state/{row['state']}" if row["state"] else None
            entity = Entity(f"{kind.value}/{row['id']}", kind, row["name"], aliases, acts_for=state)
            yield entity, tuple((name, sort) for name in (row["name"], *aliases))
    for row in _rows(folder, "places", ("id", "name", "aliases", "kind", "state", "code")):
        kind = Kind.TERRITORY if row["kind"] == "region" else Kind.PLACE
        aliases = table.items(row["aliases"])
        entity = Entity(
            f"{kind.value}/{row['id']}", kind, row["name"], aliases, code=row["code"] or None,
            wikidata=row.get("wikidata") or None, within=f"state/{row['state']}" if row["state"] else None,
        )  # fmt: skip
        yield entity, tuple((name, "place") for name in (row["name"], *aliases))


def _people(folder: Path, known: dict[str, Entity]) -> Iterator[tuple[Entity, Tenure, Named]]:
    for row in _rows(folder, "people", ("id", "name", "aliases", "office", "of", "start", "end")):
        short = [a[1:] for a in table.items(row["aliases"]) if a.startswith("~")]
        full = [a for a in table.items(row["aliases"]) if not a.startswith("~")]
        person = f"person/{row['id']}"
        of = next(
            (id_ for kind in ("state", "organisation", "group", "body") if (id_ := f"{kind}/{row['of']}") in known),
            "",
        )
        names = [(name, "person") for name in (row["name"], *full)]
        names += [
            (name, "short")
            for name in (*short, row["name"].split()[-1], *(f.split()[-1] for f in full))
            if _surname(name)
        ]
        entity = Entity(person, Kind.PERSON, row["name"], tuple(full), wikidata=row.get("wikidata") or None)
        yield entity, Tenure(person, row["office"], of, row["start"], row["end"]), tuple(names)
