"""The picture in a real browser, driven as a reader would."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from kg.network.graph import cost
from kg.network.path import path
from kg.network.read import picture
from tests.benchmarks.picture import made

pytestmark = pytest.mark.browser

Open = Callable[..., Any]

NODE_AT = """
    const at = kgPicture.nodes.findIndex(node => node.name === arguments[0]);
    const box = document.getElementById('picture').getBoundingClientRect();
    const place = kgNetwork.canvasToDOM(kgNetwork.getPosition('n' + at));
    return [place.x + box.x, place.y + box.y];
"""
LINE_AT = """
    const edge = kgPicture.ties.find(tie => tie.word === arguments[0]);
    const box = document.getElementById('picture').getBoundingClientRect();
    const place = kgNetwork.canvasToDOM(kgNetwork.body.edges[edge.id].edgeType.getPoint(0.5));
    return [place.x + box.x, place.y + box.y];
"""
ROW = "[...document.querySelectorAll('td button')].find(b => b.textContent.includes(arguments[0])).click()"
CHOOSE = """
    const list = document.getElementById(arguments[0]);
    list.selectedIndex = [...list.options].findIndex(option => option.text === arguments[1]);
"""
NUMBER = "return kgPicture.nodes.findIndex(node => node.name === arguments[0])"
# What is written on the picture when it is drawn once more, with its place in the window.
WRITTEN = """
    const context = document.querySelector('#picture canvas').getContext('2d'), write = context.fillText, seen = [];
    context.fillText = (text, x, y) => { seen.push({ text, x, y }); write.call(context, text, x, y); };
    kgNetwork.redraw();
    delete context.fillText;
    return seen;
