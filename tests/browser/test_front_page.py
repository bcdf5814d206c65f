"""The front page is a door: what this is, for whom, and three ways in are seen at once, and no promise leads to two places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

_SCREENS = [(360, 740), (1440, 900)]
_MOST_LINKS = 60
_MOST_SCREENS_OF_A_PHONE = 5


@pytest.mark.parametrize(("width", "height"), _SCREENS)
def test_the_first_screen_says_what_this_is_for_whom_and_has_three_doors(
    open_published: Callable[..., Page], width: int, height: int
):
    page = open_published(viewport={"width": width, "height": height})
    doors = page.locator(".rh-door a")
    expect(doors).to_have_count(3)
    for seen in (
        page.get_by_role("heading", level=1),
        page.get_by_text("For alle som arbeider i barnehage"),
        *doors.all(),
    ):
        box = seen.bounding_box()
        assert box
        assert box["y"] + box["height"] <= height
    assert len({door.get_attribute("href") for door in doors.all()}) == 3


def test_every_door_opens_a_page_of_its_own(open_published: Callable[..., Page]):
    titles = set()
    for number in range(3):
        page = open_published()
        page.locator(".rh-door a").nth(number).click()
        page.wait_for_load_state()
        titles.add(page.get_by_role("heading", level=1).inner_text())
    assert len(titles) == 3
    assert "Relasjonshåndboka" not in titles


def test_its_drawing_says_what_it_shows(open_published: Callable[..., Page]):
    page = open_published(viewport={"width": 1440, "height": 900})
    expect(page.get_by_role("img", name="Tegning: Voksne og barn side om side, hånd i hånd")).to_be_visible()


def test_it_has_few_links_and_is_short(open_published: Callable[..., Page]):
    page = open_published(viewport={"width": 360, "height": 740})
    seen = "[...document.querySelectorAll('a')].filter(link => link.checkVisibility({visibilityProperty: true}) && link.getBoundingClientRect().width > 1)"
    assert page.evaluate(f"{seen}.length") <= _MOST_LINKS
    assert page.evaluate("document.documentElement.scrollHeight") <= _MOST_SCREENS_OF_A_PHONE * 740


def test_no_words_lead_to_two_places_and_no_place_has_two_promises(open_published: Callable[..., Page]):
    page = open_published(viewport={"width": 1440, "height": 900})
    # Bar, tabs, page and foot together. What leads to a place on the page itself promises nothing more.
    links = (
        page.locator("a:not(.headerlink, .md-skip)")
        .filter(visible=True)
        .evaluate_all(
            "links => links.map(link => [link.getAttribute('aria-label') ?? link.innerText.trim(), link.href])"
        )
    )
    assert {"Grunnlaget", "Les", "Hjelp"} <= {text for text, _ in links}
    words, places = defaultdict(set), defaultdict(set)
    for text, address in links:
        words[text].add(address)
        places[address].add(text)
    assert {text: found for text, found in words.items() if len(found) > 1} == {}
    assert {address: found for address, found in places.items() if len(found) > 1} == {}


def test_what_stands_in_rows_ends_at_one_edge(open_published: Callable[..., Page]):
    page = open_published(viewport={"width": 1440, "height": 900})
    ends = {
        round(box["x"] + box["width"])
        for row in (".rh-door", ".rh-lengths li", ".rh-part")
        for box in [max((each.bounding_box() for each in page.locator(row).all()), key=lambda box: box["x"])]
    }
    assert len(ends) == 1


@pytest.mark.parametrize(("width", "rows"), [(360, 2), (1440, 1)])
def test_the_foot_is_a_row_of_links(open_published: Callable[..., Page], width: int, rows: int):
    page = open_published(viewport={"width": width, "height": 740})
    assert page.locator(".rh-site-footer li").first.evaluate("item => getComputedStyle(item).listStyleType") == "none"
    tops = {link.bounding_box()["y"] for link in page.locator(".rh-site-footer a").all()}
    assert len(tops) == rows


@pytest.mark.parametrize(("width", "columns"), [(768, 2), (1100, 2), (1440, 4)])
def test_the_four_groups_of_troubles_fill_their_rows(open_published: Callable[..., Page], width: int, columns: int):
    page = open_published(viewport={"width": width, "height": 1024})
    lefts = {group.bounding_box()["x"] for group in page.locator(".rh-troubles__group").all()}
    assert len(lefts) == columns


def test_no_word_is_left_alone_on_the_last_line_of_a_paragraph(open_published: Callable[..., Page]):
    page = open_published("verktoy/alle-sporsmal/", viewport={"width": 1440, "height": 900})
    question = page.locator("[data-item] p").last
    assert question.evaluate("paragraph => getComputedStyle(paragraph).textWrapStyle") == "pretty"
