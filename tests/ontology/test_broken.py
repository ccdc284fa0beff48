"""Every shape and every check catches a broken variant of the example, by its own message."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from rdflib import Graph, Namespace

from kg import vocabulary
from kg.validate import validate

SH = Namespace("http://www.w3.org/ns/shacl#")
VARIANTS = tomllib.loads((Path(__file__).parent / "broken.toml").read_text(encoding="utf-8"))["variant"]
# message: (a text of the example, what to put in its place)
BROKEN: dict[str, tuple[str, str]] = {
    **{variant["message"]: (variant["old"], variant["new"]) for variant in VARIANTS},
    **{
        f"The category of dip:{name} is {category}.": ("a dip:Meeting", f"a dip:{name}")
        for name, category in vocabulary.CATEGORY.items()
    },
    "The category of dip:Consultation is CONSULT.": ("plover:CONSULT", "plover:AID"),
}


@pytest.mark.parametrize("message", BROKEN)
def test_a_broken_example_is_caught(message: str, folder: Path, tmp_path: Path) -> None:
    whole = (folder / "example.trig").read_text(encoding="utf-8")
    old, new = BROKEN[message]
    broken = whole.replace(old, new, 1)
    assert broken != whole
    path = tmp_path / "broken.trig"
    path.write_text(broken, encoding="utf-8")
    report = validate(path)
    assert message in {finding.message for finding in report.findings}
    assert report.conforms == (not report.violations)


def test_every_message_of_a_shape_and_every_check_has_a_broken_example(shapes: Graph, folder: Path) -> None:
    said = {str(message) for message in shapes.objects(None, SH.message)}
    assert said <= set(BROKEN)
    assert len(BROKEN) == len(said) + len(list(folder.glob("checks/*.rq"))) + 1  # and the misspelt term


def test_every_constraint_has_a_message(shapes: Graph) -> None:
    for shape, constraint in shapes.subject_objects(SH.property):
        if str(shape).startswith("https://w3id.org/diplomatic-kg/shapes#"):
            assert shapes.value(constraint, SH.message) is not None, shape
    for alternatives in ("or", "not"):
        for shape in shapes.subjects(SH[alternatives], None):
            assert shapes.value(shape, SH.message) is not None, shape
