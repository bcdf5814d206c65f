"""Screen, leader's window, run sheet and sheets show one and the same meeting, whatever the address asks for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.site.faces import FACES, SHEETS
from tests.site.sources import modules, shared

# Few and many people, as planned, shorter and longer. The number of people is told with the minutes of the meeting.
WISHES = [
    ({"folk": 4}, 0.7),
    ({"folk": 9}, None),
    ({"folk": 18}, 1.4),
    ({"folk": 40, "start": "14.00"}, None),
]


def _meetings() -> list[tuple[str, int]]:
    """Five modules of different parts, and every programme with an agenda: address and planned minutes."""
    every = modules()
    return [
        *((written.address, written.module["session"]["minutes"]) for written in every[:: len(every) // 5][:5]),
        *(
            (f"moter/programmer/{programme['id']}/", programme["agenda"]["minutes"])
            for programme in shared("programmes")
            if "agenda" in programme
        ),
    ]


@pytest.fixture
def open_anew(browser: Browser, published_home: str) -> Iterator[Any]:
    """Opens a page as somebody who has never held a meeting here."""
    contexts = []

    def open_anew(path: str) -> Page:
        contexts.append(browser.new_context(base_url=published_home, viewport={"width": 1024, "height": 768}))
        page = contexts[-1].new_page()
        page.goto(path)
        return page

    yield open_anew
    for context in contexts:
        context.close()


def _query(wishes: dict[str, object]) -> str:
    return "?" + "&".join(f"{name}={value}" for name, value in wishes.items())


@pytest.mark.parametrize(("address", "minutes"), _meetings(), ids=lambda value: str(value).strip("/").split("/")[-1])
def test_every_face_shows_the_same_steps_minutes_groups_and_questions(open_anew: Any, address: str, minutes: int):
    for wishes, share in WISHES:
        whole = {"min": round(minutes * share), **wishes} if share else wishes
        seen = {face: open_anew(f"{address}{face}{_query(whole)}").evaluate(told) for face, told in FACES.items()}
        sheets = open_anew(f"{address}ark/{_query(whole)}").evaluate(SHEETS)
        plan = sheets["plan"]
        if share and plan["least"] is None:
            assert plan["minutes"] == whole["min"]
        steps = [
            (step["id"], step["minutes"], [phase["minutes"] for phase in step["phases"]]) for step in plan["steps"]
        ]
        for face, shown in seen.items():
            assert shown["plan"] == plan, (face, whole)
            told = [(step["id"], step["minutes"], [each for each, _ in step["phases"]]) for step in shown["told"]]
            assert told == steps, (face, whole)
            for step, says in zip(plan["steps"], shown["told"], strict=True):
                for phase, (_, people) in zip(step["phases"], says["phases"], strict=True):
                    if phase["groups"] and phase["who"] == "group":
                        assert f"på {phase['groups'][0]}" in people, (face, whole, step["id"], people)
        asked = [step["prompt"] for step in plan["steps"] if step["prompt"]]
        if "A" in sheets["sheets"]:
            assert set(sheets["questions"]) <= set(asked)
        counted = {sheet["kind"] for sheet in plan["sheets"]} - {"D"}
        assert counted <= set(sheets["sheets"])


def test_chosen_questions_are_on_every_face_in_that_order(open_anew: Any):
    address = _meetings()[1][0]
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
    address = _meetings()[0][0]
    query = "?min=40&folk=18&start=14.00"
    for face in (*FACES, "ark/"):
        page = open_anew(f"{address}{face}{query}")
        links = page.evaluate(
            "[...document.querySelectorAll('a')].filter(link => /\\/(vis|leder|kjoreplan|ark)\\/($|[?#])/.test(link.href.split('/alle-ark/')[0] + '')"
            " && link.pathname !== location.pathname && !link.closest('.rh-sheet')).map(link => link.href)"
        )
        assert links, face
        assert [link for link in links if "min=40" not in link or "folk=18" not in link] == [], face
