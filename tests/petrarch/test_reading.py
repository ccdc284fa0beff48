"""Dictionaries of event data as they are read: actors, agents, verbs, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import LexiconError
from kg.petrarch import actors, agents, lines, verbs
from kg.petrarch.leftover import MALFORMED, Account

ACTORS = """\
# people of our own
RUDOLF_RASSENDYLL_  ; an invented king
+R._RASSENDYLL_
\t[RURGOV 210301-20251101]
\t[RURELI >251101] [---]
FREE_ZENDA_FRONT_ [RURREB]
<!-- a note
over two lines -->
STRELSAU [RUR]
+STRELSOVIA [WMK]
"""
AGENTS = """\
!PERSON! = MAN, WOMEN
FERRY!PERSON! [~CVL]  # of a boat
BOATMAN {BOATMEN} [~CVL]
LANCER {} [MIL~]
"""
VERBS = """\
&PAPER
+LEAFLET
+OPEN_LETTER_

--- HURL [190] ---
HURL {HURLS HURLED HURLING} [112] # throw
+HURL_AWAY
- * &PAPER [110]  # HURL <ab 1 Jan 2001>
~ a (a b HURL) SAY = a b 138

--- REST ---
REST
"""


def dictionary(folder: Path, text: str | bytes, account: Account, name: str = "own.txt") -> lines.Dictionary:
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return lines.read(folder / name, account)


def test_actors_have_names_and_roles_with_dates(tmp_path: Path) -> None:
    account = Account()
    found = list(actors.actors(dictionary(tmp_path, ACTORS, account), account))
    assert [actor.names for actor in found] == [
        ("RUDOLF_RASSENDYLL_", "R._RASSENDYLL_"), ("FREE_ZENDA_FRONT_",), ("STRELSOVIA",), ("STRELSAU",)
    ]  # fmt: skip
    told = [(role.code, role.start, role.end) for role in found[0].roles]
    assert told == [("RURGOV", "2021-03-01", "2025-11-01"), ("RURELI", "2025-11-01", "")]
    assert found[1].where == f"{tmp_path}/own.txt:6"
    assert (account.lines, account.blank, account.malformed) == (10, 3, 0)


@pytest.mark.parametrize(
    ("role", "kind"),
    [
        ("[RURGOV 20131332-20140101]", "a date of no calendar"),
        ("[RURGOV 20121204]", "a date that is neither from nor to"),
        ("[RURGOV 20121207-20120802]", "a time that ends before it begins"),
        ("[rur]", MALFORMED),
        ("[RURGOV >", MALFORMED),
    ],
)
def test_a_role_that_cannot_be_is_left_out_with_its_line(role: str, kind: str, tmp_path: Path) -> None:
    account = Account()
    text = f"ADA_BRANDT_\n\t[RURGOV]\n\t{role}\n"
    (actor,) = actors.actors(dictionary(tmp_path, text, account), account)
    assert [one.code for one in actor.roles] == ["RURGOV"]
    assert [(one.kind, one.where) for one in account.left] == [(kind, f"{tmp_path}/own.txt:3")]


def test_agents_have_macros_and_plurals(tmp_path: Path) -> None:
    account = Account()
    found = [(a.noun, a.plural, a.code) for a in agents.agents(dictionary(tmp_path, AGENTS, account), account)]
    assert found == [
        ("FERRYMAN", "", "CVL"), ("FERRYWOMEN", "", "CVL"), ("BOATMAN", "BOATMEN", "CVL"), ("LANCER", "", "MIL")
    ]  # fmt: skip
    assert account.left == []


def test_agents_at_fault_are_left_out(tmp_path: Path) -> None:
    account = Account()
    text = "LANCER [~MIL]\nFERRY!FOLK! [~CVL]\nBOATMAN [~CVL}\n"
    assert len(list(agents.agents(dictionary(tmp_path, text, account), account))) == 1
    assert [one.kind for one in account.left] == ["an unknown macro", MALFORMED]


def test_verbs_stand_in_blocks_with_patterns_and_sets(tmp_path: Path) -> None:
    account = Account()
    read = dictionary(tmp_path, VERBS, account)
    (hurl, rest), sets = verbs.blocks(read, account)
    assert [(verb, code) for verb, code, _ in hurl.verbs] == [("HURL", "112"), ("+HURL_AWAY", "190")]
    assert [(p.text, p.code) for p in hurl.patterns] == [("* &PAPER", "110")]
    assert [(verb, code) for verb, code, _ in rest.verbs] == [("REST", "---")]
    assert sets == {"&PAPER": ("LEAFLET", "OPEN_LETTER")}
    assert [one.kind for one in account.left] == ["a rule that turns one event into another"]


@pytest.mark.parametrize(
    ("name", "text", "sort"),
    [
        ("a.txt", VERBS, "verbs"), ("a.txt", ACTORS, "actors"), ("a.txt", AGENTS, "agents"),
        ("a.txt", '<ISSUE CATEGORY="FERRIES">\nferry [BOAT]\n</ISSUE>\n', "issues"),
        ("discards.txt", "REGATTA\n+BOAT RACE\n", "discards"),
    ],
)  # fmt: skip
def test_what_a_dictionary_is_of_its_lines_tell(name: str, text: str, sort: str, tmp_path: Path) -> None:
    assert dictionary(tmp_path, text, Account(), name).sort == sort


def test_lines_in_latin_1_are_read_and_noted(tmp_path: Path) -> None:
    account = Account()
    read = dictionary(tmp_path, "ÅSA_ØRE_ [NORGOV]\n".encode("latin-1") + "É_É [NOR]\r\n".encode(), account)
    assert [line.text for line in read.lines] == ["ÅSA_ØRE_ [NORGOV]", "É_É [NOR]"]
    assert list(account.notes.values()) == [1]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b"PK\0\0", "is no text"),
        (b"We met on Monday.\n", "is no PETRARCH"),
    ],
)
def test_a_file_that_is_no_dictionary_is_a_fault(data: bytes, says: str, tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=says):
        dictionary(tmp_path, data, Account())


def test_a_missing_file_and_a_folder_are_faults(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="no such file"):
        lines.read(tmp_path / "nowhere.txt", Account())
    with pytest.raises(LexiconError, match="is a folder"):
        lines.read(tmp_path, Account())
