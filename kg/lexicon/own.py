"""Tables of one's own: whether what they say makes sense beside the built-in ones, all faults told at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

from kg.errors import LexiconError, LexiconErrors
from kg.lexicon import dates, table
from kg.lexicon.columns import TABLES, Columns

Row = dict[str, str]
Numbered = tuple[int, Row]

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WORD = re.compile(r"[^\WA-Z_]+(?:['’. -][^\WA-Z_]+)*")
_CLASS = re.compile(r"[a-z]+(?:-[a-z]+)*")
_SHAPES = {
    "code2": (re.compile("[A-Z]{2}"), "two capital letters, as DE"),
    "wikidata": (re.compile("Q[1-9][0-9]*"), "an item of Wikidata, as Q183"),
}
_REFERS = {"parent": ("organisations",), "state": ("states",), "office": ("titles",)}
_PARTIES = ("states", "organisations", "groups", "bodies")  # what an office may be of
_KINDS = ("bodies", "groups", "places", "titles", "agents")
_MOST = 30  # faults told one by one


def check(folder: Path) -> None:
    """LexiconErrors for tables that say what cannot be: names of no table, unknown states, dates that are none."""
    tables, faults = _read(folder)
    checker = _Checker(tables)
    for name, rows in tables.items():
        where = folder / f"{name}.tsv"
        for line, row in rows:
            told = checker.of_row(name, line, row)
            faults += [LexiconError(what, where=f"{where}:{line}", hint=hint) for what, hint in told]
    if len(faults) > _MOST:
        more = LexiconError(f"{len(faults) - _MOST} more faults", where=str(folder), hint="mend these first")
        faults = [*faults[:_MOST], more]
    if faults:
        raise LexiconErrors(tuple(faults))


def _read(folder: Path) -> tuple[dict[str, list[Numbered]], list[LexiconError]]:
    """The rows of every table by its name, and the faults of form."""
    tables: dict[str, list[Numbered]] = {}
    faults: list[LexiconError] = []
    for path in sorted(path for path in folder.iterdir() if path.suffix == ".tsv"):
        if path.stem not in TABLES:
            near = get_close_matches(path.stem, TABLES, 1)
            hint = f"did you mean {near[0]}.tsv?" if near else f"tables are {', '.join(TABLES)}"
            faults.append(LexiconError("no such table", where=str(path), hint=hint))
            continue
        columns = TABLES[path.stem]
        try:
            found = list(table.numbered(path, columns.needed, columns.every))
        except LexiconError as fault:
            faults.append(fault)
            continue
        tables[path.stem] = [(line, dict.fromkeys(columns.others, "") | row) for line, row in found]
    return tables, faults


def _built_in(name: str) -> list[Row]:
    columns = TABLES[name]
    return list(table.rows(table.FOLDER / f"{name}.tsv", columns.needed, columns.others))


Told = Iterator[tuple[str, str]]  # what is wrong, and how to mend it


class _Checker:
    """What the built-in tables and one's own know together, and the checks that need it."""

    def __init__(self, own: Mapping[str, list[Numbered]]) -> None:
        built = {name: _built_in(name) for name in TABLES}
        every = {name: [*(row for _, row in own.get(name, ())), *built[name]] for name in TABLES}
        self.ids = {name: {row[columns.needed[0]] for row in every[name]} for name, columns in TABLES.items()}
        self.known = {name: {row[columns.needed[0]] for row in built[name]} for name, columns in TABLES.items()}
        self.codes = {row["code"]: row["id"] for row in every["states"] if row["code"]}
        self.kinds = {name: sorted({row["kind"] for row in built[name]}) for name in _KINDS}
        self.frames = {frame for row in built["verbs"] for frame in table.items(row["frames"])}
        closed = table.rows(table.FOLDER / "closed.tsv", ("word", "tag"))
        self.prepositions = {row["word"] for row in closed if row["tag"] in "iyft"}
        referred = {*_REFERS.values(), _PARTIES, ("verbs",)}
        self.near = {names: sorted({id_ for name in names for id_ in self.ids[name]}) for names in referred}
        self.lines: dict[tuple[str, str], tuple[int, Row]] = {}

    def of_row(self, name: str, line: int, row: Row) -> Told:
        """The faults of one row."""
        columns = TABLES[name]
        key = row[columns.needed[0]]
        yield from self._cells(name, row, columns)
        yield from self._again(name, line, key, row)
        for column, into in _REFERS.items():
            if row.get(column):
                yield from self._reference(column, row[column], into)
        if name in _KINDS and row["kind"] and row["kind"] not in self.kinds[name]:
            yield f"no such kind: {row['kind']}", f"one of {', '.join(self.kinds[name])}"
        more: Mapping[str, Callable[[Row], Told]] = {
            "people": self._person, "states": self._state, "verbs": self._verb, "nouns": self._noun
        }  # fmt: skip
        if name in more:
            yield from more[name](row)

    def _cells(self, name: str, row: Row, columns: Columns) -> Told:
        """Cells that may not be empty, and those of a fixed shape."""
        kept = {"code", "kind"} if row[columns.needed[0]] in self.known[name] else set[str]()
        for column in columns.needed:
            if not row[column] and column not in {*kept, "of", "classes"}:
                yield f"no {column}", f"fill the column {column}"
        for column, value in row.items():
            shape, example = _SHAPES.get(column, (None, ""))
            if shape is not None and value and not shape.fullmatch(value):
                yield f"no {column}: {value}", f"write {example}"
        if name in ("verbs", "nouns", "agents"):
            word = row[columns.needed[0]]
            if word and not _WORD.fullmatch(word):
                yield f"not a word as it stands in text: {word}", "write it in lower case, a particle after a blank"
        elif row["id"] and not _ID.fullmatch(row["id"]):
            yield f"no id: {row['id']}", "write it in small letters and digits with hyphens, as south-ossetia"

    def _again(self, name: str, line: int, key: str, row: Row) -> Told:
        """A thing told twice; a person may hold several offices, under one name."""
        first = self.lines.setdefault((name, key), (line, row))
        if first[0] == line or not key:
            return
        if name != "people":
            yield f"{key} appears twice", f"first in line {first[0]}: one row each"
        elif first[1]["name"] != row["name"]:
            yield f"{key} is {first[1]['name']} in line {first[0]}, {row['name']} here", "give each person an id"

    def _reference(self, column: str, id_: str, into: tuple[str, ...]) -> Told:
        if any(id_ in self.ids[name] for name in into):
            return
        likely = get_close_matches(id_.lower().replace(" ", "-"), self.near[into], 1)
        near = [self.codes[id_]] if id_ in self.codes else likely
        where = " or ".join(f"{name}.tsv" for name in into)
        what = "nobody of that id for the column of" if column == "of" else f"no such {column}"
        yield f"{what}: {id_}", f"did you mean {near[0]}?" if near else f"give an id of {where}"

    def _person(self, row: Row) -> Told:
        if row["of"]:
            yield from self._reference("of", row["of"], _PARTIES)
        wrong = [column for column in ("start", "end") if row[column] and not dates.is_date(row[column])]
        for column in wrong:
            yield f"no date in {column}: {row[column]}", "write 2024-05-14, 2024-05 or 2024"
        if not wrong and row["start"] and row["end"] and not dates.in_order(row["start"], row["end"]):
            yield f"ends {row['end']}, before it starts {row['start']}", "put the earlier day into start"

    def _state(self, row: Row) -> Told:
        code = row["code"]
        if code and not re.fullmatch("[A-Z]{3}", code):
            yield f"no code: {code}", "write three capital letters, as DEU (ISO 3166-1)"
        elif code and self.codes[code] != row["id"]:
            yield f"{code} is the code of {self.codes[code]}", f"give the row the id {self.codes[code]}"

    def _verb(self, row: Row) -> Told:
        known = self.frames | self.prepositions
        for frame in table.items(row["frames"]):
            if frame not in known:
                near = get_close_matches(frame, sorted(known), 1)
                hint = f"did you mean {near[0]}?" if near else "see the README of the tables"
                yield f"no such frame: {frame}", hint
        yield from _classes(row)

    def _noun(self, row: Row) -> Told:
        if row["verb"] and row["verb"] not in self.ids["verbs"]:
            yield from self._reference("verb", row["verb"], ("verbs",))
        for argument in table.items(row["arguments"]):
            source, equals, role = argument.partition("=")
            sources, roles = {"possessive", "adjective", *self.prepositions}, {"subject", "object", *self.prepositions}
            if not equals or source not in sources or role not in roles:
                yield f"no argument: {argument}", "write a preposition and its role, as of=object or to=with"
        yield from _classes(row)


def _classes(row: Row) -> Told:
    for name in table.items(row["classes"]):
        if not _CLASS.fullmatch(name):
            yield f"no name of a class: {name}", "write it in small letters with hyphens, without @"
