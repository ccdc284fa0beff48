"""Undecided letters are decided by what stands around them: an ordered list of substitutions.

Each works on the whole sentence at once, one letter a unit (see `kg.lexicon.tags`), and keeps its
length. Order matters: sure contexts first, defaults last. The method is Brill's (1995) with the rules
written by hand, as a cascade of finite-state levels (Abney 1996).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from kg.parse import beside
from kg.parse.units import Units


def _finite_before(match: re.Match[str]) -> bool:
    """Whether the clause has its finite verb already."""
    return re.search("[VZQmbhd][^,;SWc=q]*$", match.string[: match.start()]) is not None


def _finite_after(match: re.Match[str]) -> bool:
    """Whether a finite verb is still to come in the clause."""
    return re.match("[^,;SWc=q]*(?:[VZQmbhd34]|(?<![DOJA])2)", match.string[match.end() :]) is not None


DECIDE: Final[tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...]] = (
    # "that": after a verb of saying or a noun like "claim" a conjunction; before a verb a relative; else a determiner
    (r"=(?=[R]*[mbhdVZ])", "W"),
    (r"(?<=[NMUu157])=(?=[DOHEAaCJMut])", "S"),
    (r"(?<=[VZQKGB1234560vxTHR])=(?=[DOHEAaCJNMUuTRi57=1])", "S"),
    (r"(?<=[,cEa])=(?=[DOHEAauo])", "S"),
    (r"=(?=[N1U57J])", "D"),
    (r"=(?=[H])", "S"),
    (r"=(?=[VKZ342])", "W"),
    (r"=", "D"),
    (r"(?<=[mbhdn]),R,([nR]*[B134809v])", r"RRR\1"),  # "did not, however, sign"
    # to + base form; modal + base form; do + base form
    (r"t(?=[R]*(?:[B0189]|[bhd]))", "t"),
    (r"(?<=t)(R*)[B1890]", r"\1B"),
    (r"([md][nR]*)H?[B1890v]", lambda m: m.group()[:-1] + "B"),
    (r"(m[nR]*(?:DN|H|E)[nR]*)[B1890]", lambda m: m.group()[:-1] + "B"),
    (r"t(?![R]*[BbhdTn])", "i"),
    # "her" before a noun is possessive
    (r"o(?=[NMJ17258x46C5AU]|E[NM7])", "O"),
    (r"o", "H"),
    # have + participle, be + participle or -ing
    (r"(h[nR]*(?:[HE][nR]*)?)[340vx]", lambda m: m.group()[:-1] + "K"),
    (r"(h[nR]*)b([nR]*)[34x0]", lambda m: m.group()[:-1] + "K"),
    (r"(b[nRT]*)[340x](?=[itTRc.,;:\-S)wfpX]|$)", lambda m: m.group()[:-1] + "K"),
    (r"(b[nRT]*)[30]", lambda m: m.group()[:-1] + "K"),
    (r"(b[nRT]*)[56]", lambda m: m.group()[:-1] + "G"),
    (r"(b[nR]*)v", r"\1K"),
    # "that Westmark cancel the sale"; "must stop the raids or face a boycott"
    (r"S[DOJA]*[NMEUuap]+1(?=[DOHEAJ])|S[EU]1(?=[c.,]|$)", lambda m: m.group()[:-1] + "B"),
    (r"(S[DOJA]*[NMEUuap]+)1(?=[NMif])", lambda m: m.group()[:-1] + ("1" if _finite_after(m) else "B")),
    (r"(?<=D)[34x](?=[iyf,.;c]|$)", "J"),  # "the wounded"
    (r"((?:m[nR]*|t)B[^VZQmbhd.;:SWt]{0,40}c)[189](?=[DOHEAJNM15])", r"\1B"),
    (r"(tB[^VZQmbhd.;:SWt]{0,40},)[189](?=[DOHEAJNM15][^VZQmbhd.;:SWt]{0,40}cB)", r"\1B"),
    # "Chanting demonstrators marched", "Besieged rebels gave up": a sentence with its finite verb yet to come
    (r"^[3456G](?=[AJE17N]*[Mua][nR]*[V3Zmbhd])", "J"),
    # after a determiner, possessive, number or adjective: nominal
    (r"(?<=[DOpcAJ]J)[34x6](?=[NM125])", "J"),
    (r"(?<=[DOpC])(R?)([34x6])(?=[NMJ1257EUuAG])", r"\1J"),
    (r"(?<=[DOpCJAE])([17])(?=[NMEUu125])(?![125][DOHEACJ])", "N"),
    (r"(?<=[DOpJA])8(?=[NM12578J])", "J"),
    (r"(?<=[DOpJA])[1850]", "N"),
    (r"(?<=[DOpJAC])2(?![DOHE])", "M"),
    (r"(?<=[pJAO])2", "M"),
    (r"(?<=[DOpA])[79](?=[NMUu125J])", "J"),
    (r"(?<=[DOpJA])7", "N"),
    (r"(?<=[DOp])9", "J"),
    (r"(?<=C)[17]", "N"),
    (r"(?<=[DO])v(?=[NMJ17])", "J"),
    # official(s) and the like before a name
    (r"7(?=E)", "N"),
    (r"[78](?=[NM12U5u])", "J"),
    (r"9(?=[NM12Uu])", "J"),
    # prepositions take nouns
    (r"(?<=[i])[178](?=[,.;:)c]|$|[ip=Wft])", "N"),
    (r"(?<=[i])([8])(?=[NM12])", "J"),
    (r"(?<=[i])2", "M"),
    (r"(?<=[iy])[4x3](?=[NM125789JAUuEa])", "J"),
    (r"(?<=OE)2(?=i)", "M"),  # "its Nordic Union partners for"
    (r"(?<=[i])5(?=[DOHEAJCMU])", "G"),
    (r"(?<=[i])5", "N"),
    # "when asked", "if pressed", "as expected"
    (r"(?<=[sf])([nR]*)[340x]", lambda m: m.group()[:-1] + "K"),
    # a subject before: finite
    (r"(?<=[H])([nR]*)[340v]", lambda m: m.group()[:-1] + "V"),
    (r"(?<=[H])([nR]*)[189B]", lambda m: m.group()[:-1] + "Q"),
    (r"(?<=[HEUW])[nR]*2(?=[DOHEAaCJSiwftT=NM5G17R:])|(?<=H)[nR]*2(?=[.,s]|$)", lambda m: m.group()[:-1] + "Z"),
    (r"(?<=[W])([nR]*)[340v]", lambda m: m.group()[:-1] + "V"),
    (r"(?<=[W])([nR]*)[1B89]", lambda m: m.group()[:-1] + "Q"),
    (  # "workers demand a", "workers still want jobs", "envoys, however, question the"
        r"(?<=[Mua])(?:[nR]*[1B](?=[DOHEAaCSwtT=J])|[nR]+[1B](?=[MN])|,R+,[1B](?=[DOHEAS=w]))",
        lambda m: m.group()[:-1] + "Q",
    ),
    (r"(?<=M)9(?=i)", lambda m: "9" if _finite_before(m) or _finite_after(m) else "Q"),  # "people live in"
    (r"(?<=[Mua])([nR]*)[89](?=[DOHESw=])", lambda m: m.group()[:-1] + "Q"),  # "investigators suspect a"
    (r"(c[AUJ]*E+)1(?=t)", r"\1Q"),  # "Norway and Sweden plan to"
    (r"(?<=[Mua])([nR]*)[1B](?=i)", lambda m: m.group()[:-1] + ("N" if _finite_before(m) else "Q")),
    (r"(?<=[NUE)])2(?=[DOHEASw=a])", "Z"),
    # "if a shell lands on its soil"
    (r"(?<=[sS])([DOCJRA17N]*[N1])2(?=[it])", lambda m: m.group()[:-1] + ("2" if _finite_after(m) else "Z")),
    (r"(?<=[NUE)])2(?=t)", lambda m: "M" if _finite_before(m) or _finite_after(m) else "Z"),  # "the court plans to"
    (r"(?<=M)2(?=[iDOHES])", "Z"),
    (r"(?<=[NMEUuaTR])B(?=[DOHEAaCSJNMUuiwft=57R])", "Q"),
    # "..., analysts say,", "..., the letters suggest.", "..., university records show."
    (r"([,q][DOJNEA17C]{0,3}[Mua2])([nR]*)[B1](?=[,.]|$)", lambda m: m.group()[:-1].replace("2", "M") + "Q"),
    (r"(?<=[DOpJA])G(?![DOHEA])", "N"),
    (r"[340vx](?=R*(?:f[JN7]{1,3})?y(?![G56]))", "K"),
    # "investigates alleged crimes"
    (r"(?<=[VZQGB3])[34x](?=R?(?:[NMAUJua157]|E[NM1]))", "J"),
    # past or participle: participle before "by", or where another finite verb follows at once
    (r"(?<=[NMEUua])([34x0])(?=i[DOEAJNMC1257]*(?:[NMEUua]p?[NMJ1257]*)[R]*[mbhdVZ])", "K"),
    (r"(?<=[NMEUuaT),17]|[R])[34v]", "V"),
    (r"(?<=[,])x", "K"),
    (r"(?<=[c])[3v](?=[DOHEASwtTiR=MJ])", "V"),
    (r"(?<=[NMEUua)])0(?=[DOHEAiTRtu])", "V"),
    # "Norway cut aid"
    (r"(?<=[NMEUua)])0([NMCJ71258Aaq])", lambda m: ("K" if _finite_after(m) else "V") + m.group()[1:]),
    (r"4(?=[NM12Uu])", "J"),
    (r"x(?=[NM12UuEA5J])", "J"),
    (r"[34](?=[DOHEAS=wTtiR])", "V"),
    (r"6(?=[NM12Uu])", "J"),
    (r"6", "G"),
    (r"5(?=[DOHEAa])", "G"),
    (r"(?<=[,])5(?=[=SwiRt])", "G"),
    (r"5", "N"),
    (r"^1(?=[DOHE])", "B"),
    (r"1", "N"),
    (r"2(?=[DOH])", "Z"),
    (r"2", "M"),
    (r"[3v](?=[NM.,;:]|$)", "V"),
    (r"[3v]", "V"),
    (r"[40x]", "K"),
    (r"7(?=[NMUEu])", "J"),
    (r"7", "N"),
    (r"8(?=R?[VZQmbhd])", "N"),  # "a patrol plane entered"
    (r"[89]", "J"),
)
FINITE_ANYWHERE: Final = re.compile("[VZQmbhdBK]")
COMMA_FOR_AND: Final = re.compile("(?<=^[Aa]),(?=A[Mu])|(?<=^E),(?=E[nR]*[VZQt])|(?<=^EE),(?=EE?[nR]*[VZQt])")
INSIDE: Final = (("between",), ("among",), ("by",))
FINITE: Final = tuple([letter] for letter in "V3Zmbhd")
PARTICLES: Final = (("up",), ("out",), ("off",), ("down",), ("away",))
UNDECIDED: Final = frozenset("0123456789vxot=GB")


def _needs(pattern: str) -> frozenset[str]:
    """Letters one of which a sentence must have for the pattern to change it: those outside look-arounds."""
    plain = re.sub(r"\(\?<?[=!][^()]*(?:\([^()]*\)[^()]*)*\)|\{[^}]*\}", "", pattern)
    return UNDECIDED & set(plain)


CASCADE: Final = tuple((re.compile(pattern), replacement, _needs(pattern)) for pattern, replacement in DECIDE)


def tag(units: Units, *, heading: bool = False) -> str:
    """The decided letters, one a unit."""
    tags = _prepare(units)
    present = set(tags)
    for pattern, replacement, needs in CASCADE:
        if not needs.isdisjoint(present):
            decided = pattern.sub(replacement, tags)
            if decided is not tags:
                tags, present = decided, set(decided)
    return _headline(tags, units.tags) if heading else tags


def _headline(tags: str, undecided: str) -> str:
    """In a headline a comma stands for "and". If no word was read as a verb, the first behind a plural or a name that
    can be one is."""
    end = max(tags.rfind(","), 0) if FINITE_ANYWHERE.search(tags) else len(tags)  # "..., officials say"
    if not FINITE_ANYWHERE.search(tags, 0, end):
        tags = _with_verb(tags[:end], undecided) + tags[end:]
    return COMMA_FOR_AND.sub("c", tags)


def _with_verb(tags: str, undecided: str) -> str:
    for index in range(1, len(tags) - 1):
        form = {"1": "Q", "2": "Z"}.get(undecided[index])
        subject = tags[index - 1] in ("MuaE" if form == "Q" else "NUE1")
        if form and subject and tags[index] in "NM" and tags[index + 1] in "DOHEAaCJNMUuitR":
            return f"{tags[:index]}{form}{tags[index + 1 :]}"
    return tags


def _prepare(units: Units) -> str:
    """'s after a pronoun or "that" is "is"; "will" and "may" with a determiner before are nouns."""
    tags = list(units.tags)
    for index, tag_ in enumerate(tags):
        if units.lower[index] in beside.WORDS and beside.settle(units.lower, tags, index):
            continue
        if tag_ == "p" and index and (tags[index - 1] in "HW=wR" or (units.lower[index - 1] in ("there", "it", "let"))):
            tags[index] = "b"
        elif units.lower[index] == "back" and index and tags[index - 1] in "mtn":
            tags[index] = "B"
        elif (
            units.lower[index] == "going"
            and units.lower[index + 1 : index + 2] == ("to",)
            and index
            and tags[index - 1] in "bnRp"
        ):
            tags[index - 1 : index + 2] = "mmm"
        elif units.lower[index] in ("about", "around", "over") and tags[index + 1 : index + 2] == ["C"]:
            tags[index] = "R" if index == 0 or tags[index - 1] in "VZQKGB3401" else tag_  # "shot about 20 people"
        elif tag_ == "M" and index and units.lower[index - 1] in ("a", "an"):
            tags[index] = "N"  # "a police post", "an arms deal"
        elif units.lower[index] == "worth" and index and tags[index - 1] in "CM":
            tags[index] = "N"  # "$300 worth of grain"
        elif index == 0 and tag_ in "5G" and (units.lower[1:2] in INSIDE or tags[1:2] in FINITE):
            tags[index] = "N"  # "Fighting between ...", "Shelling by ...", "Rioting broke out"
        elif tag_ == "2" and index and tags[index - 1] in "NU1Ea" and units.lower[index + 1 : index + 2] in PARTICLES:
            tags[index] = "Z"  # "Bomber blows up bus"
        elif tag_ == "m" and index and tags[index - 1] in "DOJ" and units.lower[index] in ("will", "can", "might"):
            tags[index] = "N"
    return "".join(tags)
