"""What the articles of a store have in common, kept up to date: only what a change touched is joined again."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator

from kg import across
from kg.across import Tie
from kg.corpus.manifest import Manifest

_BATCH = 512  # blocks joined at once
_TOUCHED = "(SELECT block FROM touched ORDER BY block LIMIT ?)"
_KNOWN = "SELECT data, block, state FROM tie"
_GONE = "state = 2 AND NOT EXISTS (SELECT 1 FROM tie AS other WHERE other.data = tie.data AND other.state <> 2)"


def rejoin(manifest: Manifest) -> None:
    """Joins the records of touched blocks; what comes out otherwise than before waits for `settle_ties`."""
    while manifest.number("SELECT EXISTS (SELECT 1 FROM touched)"):
        with manifest.change():
            wanted = _joined(manifest)
            known: dict[tuple[str, str], int] = {}
            for data, block, state in manifest.ask(f"{_KNOWN} WHERE block IN {_TOUCHED}", _BATCH):
                known[data, block] = state
            stays = [pair for pair in known if pair in wanted]
            gone = [pair for pair in known if pair not in wanted]
            new = ((*pair, json.loads(pair[0])[3]) for pair in sorted(wanted - known.keys()))
            manifest.run("UPDATE tie SET state = 1 WHERE data = ? AND block = ? AND state = 2", stays)
            manifest.run("DELETE FROM tie WHERE data = ? AND block = ? AND state = 0", gone)
            manifest.run("UPDATE tie SET state = 2 WHERE data = ? AND block = ?", gone)
            manifest.run("INSERT INTO tie (data, block, rule, state) VALUES (?, ?, ?, 0)", new)
            manifest.run(f"DELETE FROM touched WHERE block IN {_TOUCHED}", [(_BATCH,)])  # noqa: S608


def _joined(manifest: Manifest) -> set[tuple[str, str]]:
    """The ties of touched blocks, each with its block."""
    sql = f"SELECT key.block, data FROM key JOIN record ON record.id = key.record WHERE key.block IN {_TOUCHED}"  # noqa: S608
    blocks: dict[str, list[str]] = defaultdict(list)
    for block, data in manifest.ask(sql, _BATCH):
        blocks[block].append(data)
    return {
        (_data(tie), block)
        for block, told in blocks.items()
        if len(told) > 1
        for tie in across.joined(block, map(across.unpacked, told))
    }


def unsettled(manifest: Manifest) -> bool:
    """Whether there are ties that the graph does not hold yet, or holds no longer by right."""
    return bool(manifest.number("SELECT EXISTS (SELECT 1 FROM touched) OR EXISTS (SELECT 1 FROM tie WHERE state <> 1)"))


def gone(manifest: Manifest) -> Iterator[Tie]:
    """Ties to be taken out of the graph, before others are added."""
    return map(_tie, manifest.ask(f"SELECT DISTINCT data FROM tie WHERE {_GONE} ORDER BY data"))  # noqa: S608


def alike(manifest: Manifest, tie: Tie) -> Iterator[Tie]:
    """Ties that hold still and have the triple of one that is gone, by another rule or from other articles."""
    start = _data(tie)[: len(json.dumps(tie[:3], ensure_ascii=False, separators=(",", ":"))) - 1]
    between = "data >= ? AND data < ? || char(1114111)"
    sql = f"SELECT DISTINCT data FROM tie WHERE {between} AND state <> 2"  # noqa: S608
    return map(_tie, manifest.ask(sql, start, start))


def new(manifest: Manifest) -> Iterator[Tie]:
    """Ties to be added."""
    return map(_tie, manifest.each("SELECT DISTINCT data FROM tie WHERE state = 0 ORDER BY data"))


def held(manifest: Manifest) -> Iterator[Tie]:
    """All ties, sorted."""
    return map(_tie, manifest.each("SELECT DISTINCT data FROM tie WHERE state <> 2 ORDER BY data"))


def rules(manifest: Manifest) -> list[str]:
    """The rules by which there are ties."""
    return [rule for (rule,) in manifest.ask("SELECT DISTINCT rule FROM tie WHERE state <> 2 ORDER BY rule")]


def settle_ties(manifest: Manifest) -> None:
    """The graph and the parts hold all ties, and no others."""
    manifest.run("DELETE FROM tie WHERE state = ?", [(2,)])
    manifest.run("UPDATE tie SET state = 1 WHERE state = ?", [(0,)])


def _tie(row: tuple[str]) -> Tie:
    subject, predicate, value, rule, graphs = json.loads(row[0])
    return Tie(subject, predicate, value, rule, tuple(graphs))


def _data(tie: Tie) -> str:
    return json.dumps(tie, ensure_ascii=False, separators=(",", ":"))
