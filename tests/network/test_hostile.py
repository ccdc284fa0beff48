"""A graph whose every text is hostile: shown as text, and nothing runs."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

pytestmark = pytest.mark.browser

HOSTILE = {
    "image": '<img src=x onerror="window.ran=1">',
    "script": "</script><script>window.ran=2</script>",
    "comment": "<!--<script>window.ran=3",
    "template": "{{7*7}}{%x%}'`\"\\",
    "link": "javascript:window.ran=4",
    "prototype": "__proto__",
    "constructor": "constructor",
    "control": "a\x00b\x1b\x9fc\ufffe",
    "bidi": "\u202egnp.exe\u2066\u2028x",
    "svg": "<svg onload=window.ran=5>href=",
    "formula": "=1+1",
    "arabic": "محمد العلي",
}
SHOWN = {"control": "a␀b␛�c�", "bidi": "�gnp.exe\u2066 x"}  # what differs from what was written

FORBIDDEN = "img, iframe, object, embed, svg[onload], a[href^='javascript' i]"
PROBE = "kgPicture"
SEARCH = """
    const query = document.getElementById('query');
    query.value = arguments[0];
    query.dispatchEvent(new Event('input'));
    const hits = [...document.querySelectorAll('#hits li')];
    hits.forEach(hit => hit.dispatchEvent(new MouseEvent('mousedown')));
    return hits.map(hit => hit.querySelector('bdi').textContent);
"""
OPEN_ALL = """
    const kinds = '#sheet td button, #card .act, #card .relation > button, #card .link';
    document.querySelectorAll(kinds).forEach(button => button.click());
"""


def graph(ruritania: ModuleType, text: str) -> str:
    """TriG in which the text stands in every field that the picture reads."""
    words = ruritania.quoted(text)
    item = ruritania.Item("bad", text, "2031-01-01", f"{text} 😀 after", url=text)
    begin = len(item.text) - len("after")
    span = f"d:span-bad-{begin}-{begin + 5}"
    return f"""{ruritania.PREFIXES} GRAPH d:bad {{ {ruritania.header(item)}
        {ruritania.span(item, begin, begin + 5, "")}
        d:courier a org:Organization ; rdfs:label {words} .
        d:a a foaf:Person ; rdfs:label {words} ; skos:altLabel {words}, "other" ; dip:actsFor d:s ;
            dip:hasTenure d:t ; dip:evidence {span} .
        d:t dip:office d:o . d:o rdfs:label {words} . d:p rdfs:label {words} .
        d:r rdfs:label {words} ; skos:definition {words} .
        d:s a dip:State ; rdfs:label {words} ; skos:notation {words} .
        d:x a foaf:Group ; rdfs:label {words} .
        d:e a dip:Threat ; rdfs:label {words} ; dip:category plover:THREATEN ; dip:status dipc:occurred ;
            dip:speaker d:a ; dip:target d:s ; sem:hasPlace d:p ; dip:timeText {words} ; schema:text {words} ;
            dip:quotedText {words} ; schema:about d:p ; dip:byRule d:r ; dip:contradicts d:f ;
            sem:hasEarliestBeginTimeStamp {words} ; dip:triggerSpan {span} .
        d:f a dip:Claim ; rdfs:label {words} ; dip:status dipc:occurred ; dip:speaker d:s ;
            dip:contradicts d:e .
        d:w rdf:subject d:e ; rdf:predicate dip:speaker ; rdf:object {words} ; dip:byRule d:r .
        d:m a dip:Meeting ; rdfs:label {words} ; dip:category plover:CONSULT ; dip:status dipc:planned ;
            dip:attendee d:a , d:s , d:x . }}"""


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_shown_as_text_and_nothing_runs(
    opened: Callable[..., Any], ruritania: ModuleType, name: str
) -> None:
    text, shown = HOSTILE[name], SHOWN.get(name, HOSTILE[name])
    page = opened(graph(ruritania, text))
    assert page.text("header h1 bdi") == shown
    assert set(page.run(SEARCH, page.run(f"return {PROBE}.nodes[0].name"))) == {shown}
    for view in ("disputes", "table", "all", "story", "table"):
        page.click(f"#tab-{view}")
        page.run(OPEN_ALL)
    assert shown in page.texts("#sheet td:nth-child(2)")
    page.run(f"""const at = {PROBE}.acts.findIndex(act => act.category === 'THREATEN');
        document.querySelectorAll('#sheet td button').forEach(b => b.click());
        location.replace('#v=story&s=a' + at)""")
    page.browser.refresh()
    assert page.text("#card h2") == shown
    assert page.texts("#article mark") == ["after"]
    assert page.run("return window.ran ?? null") is None
    assert page.run("return document.querySelectorAll(arguments[0]).length", FORBIDDEN) == 0
    assert page.requests() == []
    assert page.errors() == []
