"""How an article is named in an explanation."""

from __future__ import annotations

import pyoxigraph as ox

from kg.explain.parts import Account, Passage, Slot
from kg.explain.terms import Term, name, node, one
from kg.vocabulary import SCHEMA

_IDENTIFIER, _HEADLINE = node(SCHEMA.identifier), node(SCHEMA.headline)
_PUBLISHED, _URL = node(SCHEMA.datePublished), node(SCHEMA.url)


def account(
    store: ox.Store, article: Term, passages: tuple[Passage, ...], slots: tuple[Slot, ...] = ()
) -> Account:
    """What an article says, under its identifier, headline, day and address."""
    return Account(
        one(store, article, _IDENTIFIER) or name(store, article),
        one(store, article, _HEADLINE),
        one(store, article, _PUBLISHED),
        one(store, article, _URL),
        passages,
        slots,
    )


def newest_last(store: ox.Store, article: Term) -> tuple[str, str]:
    """A key that sorts articles by day."""
    return one(store, article, _PUBLISHED), str(article)
