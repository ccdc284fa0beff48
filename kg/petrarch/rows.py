"""Rows for tables, each name once and each id its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.lexicon.columns import TABLES
from kg.lexicon.names import slug
from kg.model.entity import Kind
from kg.petrarch.capitals import words, written
from kg.petrarch.known import Known
from kg.petrarch.leftover import Account

Row = dict[str, str]
KNOWN = "a name that the built-in tables know"
_KINDS = {
    "people": Kind.PERSON, "states": Kind.STATE, "organisations": Kind.INTERNATIONAL, "bodies": Kind.BODY,
    "groups": Kind.GROUP, "places": Kind.PLACE,
}  # fmt: skip


@dataclass(slots=True)
class Rows:
    """Collects rows by table and id; a person has several."""

    known: Known
    account: Account
    tables: dict[str, dict[str, list[Row]]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)

    def usable(self, raw: Iterable[str], where: str) -> list[str]:
        """The names that are new and can be told from the words of the language, as text writes them."""
        given = list(raw)
        full = max(given, key=len, default="")
        found: list[str] = []
        for name in given:
            forms = written(name, full=full if name != full else "")
            if why := next(filter(None, map(self._unusable, forms)), ""):
                self.account.leave(why, where, words(name))
                continue
            self.names.update(forms)
            found += forms
        return found

    def _unusable(self, name: str) -> str:
        if not any(c.isalpha() for c in name) or len(name) < 2:
            return "a name without letters"
        if self.known.is_known(name):
            return KNOWN
        if name in self.names:
            return "a name that an earlier line has"
        if self.known.everyday(name):
            return "a name that is an everyday word"
        if self.known.titled(name):
            return "a title in the name: titles are read by rule"
        return ""

    def id(self, table: str, name: str) -> str:
        """An id that nothing has yet."""
        first = one = slug(name) or "x"
        number = 2
        while f"{_KINDS[table].value}/{one}" in self.known.entities or f"{table}/{one}" in self.ids:
            one = f"{first}-{number}"
            number += 1
        self.ids.add(f"{table}/{one}")
        return one

    def add(self, table: str, row: Row) -> None:
        """One row more, its id or word in the first column."""
        key = row[TABLES[table].needed[0]]
        self.tables.setdefault(table, {}).setdefault(key, []).append(row)

    def alias(self, table: str, id_: str, label: str, aliases: Iterable[str]) -> None:
        """Further names for something that a built-in table has."""
        held = self.tables.setdefault(table, {}).setdefault(id_, [{"id": id_, "name": label, "aliases": ""}])[0]
        held["aliases"] = "|".join(dict.fromkeys(filter(None, [*held["aliases"].split("|"), *aliases])))

    def texts(self) -> dict[str, str]:
        """The tables as files, by name; rows by id."""
        files = {}
        for table, rows in sorted(self.tables.items()):
            columns = TABLES[table].every
            lines = ["\t".join(columns)]
            for _, of_id in sorted(rows.items()):
                lines += ["\t".join(row.get(column, "") for column in columns) for row in of_id]
            files[f"{table}.tsv"] = "\n".join(lines) + "\n"
        return files
