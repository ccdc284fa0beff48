"""The layers of pyproject.toml, the size of files and the names of modules."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted(
    path.relative_to(ROOT).as_posix() for folder in ("kg", "tests") for path in (ROOT / folder).rglob("*.py")
)
LONGEST = 250
SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "constants", "base", "misc", "core", "manager"}


def test_every_layer_imports_only_what_lies_below_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    code = lint_imports(config_filename="pyproject.toml", no_cache=True)
    assert code == 0, capsys.readouterr().out


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_read_at_one_sitting(name: str) -> None:
    lines = (ROOT / name).read_text(encoding="utf-8").count("\n")
    assert lines <= LONGEST, f"{lines} lines: split it by meaning"


@pytest.mark.parametrize("name", FILES)
def test_a_module_is_named_by_what_it_is_about(name: str) -> None:
    assert SAY_NOTHING.isdisjoint(Path(name).with_suffix("").parts)


@pytest.mark.parametrize("name", [name for name in FILES if name.startswith("kg/")])
def test_a_module_says_what_it_is_for(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert re.match(r'"""\S', text), "begin with a docstring"
    assert "import " not in text or "from __future__ import annotations" in text


def test_the_library_neither_prints_nor_ends_the_process() -> None:
    said = re.compile(r"^\s*(print\(|sys\.exit\(|exit\()", re.MULTILINE)
    library = [name for name in FILES if name.startswith("kg/") and not re.match(r"kg/(cli/|__main__)", name)]
    assert [name for name in library if said.search((ROOT / name).read_text(encoding="utf-8"))] == []
