"""Workers that fail in every way, and a pool that goes on."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kg.errors import GraphError, KgError, QueryError, RuleError
from kg.serve.place import Place
from kg.serve.pool import BrokenError, BusyError, OvertimeError, Pool
from tests.serve import jobs

MEMORY = 600 << 20


@pytest.fixture(scope="module")
def pool(store: Path) -> Iterator[Pool]:
    """One worker, with a second for each job."""
    made = Pool(Place(store, store / "graph", live=True), workers=1, seconds=1.0, memory=MEMORY)
    yield made
    made.close()


def test_one_process_answers_again_and_again(pool: Pool) -> None:
    assert pool.ask(jobs.process) == pool.ask(jobs.process)


def test_a_fault_comes_through_with_all_its_parts_and_its_worker_stays(pool: Pool) -> None:
    before = pool.ask(jobs.process)
    with pytest.raises(RuleError) as caught:
        pool.ask(jobs.refuse)
    assert str(caught.value) == "cards.yaml:3: no such card (look there)\n    a: b\n      ^"
    assert pool.ask(jobs.process) == before


def test_a_fault_of_the_programs_own_is_told_as_such(pool: Pool) -> None:
    with pytest.raises(BrokenError, match="ZeroDivisionError: of the test's own"):
        pool.ask(jobs.stumble)
    assert pool.ask(jobs.process)


def test_a_job_over_its_time_ends_and_another_process_answers(pool: Pool) -> None:
    before, begun = pool.ask(jobs.process), time.monotonic()
    with pytest.raises(OvertimeError, match="stopped after 1 s"):
        pool.ask(jobs.sleep, 60.0)
    assert time.monotonic() - begun < 10
    assert pool.ask(jobs.process) != before


def test_who_waits_too_long_for_a_worker_hears_it(pool: Pool) -> None:
    with ThreadPoolExecutor() as threads:
        first = threads.submit(pool.ask, jobs.sleep, 60.0)
        time.sleep(0.1)
        waiting = [threads.submit(pool.ask, jobs.sleep, 60.0) for _ in range(3)]
        faults = {type(one.exception()) for one in waiting}
        assert isinstance(first.exception(), OvertimeError)
    assert BusyError in faults
    assert faults <= {BusyError, OvertimeError}


def test_a_process_that_dies_is_replaced(pool: Pool) -> None:
    with pytest.raises(QueryError, match="ended its process"):
        pool.ask(jobs.die)
    assert pool.ask(jobs.process)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds the memory of a process")
def test_memory_has_a_bound_in_python_and_in_queries(store: Path) -> None:
    pool = Pool(Place(store, store / "graph", live=True), workers=1, seconds=60.0, memory=MEMORY)
    try:
        with pytest.raises(KgError, match="more memory than it may have"):
            pool.ask(jobs.hoard, 2 * MEMORY)
        with pytest.raises(QueryError, match="too much memory"):
            pool.ask(jobs.explode)
        assert pool.ask(jobs.hoard, 1000) == 1000
    finally:
        pool.close()


def test_a_graph_that_cannot_be_opened_is_told_each_time(tmp_path: Path) -> None:
    pool = Pool(Place(tmp_path, tmp_path / "graph", live=True), workers=1, seconds=20.0)
    try:
        for _ in range(2):
            with pytest.raises(GraphError, match="is no store"):
                pool.ask(jobs.process)
    finally:
        pool.close()
