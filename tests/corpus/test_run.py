"""A corpus into a store: each article once, whatever comes, in whatever order."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.corpus import index
from kg.corpus.folder import Folder, writing
from kg.corpus.run import remove
from kg.corpus.store import described, opened
from kg.errors import GraphError, ReadError
from kg.model.text import Article
from tests.corpus.invented import article, build, exported

MANY = [article(number) for number in range(150)]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


def parts(store: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((store / "parts").iterdir())}


def loaded(store: Path) -> bytes:
    """What the graph of a store holds, sorted."""
    lines = [f"{quad} ." for quad in opened(store)]
    return "\n".join(sorted(lines)).encode()


def test_what_is_exported_is_what_is_loaded(store: Path) -> None:
    build(store, MANY)
    lines = exported(store).decode().splitlines()
    assert len(lines) == len(set(lines)) == described(store).quads
    assert "\n".join(sorted(lines)).encode() == loaded(store)


def test_the_same_bytes_come_from_any_number_of_processes(tmp_path: Path) -> None:
    made = []
    for jobs in (1, 2, 5):
        build(tmp_path / str(jobs), MANY, jobs=jobs)
        made.append(parts(tmp_path / str(jobs)))
    assert made[0] == made[1] == made[2]
    assert len(made[0]) == 5  # of 64, 64 and 22 articles, what they share and what ties them


def test_the_order_of_the_articles_does_not_show(tmp_path: Path) -> None:
    build(tmp_path / "one", MANY)
    build(tmp_path / "other", reversed(MANY))
    assert exported(tmp_path / "one") == exported(tmp_path / "other")


def test_an_unchanged_article_is_passed_over(store: Path) -> None:
    assert build(store, MANY).new == 150
    before = parts(store)
    again = build(store, MANY)
    assert (again.new, again.changed, again.unchanged) == (0, 0, 150)
    assert parts(store) == before


def test_an_article_that_comes_twice_at_once_is_read_once(store: Path) -> None:
    done = build(store, [article(1), article(1), article(2), article(1)])
    assert (done.new, done.changed, done.unchanged) == (2, 0, 2)


def test_a_changed_article_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    new = article(3, "westmark left")
    build(tmp_path / "store", MANY)
    done = build(tmp_path / "store", [new])
    assert (done.new, done.changed) == (0, 1)
    build(tmp_path / "fresh", [*MANY[:3], new, *MANY[4:]])
    assert exported(tmp_path / "store") == exported(tmp_path / "fresh")
    assert loaded(tmp_path / "store") == loaded(tmp_path / "fresh")
    assert described(tmp_path / "store").counts == described(tmp_path / "fresh").counts


def test_a_changed_title_counts_as_a_change(store: Path) -> None:
    build(store, [Article("a", "one text")])
    assert build(store, [Article("a", "one text", title="A title")]).changed == 1
    assert described(store).articles == 1


def test_changed_rules_read_everything_again_into_the_same_graphs(store: Path) -> None:
    build(store, MANY[:5])
    before = loaded(store)
    assert build(store, MANY[:2], version="2").changed == 2
    assert loaded(store) == before
    assert described(store).older == 3


def test_the_later_of_two_texts_with_one_id_stands(tmp_path: Path) -> None:
    build(tmp_path / "both", [article(1), article(1, "another text")])
    build(tmp_path / "later", [article(1, "another text")])
    assert exported(tmp_path / "both") == exported(tmp_path / "later")


def test_what_is_removed_leaves_no_trace(tmp_path: Path) -> None:
    extra = [article(900, "only here is zenda"), article(901, "ruritania alone")]
    build(tmp_path / "store", [*MANY, *extra])
    assert remove(tmp_path / "store", ["a0900", "a0901"]).removed == 2
    build(tmp_path / "without", MANY)
    assert exported(tmp_path / "store") == exported(tmp_path / "without")
    assert loaded(tmp_path / "store") == loaded(tmp_path / "without")
    assert described(tmp_path / "store").counts == described(tmp_path / "without").counts


def test_what_articles_share_goes_with_the_last_of_them(store: Path) -> None:
    build(store, [article(1, "westmark sends"), article(2, "westmark takes"), article(3, "nobody")])
    state = ox.NamedNode("https://w3id.org/diplomatic-kg/data/state/westmark")
    for identifier, there in (("a0001", True), ("a0002", False)):
        remove(store, [identifier])
        assert bool(list(opened(store).quads_for_pattern(state, None, None))) is there


def test_a_store_can_be_emptied(store: Path) -> None:
    build(store, [article(1)])
    remove(store, ["a0001"])
    assert (described(store).articles, exported(store), len(opened(store))) == (0, b"", 0)


def test_an_unknown_article_is_no_reason_to_remove_another(store: Path) -> None:
    build(store, MANY[:2])
    with pytest.raises(GraphError, match=r"no article a0007 \(there is"):
        remove(store, ["a0001", "a0007"])
    assert described(store).articles == 2


def test_two_writers_are_one_too_many(store: Path) -> None:
    build(store, MANY[:2])
    with writing(Folder(store)), pytest.raises(GraphError, match=r"another kg is writing .*\(process \d+\)"):
        build(store, MANY)
    assert described(store).articles == 2
    assert build(store, MANY).new == 148


def test_a_store_is_read_while_it_is_written(store: Path) -> None:
    build(store, MANY[:2])
    before = opened(store)
    held = len(before)
    build(store, MANY)
    assert len(before) == held < len(opened(store))


def test_a_graph_that_was_deleted_is_made_again_from_the_parts(store: Path) -> None:
    build(store, MANY)
    before = loaded(store)
    for path in (store / "graph").iterdir():
        path.unlink()
    build(store, [])
    assert loaded(store) == before


def test_faults_of_the_input_are_counted_by_cause(store: Path) -> None:
    done = build(store, [ReadError("no JSON", where="x:1"), article(1), ReadError("no JSON", where="x:2")])
    assert (done.new, done.unreadable, done.causes) == (1, 2, {"no JSON": 2})


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: path.write_text("a file"), "is not a folder"),
        (lambda path: (path.mkdir(), (path / "notes.txt").write_text("")), "holds notes.txt and is no store"),
        (lambda path: (path.mkdir(), (path / "manifest.sqlite").write_text("x" * 2000)), "not a store"),
    ],
)
def test_what_is_no_store_is_left_alone(store: Path, make: object, said: str) -> None:
    assert callable(make)
    make(store)
    with pytest.raises(GraphError, match=said):
        build(store, MANY)


def test_a_store_in_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"no such folder \(make it first: mkdir -p"):
        build(tmp_path / "a" / "b", MANY)


def test_a_failed_article_is_kept_and_read_later(store: Path) -> None:
    bad = Article("bad", "this is a fault", title="Title")
    done = build(store, [article(1), bad, article(2)])
    assert (done.new, done.failed) == (2, 1)
    record = json.loads((store / "failed.jsonl").read_text())
    assert record == {"id": "bad", "reason": "ValueError: no such word", "title": "Title", "text": bad.text}
    assert build(store, [Article("bad", "this is mended")]).new == 1
    assert not (store / "failed.jsonl").exists()
    assert described(store).articles == 3


def test_a_changed_article_that_fails_leaves_the_old_one_in_place(store: Path) -> None:
    build(store, [article(1)])
    before = exported(store)
    assert build(store, [article(1, "now a fault")]).failed == 1
    assert exported(store) == before


def test_a_store_that_has_doubled_is_merged_into_few_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "_BATCH", 2)
    sizes = []
    for folder, numbers in (("at-once", [range(40)]), ("by-two", [range(n, n + 2) for n in range(0, 40, 2)])):
        for some in numbers:
            build(tmp_path / folder, [article(number) for number in some])
        sizes.append(len(list((tmp_path / folder / "graph").glob("*.sst"))))
    assert sizes[0] < sizes[1]
    assert exported(tmp_path / "at-once") == exported(tmp_path / "by-two")
    assert loaded(tmp_path / "at-once") == loaded(tmp_path / "by-two")
