"""What a staff writes together on the screen: it steers nothing, is kept nowhere, and comes out on paper."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.test_accessibility import findings

MODULE = "grunnlag/lyden/vis/"
SECRET = "bdsl vi går ut 7 minutter før"


def go_to(page: Page, kind: str) -> None:
    """Goes to the first screen of a kind that can be written on."""
    page.evaluate(
        """kind => rhMeeting.go(rhMeeting.page.screens.find(screen =>
      rhMeeting.steps().some(step => step.id === screen.step && step.kind === kind) && document.querySelector(`#${screen.id} textarea`)).id)""",
        kind,
    )


@pytest.fixture
def board(open_page: Callable[..., Page]) -> Page:
    page = open_page(MODULE, viewport={"width": 1024, "height": 768})
    go_to(page, "force_field")
    return page


def at(page: Page) -> str:
    return page.evaluate("rhMeeting.state().at")


def test_what_is_typed_is_written_and_a_remote_still_goes_on(board: Page):
    field = board.get_by_role("textbox", name="Hva hemmer?")
    field.click()
    here = at(board)
    board.keyboard.type(SECRET)
    board.keyboard.press("ArrowLeft")
    expect(field).to_have_value(SECRET)
    assert at(board) == here
    assert board.locator("html").get_attribute("data-scheme") == "light"
    board.keyboard.press("PageDown")
    assert at(board) != here
    board.keyboard.press("PageUp")
    expect(field).to_have_value(SECRET)
    field.focus()
    board.keyboard.press("Escape")
    board.keyboard.press("d")
    assert board.locator("html").get_attribute("data-scheme") == "dark"


@pytest.mark.parametrize("kind", ["force_field", "agreement"])
def test_every_field_has_its_question_and_it_stands_there_that_nothing_is_kept(
    open_page: Callable[..., Page], kind: str
):
    page = open_page(MODULE, viewport={"width": 1024, "height": 768})
    go_to(page, kind)
    own = page.locator(f"#{at(page)}")
    assert own.get_by_role("textbox").count() == 3
    expect(own).to_contain_text("lagres ikke")
    expect(own).to_contain_text("Ikke skriv navn på barn")
    own.get_by_role("textbox").first.fill("Vi går ut før.\n" * 30)
    expect(own).to_contain_text("Det dere skriver")
    assert "utenfor feltet" in own.locator(".rh-written__rule").evaluate(
        "rule => getComputedStyle(rule, '::after').content"
    )
    size = own.get_by_role("textbox").first.evaluate("field => parseFloat(getComputedStyle(field).fontSize)")
    assert size >= 0.04 * 768
    assert page.evaluate("document.documentElement.scrollWidth") == 1024
    assert findings(page) == []


def test_it_is_kept_nowhere_and_gone_when_the_page_is_loaded_again(board: Page):
    board.get_by_role("textbox").first.fill(SECRET)
    board.keyboard.press("Escape")
    board.keyboard.press("PageDown")
    kept = board.evaluate(
        "JSON.stringify([{...localStorage}, {...sessionStorage}, history.state, location.href, rhMeeting.state()])"
    )
    assert "går ut" not in kept
    board.on("dialog", lambda dialog: dialog.accept())
    board.reload()
    go_to(board, "force_field")
    expect(board.get_by_role("textbox").first).to_have_value("")
    board.get_by_role("textbox").first.fill(SECRET)
    board.goto("404.html")
    board.go_back()
    go_to(board, "force_field")
    expect(board.get_by_role("textbox").first).to_have_value("")


def test_one_is_warned_before_it_is_lost_and_only_then(board: Page):
    warned = []
    board.on("dialog", lambda dialog: (warned.append(dialog.type), dialog.accept()))
    board.reload()
    assert warned == []
    go_to(board, "force_field")
    board.get_by_role("textbox").first.click()
    board.keyboard.type("a")
    board.reload()
    assert warned == ["beforeunload"]


def test_the_start_button_of_a_remote_goes_to_full_screen_and_takes_nothing_along(board: Page):
    board.evaluate("addEventListener('keydown', event => { window.stopped = event.defaultPrevented; })")
    board.keyboard.press("F5")
    assert board.evaluate("stopped") is False
    field = board.get_by_role("textbox").first
    field.fill(SECRET)
    board.keyboard.press("F5")
    assert board.evaluate("stopped") is True
    board.wait_for_function("() => document.fullscreenElement !== null")
    expect(field).to_have_value(SECRET)


def test_one_key_prints_what_was_written_and_nothing_else(board: Page):
    board.evaluate("window.printed = 0; window.print = () => printed++; null")
    board.get_by_role("textbox", name="Hva hemmer?").fill("Vi venter på lunsjen.\nAlle kler på seg samtidig.")
    board.keyboard.press("Escape")
    board.keyboard.press("u")
    board.locator(f"#{at(board)}").get_by_role("button", name="Skriv ut").click()
    assert board.evaluate("printed") == 2
    (sheet,) = PdfReader(io.BytesIO(board.pdf(prefer_css_page_size=True))).pages
    text = sheet.extract_text()
    for said in ("Alle kler på seg samtidig.", "Hva hemmer?", "Hva gjør vi annerledes?"):
        assert said in text
    assert "Praksisfortelling" not in text
    assert "Skriv ut" not in text


def test_without_scripts_there_is_room_to_write_on_paper(open_page: Callable[..., Page]):
    page = open_page(MODULE, java_script_enabled=False)
    assert page.get_by_role("textbox").count() == 0
    page.emulate_media(media="print")
    heights = [column.bounding_box()["height"] for column in page.locator(".rh-force-field__column").all()]
    assert len(heights) == 3
    assert min(heights) > 100
