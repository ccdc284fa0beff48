"""Rows that another engine found, in the order that ORDER BY means here."""

from __future__ import annotations

import re
from dataclasses import replace

import pyoxigraph as ox

from kg.query import running
from kg.query.running import Result
from kg.store import in_sparql
from kg.vocabulary import PREFIXES

_CLAUSE = re.compile(r"(?<![?$:\w-])ORDER\s+BY\b(?P<by>.*?)(?=(?<![?$:\w-])(?:LIMIT|OFFSET|VALUES)\b|\Z)", re.I | re.S)
_OVER_GROUPS = re.compile(r"(?<![?$:\w-])(?:COUNT|SUM|MIN|MAX|AVG|SAMPLE|GROUP_CONCAT)\s*\(", re.IGNORECASE)


def reordered(result: Result, sparql: str) -> Result:
    """The same rows, sorted again by the ORDER BY at the end of their query.

    Engines differ in how they compare literals of a language, and what is unbound. Where the order hangs on what
    the rows do not show, or on blank nodes, they stay as they are.
    """
    bare = running.without_words(sparql)
    end = bare.rfind("}")
    clause = _CLAUSE.search(bare, end + 1)
    if result.kind != "rows" or clause is None or _OVER_GROUPS.search(clause["by"]):
        return result
    needed = set(re.findall(r"[?$](\w+)", clause["by"]))
    strange = any(isinstance(term, ox.BlankNode | ox.Triple) for row in result.rows for term in row)
    if strange or not needed or not needed <= set(result.columns):
        return result
    table = "\n".join(f"({' '.join(_shown(term) for term in row)})" for row in result.rows)
    shown = " ".join(f"?{column}" for column in result.columns)
    by = sparql[clause.start("by") : clause.end("by")]
    again = f"SELECT {shown} {{ VALUES ({shown}) {{\n{table}\n}} }} ORDER BY {by}"
    try:
        found = ox.Store().query(again, prefixes=dict(PREFIXES))
    except SyntaxError:  # a prefix of the query's own
        return result
    if not isinstance(found, ox.QuerySolutions):
        return result
    return replace(result, rows=tuple(tuple(row[column] for column in result.columns) for row in found))


def _shown(term: object) -> str:
    return "UNDEF" if term is None else in_sparql(str(term))
