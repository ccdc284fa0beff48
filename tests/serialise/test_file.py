"""A file is written whole or not at all."""

from __future__ import annotations

import os
import resource
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import serialise
from kg.errors import GraphError
from kg.files import replace
from kg.model.quad import Quad


@pytest.mark.parametrize("ending", serialise.FORMATS)
def test_the_ending_decides_the_format(quads: list[Quad], tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"graph{ending}"
    serialise.write(quads, out)
    assert out.read_bytes() == serialise.text(quads, ending).encode()
    assert os.listdir(tmp_path) == [out.name]


def test_a_format_can_be_given_against_the_ending(quads: list[Quad], tmp_path: Path) -> None:
    serialise.write(quads, tmp_path / "graph.txt", format="nt")
    assert (tmp_path / "graph.txt").read_text(encoding="utf-8") == serialise.text(quads, "nt")


def test_an_interrupted_write_keeps_the_old_file_and_leaves_nothing(
    quads: list[Quad], tmp_path: Path
) -> None:
    out = tmp_path / "graph.nq"
    out.write_text("old", encoding="utf-8")

    def interrupted() -> Iterator[Quad]:
        yield quads[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        serialise.write(interrupted(), out)
    assert out.read_text(encoding="utf-8") == "old"
    assert os.listdir(tmp_path) == ["graph.nq"]


def test_a_disk_that_takes_no_more_is_a_fault_and_leaves_the_old_file(tmp_path: Path) -> None:
    out = tmp_path / "graph.nq"
    out.write_text("old", encoding="utf-8")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(GraphError, match=r"graph\.nq: cannot be written: file too large"):
            replace(out, b"x" * 5000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert out.read_text(encoding="utf-8") == "old"
    assert os.listdir(tmp_path) == ["graph.nq"]


def test_a_file_can_be_for_its_owner_alone(tmp_path: Path) -> None:
    replace(tmp_path / "kept", b"x", mode=0o600)
    assert (tmp_path / "kept").stat().st_mode & 0o777 == 0o600


def test_a_device_is_never_replaced() -> None:
    with pytest.raises(GraphError, match="/dev/null: is not a file"):
        replace(Path("/dev/null"), b"x")


def test_a_name_too_long_for_the_disk_is_a_fault_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="cannot be written: file name too long"):
        serialise.write([], tmp_path / f"{'x' * 300}.nq")
    assert os.listdir(tmp_path) == []


def test_a_missing_folder_is_a_fault_that_says_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"no such folder \(make it first: mkdir -p "):
        serialise.write([], tmp_path / "missing" / "graph.nq")
    assert os.listdir(tmp_path) == []


def test_a_folder_in_place_of_the_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "graph.nq").mkdir()
    with pytest.raises(GraphError, match="is not a file"):
        serialise.check(tmp_path / "graph.nq")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_read_only_folder_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(GraphError, match="no right to write"):
        serialise.check(tmp_path / "graph.nq")


@pytest.mark.parametrize("name", ["graph", "graph.csv", "graph.html", ".ttl"])
def test_an_ending_that_names_no_format_is_refused_before_any_work(tmp_path: Path, name: str) -> None:
    with pytest.raises(GraphError, match=r"give one of \.ttl \.nq \.trig \.nt \.jsonld \.rdf"):
        serialise.check(tmp_path / name)


def test_a_good_path_is_checked_without_being_made(tmp_path: Path) -> None:
    assert serialise.check(tmp_path / "graph.TTL") == ".ttl"
    assert os.listdir(tmp_path) == []


def test_a_link_is_written_through(quads: list[Quad], tmp_path: Path) -> None:
    (tmp_path / "real.nq").touch()
    (tmp_path / "link.nq").symlink_to(tmp_path / "real.nq")
    serialise.write(quads, tmp_path / "link.nq")
    assert (tmp_path / "link.nq").is_symlink()
    assert (tmp_path / "real.nq").stat().st_size