"""
LINES = "return kgNetwork.body.data.edges.length"


def test_the_page_opens_without_a_request_or_an_error(opened: Open) -> None:
    page = opened()
    assert page.requests() == []
    assert page.errors() == []
    assert page.text("#lead").startswith("Marta Adler, Jonas Weyland and Edda Norr met (9 June 2031).")


def test_a_click_on_a_leader_shows_the_facts_and_marks_the_very_words(opened: Open) -> None:
    page = opened()
    page.click_at(*page.run(NODE_AT, "Edda Norr"))
    assert page.text("#card h2") == "Edda Norr"
    assert "threatened Grenzland" in page.texts("#article mark")
    assert "Westmark's premier, Edda Norr, threatened Grenzland with a blockade." in " ".join(page.texts("#card q"))


def test_marks_are_right_behind_a_character_of_two_units(opened: Open) -> None:
    page = opened(hash="#v=table")
    page.run(ROW, "is gone")
    assert page.texts("#article mark") == ["the toll on the bridge was gone"]
    assert page.text("#article .prose").startswith("Marta Adler of Ruritania met")


def test_a_click_on_a_line_opens_the_acts_folded_into_it(opened: Open) -> None:
    page = opened()
    page.click_at(*page.run(LINE_AT, "threatened"))
    assert page.text("#card h2") == "Edda Norr → Grenzland"
    assert page.texts("#card .act strong") == ["Norr threatens Grenzland"]


def test_an_act_shows_its_rule_its_confidence_and_why(opened: Open) -> None:
    page = opened(hash="#v=table")
    page.run(ROW, "Weyland meeting")
    assert "rule meeting.met, 0.9" in page.texts("#card .rule")
    assert page.texts("#card details li button") == ["Attendee: Marta Adler"]


def test_a_name_is_found_without_its_accent_by_keyboard_alone(opened: Open) -> None:
    page = opened()
    page.press("/")
    page.press("weylan", "d")
    assert page.texts("#hits li bdi") == ["Jonas Weyland"]
    page.press("\ue007")
    assert page.text("#card h2") == "Jonas Weyland"


def test_disagreements_stand_side_by_side_with_their_sentences(opened: Open) -> None:
    page = opened()
    page.click("#tab-disputes")
    assert page.texts(".dispute h2") == ["Marta Adler", "Jonas Weyland"]
    assert page.texts(".dispute blockquote") == [
        "Adler said the toll on the bridge was gone.",
        "Weyland said the toll on the bridge was still taken.",
    ]


def test_the_legend_hides_what_is_unticked_and_brings_it_back(opened: Open) -> None:
    page = opened()
    before = page.run(LINES)
    page.click("[data-filter=family][data-value=conflict]")
    page.browser.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")
    assert page.run(LINES) == before - 2
    page.click("[data-filter=family][data-value=conflict]")
    page.browser.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")
    assert page.run(LINES) == before


def test_the_table_holds_every_act_and_sorts(opened: Open) -> None:
    page = opened(hash="#v=table")
    assert page.texts("#sheet caption") == ["7 acts", "7 names"]
    assert len(page.texts("#sheet tbody tr")) == 14
    page.run("document.querySelectorAll('th button')[6].click()")
    kinds = page.texts("#sheet .list:first-child td:nth-child(7)")
    assert kinds == sorted(kinds)


def test_time_sliders_cut_and_the_link_keeps_the_state(opened: Open) -> None:
    page = opened()
    page.run("""const from = document.getElementById('time-from'); from.value = Number(from.max) - 3;
        from.dispatchEvent(new Event('input'))""")
    page.browser.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")
    page.click("#tab-table")
    kept = page.run("return location.hash")
    rows = page.texts("#sheet td:nth-child(2)")
    assert "Lake Tarn summit" in rows
    assert "Adler-Weyland meeting" not in rows
    assert opened(hash=kept).texts("#sheet td:nth-child(2)") == rows


def test_a_path_between_two_actors_is_shown_with_its_sentences(opened: Open) -> None:
    page = opened()
    page.click("#tools summary")
    page.run(CHOOSE, "path-from", "Ruritania")
    page.run(CHOOSE, "path-to", "Grenzland")
    page.click("#path-go")
    assert page.text("#card h2") == "From Ruritania to Grenzland"
    assert page.texts("#card .relation > button")[0] == "Marta Adler – Ruritania"


def test_page_and_networkx_find_ways_of_equal_cost(opened: Open) -> None:
    shown = picture(made.store(120))
    page = opened(made.trig(120))
    pairs = [(one, other) for one in range(0, 120, 7) for other in range(3, 120, 11) if one != other]
    found = page.run("return arguments[0].map(([one, other]) => kgPicture.cheapest(one, other))", pairs)
    for (one, other), way in zip(pairs, found, strict=True):
        assert sum(cost(shown.ties[at]) for at in way) == sum(cost(tie) for tie in path(shown, one, other)), (
            one,
            other,
        )
        ends = Counter(end for at in way for end in (shown.ties[at].source, shown.ties[at].target))
        odd = {iri for iri, number in ends.items() if number % 2}
        assert odd == {shown.nodes[one].iri, shown.nodes[other].iri}


def test_the_way_in_the_page_keeps_to_the_lines_that_are_shown(opened: Open) -> None:
    page = opened()
    ends = [page.run(NUMBER, name) for name in ("Edda Norr", "Jonas Weyland")]
    before = page.run("return kgPicture.cheapest(...arguments)", *ends)
    page.click("[data-filter=kind][data-value=meeting]")
    after = page.run("return kgPicture.cheapest(...arguments)", *ends)
    words = page.run("return arguments[0].map(at => kgPicture.ties[at].word)", after)
    assert "took part" not in words
    assert before != after != []


def test_a_page_opens_on_the_way_it_was_drawn_for(opened: Open) -> None:
    page = opened(path=("edda norr", "Weyländ"))
    assert page.text("#card h2") == "From Edda Norr to Jonas Weyland"
    assert opened(path=("edda norr", "Weyländ"), hash="#v=table").text("#card h2") == "The chief relations"


def test_names_of_a_large_picture_appear_by_zoom_and_none_covers_another(opened: Open) -> None:
    page = opened(made.trig(400), hash="#v=all")
    far = page.run(WRITTEN)
    page.run("kgNetwork.moveTo({ scale: 4 * kgNetwork.getScale() })")
    near = page.run(WRITTEN)
    chiefs = page.run("return kgPicture.regions.map(region => kgPicture.nodes[region.chief].name)")
    assert len(set(chiefs) & {name["text"] for name in far}) > len(chiefs) / 2
    assert {name["text"] for name in near} - {name["text"] for name in far}
    for names in (far, near):
        for one, other in itertools.combinations(names, 2):
            assert abs(one["x"] - other["x"]) > 5 or abs(one["y"] - other["y"]) > 13, (one, other)


def test_escape_leaves_and_arrow_keys_walk(opened: Open) -> None:
    page = opened()
    page.run("document.getElementById('picture').focus()")
    page.press("\ue014")
    assert page.text("#card h2") in page.run("return kgPicture.nodes.map(n => n.name)")
    page.press("\ue00c")
    assert page.text("#card h2") == "The chief relations"


def test_a_phone_sees_all_without_scrolling_sideways(opened: Open) -> None:
    page = opened()
    metrics = {"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True}
    page.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    try:
        page.browser.execute_async_script("setTimeout(arguments[0], 200)")
        assert page.run("return document.documentElement.scrollWidth") <= 390
        places = page.run("return Object.values(kgNetwork.getPositions()).map(p => kgNetwork.canvasToDOM(p))")
        assert all(0 < place["x"] < 390 for place in places)
    finally:
        page.browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_the_policy_is_alive(opened: Open) -> None:
    page = opened()
    assert (
        page.run("try { document.body.innerHTML = '<b>x</b>'; return 'set' } catch (e) { return e.name }")
        == "TypeError"
    )
    fetched = "fetch('https://news.example/').then(() => arguments[0]('sent'), () => arguments[0]('blocked'))"
    assert page.browser.execute_async_script(fetched) == "blocked"
