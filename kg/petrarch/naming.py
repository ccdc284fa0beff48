"""Actors and agents of dictionaries as rows of tables."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from kg.petrarch.actors import Actor
from kg.petrarch.agents import Agent
from kg.petrarch.capitals import words, written
from kg.petrarch.codes import Code, actor_code
from kg.petrarch.leftover import Account
from kg.petrarch.rows import KNOWN, Rows

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_ALIKE = 0.8  # of the letters of two spellings of one name
_ALIKE_ENOUGH = 0.6  # likewise, of things that have longer names than states
_DOUBTFUL = (
    *(("bodies", kind) for kind in ("office", "army", "agency", "court", "parliament")),
    ("groups", "movement"),
)
_TABLES = {"organisation": "organisations", "body": "bodies", "group": "groups"}


class Naming:
    """Turns actors and agents into rows; what does not fit goes to the account."""

    def __init__(self, rows: Rows, account: Account) -> None:
        self.rows, self.account, self.known = rows, account, rows.known
        self.states = frozenset(self.known.states)

    def actors(self, found: Iterable[Actor]) -> None:
        for actor in found:
            self.actor(actor)

    def actor(self, actor: Actor) -> None:
        """A person by offices with dates; else what its code says it is."""
        if not actor.roles:
            self.account.leave("a name without a code that holds", actor.where, words(actor.names[0]))
            return
        if self._more_names(actor):
            return
        codes = [actor_code(role.code, self.states) for role in actor.roles]
        lasting = [code for code, role in zip(codes, actor.roles, strict=True) if not role.start and not role.end]
        code = lasting[-1] if lasting else codes[0]
        dated = len(lasting) < len(codes)
        name = written(actor.names[0])[0]
        if "ethnic" in actor.file.lower():
            self._thing(actor, Code(), ("groups", "people"))
        elif self.known.personal(name) and (dated or self.known.given(name)) and not (code.state and not code.agents):
            self._person(actor, codes)
        else:
            if dated:
                self.account.leave("dates of what is no person", actor.where, words(actor.names[0]))
            self._by_code(actor, code)

    def _more_names(self, actor: Actor) -> bool:
        """Whether a table knows the thing by one of its names: then the others become further names of it."""
        for raw in actor.names:
            for sense in self.known.senses(written(raw)[0]):
                if sense.sort == "person":
                    for name in actor.names:
                        self.account.leave("a person whom the built-in tables know", actor.where, words(name))
                    return True
                if sense.sort in _TABLES:
                    entity = self.known.lexicon.names.entities[sense.id]
                    for name in self.rows.usable(actor.names, actor.where):
                        if _likeness(name, (entity.label, *entity.names)) < _ALIKE_ENOUGH:
                            why = "a synonym too unlike the name that a table knows"
                            self.account.leave(why, actor.where, f"{name} ({entity.label})")
                        else:
                            id_ = sense.id.partition("/")[2]
                            self.rows.alias(_TABLES[sense.sort], id_, entity.label, [name])
                    return True
        return False

    def _person(self, actor: Actor, codes: list[Code]) -> None:
        offices = []
        for role, code in zip(actor.roles, codes, strict=True):
            of = self.known.states.get(code.state, "") or self.known.organisation(code.organisation)
            office = code.office or ("official" if code.organisation else "")
            if office and of:
                offices.append((office, of, role))
            else:
                why = "a role that is no office" if of else "an office of what no table knows"
                self.account.leave(why, role.where, f"{words(actor.names[0])} [{role.code}]")
        if not offices:
            return
        names = self.rows.usable(actor.names, actor.where)
        if not names:
            return
        id_ = self.rows.id("people", names[0])
        for office, of, role in offices:
            row = {"id": id_, "name": names[0], "aliases": "|".join(names[1:]), "office": office, "of": of}
            self.rows.add("people", row | {"start": role.start, "end": role.end})

    def _by_code(self, actor: Actor, code: Code) -> None:
        if code.state and not code.agents:
            self._state(actor, self.known.states[code.state])
        elif code.international in ("NGO", "NGM"):
            self._thing(actor, code, ("groups", "movement"))
        elif code.international == "IGO":
            self._thing(actor, code, ("organisations", ""))
        elif code.international:
            self.account.leave(f"code {code.international}: no table holds it", actor.where, words(actor.names[0]))
        elif code.table in _DOUBTFUL and self.known.personal(written(actor.names[0])[0]):
            self.account.leave("a person or a body: the entry does not tell", actor.where, words(actor.names[0]))
        elif code.table is not None:
            self._thing(actor, code, code.table)
        else:
            why = f"code {code.agent}: no table holds names of that sort" if code.agent else "an unknown code"
            self.account.leave(why, actor.where, f"{words(actor.names[0])} [{actor.roles[-1].code}]")

    def _state(self, actor: Actor, state: str) -> None:
        """Another spelling of a state is a name of it; any other word for it is kept as a place that stands for it."""
        entity = self.known.lexicon.names.entities[f"state/{state}"]
        for name in self.rows.usable(actor.names, actor.where):
            if _likeness(name, (entity.label, *entity.names)) >= _ALIKE:
                self.rows.alias("states", state, entity.label, [name])
            else:
                row = {"id": self.rows.id("places", name), "name": name, "kind": "city", "state": state}
                self.rows.add("places", row)

    def _thing(self, actor: Actor, code: Code, where: tuple[str, str]) -> None:
        names = self.rows.usable(actor.names, actor.where)
        if not names:
            return
        table, kind = where
        row = {"id": self.rows.id(table, names[0]), "name": names[0], "aliases": "|".join(names[1:])}
        if table == "organisations":
            parent = self.known.organisation(code.organisation)
            self.rows.add(table, row | {"parent": parent})
        else:
            self.rows.add(table, row | {"kind": kind, "state": self.known.states.get(code.state, "")})

    def agents(self, found: Iterable[Agent]) -> None:
        for agent in found:
            self.agent(agent)

    def agent(self, agent: Agent) -> None:
        """A common noun with its kind, where it is one word that no table has."""
        noun = words(agent.noun).lower()
        kind = actor_code(agent.code, frozenset()).kind
        if why := self._no_agent(noun, kind, agent.code):
            self.account.leave(why, agent.where, f"{words(agent.noun)} [~{agent.code}]")
        else:
            self.rows.add("agents", {"noun": noun, "kind": kind})
            if agent.plural and self.known.lexicon.english.noun(words(agent.plural).lower()) != noun:
                self.account.leave("a plural that is not regular", agent.where, f"{noun} {{{agent.plural}}}")

    def _no_agent(self, noun: str, kind: str, code: str) -> str:
        lexicon = self.known.lexicon
        if " " in noun:
            return "an agent of several words: the last of them tells what it is"
        if not _WORD.fullmatch(noun):
            return "an agent that is no word"
        if noun in lexicon.words.agents or noun in self.rows.tables.get("agents", {}):
            return "an agent that a table or an earlier line has"
        if any(phrase == (noun,) for phrase, _ in lexicon.names.titles.get(noun, ())):
            return "an agent that is a title of the built-in tables"
        if self.known.is_known(noun.capitalize()):
            return KNOWN
        if lexicon.english.noun(noun) != noun:
            return "a plural, which follows from the singular"
        return "" if kind else f"code {code}: no kind of agent"


def _likeness(name: str, others: Iterable[str]) -> float:
    return max(SequenceMatcher(None, name, other).ratio() for other in others)
