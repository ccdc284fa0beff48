"""Speech acts of one block: the same claim again, agreement, contradiction, and the turning of a speaker."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from kg.across.blocks import FEWEST_WORDS, more
from kg.across.record import Act
from kg.across.tie import Tie
from kg.vocabulary import DIP, OWL

SAME, QUOTED, AGREES = "across.same-claim", "across.same-quotation", "across.same-content"
OPPOSITE, DEED, TURNED = "across.opposite-content", "across.denied-deed", "across.reversal"
_NOW = "@now"
_AGAIN = 7  # days within which the same words are one utterance, told again
_ANSWER = 31  # days within which one denies what another says
_SOON = 6  # days within which "on Monday" is the same Monday
_NEVER = 10**6
_Test = Callable[[Act, Act], bool]


def ties(block: str, told: Iterable[Act]) -> Iterator[Tie]:
    """What ties the acts of a block; the kind of block decides what they are known to share."""
    acts = sorted(set(told), key=lambda act: (act.day, act.node))
    kind = block.partition(" ")[0]
    if kind == "quote":
        for episode in _within(acts):
            yield from _star(episode, QUOTED)
    elif kind == "deed":
        yield from _answers(acts, DEED, _same_deed)
    else:
        episodes, again = _episodes(acts)
        for episode in episodes:
            yield from _star(episode, SAME)
        first = [episode[0] for episode in episodes]
        yield from again
        yield from _one_speaker(first)
        yield from _answers(first, OPPOSITE, _same_content)


def _episodes(acts: Sequence[Act]) -> tuple[list[list[Act]], list[Tie]]:
    """Acts that say the same in the same words within days, as one; a later time is another one, that agrees."""
    by_words: dict[tuple[object, ...], list[list[Act]]] = defaultdict(list)
    agreed: list[Tie] = []
    for number, act in enumerate(acts):
        key = (act.speaker or number, act.type, act.affirmed, act.words, act.marks)
        told = by_words[key]
        if told and _apart(told[-1][-1], act) <= _AGAIN:
            told[-1].append(act)
            continue
        if told and _apart(told[-1][-1], act) < _NEVER and _NOW not in act.marks:
            agreed += _both(told[-1][0], DIP.agreesWith, act, AGREES)
        told.append([act])
    episodes = [episode for told in by_words.values() for episode in told]
    return sorted(episodes, key=lambda episode: (episode[0].day, episode[0].node)), agreed


def _within(acts: Sequence[Act]) -> list[list[Act]]:
    """Acts by day, parted where weeks lie between: what is quoted again a year later may be said again."""
    found: list[list[Act]] = []
    for act in acts:
        if found and _apart(found[-1][-1], act) <= _ANSWER:
            found[-1].append(act)
        else:
            found.append([act])
    return found


def _star(same: Sequence[Act], rule: str) -> Iterator[Tie]:
    """Acts that are one take the name of the first; what one article tells twice stays."""
    for other in same[1:]:
        if other.graph != same[0].graph:
            yield Tie(other.node, OWL.sameAs, same[0].node, rule, (same[0].graph, other.graph))


def _one_speaker(acts: Sequence[Act]) -> Iterator[Tie]:
    """What a speaker says again in other words, and what a speaker takes back."""
    by_speaker: dict[str, list[Act]] = defaultdict(list)
    for act in acts:
        if act.speaker:
            by_speaker[act.speaker].append(act)
    for said in by_speaker.values():
        for number, act in enumerate(said):
            for other in reversed(said[:number]):
                if act.graph == other.graph or not _same_content(other, act):
                    continue
                if act.affirmed != other.affirmed and other.day and other.day < act.day:
                    yield Tie(act.node, DIP.reverses, other.node, TURNED, (other.graph, act.graph))
                    break  # the last turn is taken back, not each of those before
                same = act.affirmed == other.affirmed and act.type == other.type and act.words != other.words
                if same and _apart(other, act) <= _AGAIN:
                    yield Tie(act.node, OWL.sameAs, other.node, SAME, (other.graph, act.graph))


def _answers(acts: Sequence[Act], rule: str, same: _Test) -> Iterator[Tie]:
    """Different speakers on the same content, within weeks: both sides of it."""
    for one, other in _near(acts):
        if one.frame != "truth" or one.graph == other.graph or one.speaker == other.speaker or not same(one, other):
            continue
        if one.affirmed != other.affirmed:
            yield from _both(one, DIP.contradicts, other, rule)
        elif one.speaker and other.speaker and rule == OPPOSITE:
            yield from _both(one, DIP.agreesWith, other, AGREES)


def _near(acts: Sequence[Act]) -> Iterator[tuple[Act, Act]]:
    """Pairs within an answer's time; acts come by day, so that nothing farther is looked at."""
    dated = [act for act in acts if act.day]
    begin = 0
    for number, act in enumerate(dated):
        while _apart(dated[begin], act) > _ANSWER:
            begin += 1
        yield from ((other, act) for other in dated[begin:number])


def _both(one: Act, predicate: str, other: Act, rule: str) -> list[Tie]:
    graphs = (one.graph, other.graph)
    return [Tie(a.node, predicate, b.node, rule, graphs) for a, b in ((one, other), (other, one))]


def _same_content(one: Act, other: Act) -> bool:
    """The same names in the same order and shade; one may say more words, but none in another's place."""
    if one.frame != other.frame or one.names != other.names or one.marks != other.marks or not _same_now(one, other):
        return False
    short, long = sorted((one.words, other.words), key=len)
    if len(short) < FEWEST_WORDS or len(long) - len(short) > more(len(long)) or not set(short) <= set(long):
        return False
    in_order = tuple(word for word in long if word in set(short)) == short
    return in_order or bool(one.deed and one.deed == other.deed)


def _same_deed(one: Act, other: Act) -> bool:
    """Of one class, of the same states; where both name more, the names do not differ."""
    few, many = sorted((set(one.names), set(other.names)), key=len)
    return few <= many and one.marks == other.marks and _same_now(one, other)


def _same_now(one: Act, other: Act) -> bool:
    return _NOW not in one.marks or _apart(one, other) <= _SOON


def _apart(one: Act, other: Act) -> int:
    """Days between two acts; a very long time where one has no day."""
    if not one.day or not other.day:
        return _NEVER
    return abs((date.fromisoformat(one.day) - date.fromisoformat(other.day)).days)
