"""What two articles have in common, on pairs of our own: how much is found, and how much is made up."""

from __future__ import annotations

import sys
from collections import Counter
from itertools import combinations

import pytest

from kg import across, pipeline
from tests.corpus.pairs import KINDS, Pair, kinds, pairs

PAIRS = pairs()
HELD = {  # kind: (found rightly, found and not there, there and not found)
    "meeting": (11, 0, 1),
    "claim": (5, 0, 0),
    "agreement": (5, 0, 0),
    "contradiction": (8, 0, 0),
    "reversal": (8, 0, 0),
    "corroboration": (9, 0, 1),
}


def test_there_are_pairs_of_every_kind_with_and_without_a_tie() -> None:
    assert len(PAIRS) == len({pair.id for pair in PAIRS}) >= 70
    counted = Counter(kind for pair in PAIRS for kind in pair.ties)
    assert set(counted) == set(KINDS)
    assert min(counted.values()) >= 4
    assert sum(not pair.ties for pair in PAIRS) >= 30


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.id)
def test_a_pair_has_the_ties_a_reader_would_make(
    pair: Pair, reader: pipeline.Reader, request: pytest.FixtureRequest
) -> None:
    if faults := [*pair.misses.values(), *pair.invents.values()]:
        request.applymarker(pytest.mark.xfail(reason="; ".join(faults), strict=True))
    assert kinds(pair.articles, reader) == pair.ties


def test_precision_and_recall_are_held(reader: pipeline.Reader, capsys: pytest.CaptureFixture[str]) -> None:
    found = {pair.id: kinds(pair.articles, reader) for pair in PAIRS}
    rows = {}
    for kind in KINDS:
        right = sum(kind in found[pair.id] & pair.ties for pair in PAIRS)
        wrong = sum(kind in found[pair.id] - pair.ties for pair in PAIRS)
        missed = sum(kind in pair.ties - found[pair.id] for pair in PAIRS)
        rows[kind] = (right, wrong, missed)
    with capsys.disabled():
        for kind, (right, wrong, missed) in rows.items():
            precision, recall = right / (right + wrong), right / (right + missed)
            sys.stdout.write(f"\n  {kind:14} P {precision:.2f}  R {recall:.2f}  of {right + missed}")
    assert rows == HELD


def test_unlike_pairs_have_nothing_to_do_with_each_other(reader: pipeline.Reader) -> None:
    """Each sentence against those of all other pairs: whatever is tied shares speaker, people or sides."""
    told: dict[str, set[across.Record]] = {}
    for pair in PAIRS:
        for article in pair.articles:
            for record in across.records(reader(article), reader.lemma):
                for key in across.keys(record):
                    told.setdefault(key, set()).add(record)
    for key, records in told.items():
        for tie in across.joined(key, records):
            if tie.rule not in ("across.same-person", "across.corroboration"):
                ends = [one for one in records if one.node in (tie.subject, tie.object)]
                assert all(_of_one_matter(one, other) for one, other in combinations(ends, 2)), tie


def _of_one_matter(one: across.Record, other: across.Record) -> bool:
    if isinstance(one, across.Event) and isinstance(other, across.Event):
        return (one.who, one.whom) == (other.who, other.whom)
    if isinstance(one, across.Act) and isinstance(other, across.Act):
        return one.names == other.names or bool(set(one.quotes) & set(other.quotes)) or one.deed == other.deed != ""
    return False


@pytest.mark.parametrize("pair", [pair for pair in PAIRS if pair.ties][:12], ids=lambda pair: pair.id)
def test_the_order_of_records_changes_no_tie(pair: Pair, reader: pipeline.Reader) -> None:
    records = [one for article in pair.articles for one in across.records(reader(article), reader.lemma)]
    for key in {key for record in records for key in across.keys(record)}:
        block = [record for record in records if key in across.keys(record)]
        assert across.joined(key, block) == across.joined(key, [*block[::-1], *block])


def test_a_record_is_the_same_in_json(reader: pipeline.Reader) -> None:
    records = [one for pair in PAIRS for one in across.records(reader(pair.articles[0]), reader.lemma)]
    assert {type(one) for one in records} == {across.Person, across.Event, across.Act}
    assert [across.unpacked(across.packed(one)) for one in records] == records
