"""The run sheet's clock: from a start that one types, on the screen, on the paper and in the address."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.site.sources import SAMPLE, module

MODULE = module("grunnlag/a-vente", SAMPLE)
SHEET = f"{MODULE.address}kjoreplan/"
STEPS = [step["minutes"] for step in MODULE.module["session"]["steps"]]


def planned(begins: int) -> list[str]:
    """The clock times of every step of the module, from a start in minutes after midnight."""
    ends = [begins + sum(STEPS[: number + 1]) for number in range(len(STEPS))]
    return [f"{clock(end - minutes)}–{clock(end)}" for end, minutes in zip(ends, STEPS, strict=True)]


def clock(minutes: int) -> str:
    """A time of day as it is written in Norwegian."""
    return f"{minutes // 60 % 24:02}.{minutes % 60:02}"


def first_column(page: Page) -> list[str]:
    """What the first column says, row by row."""
    return [cell.inner_text().strip() for cell in page.locator("tbody td:first-child").all()]


def test_a_start_that_is_typed_gives_every_step_its_clock_time(open_page: Callable[..., Page]):
    page = open_page(SHEET)
    field = page.get_by_label("Møtet begynner")
    field.fill("14:15")
    assert first_column(page) == planned(14 * 60 + 15)
    assert page.locator("thead th").first.inner_text() == "Klokka"
    expect(page.locator(".rh-sheet__purpose")).to_contain_text(
        f"minutter, klokka 14.15–{clock(14 * 60 + 15 + sum(STEPS))}."
    )
    field.fill("")
    assert first_column(page)[0] == f"0–{STEPS[0]}"
    assert not page.url.endswith("?")


def test_the_start_stands_in_the_address_and_nowhere_else(open_page: Callable[..., Page]):
    page = open_page(SHEET)
    page.get_by_label("Møtet begynner").fill("09:05")
    expect(page).to_have_url(re.compile(r"/kjoreplan/\?start=09:05$"))
    page.reload()
    expect(page.get_by_label("Møtet begynner")).to_have_value("09:05")
    assert first_column(page) == planned(9 * 60 + 5)
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_a_meeting_may_go_past_midnight(open_page: Callable[..., Page]):
    assert first_column(open_page(f"{SHEET}?start=23:50")) == planned(23 * 60 + 50)


@pytest.mark.parametrize("start", ["14:15", "14.15", "%2014.15%20"])
def test_a_start_in_the_address_is_taken_with_a_dot_and_with_a_colon(open_page: Callable[..., Page], start: str):
    page = open_page(f"{SHEET}?start={start}")
    assert first_column(page) == planned(14 * 60 + 15)
    assert page.get_by_role("status").inner_text() == ""


def test_a_start_before_ten_needs_no_zero(open_page: Callable[..., Page]):
    assert first_column(open_page(f"{SHEET}?start=9.05")) == planned(9 * 60 + 5)


@pytest.mark.parametrize("start", ["", "fem", "25:00", "24.00", "14.60", "1415", "<b>", "14,15"])
def test_an_address_without_a_time_of_day_gives_minutes(open_page: Callable[..., Page], start: str):
    page = open_page(f"{SHEET}?start={start}")
    assert first_column(page)[0] == f"0–{STEPS[0]}"
    assert page.get_by_label("Møtet begynner").input_value() == ""


def test_without_script_the_sheet_is_whole_and_asks_for_nothing(open_page: Callable[..., Page]):
    page = open_page(f"{SHEET}?start=14:15", java_script_enabled=False)
    assert first_column(page)[0] == f"0–{STEPS[0]}"
    assert page.locator("thead th").first.inner_text() == "Minutt"
    assert not page.locator("input").is_visible()
