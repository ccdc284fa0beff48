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


def lead(picture: Picture, chosen: Story) -> tuple[str, ...]:
    """One to four sentences; names are the graph's labels and so must be treated as foreign text."""
    if not picture.acts:
        return ("The graph names no meeting and no statement.",)
    told = _Told(
        picture,
        chosen,
        nodes={node.iri: node for node in picture.nodes},
        acts={act.iri: act for act in picture.acts},
    )
    sentences = (told.gathering(), told.pair(), told.conflict(), told.dispute())
    return tuple(sentence for sentence in sentences if sentence) or ("Nothing in the graph links two actors.",)


def extent(picture: Picture, chosen: Story) -> str:
    """How much was read, and how much of it the story shows."""
    kinds = Counter(bool(act.agents("speaker")) for act in picture.acts)
    known = sorted(article.published for article in picture.articles if is_day(article.published))
    when = ""
    if known:
        when = f" of {days(known[0])}" if known[0] == known[-1] else f", {days(known[0], known[-1])}"
    articles = counted(len(picture.articles), "article", "articles")
    events, said = counted(kinds[False], "event", "events"), counted(kinds[True], "statement", "statements")
    shown, nodes = len(chosen.nodes), len(picture.nodes)
    rest = f" Shown are the {shown} most connected of {nodes:,} names and meetings." if shown < nodes else ""
    return f"From {articles}{when}: {events}, {said}.{rest}"


def left_out(rest: Rest) -> str:
    """What a file does not hold, in a sentence; empty where it holds everything."""
    if not rest.nodes:
        return ""
    nodes, acts = counted(rest.nodes, "name", "names"), counted(rest.acts, "act", "acts")
    return f"The graph is too large for one file, which leaves out the least connected: {nodes} and {acts}."


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
        clauses = [*self._meetings(folded), *self._deeds(folded)]
        if not clauses:
            return ""
        both = f"{called(one, begins=True)} and {called(other)}"
        if len(clauses) > 1:
            return f"{both} had most to do with each other: {listed(clauses[:_CLAUSES])}."
        sentence = clauses[0].replace("they", both, 1) if clauses[0].startswith("they ") else clauses[0]
        where = _circumstances(folded[0]) if len(folded) == 1 else ""
        return f"{'T' + sentence[1:] if sentence.startswith('the ') else sentence}{where}."

    def conflict(self) -> str:
        """The two strongest lines of conflict."""
        told: list[str] = []
        for tie in strongest(self.picture, self.chosen, Family.CONFLICT)[:2]:
            one, other = self._ends(tie)
            told.append(f"{called(one, begins=not told)} {tie.label} {called(other)}")
        return f"{', and '.join(told)}." if told else ""

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

    def _ends(self, tie: Tie) -> tuple[Node, Node]:
        """Who and whom: the one who does most first."""
        source, target = self.nodes[tie.source], self.nodes[tie.target]
        return (target, source) if tie.backward > tie.forward else (source, target)

    def _deeds(self, folded: list[Act]) -> list[str]:
        """What the one did to the other, the most frequent first."""
        found: dict[tuple[str, str], Counter[str]] = {}
        for act in folded:
            ends = self._visit(act) or self._direction(act)
            if ends and act.standing is not Standing.VOID:
                found.setdefault(ends, Counter())[deed(act.category, act.standing, act.type)] += 1
        told = []
        for ends, counts in sorted(found.items(), key=lambda pair: (-pair[1].total(), pair[0])):
            one, other = (called(self.nodes[iri]) for iri in ends)
            often = times(counts.total()) if len(counts) == 1 else ""
            told.append(f"{one} {listed([words for words, _ in counts.most_common()])} {other}{often}")
        return told

    def _meetings(self, folded: list[Act]) -> list[str]:
        """How often two met, and whether they may meet (again)."""
        talks = Counter(a.standing for a in folded if a.category == "CONSULT" and not self._visit(a))
        told = [
            f"they {words}{times(talks[standing])}"
            for standing, words in _MEETING.items()
            if talks[standing] and standing is not Standing.OPEN
        ]
        if talks[Standing.OPEN]:
            told.append("may meet again" if told else "they may meet")
        return told

    def _visit(self, act: Act) -> tuple[str, str] | None:
        """Who went where, if an act is a journey to a state."""
        if act.type != "Visit":
            return None
        states = [iri for iri in act.agents() if iri in self.nodes and self.nodes[iri].kind is Kind.STATE]
        guests = [iri for iri in act.agents() if iri in self.nodes and iri not in states]
        return (guests[0], states[0]) if guests and states else None

    def _direction(self, act: Act) -> tuple[str, str] | None:
        """Who did it to whom, if an act has a direction."""
        active = act.agents("speaker", "initiator", "host")
        passive = [iri for iri in act.agents("target", "addressee", "attendee") if iri not in active]
        known = active and passive and {active[0], passive[0]} <= self.nodes.keys()
        return (active[0], passive[0]) if known and act.category != "CONSULT" else None


def _circumstances(act: Act) -> str:
    """Place and day in brackets, as far as they are known."""
    known = is_day(act.begin) and (not act.end or is_day(act.end))
    found = [part for part in (act.place, days(act.begin, act.end) if known else "") if part]
    return f" ({', '.join(found)})" if found else ""
