"""The cache is a convenience: whatever is wrong with it, the value is right."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.rulebook.cache import compiled, stamp, user_folder

ON: dict[str, str] = {}


def counter() -> tuple[Callable[[], dict[str, int]], list[int]]:
    calls: list[int] = []

    def make() -> dict[str, int]:
        calls.append(1)
        return {"verbs": 3}

    return make, calls


def test_the_second_run_does_not_make_again(tmp_path: Path) -> None:
    make, calls = counter()
    for _ in range(2):
        assert compiled("rules-1", make, folder=tmp_path / "new", environ=ON) == {"verbs": 3}
    assert len(calls) == 1
    assert [path.suffix for path in (tmp_path / "new").iterdir()] == [".pickle"]


def test_another_key_is_another_value(tmp_path: Path) -> None:
    make, calls = counter()
    compiled("rules-1", make, folder=tmp_path, environ=ON)
    compiled("../rules-2", make, folder=tmp_path, environ=ON)
    assert len(calls) == 2
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("data", [b"", b"not a pickle", pickle.dumps(("rules-2", {})), pickle.dumps(7)])
def test_a_broken_or_foreign_file_is_made_anew(tmp_path: Path, data: bytes) -> None:
    make, calls = counter()
    compiled("rules-1", make, folder=tmp_path, environ=ON)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(data)
    for _ in range(2):
        assert compiled("rules-1", make, folder=tmp_path, environ=ON) == {"verbs": 3}
    assert len(calls) == 2


def test_a_folder_others_can_write_is_neither_read_nor_written(tmp_path: Path) -> None:
    make, calls = counter()
    compiled("rules-1", make, folder=tmp_path, environ=ON)
    tmp_path.chmod(0o777)
    compiled("rules-1", make, folder=tmp_path, environ=ON)
    compiled("rules-2", make, folder=tmp_path, environ=ON)
    assert len(calls) == 3
    assert len(list(tmp_path.iterdir())) == 1


def test_a_file_others_can_write_and_a_link_are_not_read(tmp_path: Path) -> None:
    make, calls = counter()
    compiled("rules-1", make, folder=tmp_path, environ=ON)
    (kept,) = tmp_path.iterdir()
    kept.chmod(0o666)
    compiled("rules-1", make, folder=tmp_path, environ=ON)
    assert len(calls) == 2
    kept.rename(tmp_path / "elsewhere")
    kept.symlink_to(tmp_path / "elsewhere")
    compiled("rules-1", make, folder=tmp_path, environ=ON)
    assert len(calls) == 3


def test_where_no_folder_can_be_there_is_no_cache(tmp_path: Path) -> None:
    make, calls = counter()
    (tmp_path / "file").write_text("")
    for _ in range(2):
        assert compiled("rules-1", make, folder=tmp_path / "file" / "cache", environ=ON) == {"verbs": 3}
    assert len(calls) == 2


def test_the_cache_can_be_turned_off(tmp_path: Path) -> None:
    make, calls = counter()
    for _ in range(2):
        compiled("rules-1", make, folder=tmp_path, environ={"KG_CACHE": "off"})
    assert len(calls) == 2
    assert not list(tmp_path.iterdir())


def test_only_the_newest_files_are_kept(tmp_path: Path) -> None:
    make, _ = counter()
    for number in range(12):
        compiled(f"rules-{number}", make, folder=tmp_path, environ=ON)
    assert len(list(tmp_path.iterdir())) == 8


def test_the_folder_follows_the_environment() -> None:
    assert user_folder({"XDG_CACHE_HOME": "/var/kept"}) == Path("/var/kept/diplomatic-kg")
    assert user_folder({}) == Path.home() / ".cache" / "diplomatic-kg"


def test_a_stamp_follows_the_files(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a")
    before = stamp(tmp_path)
    assert stamp(tmp_path) == before
    (tmp_path / "a.yaml").write_text("ab")
    assert stamp(tmp_path) != before
