"""The tables of names as entities, each with the names it goes by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from kg.lexicon import table
from kg.lexicon.columns import TABLES, Columns
from kg.lexicon.names import slug
from kg.model.entity import Entity, Kind, Tenure

Named = tuple[tuple[str, str], ...]


NO_SURNAMES = frozenset({"Jr", "Jr.", "Sr", "Sr."})


def rows(folder: Path, name: str) -> Iterator[dict[str, str]]:
    """The rows of a table of a folder; none where the folder lacks it."""
    path = folder / f"{name}.tsv"
    columns = TABLES.get(name, Columns(("word",)))
    if path.exists():
        yield from table.rows(path, columns.needed, columns.others)


def things(folder: Path) -> Iterator[tuple[Entity, Named]]:
    """States, organisations, bodies, groups and places."""
    yield from _states(folder)
    yield from _organisations(folder)
    yield from _others(folder)


def _states(folder: Path) -> Iterator[tuple[Entity, Named]]:
    for row in rows(folder, "states"):
        state = f"state/{row['id']}"
        aliases = table.items(row["aliases"])
        names = [(name, "state") for name in (row["name"], *aliases)]
        names += [(name, "adjective") for name in table.items(row["adjectives"])]
        names += [(name, "people") for name in table.items(row["people"])]
        code, item = row["code"] or None, row["wikidata"] or None
        entity = Entity(state, Kind.STATE, row["name"], aliases, code=code, wikidata=item)
        yield entity, tuple(names)
        for sort, cell in (("city", row["capital"]), ("seat", row["seats"])):
            for name in table.items(cell):
                yield (
                    Entity(f"place/{slug(name)}", Kind.PLACE, name, within=state, seat=True),
                    ((name, sort),),
                )


def _organisations(folder: Path) -> Iterator[tuple[Entity, Named]]:
    for row in rows(folder, "organisations"):
        aliases = table.items(row["aliases"])
        entity = Entity(
            f"organisation/{row['id']}", Kind.INTERNATIONAL, row["name"], aliases, wikidata=row["wikidata"] or None,
            within=f"organisation/{row['parent']}" if row["parent"] else None,
        )  # fmt: skip
        yield entity, tuple((name, "organisation") for name in (row["name"], *aliases))


def _others(folder: Path) -> Iterator[tuple[Entity, Named]]:
    for file, kind, sort in (("bodies", Kind.BODY, "body"), ("groups", Kind.GROUP, "group")):
        for row in rows(folder, file):
            aliases = table.items(row["aliases"])
            state = f"state/{row['state']}" if row["state"] else None
            entity = Entity(f"{kind.value}/{row['id']}", kind, row["name"], aliases, acts_for=state)
            yield entity, tuple((name, sort) for name in (row["name"], *aliases))
    for row in rows(folder, "places"):
        kind = Kind.TERRITORY if row["kind"] == "region" else Kind.PLACE
        aliases = table.items(row["aliases"])
        entity = Entity(
            f"{kind.value}/{row['id']}", kind, row["name"], aliases, code=row["code"] or None,
            wikidata=row["wikidata"] or None, within=f"state/{row['state']}" if row["state"] else None,
        )  # fmt: skip
        yield entity, tuple((name, "place") for name in (row["name"], *aliases))


def people(folder: Path, known: Mapping[str, Entity]) -> Iterator[tuple[Entity, Tenure, Named]]:
    """Persons, once for each office held. known: the states and organisations that an office may be of."""
    for row in rows(folder, "people"):
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
        entity = Entity(person, Kind.PERSON, row["name"], tuple(full), wikidata=row["wikidata"] or None)
        yield entity, Tenure(person, row["office"], of, row["start"], row["end"]), tuple(names)


def _surname(name: str) -> bool:
    """Whether the last word of a name can stand for the person: no "Jr.", "XIV" or "I"."""
    return len(name) > 2 and name not in NO_SURNAMES and not re.fullmatch("[IVX]+", name)
