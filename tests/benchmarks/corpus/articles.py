"""Articles by the thousand, made from the examples: other states, other people, other days and numbers.

Article number n is always the same. Surnames are put together from syllables, so that the vocabulary keeps
growing as it does in news: a cache without a bound shows in the memory.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

EXAMPLES = Path(__file__).resolve().parents[3] / "examples" / "articles.jsonl"
FIRST_DAY, DAYS = date(2021, 1, 4), 1500

STATES = (  # name, adjective, capital
    ("Peru", "Peruvian", "Lima"),
    ("Bolivia", "Bolivian", "La Paz"),
    ("Chile", "Chilean", "Santiago"),
    ("Norway", "Norwegian", "Oslo"),
    ("Qatar", "Qatari", "Doha"),
    ("Eritrea", "Eritrean", "Asmara"),
    ("Ethiopia", "Ethiopian", "Addis Ababa"),
    ("Iceland", "Icelandic", "Reykjavik"),
    ("Ireland", "Irish", "Dublin"),
    ("Denmark", "Danish", "Copenhagen"),
    ("Brazil", "Brazilian", "Brasilia"),
    ("India", "Indian", "New Delhi"),
    ("Kenya", "Kenyan", "Nairobi"),
    ("Panama", "Panamanian", "Panama City"),
    ("Haiti", "Haitian", "Port-au-Prince"),
    ("Hungary", "Hungarian", "Budapest"),
    ("Finland", "Finnish", "Helsinki"),
    ("Estonia", "Estonian", "Tallinn"),
    ("Ghana", "Ghanaian", "Accra"),
    ("Senegal", "Senegalese", "Dakar"),
    ("Vietnam", "Vietnamese", "Hanoi"),
    ("Malaysia", "Malaysian", "Kuala Lumpur"),
    ("Portugal", "Portuguese", "Lisbon"),
    ("Uruguay", "Uruguayan", "Montevideo"),
    ("Armenia", "Armenian", "Yerevan"),
    ("Jordan", "Jordanian", "Amman"),
    ("Tunisia", "Tunisian", "Tunis"),
    ("Nepal", "Nepalese", "Kathmandu"),
    ("Zambia", "Zambian", "Lusaka"),
    ("Croatia", "Croatian", "Zagreb"),
)
GIVEN = (
    "Anna", "Boris", "Carla", "Daniel", "Elif", "Farid", "Greta", "Hugo", "Irina", "Jonas", "Kofi",
    "Leila", "Marco", "Nadia", "Omar", "Petra", "Rosa", "Samir", "Tomas", "Ursula", "Viktor",
    "Wanda", "Yusuf", "Zora", "Aziza", "Bruno", "Celine", "Dario", "Esther", "Felix",
)  # fmt: skip
_ONSETS = ("b", "br", "d", "dr", "f", "g", "gr", "h", "k", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "v", "z")
_VOWELS, _CODAS = "aeiou", "lmnrst"
_TITLED = re.compile(
    r"(?:President|Minister|Ambassador|envoy|chief|Secretary|Senator|Alemu|commission,)"
    r"\s((?:[A-Z][^\W\d_]+\s){1,2}[A-Z][^\W\d_]+)"
)
_NUMBER = re.compile(r"\b[1-9][0-9]{1,2}\b")


def articles(count: int, *, first: int = 0) -> Iterator[dict[str, str]]:
    """Records as a line of JSON Lines holds them: id, title, published, publisher, text."""
    makers = [_Maker(json.loads(line)) for line in EXAMPLES.read_text(encoding="utf-8").splitlines()]
    for number in range(first, first + count):
        yield makers[number % len(makers)](number)


def lines(count: int, *, first: int = 0) -> Iterator[str]:
    """The same as lines of JSON."""
    return (json.dumps(record, ensure_ascii=False) + "\n" for record in articles(count, first=first))


class _Maker:
    """One example, taken apart at everything that varies."""

    def __init__(self, record: dict[str, str]) -> None:
        self._record = record
        text = f"{record['title']}\n{record['text']}"
        self._states = [row for row in STATES if row[0] in text or row[1] in text]
        self._people = sorted({match[1] for match in _TITLED.finditer(text)})
        words = {word for row in self._states for word in row}
        words |= {word for person in self._people for word in (person, person.partition(" ")[2])}
        longest = sorted(words, key=lambda word: (-len(word), word))
        self._varied = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b")

    def __call__(self, number: int) -> dict[str, str]:
        chance = Random(number)  # noqa: S311  what matters is that it is always the same
        words: dict[str, str] = {}
        for old, new in zip(self._states, chance.sample(STATES, len(self._states)), strict=True):
            words |= zip(old, new, strict=True)
        for person in self._people:
            given, surname = chance.choice(GIVEN), _surname(chance)
            words |= {person: f"{given} {surname}", person.partition(" ")[2]: surname}

        def vary(text: str) -> str:
            text = self._varied.sub(lambda match: words[match[0]], text)
            return _NUMBER.sub(lambda _: str(chance.randint(10, 999)), text)

        return {
            "id": f"generated-{number}",
            "title": vary(self._record["title"]),
            "published": (FIRST_DAY + timedelta(chance.randrange(DAYS))).isoformat(),
            "publisher": self._record["publisher"],
            "text": vary(self._record["text"]),
        }


def _surname(chance: Random) -> str:
    parts = [chance.choice(_ONSETS) + chance.choice(_VOWELS) for _ in range(chance.randint(2, 3))]
    return "".join(parts).capitalize() + chance.choice(_CODAS)
