"""The lead: a few sentences, made from the graph, that say what the picture shows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from kg.network.kept import Rest
from kg.network.model import Act, Family, Kind, Node, Picture, Standing, Tie
from kg.network.phrases import called, counted, days, is_day, listed, times
from kg.network.story import Story, strongest
from kg.network.wording import deed

_NAMED = 3  # so many guests of a meeting are named, the others counted
_CLAUSES = 3
_MEETING = {
    Standing.HELD: "met",
    Standing.CLAIMED: "are said to have met",
    Standing.OPEN: "may meet",
}


def lead(picture: Picture, chosen: Story, rest: Rest) -> tuple[str, ...]:
    """One to six sentences; names are the graph's labels and so must be treated as foreign text."""
    if not picture.acts:
        return ("The graph names no meeting and no statement.",)
    told = _Told(
        picture,
        chosen,
        nodes={node.iri: node for node in picture.nodes},
        acts={act.iri: act for act in picture.acts},
    )
    sentences = (told.gathering(), told.pair(), told.conflict(), told.dispute(), told.extent(), left_out(rest))
    return tuple(sentence for sentence in sentences if sentence)


def left_out(rest: Rest) -> str:
    """What a file does not hold, in a sentence; empty where it holds everything."""
    if not rest.nodes:
        return ""
    nodes, acts = counted(rest.nodes, "name", "names"), counted(rest.acts, "act", "acts")
    return f"The graph is too large for one file: the least connected {nodes} and their {acts} are left out."


@dataclass(frozen=True, slots=True)
class _Told:
    """The sentences about one story."""

    picture: Picture
    chosen: Story
    nodes: dict[str, Node]
    acts: dict[str, Act]

    def gathering(self) -> str:
        """The largest meeting shown, what was held before what is planned."""
        order = {self.picture.nodes[number].iri: place for place, number in enumerate(self.chosen.nodes)}
        held = []
        for iri in order:
            act = self.acts.get(iri)
            if self.nodes[iri].kind is Kind.MEETING and act and act.standing in _MEETING:
                guests = sorted((guest for guest in act.agents() if guest in order), key=order.__getitem__)
                held.append((act, guests))
        if not held:
            return ""
        act, guests = min(held, key=lambda pair: (pair[0].standing is Standing.OPEN, -len(pair[1]), pair[0].iri))
        all_guests = len(act.agents())
        names = [called(self.nodes[iri], begins=not place) for place, iri in enumerate(guests[:_NAMED])]
        if all_guests > len(names):
            names.append(counted(all_guests - len(names), "other", "others"))
        return f"{listed(names)} {_MEETING[act.standing]}{_circumstances(act)}."

    def pair(self) -> str:
        """The two who had most to do with each other, and what."""
        ties = strongest(self.picture, self.chosen, Family.COOPERATION)
        if not ties:
            return ""
        tie = ties[0]
        one, other = self._ends(tie)
        folded = [self.acts[iri] for iri in tie.acts if iri in self.acts]
        clauses = [*_meetings(folded), *self._deeds(folded)]
        if not clauses:
            return ""
        both = f"{called(one, begins=True)} and {called(other)}"
        if len(clauses) > 1:
            return f"{both} had most to do with each other: {listed(clauses[:_CLAUSES])}."
        sentence = clauses[0].replace("they", both, 1) if clauses[0].startswith("they ") else clauses[0]
        return f"{'T' + sentence[1:] if sentence.startswith('the ') else sentence}."

    def conflict(self) -> str:
        """The two strongest lines of conflict."""
        told = []
        for tie in strongest(self.picture, self.chosen, Family.CONFLICT)[:2]:
            one, other = self._ends(tie)
            told.append(f"{called(one, begins=not told)} {tie.label} {called(other)}")
        return f"{listed(told)}." if told else ""

    def dispute(self) -> str:
        """Who contradicts whom."""
        ties = strongest(self.picture, self.chosen, Family.DISPUTE)
        if not ties:
            return ""
        one, other = self._ends(ties[0])
        more = len(ties) - 1
        rest = f", and so do {counted(more, 'other pair', 'other pairs')}" if more > 1 else ""
        rest = ", and so does one other pair" if more == 1 else rest
        return f"{called(one, begins=True)} and {called(other)} contradict each other{rest}."

    def extent(self) -> str:
        """How much was read, and how much of it is shown."""
        kinds = Counter(bool(act.agents("speaker")) for act in self.picture.acts)
        known = sorted(a.published for a in self.picture.articles if is_day(a.published))
        when = ""
        if known:
            when = f" of {days(known[0])}" if known[0] == known[-1] else f", {days(known[0], known[-1])}"
        articles = counted(len(self.picture.articles), "article", "articles")
        events, said = counted(kinds[False], "event", "events"), counted(kinds[True], "statement", "statements")
        shown, nodes = len(self.chosen.nodes), len(self.picture.nodes)
        rest = f" Shown are the {shown} most connected of {nodes:,} names and meetings." if shown < nodes else ""
        return f"From {articles}{when}: {events} and {said}.{rest}"

    def _ends(self, tie: Tie) -> tuple[Node, Node]:
        """Who and whom: the one who does most first."""
        source, target = self.nodes[tie.source], self.nodes[tie.target]
        return (target, source) if tie.backward > tie.forward else (source, target)

    def _deeds(self, folded: list[Act]) -> list[str]:
        """What the one did to the other, the most frequent first."""
        found: Counter[str] = Counter()
        for act in folded:
            if act.category == "CONSULT" or act.standing is Standing.VOID:
                continue
            active = act.agents("speaker", "initiator", "host")
            passive = [iri for iri in act.agents("target", "addressee", "attendee") if iri not in active]
            if active and passive and {active[0], passive[0]} <= self.nodes.keys():
                words = deed(act.category, act.standing)
                found[f"{called(self.nodes[active[0]])} {words} {called(self.nodes[passive[0]])}"] += 1
        return [f"{words}{times(number)}" for words, number in found.most_common(_CLAUSES)]


def _meetings(folded: list[Act]) -> list[str]:
    """How often two met, and whether they may meet (again)."""
    talks = Counter(act.standing for act in folded if act.category == "CONSULT")
    told = [
        f"they {words}{times(talks[standing])}"
        for standing, words in _MEETING.items()
        if talks[standing] and standing is not Standing.OPEN
    ]
    if talks[Standing.OPEN]:
        told.append("may meet again" if told else "they may meet")
    return told


def _circumstances(act: Act) -> str:
    """Place and day in brackets, as far as they are known."""
    known = is_day(act.begin) and (not act.end or is_day(act.end))
    found = [part for part in (act.place, days(act.begin, act.end) if known else "") if part]
    return f" ({', '.join(found)})" if found else ""
