"""One long file: gzip or zstd N-Quads that can be asked again, or a table of facts."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from importlib import import_module
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import store
from kg.corpus.packing import ENDINGS
from kg.corpus.store import export
from kg.corpus.stream import stream
from kg.corpus.table import COLUMNS
from kg.errors import GraphError

arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
ROOT = Path(__file__).resolve().parents[2]
ARTICLES = ROOT / "examples" / "articles.jsonl"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The example articles in each kind of long file."""
    folder = tmp_path_factory.mktemp("long")
    made = {ending: folder / f"out{ending}" for ending in ENDINGS}
    for path in made.values():
        stream([ARTICLES], path)
    return made


def kg(*arguments: object) -> subprocess.CompletedProcess[str]:
    """One command line."""
    command = [sys.executable, "-m", "kg", *map(str, arguments)]
    return subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT)


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_same_articles_give_the_same_bytes_with_any_number_of_processes(
    ending: str, written: dict[str, Path], tmp_path: Path
) -> None:
    again = tmp_path / f"again{ending}"
    stream([ARTICLES], again, jobs=2)
    assert again.read_bytes() == written[ending].read_bytes()


def test_packed_quads_are_read_again(written: dict[str, Path]) -> None:
    gzipped, squeezed = (set(store.load(written[f".nq{ending}"])) for ending in (".gz", ".zst"))
    assert gzipped == squeezed
    assert len(gzipped) > 1000


def test_a_long_file_is_asked_and_exported(written: dict[str, Path], tmp_path: Path) -> None:
    asked = kg("query", written[".nq.zst"], "--name", "states-that-met", "--format", "csv")
    assert "Bolivia,Peru," in asked.stdout
    out = tmp_path / "out.ttl"
    assert kg("export", written[".nq.gz"], "-o", out).stderr == f"{out}: 5 articles\n"
    assert len(store.load(out)) > 1000


def test_a_store_is_exported_packed(tmp_path: Path) -> None:
    assert kg("build", ARTICLES, "-o", f"{tmp_path}/store/", "-q").returncode == 0
    for ending in (".nq", ".nq.gz", ".nq.zst"):
        assert export(tmp_path / "store", tmp_path / f"out{ending}") == 5
    plain = set(ox.parse(path=str(tmp_path / "out.nq"), format=ox.RdfFormat.N_QUADS))
    assert plain == set(store.load(tmp_path / "out.nq.gz")) == set(store.load(tmp_path / "out.nq.zst"))


@pytest.mark.parametrize("statements", [True, False])
def test_a_store_is_exported_as_the_table_that_a_build_writes(statements: bool, tmp_path: Path) -> None:
    plain = () if statements else ("--no-statements",)
    for out in ("store/", "facts.parquet"):
        inputs = ARTICLES, ROOT / "examples" / "several-reports.jsonl"
        assert kg("build", *inputs, "-o", f"{tmp_path}/{out}", "-q", *plain).returncode == 0
    done = kg("export", tmp_path / "store", "-o", tmp_path / "exported.parquet")
    assert done.returncode == 0, done.stderr
    built, exported = (parquet.read_table(tmp_path / f"{name}.parquet") for name in ("facts", "exported"))
    assert exported.schema.equals(built.schema)
    wanted = {row["fact"]: row for row in built.to_pylist()}
    for row in exported.to_pylist():
        assert row == wanted.pop(row["fact"]) | ({} if statements else {"confidence": None})
    assert wanted == {}
    again = tmp_path / "again.parquet"
    export(tmp_path / "store", again)
    assert again.read_bytes() == (tmp_path / "exported.parquet").read_bytes()


def test_the_table_has_a_row_for_each_fact_in_typed_columns(written: dict[str, Path]) -> None:
    table = parquet.read_table(written[".parquet"])
    assert table.schema.names == list(COLUMNS)
    assert table.schema.field("published").type == arrow.date32()
    assert table.schema.field("initiator_states").type == arrow.list_(arrow.string())
    graph = store.load(written[".nq.gz"])
    status = ox.NamedNode("https://w3id.org/diplomatic-kg/ontology#status")
    facts = {quad.subject.value for quad in graph.quads_for_pattern(None, status, None)}  # type: ignore[union-attr]
    assert set(table["fact"].to_pylist()) == facts
    assert table.num_rows == len(facts)


def test_a_row_says_what_the_graph_says(written: dict[str, Path]) -> None:
    rows = parquet.read_table(written[".parquet"]).to_pylist()
    row = next(one for one in rows if one["class"] == "Meeting" and one["article"] == "lakeside-talks")
    assert row["published"] == row["latest"].replace(day=13) == date(2026, 3, 13)
    assert row["participant_states"] == ["BOL", "PER"]
    assert (row["category"], row["status"], row["rule"], row["confidence"]) == (
        "CONSULT", "occurred", "meeting.meet", 0.9
    )  # fmt: skip
    assert row["place"].endswith("place/lausanne")
    assert row["sentence"].startswith("Peruvian President Elena Quiroga met Bolivian President")
    assert row["mode"] is row["content"] is None
    claim = next(one for one in rows if one["class"] == "Claim" and one["mode"] == "direct")
    assert claim["polarity"] == "affirmed"
    assert claim["content"]


@pytest.mark.parametrize(
    ("ending", "library", "extra"), [(".nq.zst", "zstandard", "zstd"), (".parquet", "pyarrow", "parquet")]
)
def test_without_its_library_nothing_is_written(
    ending: str, library: str, extra: str, written: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    out = tmp_path / f"out{ending}"
    with pytest.raises(GraphError, match="needs a library") as fault:
        stream([ARTICLES], out)
    assert f"diplomatic-kg[{extra}]" in str(fault.value)
    assert list(tmp_path.iterdir()) == []
    if ending == ".nq.zst":
        with pytest.raises(GraphError, match="needs a library"):
            store.load(written[ending])


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("cut.nq.gz", b"\x1f\x8b\x08\x00", "damaged"),
        ("no.nq.gz", b"<a> <b> <c> .", "damaged"),
        ("no.nq.zst", b"<a> <b> <c> .", "damaged"),
        ("no.xyz.gz", b"", "names no graph format"),
    ],
)
def test_a_packed_file_that_is_none_is_told_in_one_line(name: str, content: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(GraphError, match=said):
        store.load(path)


def test_a_table_is_not_written_over_its_own_articles(tmp_path: Path) -> None:
    path = tmp_path / "news.parquet"
    parquet.write_table(arrow.table({"text": ["Norway met Peru."], "id": ["a"]}), path)
    before = path.read_bytes()
    told = kg("build", path, "-o", path)
    assert (told.returncode, path.read_bytes()) == (2, before)
    assert "is an input and the output" in told.stderr
