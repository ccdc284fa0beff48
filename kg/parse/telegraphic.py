"""Sentences that leave their subject out, as diaries and captions do: "Met with President Adler in Sund." """

from __future__ import annotations

from kg.lexicon import Words
from kg.model.clause import NounGroup
from kg.parse.drafts import Draft
from kg.parse.item import Item


def supply(items: list[Item], drafts: list[Draft], words: Words) -> None:
    """Put the verb itself, as a pronoun, where the subject is left out; whom it means is told by what came before."""
    mains = [draft for draft in drafts if draft.relation == "main" and draft.verb is not None]
    if len(mains) != 1 or not items or items[0].kind != "V":
        return
    main = mains[0]
    verb, frames = main.verb, words.frames.get(main.lemma, frozenset())
    if verb is None or verb is not items[0].verb or verb.form != "past" or verb.passive or main.subject is not None:
        return
    if verb.lemma == "be":  # "There were talks"
        return
    if main.object is not None or "intr" in frames:  # else a participle: "Killed in Sund."
        main.subject = NounGroup(verb.head, "", "H", verb.head, reach=verb.head.end)
