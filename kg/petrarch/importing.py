"""From dictionaries to a folder of tables and cards."""

from __future__ import annotations

import csv
import io
import os
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kg import lexicon, pipeline
from kg.errors import LexiconError
from kg.petrarch import actors, agents, lines, verbs
from kg.petrarch.candidates import Candidate, Candidates
from kg.petrarch.known import Known
from kg.petrarch.leftover import Account
from kg.petrarch.naming import Naming
from kg.petrarch.proving import Card, Prover
from kg.petrarch.rows import Rows
from kg.rulebook import cards

LEFT_OUT = "left-out.csv"


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of dictionaries. rows: by table; cards: how many; account: what was left out, and the lines."""

    rows: dict[str, int]
    cards: int
    account: Account


def carry_over(files: Sequence[Path], out: Path) -> Imported:
    """Writes tables and cards of PETRARCH, TABARI and CAMEO dictionaries into a new folder.

    What a built-in table or card has already is left to it. Everything that is not carried over stands in
    `left-out.csv`. LexiconError, and nothing written, where a file is no such dictionary or the folder is not empty.
    """
    _vacant(out)
    account = Account()
    known = Known(pipeline.compiled_tables())
    rows = Rows(known, account)
    naming = Naming(rows, account)
    making = Candidates(known.lexicon, account)
    candidates: list[Candidate] = []
    for dictionary in [lines.read(path, account) for path in files]:
        match dictionary.sort:
            case "actors":
                naming.actors(actors.actors(dictionary, account))
            case "agents":
                naming.agents(agents.agents(dictionary, account))
            case "verbs":
                candidates += making.of(*verbs.blocks(dictionary, account))
            case sort:
                for line in dictionary.lines:
                    account.leave(f"a line of a list of {sort}, which nothing here reads", line.where, line.text)
    made = _cards(candidates, rows, account) if candidates else []
    if not rows.tables and not made:
        hint = "what was read is known already, or cannot be carried over"
        raise LexiconError("nothing to carry over", where=str(files[0]), hint=hint)
    _write(out, {**rows.texts(), **_files(made), LEFT_OUT: _listed(account)})
    counts = {table: sum(map(len, of_table.values())) for table, of_table in sorted(rows.tables.items())}
    return Imported(counts, len(made), account)


def _cards(candidates: list[Candidate], rows: Rows, account: Account) -> list[Card]:
    """The cards that hold, and rows for those of their verbs that have a particle no table knows."""
    for verb in sorted({verb for one in candidates for verb in one.verbs if " " in verb}):
        if verb not in rows.known.lexicon.words.frames:
            rows.add("verbs", {"lemma": verb, "frames": "np|intr"})
    with tempfile.TemporaryDirectory() as folder:
        own = Path(folder)
        table = rows.texts().get("verbs.tsv")
        if table:
            (own / "verbs.tsv").write_text(table, encoding="utf-8")
        known = lexicon.load(own) if table else rows.known.lexicon
    made = Prover(cards.load([cards.BUILT_IN]), known, account).cards(candidates)
    used = {verb for card in made for verb in card.candidate.verbs}
    if held := {verb: row for verb, row in rows.tables.pop("verbs", {}).items() if verb in used}:
        rows.tables["verbs"] = held
    return made


def _files(made: list[Card]) -> dict[str, str]:
    """The cards as files, by name."""
    files: dict[str, list[str]] = {}
    for card in made:
        files.setdefault(f"{card.id.partition('.')[0]}.yaml", []).append(card.text())
    return {name: "\n".join(texts) for name, texts in sorted(files.items())}


def _listed(account: Account) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("kind", "where", "text"))
    writer.writerows((one.kind, one.where, one.text) for one in account.left)
    return out.getvalue()


def _vacant(out: Path) -> None:
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        what = "is not empty" if out.is_dir() else "is a file"
        raise LexiconError(what, where=str(out), hint="name a new folder")
    if not out.resolve().parent.is_dir():
        parent = out.resolve().parent
        raise LexiconError("no such folder", where=str(parent), hint=f"make it first: mkdir -p {parent}")


def _write(out: Path, files: dict[str, str]) -> None:
    """The folder as a whole, or nothing: written beside and renamed."""
    target = out.resolve()
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        beside.mkdir()
        for name, text in files.items():
            (beside / name).write_text(text, encoding="utf-8")
        with suppress(FileNotFoundError):
            target.rmdir()
        beside.rename(target)
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        raise LexiconError(f"cannot be written: {reason}", where=str(out), hint="write elsewhere") from None
    finally:
        shutil.rmtree(beside, ignore_errors=True)
