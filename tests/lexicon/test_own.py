"""Tables of one's own: what they add, what they replace, and how their faults are told."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg import lexicon, pipeline
from kg.corpus.version import version
from kg.errors import LexiconError, LexiconErrors
from kg.lexicon import Lexicon
from kg.lexicon import load as tables_of
from kg.pipeline import Options

STATES = "id\tcode\tname\taliases\tadjectives\n"
PEOPLE = "id\tname\taliases\toffice\tof\tstart\tend\twikidata\n"


def tables(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        (folder / f"{name}.tsv").write_bytes(text.encode())
    return folder


def senses(known: Lexicon, phrase: str) -> list[str]:
    words = tuple(phrase.split())
    found = next((s for p, s in known.names.phrases.get(words[0], ()) if p == words), ())
    return [f"{sense.sort} {sense.id}" for sense in found]


def test_own_rows_name_new_things(tmp_path: Path) -> None:
    known = lexicon.load(
        tables(
            tmp_path,
            states=f"{STATES}ruritania\tRUR\tRuritania\tKingdom of Ruritania\tRuritanian\n",
            people=f"{PEOPLE}ada-brandt\tAda Brandt\t~Brandt\tpresident\truritania\t2020-05\t2024\n",
            verbs="lemma\tframes\tclasses\nparley\twith|intr\ttalk\n",
        )
    )
    assert senses(known, "Kingdom of Ruritania") == ["state state/ruritania"]
    assert known.names.entities["state/ruritania"].code == "RUR"
    (tenure,) = known.names.tenures["person/ada-brandt"]
    assert (tenure.office, tenure.of, tenure.start, tenure.end) == ("president", "state/ruritania", "2020-05", "2024")
    assert known.words.classes["parley"] == {"talk"}
    assert senses(known, "Norway") == ["state state/norway"]


def test_a_name_of_ones_own_means_what_the_own_table_says(tmp_path: Path) -> None:
    rows = "id\tname\tkind\nnorway-rats\tNorway\tarmed\n"
    assert senses(lexicon.load(tables(tmp_path, groups=rows)), "Norway") == ["group group/norway-rats"]


def test_a_surname_takes_nothing_from_anybody(tmp_path: Path, lexicon: Lexicon) -> None:
    before = senses(lexicon, "Merkel")
    own = tables(tmp_path, people=f"{PEOPLE}x\tXaver Merkel\t\tking\tnorway\n")
    assert senses(tables_of(own), "Merkel") == ["short person/x", *before]


def test_a_surname_that_is_a_state_stays_one(tmp_path: Path, lexicon: Lexicon) -> None:
    own = tables(tmp_path, people=f"{PEOPLE}x\tXaver Norway\t\tking\tdenmark\n")
    assert senses(tables_of(own), "Norway") == senses(lexicon, "Norway")


def test_a_known_id_adds_names_and_keeps_what_its_row_leaves_out(tmp_path: Path) -> None:
    known = lexicon.load(tables(tmp_path, states=f"{STATES}norway\t\tNorway\tNoreg\n"))
    norway = known.names.entities["state/norway"]
    assert (norway.code, "Noreg" in norway.names) == ("NOR", True)
    assert senses(known, "Noreg") == ["state state/norway"]
    assert senses(known, "Norwegian") == ["adjective state/norway"]


def test_a_tenure_of_ones_own_takes_the_place_of_the_built_in_one(tmp_path: Path, lexicon: Lexicon) -> None:
    held = next(t for told in lexicon.names.tenures.values() if len(told) > 1 for t in told if not t.end and t.of)
    name = lexicon.names.entities[held.person].label
    row = f"{held.person[7:]}\t{name}\t\t{held.office}\t{held.of.partition('/')[2]}\t{held.start}\t2031-01-02\n"
    after = tables_of(tables(tmp_path, people=PEOPLE + row)).names.tenures[held.person]
    kept = [t for t in lexicon.names.tenures[held.person] if (t.office, t.of) != (held.office, held.of)]
    assert [t.end for t in after if (t.office, t.of) == (held.office, held.of)] == ["2031-01-02"]
    assert [t for t in after if t in kept] == kept


def test_a_verb_of_ones_own_is_what_its_row_says(tmp_path: Path, lexicon: Lexicon) -> None:
    known = tables_of(tables(tmp_path, verbs="lemma\tframes\tclasses\nmeet\tnp\tphone\n"))
    assert known.words.classes["meet"] == {"phone"}
    assert known.words.classes["visit"] == lexicon.words.classes["visit"]


FAULTY = {
    "an unknown office": ("people", f"{PEOPLE}a\tAda\t\tpresidnet\tnorway\n", 2, "did you mean president?"),
    "an unknown state": ("bodies", "id\tname\tkind\tstate\na\tA Army\tarmy\tnorwya\n", 2, "did you mean norway?"),
    "a code instead of a state": ("places", "id\tname\tkind\tstate\na\tA\tcity\tNOR\n", 2, "did you mean norway?"),
    "somebody's office": ("people", f"{PEOPLE}a\tAda\t\tking\tnorwya\n", 2, "did you mean norway?"),
    "no date": ("people", f"{PEOPLE}a\tAda\t\tking\tnorway\t2023-02-29\n", 2, "2023-02-29"),
    "a date in words": ("people", f"# me\n{PEOPLE}a\tAda\t\tking\tnorway\t\tMay 2023\n", 3, "May 2023"),
    "an end before the start": ("people", f"{PEOPLE}a\tAda\t\tking\tnorway\t2023-05\t2022\n", 2, "before it starts"),
    "two names for one id": ("people", f"{PEOPLE}a\tAda\t\tking\tnorway\na\tIda\t\tking\tnorway\n", 3, "Ada in line 2"),
    "a thing twice": ("groups", "id\tname\tkind\na\tA\tbloc\na\tA\tbloc\n", 3, "first in line 2"),
    "no name": ("organisations", "id\tname\na\t\n", 2, "fill the column name"),
    "no id": ("organisations", "id\tname\nA League\tA League\n", 2, "south-ossetia"),
    "an unknown parent": ("organisations", "id\tname\tparent\na\tA\tunn\n", 2, "no such parent"),
    "an unknown kind": ("groups", "id\tname\tkind\na\tA\tgang\n", 2, "one of armed, bloc, movement, people"),
    "a code that is none": ("states", f"{STATES}a\tRu\tA\n", 2, "DEU"),
    "the code of another": ("states", f"{STATES}a\tNOR\tA\n", 2, "give the row the id norway"),
    "an item that is none": ("people", f"{PEOPLE}a\tAda\t\tking\tnorway\t\t\t183\n", 2, "Q183"),
    "an unknown frame": ("verbs", "lemma\tframes\nparley\twiht\n", 2, "did you mean with?"),
    "a verb with capitals": ("verbs", "lemma\tframes\nParley\twith\n", 2, "lower case"),
    "a class with its mark": ("verbs", "lemma\tframes\tclasses\nparley\twith\t@talk\n", 2, "without @"),
    "an unknown verb": ("nouns", "noun\tclasses\tverb\nparley\ttalks\tparlye\n", 2, "no such verb"),
    "an argument that is none": ("nouns", "noun\tclasses\targuments\nparley\ttalks\tof:object\n", 2, "of=object"),
    "a misspelt column": ("groups", "id\tname\tkind\talises\na\tA\tbloc\tB\n", 1, "no such column: alises"),
    "a column twice": ("groups", "id\tname\tkind\tname\na\tA\tbloc\tB\n", 1, "the column name twice"),
    "no header": ("groups", "a\tA\tbloc\n", 1, "no column id, name, kind"),
    "a cell too many": ("groups", "id\tname\tkind\na\tA\tbloc\tB\n", 2, "4 cells, 3 columns"),
}


@pytest.mark.parametrize(("name", "text", "line", "says"), FAULTY.values(), ids=FAULTY)
def test_a_fault_is_told_with_its_line(name: str, text: str, line: int, says: str, tmp_path: Path) -> None:
    with pytest.raises(LexiconErrors) as told:
        lexicon.load(tables(tmp_path, **{name: text}))
    (fault,) = told.value.faults
    assert fault.where == f"{tmp_path / name}.tsv:{line}"
    assert says in str(fault)


def test_all_faults_are_told_at_once_up_to_a_number(tmp_path: Path) -> None:
    rows = "".join(f"a{n}\tA\tgang\n" for n in range(40))
    with pytest.raises(LexiconErrors) as told:
        lexicon.load(tables(tmp_path, groups=f"id\tname\tkind\n{rows}"))
    assert len(told.value.faults) == 31
    assert "10 more faults" in str(told.value.faults[-1])


@pytest.mark.parametrize("files", [{}, {"notes.txt": "Norway"}])
def test_a_folder_without_tables_is_a_fault(files: dict[str, str], tmp_path: Path) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    with pytest.raises(LexiconError, match=r"holds no table .*people\.tsv"):
        pipeline.load(Options(lexicon=tmp_path))


def test_a_missing_folder_and_an_unknown_table_are_faults(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="no such file"):
        lexicon.load(tmp_path / "nowhere")
    with pytest.raises(LexiconError, match=r"did you mean people\.tsv"):
        lexicon.load(tables(tmp_path, peopel=PEOPLE))


def test_a_table_that_is_no_text_is_told_by_name(tmp_path: Path) -> None:
    (tmp_path / "people.tsv").write_bytes(b"id\xff\n")
    with pytest.raises(LexiconErrors, match=r"people\.tsv: cannot be read as UTF-8"):
        lexicon.load(tmp_path)


def test_the_version_of_a_store_knows_the_tables(tmp_path: Path) -> None:
    own = Options(lexicon=tables(tmp_path, states=f"{STATES}ruritania\tRUR\tRuritania\n"))
    first = version(own)
    tables(tmp_path, states=f"{STATES}ruritania\tRUR\tRuritania\tWestmark\n")
    assert len({version(), first, version(own)}) == 3


def test_a_library_call_takes_tables(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Ruritania condemned Norway.")
    own = tables(tmp_path, states=f"{STATES}ruritania\tRUR\tRuritania\n")
    graph = kg.build(article, lexicon=own)
    assert graph.rows("SELECT ?by { ?act dip:speaker/skos:notation ?by }") == [{"by": "RUR"}]
    with pytest.raises(LexiconErrors):
        kg.build(article, lexicon=tables(tmp_path, groups="id\tname\tkind\na\tA\tgang\n"))
