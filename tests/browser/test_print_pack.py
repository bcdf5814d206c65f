"""The print pack: one picks modules and tells how many people there are; the answer, and the pile of paper, are right."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import Watch
from tests.browser.conftest import OUTPUT
from tests.browser.paper import faults, lay_out, said, stated, texts
from tests.browser.test_accessibility import findings
from tests.browser.test_layout import OVERFLOW
from tests.pictures import paper_and_ink
from tests.site.sources import SAMPLE, modules

PACK = "verktoy/alle-ark/"
ONE, OTHER = "a-vente", "hentetid"
MODULES = modules(SAMPLE)
TITLES = {written.file.stem: written.front["title"] for written in MODULES}
KINDS = "DABCE"


def pick(page: Page, *slugs: str) -> None:
    """Ticks modules with the mouse."""
    for slug in slugs:
        page.get_by_label(f"Ta med arkene til «{TITLES[slug]}»").check()


def pages_of(page: Page, slug: str) -> dict[str, int]:
    """How many pages each kind of sheet of a module has, by what the page of all sheets says."""
    rows = page.locator(f"[data-module={slug}] [data-kind]")
    return dict(rows.evaluate_all("rows => rows.map(row => [row.dataset.kind, Number(row.dataset.pages)])"))


def answer(page: Page) -> str:
    """What the pack answers."""
    return page.locator(".rh-pack__count").inner_text()


def stored(page: Page) -> list[Any]:
    """What the page has left in the browser."""
    return page.evaluate("[Object.keys(localStorage), Object.keys(sessionStorage), document.cookie]")


def test_eighteen_people_in_four_groups_get_the_sheets_of_two_modules(open_page: Callable[..., Page]):
    page = open_page(PACK)
    before = stored(page)
    assert not page.locator(".rh-pack__answer").is_visible()
    pick(page, ONE, OTHER)
    each = {"D": 1, "A": 18, "B": 4, "C": 18}
    sides = sum(count * pages_of(page, slug)[kind] for slug in (ONE, OTHER) for kind, count in each.items())
    assert answer(page) == f"36 × ark A, 8 × ark B, 36 × ark C, 2 lederark. Det blir {sides} sider på {sides} papirark."
    page.get_by_label("Hvor mange er ikke med?").fill("3")
    sides += 3 * sum(pages_of(page, slug)["E"] for slug in (ONE, OTHER))
    assert (
        answer(page)
        == f"36 × ark A, 8 × ark B, 36 × ark C, 2 lederark, 6 × ark E. Det blir {sides} sider på {sides} papirark."
    )
    assert stored(page) == before


def test_on_both_sides_a_sheet_of_two_pages_is_one_paper(open_page: Callable[..., Page]):
    page = open_page(PACK)
    pick(page, ONE)
    page.get_by_label("Skriveren vår skriver på begge sider").check()
    pages = pages_of(page, ONE)
    papers = sum(count * -(-pages[kind] // 2) for kind, count in {"D": 1, "A": 18, "B": 4, "C": 18}.items())
    assert answer(page).endswith(f"på {papers} papirark.")


def test_one_page_is_told_as_one(open_page: Callable[..., Page]):
    page = open_page(f"{PACK}?moduler={ONE}&ark=D")
    assert answer(page) == "1 lederark. Det blir 1 side på 1 papirark."
    page.get_by_role("checkbox", name="D, kjøreplan").uncheck()
    assert answer(page) == "Ingen ark er valgt."
    page.get_by_label(f"Ta med arkene til «{TITLES[ONE]}»").uncheck()
    assert not page.locator(".rh-pack__answer").is_visible()
    assert page.url.endswith(PACK)


def test_each_sheet_is_listed_in_the_order_in_which_it_is_printed(open_page: Callable[..., Page]):
    page = open_page(PACK)
    pick(page, OTHER, ONE)
    page.get_by_text("Arkene hver for seg").click()
    rows = page.locator(".rh-pack__list li")
    assert [re.sub(r", \d+ sider?$", "", row) for row in rows.all_inner_texts()] == [
        f"{count}: {TITLES[slug]}"
        for slug in (ONE, OTHER)
        for count in ("1 lederark", "18 × ark A", "4 × ark B", "18 × ark C")
    ]
    addresses = rows.locator("a").evaluate_all("links => links.map(link => link.href.replace(/^.*\\/grunnlag\\//, ''))")
    assert addresses == [f"{slug}/ark/{slug}-{kind}.pdf" for slug in (ONE, OTHER) for kind in "dabc"]


def test_where_a_browser_keeps_no_address_the_pile_is_right_all_the_same(open_page: Callable[..., Page]):
    page = open_page(PACK)
    page.evaluate("() => { history.replaceState = () => { throw new DOMException('no', 'SecurityError'); }; }")
    pick(page, ONE)
    assert answer(page).startswith("18 × ark A, ")
    assert f"moduler={ONE}" in (page.locator(".rh-pack__print").first.get_attribute("href") or "")


def test_the_keyboard_is_enough(open_page: Callable[..., Page]):
    page = open_page(PACK)
    page.get_by_label("Hvor mange er med?").focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowUp")
    # Past the kinds and the printer, to the first module.
    for _ in range(7):
        page.keyboard.press("Tab")
    first = page.locator(".rh-pack__pick").first
    expect(first).to_be_focused()
    page.keyboard.press("Space")
    assert re.match(r"19 × ark A, 3 × ark B, 19 × ark C, 1 lederark, 1 × ark E\. ", answer(page))
    page.get_by_role("link", name="Vis alt til utskrift").press("Enter")
    page.wait_for_url("**/ark/?moduler=*")
    expect(page.get_by_role("navigation")).to_contain_text("43 ark")
    page.get_by_role("link", name="Tilbake til alle arkene").press("Enter")
    page.wait_for_url(f"**/{PACK}?moduler=*")
    expect(page.locator(".rh-pack__pick").first).to_be_checked()
    expect(page.get_by_label("Hvor mange er med?")).to_have_value("19")


@pytest.mark.parametrize("size", [(360, 640), (1280, 800)], ids=lambda size: f"{size[0]}")
def test_what_the_keyboard_has_come_to_is_never_under_the_answer(open_page: Callable[..., Page], size: tuple[int, int]):
    page = open_page(PACK, viewport={"width": size[0], "height": size[1]})
    pick(page, ONE, OTHER)
    page.get_by_text("Arkene hver for seg").click()
    page.get_by_label("Hvor mange er med?").focus()
    for _ in range(60):
        page.keyboard.press("Tab")
        assert page.evaluate("""() => {
          const own = document.activeElement.getBoundingClientRect(), answer = document.querySelector(".rh-pack__answer");
          return answer.contains(document.activeElement) || own.bottom <= answer.getBoundingClientRect().top + 1;
        }""")


def test_the_choices_stand_in_the_address_and_come_back(open_page: Callable[..., Page]):
    page = open_page(PACK)
    pick(page, ONE, OTHER)
    for name, number in (("Hvor mange er med?", 12), ("Hvor mange grupper?", 3), ("Hvor mange er ikke med?", 2)):
        page.get_by_label(name).fill(str(number))
    page.get_by_role("checkbox", name="C, sjekkliste").uncheck()
    page.get_by_label("Skriveren vår skriver på begge sider").check()
    address, told = page.url, answer(page)
    assert address.endswith(f"{PACK}?moduler={ONE},{OTHER}&deltakere=12&grupper=3&borte=2&ark=DABE&tosidig=ja")
    assert told.startswith("24 × ark A, 6 × ark B, 2 lederark, 4 × ark E. ")
    page.reload()
    assert answer(page) == told
    shared = open_page(address)
    assert answer(shared) == told
    assert shared.url == address
    expect(shared.get_by_label("Hvor mange grupper?")).to_have_value("3")
    expect(shared.get_by_role("checkbox", name="C, sjekkliste")).not_to_be_checked()
    expect(shared.locator(".rh-pack__pick:checked")).to_have_count(2)


def test_a_number_that_no_meeting_has_becomes_one_that_is_counted_with(open_page: Callable[..., Page]):
    page = open_page(f"{PACK}?moduler={ONE}&ark=A")
    for typed, counted in (("5000", 200), ("-3", 1), ("", 1), ("7.6", 8)):
        field = page.get_by_label("Hvor mange er med?")
        field.fill(typed)
        field.press("Tab")
        expect(field).to_have_value(str(counted))
        assert answer(page).startswith(f"{counted} × ark A. ")


NONSENSE = [
    "moduler=../x",
    "moduler=../x&deltakere=1e9&ark=<script>alert(1)</script>",
    "moduler=",
    f"moduler={ONE}&deltakere=1e9&grupper=-4&borte=NaN&ark=A",
    "moduler=%00,,,constructor,__proto__&ark=DABCE",
    f"moduler={ONE}%22%5D&ark=A",
    "deltakere=<img src=x onerror=alert(1)>",
    "%E0%A4%A",
    "ark=Å&tosidig=<b>",
]


@pytest.mark.parametrize("nonsense", NONSENSE)
def test_nonsense_in_the_address_is_harmless(open_page: Callable[..., Page], nonsense: str):
    page = open_page(f"{PACK}?{nonsense}")
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    expect(page.locator(".rh-pack__people")).to_be_visible()
    if ONE in nonsense and "%22" not in nonsense:
        assert re.match(r"18 × ark A\. ", answer(page))
    else:
        assert not page.locator(".rh-pack__answer").is_visible()
    page.goto(f"{PACK}ark/?{nonsense}")
    expect(page.get_by_role("heading", name="Ark til utskrift")).to_be_visible()
    assert page.locator("main .rh-sheet").count() in (0, 5 * len(MODULES), 5 * len(MODULES) - 1)
    if nonsense.startswith("moduler"):
        expect(page.locator(".rh-sheet-nav__count")).to_have_text("Ingen ark er valgt")


def test_a_module_that_is_named_twice_is_printed_once(open_page: Callable[..., Page]):
    page = open_page(f"{PACK}ark/?moduler={','.join([ONE] * 500)}&deltakere=2&ark=A")
    expect(page.locator(".rh-sheet")).to_have_count(2)


def laid_out(page: Page) -> list[tuple[str, str]]:
    """The kind and the title of every sheet of the pile."""
    return page.locator(".rh-sheet").evaluate_all(
        "sheets => sheets.map(sheet => [sheet.dataset.kind, sheet.querySelector('.rh-sheet__title').textContent])"
    )


def test_the_pile_is_what_was_asked_for_in_the_order_in_which_it_is_handed_out(open_page: Callable[..., Page]):
    page = open_page(PACK)
    pick(page, ONE, OTHER)
    for name, number in (("Hvor mange er med?", 3), ("Hvor mange grupper?", 2), ("Hvor mange er ikke med?", 1)):
        page.get_by_label(name).fill(str(number))
    sides = int(re.search(r"Det blir (\d+) sider", answer(page))[1])
    before = stored(page)
    page.get_by_role("link", name="Vis alt til utskrift").click()
    page.wait_for_url("**/ark/?moduler=*")
    assert laid_out(page) == [
        [kind, TITLES[slug]]
        for slug in (ONE, OTHER)
        for kind, count in (("D", 1), ("A", 3), ("B", 2), ("C", 3), ("E", 1))
        for _ in range(count)
    ]
    expect(page.locator(".rh-sheet-nav__count")).to_have_text("20 ark")
    ids = page.locator("[id]").evaluate_all("all => all.map(one => one.id)")
    assert len(ids) == len(set(ids))
    assert findings(page) == []
    assert stored(page) == before
    lay_out(page)
    assert faults(page) == []
    printed = texts(page)
    assert len(printed) == sides
    assert said(printed) == stated(page)


@pytest.mark.parametrize("slugs", [(ONE,), (ONE, OTHER)], ids=len)
@pytest.mark.parametrize("kinds", ["D", "DABCE", "A"])
def test_on_both_sides_every_sheet_begins_on_a_front_and_no_blank_page_comes_last(
    open_page: Callable[..., Page], slugs: tuple[str, ...], kinds: str
):
    page = lay_out(
        open_page(f"{PACK}ark/?moduler={','.join(slugs)}&deltakere=2&grupper=2&borte=1&ark={kinds}&tosidig=ja")
    )
    printed = said(texts(page))
    assert [text for text in printed if text] == stated(page)
    assert {number % 2 for number, text in enumerate(printed, start=1) if "side 1 av" in text} == {1}
    assert printed[-1] != ""


def test_the_button_prints(open_page: Callable[..., Page]):
    page = open_page(f"{PACK}ark/?moduler={ONE}&deltakere=1&ark=A")
    page.evaluate("window.print = () => { window.printed = true; }")
    page.get_by_role("button", name="Skriv ut").click()
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    assert not page.get_by_role("button").is_visible()


def test_the_list_itself_is_printed_without_its_form(open_page: Callable[..., Page]):
    page = open_page(f"{PACK}?moduler={ONE},{OTHER}")
    page.emulate_media(media="print")
    assert page.locator("main input, main button, .rh-pack__answer").filter(visible=True).count() == 0
    expect(page.locator(f"[data-module={ONE}]")).to_be_visible()


def test_without_script_both_pages_are_whole(open_page: Callable[..., Page]):
    page = open_page(f"{PACK}?moduler={ONE}&ark=A", java_script_enabled=False)
    assert page.get_by_role("main").get_by_role("checkbox").filter(visible=True).count() == 0
    assert not page.locator(".rh-pack__people, .rh-pack__answer").first.is_visible()
    listed = page.locator("[data-module]").evaluate_all(
        "all => all.map(one => [one.querySelector('p').textContent.trim(), one.querySelectorAll('[data-kind]').length])"
    )
    assert {title for title, _ in listed} == set(TITLES.values())
    assert {count for _, count in listed} <= {4, 5}
    page.goto(f"{PACK}ark/?moduler={ONE}&ark=A")
    assert {title for _, title in laid_out(page)} == set(TITLES.values())
    assert not page.get_by_role("button").is_visible()
    expect(page.get_by_role("link", name="Tilbake til alle arkene")).to_have_attribute("href", "../")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_with_a_pack_that_is_chosen_and_nothing_scrolls_sideways(
    open_page: Callable[..., Page], scheme: str, width: int
):
    page = open_page(
        f"{PACK}?moduler={ONE},{OTHER}&tosidig=ja", color_scheme=scheme, viewport={"width": width, "height": 740}
    )
    page.get_by_text("Arkene hver for seg").click()
    assert findings(page) == []
    assert page.evaluate(OVERFLOW) == []
    page.goto(f"{PACK}ark/?moduler={ONE}&deltakere=1&grupper=1&borte=1&ark=DABCE&tosidig=ja")
    assert page.evaluate(OVERFLOW) == []


def test_a_picture_of_the_pack_is_left_for_a_person_to_look_at(open_page: Callable[..., Page]):
    for name, width in (("telefon", 360), ("skjerm", 1280)):
        page = open_page(f"{PACK}?moduler={ONE},{OTHER}", viewport={"width": width, "height": 800})
        page.locator(".rh-pack__people").scroll_into_view_if_needed()
        file = OUTPUT / f"utskriftspakke-{name}.png"
        page.screenshot(path=file)
        paper, ink = paper_and_ink(file)
        assert paper > 200
        assert 0.01 < ink < 0.6


@pytest.fixture
def from_folder(browser: Browser, folder_edition: Path) -> Iterator[Page]:
    """The print pack in the edition on a memory stick; the test fails on any request to a host and any error."""
    watch = Watch(folder_edition.as_uri())
    page = browser.new_page(locale="nb-NO")
    watch.over(page)
    page.goto(f"{folder_edition.as_uri()}/{PACK}index.html")
    yield page
    page.close()
    assert watch.seen == []


def test_from_a_memory_stick_the_pile_is_laid_out_too(from_folder: Page):
    page = from_folder
    pick(page, ONE)
    expect(page).to_have_url(re.compile(rf"^file://.*/{PACK}index\.html\?moduler={ONE}&"))
    page.reload()
    assert answer(page).startswith("18 × ark A, 4 × ark B, 18 × ark C, 1 lederark. ")
    page.get_by_role("link", name="Vis alt til utskrift").click()
    page.wait_for_url("**/ark/index.html?moduler=*")
    expect(page.locator(".rh-sheet-nav__count")).to_have_text("41 ark")
    page.get_by_role("link", name="Tilbake til alle arkene").click()
    expect(page.locator(".rh-pack__pick:checked")).to_have_count(1)
