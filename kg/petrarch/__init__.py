"""Dictionaries of PETRARCH, TABARI and CAMEO as tables and rule cards.

lines: a file and its sort · actors, agents, verbs: what each sort says · codes: CAMEO's codes · capitals: names as
text writes them · known, rows, naming: names as rows of tables · shapes, candidates: patterns as cards to be ·
sentences, proving: examples, and which cards hold · leftover: what is left out · importing: all of it.

The formats are those of the documentation of PETRARCH and PETRARCH2 (Open Event Data Alliance) and of TABARI 0.8.
"""

from __future__ import annotations

from kg.petrarch.importing import LEFT_OUT, Imported, carry_over

__all__ = ["LEFT_OUT", "Imported", "carry_over"]
