"""Folders of rule cards (YAML) as one rulebook. How a card is written: kg/rules/README.md."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from kg.errors import RuleError, RuleErrors
from kg.rulebook import card, fields, nodes
from kg.rulebook.card import Card
from kg.rulebook.fields import Fields
from kg.rulebook.nodes import Pairs
from kg.rulebook.rule import Operator, Rule, Rulebook, StatusRule

BUILT_IN = Path(__file__).parent.parent / "rules"


def load(folders: Sequence[Path], *, replacing: bool = False) -> Rulebook:
    """All cards of the `*.yaml` files of the folders, in that order and by file name within each.

    RuleErrors tells every fault of every file. A later folder adds cards and replaces none: an id
    met twice is a fault. replacing: a file takes the place of one of the same name in an earlier folder.
    """
    faults: list[RuleError] = []
    found: list[Card] = []
    files = _files(folders, faults)
    if replacing:
        files = list({path.name: (path, data) for path, data in files}.values())
    for path, data in files:
        of_file: list[RuleError] = []
        found += _cards(path, data, order=len(found), faults=of_file)
        faults += sorted(of_file, key=_line)
    places: dict[str, str] = {}
    for one in found:
        where = f"{one.file}:{one.line}"
        if one.id in places:
            what = f"{one.id} is already in {places[one.id]}"
            faults.append(RuleError(what, where=where, hint="give the new card a name of its own"))
        places.setdefault(one.id, where)
    if faults:
        raise RuleErrors(tuple(faults))
    return Rulebook(
        tuple(one for one in found if isinstance(one, Rule)),
        tuple(one for one in found if isinstance(one, StatusRule)),
        tuple(one for one in found if isinstance(one, Operator)),
        version(folders),
    )


def version(folders: Sequence[Path]) -> str:
    """What `Rulebook.version` will be, without reading the cards: 12 hex digits of SHA-256."""
    digest = sha256()
    for path, data in _files(folders, []):
        digest.update(f"{path.name}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()[:12]


def _files(folders: Sequence[Path], faults: list[RuleError]) -> list[tuple[Path, bytes]]:
    found: list[tuple[Path, bytes]] = []
    for folder in folders:
        try:
            paths = sorted(path for path in folder.iterdir() if path.suffix == ".yaml")
            found += [(path, path.read_bytes()) for path in paths]
        except OSError as error:
            reason = (error.strerror or "cannot be read").lower()
            where = str(error.filename or folder)
            faults.append(RuleError(reason, where=where, hint="give a folder of rule cards"))
            continue
        if not paths:
            hint = "cards stand in *.yaml files"
            faults.append(RuleError("holds no rule card", where=str(folder), hint=hint))
    return found


def _line(fault: RuleError) -> int:
    line = fault.where.rpartition(":")[2]
    return int(line) if line.isdigit() else 0


def _cards(path: Path, data: bytes, *, order: int, faults: list[RuleError]) -> list[Card]:
    try:
        root = nodes.compose(data, file=str(path))
        if not isinstance(root, Pairs):
            raise root.place.fault("not a card", "a card begins with its id and a colon")
    except RuleError as fault:
        faults.append(fault)
        return []
    pairs = fields.unique(root, faults=faults)
    published = None
    if "published" in pairs:
        key, value = pairs.pop("published")
        published = Fields(key, {"published": value}, faults).date("published")
    found: list[Card] = []
    for key, node in pairs.values():
        one = card.read(
            key, node, stem=path.stem, order=order + len(found), published=published, faults=faults
        )
        if one is not None:
            found.append(one)
    return found
