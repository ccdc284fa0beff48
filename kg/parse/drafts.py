"""A clause while it is being built, and its final form with voice undone."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kg.lexicon import Words
from kg.model.clause import Clause, NounGroup, VerbGroup
from kg.model.mention import Mention
from kg.model.text import Span


@dataclass(slots=True, eq=False)
class Draft:
    """before: bare noun groups ahead of the verb. extra: bare ones after the object. lead: phrases ahead."""

    relation: str
    parent: Draft | None = None
    marker: str = ""
    marker_span: Span | None = None
    verb: VerbGroup | None = None
    lemma: str = ""
    word: str = ""  # the verb as written, lower case
    subject: NounGroup | None = None
    object: NounGroup | None = None
    second: NounGroup | None = None
    before: list[NounGroup] = field(default_factory=list)
    extra: list[NounGroup] = field(default_factory=list)
    phrases: list[tuple[str, NounGroup]] = field(default_factory=list)
    times: list[Mention] = field(default_factory=list)
    predicate: str = ""
    noun: NounGroup | None = None  # the noun that a to- or that-clause depends on
    antecedent: NounGroup | None = None
    quotation: Span | None = None
    begin: int = -1
    end: int = -1
    after_comma: bool = False
    inherited: bool = False
    coordinate: Draft | None = None  # the clause it is joined to by "and"
    awaits_subject: bool = False
    bare_last: bool = False  # the last thing read was a bare noun group

    def touch(self, span: Span) -> None:
        self.begin = span.begin if self.begin < 0 else min(self.begin, span.begin)
        self.end = max(self.end, span.end)


def finish(drafts: list[Draft], sentence: int, words: Words) -> tuple[Clause, ...]:
    """Drafts with a verb, in order, as clauses; passives become active."""
    kept = [d for d in drafts if d.verb is not None]
    index = {id(d): i for i, d in enumerate(kept)}
    return tuple(_clause(d, index, sentence, words) for d in kept)


def _clause(draft: Draft, index: dict[int, int], sentence: int, words: Words) -> Clause:
    verb = draft.verb
    subject, obj, second, agent = draft.subject, draft.object, draft.second, None
    phrases = list(draft.phrases)
    if verb is not None and verb.passive:
        by = [n for p, n in phrases if p == "by"]
        agent = next((n for n in by if n.span.begin > verb.span.begin), by[0] if by else None)
        phrases = [(p, n) for p, n in phrases if n is not agent]
        second, obj, subject = (obj or second), subject, agent
        if second is not None and "npnp" in words.frames.get(draft.lemma, ()):  # "was given weapons"
            second, obj = obj, second
    elif obj is not None and second is None and verb is not None and "npnp" in words.frames.get(draft.lemma, ()):
        second, obj = _split(obj, draft.extra)
        if second is None:
            second, obj = None, draft.object
    neither = next((n for n in (subject, obj) if n is not None and n.determiner == "neither"), None)
    if verb is not None and neither is not None:  # "neither Nord nor Sund signed"
        begin = neither.span.begin
        verb = replace(verb, negated=True, cues=(*verb.cues, ("neither", Span(begin, begin + len("neither")))))
    parent = draft.parent
    while parent is not None and id(parent) not in index:
        parent = parent.parent
    return Clause(
        index[id(draft)],
        draft.lemma,
        verb,
        draft.relation,
        index[id(parent)] if parent else None,
        Span(draft.begin, draft.end),
        sentence,
        draft.marker,
        draft.marker_span,
        subject,
        obj,
        second,
        agent,
        tuple(phrases),
        tuple(draft.times),
        draft.predicate,
        draft.noun,
        draft.quotation,
        draft.inherited,
    )


def _split(obj: NounGroup, extra: list[NounGroup]) -> tuple[NounGroup | None, NounGroup | None]:
    """ "gave Westmark weapons": one noun group by its letters, two by the verb."""
    if extra and extra[0].span.begin - max(obj.reach, obj.span.end) <= 1:
        return obj, extra[0]
    first = obj.mentions[0] if obj.mentions else None
    if (
        first
        and first.has("state", "organisation", "group", "person", "short")
        and first.span.begin - obj.span.begin <= 4
        and obj.head.begin > first.span.end
    ):
        receiver = NounGroup(first.span, "", "E", first.span, mentions=(first,), reach=first.span.end)
        return receiver, replace(obj, span=Span(first.span.end + 1, obj.span.end), mentions=obj.mentions[1:])
    return None, None
