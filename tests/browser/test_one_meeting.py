"""Screen, leader's window, run sheet and sheets show one and the same meeting, whatever the address asks for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.site.faces import FACES, SHEETS, assert_one_meeting, meetings, wished


@pytest.fixture
def open_anew(browser: Browser, published_home: str) -> Iterator[Any]:
    """Opens a page as somebody who has never held a meeting here, in one window: a new one would take three times as long."""
    with browser.new_context(base_url=published_home, viewport={"width": 1024, "height": 768}) as context:
        page = context.new_page()

        def open_anew(path: str) -> Page:
            if page.url != "about:blank":
                page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
            page.goto(path)
            return page

        yield open_anew


@pytest.mark.parametrize("number", range(len(meetings())), ids=lambda number: meetings()[number][0].split("/")[-2])
def test_every_face_shows_the_same_steps_minutes_groups_and_questions(open_anew: Any, number: int):
    address, minutes = meetings()[number]
    for wishes in wished(number, minutes):
        assert_one_meeting(lambda path, told: open_anew(path).evaluate(told), address, wishes)


def test_chosen_questions_are_on_every_face_in_that_order(open_anew: Any):
    address = meetings()[1][0]
    prompts = open_anew(f"{address}vis/").evaluate(
        "[...document.querySelectorAll('#rh-setup [name=q]')].map(box => box.value)"
    )
    wanted = [prompts[-1], prompts[0]]
    for face, told in FACES.items():
        shown = open_anew(f"{address}{face}?q={','.join(wanted)}").evaluate(told)
        asked = [step["id"] for step in shown["plan"]["steps"] if step["prompt"]]
        assert [step["prompt"] for step in shown["plan"]["steps"] if step["prompt"]] == wanted
        assert [step["id"] for step in shown["told"] if step["id"] in asked] == asked, face
    sheets = open_anew(f"{address}ark/?q={','.join(wanted)}").evaluate(SHEETS)
    assert sheets["questions"] in ([], wanted)


def test_every_link_to_another_face_hands_the_meeting_on(open_anew: Any):
    address = meetings()[0][0]
    query = "?min=40&folk=18&start=14.00"
    for face in (*FACES, "ark/"):
        page = open_anew(f"{address}{face}{query}")
        links = page.evaluate(
            "[...document.querySelectorAll('a')].filter(link => /\\/(vis|leder|kjoreplan|ark)\\/($|[?#])/.test(link.href.split('/alle-ark/')[0] + '')"
            " && link.pathname !== location.pathname && !link.closest('.rh-sheet')).map(link => link.href)"
        )
        assert links, face
        assert [link for link in links if "min=40" not in link or "folk=18" not in link] == [], face
