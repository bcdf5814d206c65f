"""Modules at the edge of what an author may write still make screens that one can project."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.build import Build
from macros.content.problems import stopping
from tests.browser.rendered import write_site
from tests.browser.test_screens import FAULTS, SIZES

QUESTION = "Hva gjør du når et barn sier nei for tredje gang, og du har tre til som venter i gangen? " * 5
SHORT = """    minutes: 30
    steps:
      - kind: opening
        minutes: 5
      - kind: prompt
        prompt: inn
        minutes: 20
        method: igp
        phases: [4, 10, 6]
      - kind: agreement
        minutes: 5
"""
LONG = """    minutes: 90
    steps:
      - kind: look_back
        minutes: 10
      - kind: scene
        minutes: 10
      - kind: prompt
        prompt: inn
        minutes: 25
        method: igp
        phases: [5, 12, 8]
      - kind: break
        minutes: 15
      - kind: prompt
        prompt: ut
        minutes: 20
        method: igp
        phases: [4, 10, 6]
      - kind: agreement
        minutes: 10
"""
EVERYTHING = (
    SHORT.replace("minutes: 30", "minutes: 50")
    + """      - kind: checklist
        checklist: pa-kanten
        minutes: 10
      - kind: force_field
        minutes: 10
"""
)


@pytest.fixture
def projected(docs: Path, build: Callable[[], Build], tmp_path: Path, browser: Browser) -> Callable[..., Page]:
    """Changes one module of the small handbook as given, old text and new, and opens its projected page from a folder."""
    pages = []

    def projected(*changes: tuple[str, str], name: str = "grunnlag/leken") -> Page:
        file = docs / f"{name}.md"
        text = file.read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        file.write_text(text, encoding="utf-8")
        # A programme takes a step of it, which may last longer now.
        programmes = docs / "data" / "programmes.yml"
        programmes.write_text(
            programmes.read_text(encoding="utf-8").replace("        module: leken\n        steps: [inn]\n", ""),
            encoding="utf-8",
        )
        built = build()
        assert stopping(built.problems) == []
        write_site(tmp_path / "site", built)
        pages.append(browser.new_page())
        pages[-1].goto((tmp_path / "site" / name / "vis" / "index.html").as_uri())
        return pages[-1]

    yield projected
    for page in pages:
        page.close()


def faults(page: Page) -> dict[str, list[str]]:
    """What does not fit or cannot be read, at each size."""
    found = {}
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        found[f"{width}×{height}"] = page.evaluate(FAULTS)
    return {size: some for size, some in found.items() if some}


# A question that fills a screen has no room over the phases of its work; everything else fits.
_NO_ROOM_LEFT = {f"{width}×{height}": ["steg-2-tid: the question is gone"] for width, height in SIZES}


def test_one_question_and_no_note(projected: Callable[..., Page]):
    page = projected(name="praksis/garderoben")
    assert faults(page) == {}
    page.keyboard.press("v")
    expect(page.locator("#rh-setup output")).to_have_text("Til sammen 20 minutter.")


def test_a_question_of_four_hundred_signs(projected: Callable[..., Page]):
    assert len(QUESTION) > 400
    page = projected(("Hvordan hjelper du et barn inn i leken?", f"«{QUESTION.strip()}»"))
    assert page.locator(".rh-screen--prompt:visible").count() >= 1
    assert faults(page) == _NO_ROOM_LEFT


def test_a_question_that_is_one_long_sentence(projected: Callable[..., Page]):
    page = projected(
        ("Hvordan hjelper du et barn inn i leken?", f"Hva gjør du når {'det skjer igjen og ' * 22} ingen ser det?")
    )
    assert page.locator(".rh-screen--prompt:visible").count() > 1
    assert faults(page) == _NO_ROOM_LEFT


def test_titles_and_a_force_field_as_long_as_they_may_be(projected: Callable[..., Page]):
    words = (
        "Når barnehagens ansatte skal snakke sammen om det som er vanskelig i samarbeidet med foreldrene og dagen går fort "
        * 2
    )
    page = projected(
        ("title: Inn i leken", f"title: {words[:150]}"),
        ("title: Når et barn står på kanten", f"title: {words[:150]}"),
        ("question: Hva hindrer oss?", f"question: {words[:180]}"),
        (
            "    - se når et barn står utenfor\n",
            "".join(
                f"    - se når {count} barn står utenfor leken, og finne på noe som hjelper barna inn\n"
                for count in ("to", "tre", "fire", "fem")
            ),
        ),
        (SHORT, EVERYTHING),
    )
    assert page.locator(".rh-screen--board, .rh-screen--checklist").count() == 2
    assert faults(page) == {}


def test_a_question_with_a_very_long_word(projected: Callable[..., Page]):
    page = projected(
        ("Hvordan hjelper du", "Hvordan forstår du barnehagemiljøutviklingsarbeidsgruppemøtet når du hjelper")
    )
    assert faults(page) == _NO_ROOM_LEFT


def test_a_session_of_ninety_minutes_with_a_break(projected: Callable[..., Page]):
    page = projected((SHORT, LONG))
    assert faults(page) == {}
    page.evaluate("rhMeeting.go(rhMeeting.screens().find(screen => rhMeeting.stepOf(screen).kind === 'break').id)")
    own = page.locator(".rh-screen--break")
    expect(own).to_contain_text("Vi begynner igjen om 15 minutter.")
    page.keyboard.press("s")
    expect(own.locator(".rh-clock__words")).to_contain_text("15 minutter igjen, til kl. ")
    page.keyboard.press("v")
    expect(page.locator("#rh-setup output")).to_have_text("Til sammen 90 minutter.")
