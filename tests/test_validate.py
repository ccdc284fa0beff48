"""The report says which node, what is wrong with it, and with which value."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import store
from kg.errors import GraphError
from kg.validate import Severity, validate

EXAMPLE = store.ontology("example.trig")


def broken(tmp_path: Path, old: str, new: str) -> Path:
    """The example with every `old` made `new`."""
    text = EXAMPLE.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "graph.trig"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


def test_the_example_conforms_as_a_file_and_as_a_store() -> None:
    for graph in (EXAMPLE, store.load(EXAMPLE)):
        report = validate(graph)
        assert report.findings == ()
        assert report.conforms
        assert str(report) == "The graph conforms."


def test_a_finding_has_node_label_message_path_and_value(tmp_path: Path) -> None:
    report = validate(broken(tmp_path, '"XWM"', '"west"'))
    assert not report.conforms
    assert len(report.findings) == 2
    finding = report.findings[-1]
    assert finding.node == store.expand("state:westmark")
    assert (finding.label, finding.path, finding.value) == ("Westmark", "skos:notation", "west")
    assert report.text() == (
        "violation: A state needs its ISO 3166-1 alpha-3 code as one plain skos:notation.\n"
        "    state:westmark (Westmark): skos:notation west (in 2 graphs)\n"
        "The graph does not conform: 2 violations.\n"
    )


def test_warnings_do_not_make_a_graph_fail(tmp_path: Path) -> None:
    report = validate(broken(tmp_path, "dip:contentSpan b:60_110 ;", ""))
    assert report.conforms
    assert [finding.severity for finding in report.findings] == [Severity.WARNING]
    assert report.summary == "The graph conforms: 1 warning."


def test_a_long_list_of_nodes_is_cut(tmp_path: Path) -> None:
    report = validate(broken(tmp_path, "dip:confidence 0.95", 'dip:confidence "high"'))
    assert len(report.violations) > 2
    assert f"    and {len(report.violations) - 2} more\n" in report.text(most=2)


def test_an_ill_typed_value_is_reported_and_not_warned_about(tmp_path: Path) -> None:
    report = validate(broken(tmp_path, 'dip:timeText "in 2014"', 'dip:inferred "yes"^^xsd:boolean'))
    assert [finding.value for finding in report.findings] == ["yes"]


def test_two_articles_may_disagree_on_the_status_but_one_may_not() -> None:
    union = store.of([])
    for quad in store.load(EXAMPLE):
        union.add(type(quad)(quad.subject, quad.predicate, quad.object))
    assert [finding.path for finding in validate(union).findings] == ["dip:status"]


def test_a_file_that_does_not_parse_is_an_error_and_no_report(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text("nothing", encoding="utf-8")
    with pytest.raises(GraphError, match=r"graph\.ttl:1"):
        validate(path)
