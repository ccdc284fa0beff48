"""Event nouns as clauses: "talks between Adler and Brandt" is a clause of "talk"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.lexicon import Noun, Words
from kg.model.clause import Clause, NounGroup
from kg.model.text import Span

PARTIES = ("state", "adjective", "people", "organisation", "body", "group")  # a city is where it was
# verbs whose subject does, or would do, what their object names
CONTROL = frozenset({"plan", "cancel", "postpone", "begin", "continue", "stop", "end", "decide", "consider", "hold"})
SUBJECT_PREPOSITIONS = ("by", "between", "among", "amongst", "involving")


def clauses(found: Sequence[Clause], words: Words) -> Iterator[Clause]:
    """One nominal clause for each event noun among the noun groups of the clauses `found`."""
    index = len(found)
    seen: set[Span] = set()
    for clause in found:
        for noun, preposition in _fullest(_groups(clause)):
            known = words.nouns.get(noun.lemma)
            if known is None or not known.verb or noun.head in seen:
                continue
            seen.add(noun.head)
            yield _nominal(index, clause, noun, known, preposition, words)
            index += 1
        for preposition, noun in clause.phrases:
            if preposition == "according to":
                yield Clause(
                    index,
                    preposition,
                    None,
                    "source",
                    clause.index,
                    noun.full,
                    clause.sentence,
                    subject=noun,
                    noun=noun,
                )
                index += 1


def _fullest(groups: Iterable[tuple[NounGroup, str]]) -> Iterable[tuple[NounGroup, str]]:
    """Each noun once, as the group that knows most of what hangs on it: "to Oslo for talks with Adler"."""
    found: dict[Span, tuple[NounGroup, str]] = {}
    for noun, preposition in groups:
        if noun.head not in found or len(noun.attached) > len(found[noun.head][0].attached):
            found[noun.head] = noun, preposition
    return found.values()


def _groups(clause: Clause) -> Iterator[tuple[NounGroup, str]]:
    for group in (clause.subject, clause.object, clause.second, clause.noun):
        if group is not None:
            yield from _inside(group, "")
    for preposition, group in clause.phrases:
        yield from _inside(group, preposition)


def _inside(group: NounGroup, preposition: str) -> Iterator[tuple[NounGroup, str]]:
    for member in group.each():
        yield member, preposition
        for word, attached in member.attached:
            yield from _inside(attached, word)
        if member.apposition is not None:
            yield from _inside(member.apposition, preposition)
    if group.members:
        for word, attached in group.attached:
            yield from _inside(attached, word)


def _hanging(noun: NounGroup) -> Iterator[tuple[str, NounGroup]]:
    """What hangs on a noun, also behind a name that stands between: "a visit by Adler to Nord"."""
    for word, group in noun.attached:
        yield word, group
        last = group.each()[-1]
        if last.tag == "E":
            yield from ((w, g) for w, g in _hanging(last) if w != "of")


def _nominal(index: int, clause: Clause, noun: NounGroup, known: Noun, preposition: str, words: Words) -> Clause:
    arguments = dict(known.arguments)
    roles: dict[str, NounGroup] = {}
    phrases: list[tuple[str, NounGroup]] = []

    def put(role: str, group: NounGroup) -> None:
        if role == "object" and role in roles and "subject" not in roles:
            role = "subject"  # "Grenzland's killing of civilians"
        if role in ("subject", "object") and role not in roles:
            roles[role] = group
        elif role not in ("subject", "object"):
            phrases.append((role, group))

    for word, group in _hanging(noun):
        put(
            arguments.get(word, "subject" if word in SUBJECT_PREPOSITIONS else "object" if word == "of" else word),
            group,
        )
    if noun.owner is not None:
        put(arguments.get("possessive", "subject"), noun.owner)
    modifier = next((m for m in noun.mentions if m.has(*PARTIES) and m.span.end <= noun.head.begin), None)
    if modifier is not None:
        group = NounGroup(modifier.span, "", "A", modifier.span, mentions=(modifier,), reach=modifier.span.end)
        put(arguments.get("adjective", "subject"), group)
    held = any(m.head == noun.head for m in clause.object.each()) if clause.object is not None else False
    own = any(p == "with" for p, _ in phrases) or bool(words.classes.get(clause.lemma, frozenset()) & CONTROL)
    joined = preposition in ("on", "in", "at") and clause.lemma == "be"  # "is on a visit to Westmark"
    bound = preposition == "for" and "travel" in words.classes.get(clause.lemma, ())  # "returned to Oslo for talks"
    inherited = ((held and own) or joined or bound) and "subject" not in roles
    if inherited and clause.subject is not None:  # "proposed talks with Grenzland", "cancelled a visit"
        roles["subject"] = clause.subject
    return Clause(
        index,
        known.verb,
        None,
        "nominal",
        clause.index,
        noun.full,
        clause.sentence,
        preposition,
        subject=roles.get("subject"),
        object=roles.get("object"),
        phrases=tuple(phrases),
        noun=noun,
        inherited=inherited,
    )
