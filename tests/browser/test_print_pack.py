"""The print pack: one picks modules and tells how many people there are; the answer, and the pile of paper, are right."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import Watch, add_style
from tests.browser.conftest import OUTPUT
from tests.browser.paper import faults, lay_out, said, stated, texts
from tests.browser.test_accessibility import findings
from tests.browser.test_layout import OVERFLOW, PARAGRAPHS, WINDOWS
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


def counted(page: Page, query: str) -> list[list[Any]]:
    """The module, the kind, the copies and the pages of every paper of a pack, by the rules that Node tests."""
    return page.evaluate(
        """query => {
          const plans = JSON.parse(document.querySelector(".rh-pack__plans").textContent);
          return rhMeetingPack.pile(rhMeetingPack.read(query, plans), plans).map(one => [one.module, one.kind, one.copies, one.pages]);
        }""",
        query,
    )


NAMES = {
    "D": "kjøreplan (D)",
    "A": "refleksjonsark (A)",
    "B": "gruppeark (B)",
    "C": "sjekkliste (C)",
    "E": "ark til dem som ikke var med (E)",
}


def told_of(papers: list[list[Any]]) -> str:
    """How the pack says what it holds."""
    totals = {kind: sum(copies for _, each, copies, _ in papers if each == kind) for kind in NAMES}
    return ", ".join(f"{count}\u00a0× {NAMES[kind]}" for kind, count in totals.items() if count)


def answer(page: Page) -> str:
    """What the pack answers."""
    return page.locator(".rh-pack__count").inner_text()


def stored(page: Page) -> list[Any]:
    """What the page has left in the browser."""
    return page.evaluate("[Object.keys(localStorage), Object.keys(sessionStorage), document.cookie]")


def test_eighteen_people_get_the_sheets_that_two_meetings_write_on_and_the_choices_come_back(
    open_page: Callable[..., Page],
):
    page = open_page(PACK)
    before = stored(page)
    assert not page.locator(".rh-pack__answer").is_visible()
    page.wait_for_timeout(300)
    assert page.evaluate("scrollY") == 0
    pick(page, OTHER, ONE)
    papers = counted(page, f"deler={ONE};{OTHER}&folk=18")
    sides = sum(copies * pages for *_, copies, pages in papers)
    assert answer(page).startswith(f"{told_of(papers)}. Det blir {sides} sider på ")
    # Each sheet is listed in the order in which it is printed.
    page.get_by_text("Arkene hver for seg").click()
    rows = page.locator(".rh-pack__list li")
    assert [re.sub(r", \d+ sider?$", "", row) for row in rows.all_inner_texts()] == [
        f"{copies}\u00a0× {NAMES[kind]}: {TITLES[slug]}" for slug, kind, copies, _ in papers
    ]
    addresses = rows.locator("a").evaluate_all("links => links.map(link => link.href.replace(/^.*\\/grunnlag\\//, ''))")
    assert addresses == [f"{slug}/ark/{slug}-{kind.lower()}.pdf" for slug, kind, *_ in papers]
    page.get_by_label("Hvor mange er ikke med?").fill("3")
    papers = counted(page, f"deler={ONE};{OTHER}&folk=18&borte=3")
    assert answer(page).startswith(f"{told_of(papers)}. ")
    assert "6\u00a0× ark til dem som ikke var med (E)" in answer(page)
    # On both sides a sheet of two pages is one paper.
    page.get_by_label("Skriveren vår skriver på begge sider").check()
    assert answer(page).endswith(f"på {sum(copies * -(-pages // 2) for *_, copies, pages in papers)} papir.")
    # All that was chosen stands in the address.
    for name, number in (("Hvor mange er med?", 12), ("Hvor mange grupper?", 3), ("Hvor mange er ikke med?", 2)):
        page.get_by_label(name).fill(str(number))
    page.get_by_role("checkbox", name="C, sjekkliste").uncheck()
    address, told = page.url, answer(page)
    assert address.endswith(f"{PACK}?folk=12&deler={ONE};{OTHER}&grupper=3&borte=2&ark=DABE&tosidig=ja")
    assert told.startswith(told_of(counted(page, address.partition("?")[2])))
    page.reload()
    assert answer(page) == told
    shared = open_page(address)
    assert answer(shared) == told
    assert shared.url == address
    expect(shared.get_by_label("Hvor mange grupper?")).to_have_value("3")
    expect(shared.get_by_role("checkbox", name="C, sjekkliste")).not_to_be_checked()
    expect(shared.locator(".rh-pack__pick:checked")).to_have_count(2)
    assert stored(page) == before


def test_one_page_is_told_as_one_and_a_number_that_no_meeting_has_becomes_one_that_is_counted_with(
    open_page: Callable[..., Page],
):
    page = open_page(f"{PACK}?moduler={ONE}&ark=D")
    ((*_, sides),) = counted(page, f"deler={ONE}&ark=D")
    words = "1 side" if sides == 1 else f"{sides} sider"
    assert answer(page) == f"1\u00a0× kjøreplan (D). Det blir {words} på {sides} papir."
    run_sheet = page.get_by_role("checkbox", name="D, kjøreplan")
    run_sheet.uncheck()
    assert answer(page) == "Ingen ark er valgt."
    page.get_by_label(f"Ta med arkene til «{TITLES[ONE]}»").uncheck()
    assert not page.locator(".rh-pack__answer").is_visible()
    assert page.url.endswith(PACK)
    pick(page, ONE)
    page.get_by_role("checkbox", name="A, refleksjonsark").check()
    field = page.get_by_label("Hvor mange er med?")
    for typed, people in (("5000", 200), ("-3", 1), ("", 1), ("7.6", 8)):
        field.fill(typed)
        field.press("Tab")
        expect(field).to_have_value(str(people))
        assert answer(page).startswith(f"{people}\u00a0× refleksjonsark (A). ")
    # Where a browser keeps no address the pile is right all the same.
    page.evaluate("() => { history.replaceState = () => { throw new DOMException('no', 'SecurityError'); }; }")
    run_sheet.check()
    assert answer(page).startswith("1\u00a0× kjøreplan (D), 8\u00a0× ")
    pick(page, OTHER)
    assert f"deler={ONE};{OTHER}" in (page.locator(".rh-pack__print").first.get_attribute("href") or "")


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
    told = answer(page)
    assert "19\u00a0× " in told
    assert "1\u00a0× ark til dem som ikke var med (E)" in told
    page.get_by_role("link", name="Vis alt til utskrift").press("Enter")
    page.wait_for_url("**/ark/?folk=*")
    expect(page.locator(".rh-sheet-nav__count")).to_have_text(told.partition("Det blir ")[2].rstrip("."))
    page.get_by_role("link", name="Tilbake til alle arkene").press("Enter")
    page.wait_for_url(f"**/{PACK}?folk=*")
    expect(page.locator(".rh-pack__pick").first).to_be_checked()
    expect(page.get_by_label("Hvor mange er med?")).to_have_value("19")


def test_what_the_keyboard_has_come_to_is_never_under_the_answer(open_page: Callable[..., Page]):
    page = open_page(PACK)
    pick(page, ONE, OTHER)
    summary = page.get_by_text("Arkene hver for seg")
    for name, size in (("telefon", (360, 640)), ("skjerm", (1280, 800))):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        people = page.get_by_label("Hvor mange er med?")
        assert_looks(page, name)
        summary.click()
        people.focus()
        for _ in range(60):
            page.keyboard.press("Tab")
            assert page.evaluate("""() => {
              const own = document.activeElement.getBoundingClientRect(), bar = document.querySelector(".rh-pack__bar");
              return bar.contains(document.activeElement) || own.bottom <= bar.getBoundingClientRect().top + 1;
            }"""), name
        summary.click()


def assert_looks(page: Page, name: str) -> None:
    """Leaves a picture for a person to look at, which is neither empty nor black."""
    page.locator(".rh-pack__people").scroll_into_view_if_needed()
    file = OUTPUT / f"utskriftspakke-{name}.png"
    page.screenshot(path=file)
    paper, ink = paper_and_ink(file)
    assert paper > 200
    assert 0.01 < ink < 0.6


def test_whoever_comes_with_a_choice_sees_what_came_of_it_on_a_fifth_at_most_and_comes_back_to_where_they_were(
    open_page: Callable[..., Page],
):
    page = open_page(f"{PACK}?folk=18&deler={ONE};{OTHER}&borte=2", viewport={"width": 360, "height": 740})
    page.wait_for_function("scrollY > 100")
    add_style(page, PARAGRAPHS)
    bar, listed = page.locator(".rh-pack__bar"), page.get_by_text("Arkene hver for seg")
    for width, height in WINDOWS:
        page.set_viewport_size({"width": width, "height": height})
        size = f"{width}x{height}"
        expect(bar, size).to_be_in_viewport(ratio=1)
        expect(bar.get_by_role("link", name="Vis alt til utskrift"), size).to_be_in_viewport(ratio=1)
        assert bar.evaluate("bar => bar.getBoundingClientRect().height / innerHeight") <= 0.2, size
        assert bar.locator(".rh-pack__size").inner_text() in answer(page), size
        # All that it holds is told where the list ends, with nothing to scroll within.
        listed.click()
        last = page.locator(".rh-pack__list li").last
        last.scroll_into_view_if_needed()
        expect(last, size).to_be_in_viewport(ratio=1)
        assert page.evaluate(OVERFLOW) == [], size
        listed.click()
    # The list itself is printed without its form.
    page.emulate_media(media="print")
    assert page.locator("main input, main button, .rh-pack__answer").filter(visible=True).count() == 0
    expect(page.locator(f"[data-module={ONE}]")).to_be_visible()
    page.emulate_media(media="screen")
    page.evaluate("scrollTo(0, 0)")
    page.reload()
    page.wait_for_timeout(300)
    assert page.evaluate("scrollY") == 0


# All that tests/meeting/pack.test.js reads one by one, and what cannot be decoded at all.
NONSENSE = [
    f"moduler={ONE},../x,%00,constructor,__proto__,{OTHER}%22x%5D&deltakere=<img src=x onerror=alert(1)>&grupper=-4&borte=NaN&ark=A<i>&tosidig=<script>alert(1)</script>",
    "%E0%A4%A",
]


@pytest.mark.parametrize("nonsense", NONSENSE)
def test_nonsense_in_the_address_is_harmless(open_page: Callable[..., Page], nonsense: str):
    page = open_page(f"{PACK}?{nonsense}")
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    expect(page.locator(".rh-pack__people")).to_be_visible()
    if ONE in nonsense:
        assert answer(page).startswith("18\u00a0× refleksjonsark (A). ")
    else:
        assert not page.locator(".rh-pack__answer").is_visible()
    page.goto(f"{PACK}ark/?{nonsense}")
    expect(page.get_by_role("heading", name="Ark til utskrift")).to_be_visible()
    if ONE in nonsense:
        assert page.locator("main .rh-sheet").count() == 18
        assert page.locator(".rh-sheet-nav__count").inner_text().startswith("18 sider på 18 papir")
    else:
        assert page.locator("main .rh-sheet").count() in (5 * len(MODULES), 5 * len(MODULES) - 1)


def laid_out(page: Page) -> list[tuple[str, str]]:
    """The kind and the title of every sheet of the pile; the last words of a title are held together."""
    return page.locator(".rh-sheet").evaluate_all(
        "sheets => sheets.map(sheet => [sheet.dataset.kind, sheet.querySelector('.rh-sheet__title').textContent.replaceAll('\u00a0', ' ')])"
    )


def test_the_pile_is_what_was_asked_for_in_the_order_in_which_it_is_handed_out(open_page: Callable[..., Page]):
    page = open_page(PACK)
    pick(page, ONE, OTHER)
    for name, number in (("Hvor mange er med?", 3), ("Hvor mange grupper?", 2), ("Hvor mange er ikke med?", 1)):
        page.get_by_label(name).fill(str(number))
    told = answer(page)
    sides, papers = map(int, re.search(r"Det blir (\d+) sider på (\d+) papir", told).groups())
    wanted = counted(page, f"deler={ONE};{OTHER}&folk=3&grupper=2&borte=1")
    before = stored(page)
    page.get_by_role("link", name="Vis alt til utskrift").click()
    page.wait_for_url("**/ark/?folk=*")
    assert laid_out(page) == [[kind, TITLES[slug]] for slug, kind, copies, _ in wanted for _ in range(copies)]
    expect(page.locator(".rh-sheet-nav__count")).to_have_text(f"{sides} sider på {papers} papir")
    ids = page.locator("[id]").evaluate_all("all => all.map(one => one.id)")
    assert len(ids) == len(set(ids))
    assert findings(page) == []
    assert stored(page) == before
    lay_out(page)
    assert faults(page) == []
    printed = texts(page)
    assert len(printed) == papers
    assert len([text for text in printed if text]) == sides
    assert [one for one in said(printed) if one] == stated(page)


def test_the_questions_that_a_meeting_asks_are_those_of_the_pile(open_page: Callable[..., Page]):
    prompt = MODULES[[written.file.stem for written in MODULES].index(ONE)].module["prompts"][-1]
    page = open_page(f"{PACK}ark/?deler={ONE}&folk=2&q={prompt['id']}&ark=A")
    shown = [text.replace("\u00a0", " ") for text in page.locator("main .rh-prompt__text").all_inner_texts()]
    assert shown == [prompt["text"]] * 2
    # The button prints, and is not on the paper.
    page.evaluate("window.print = () => { window.printed = true; }")
    page.get_by_role("button", name="Skriv ut").click()
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    assert not page.get_by_role("button").is_visible()


@pytest.mark.parametrize(("slugs", "kinds"), [((ONE,), "A"), ((ONE, OTHER), "DABCE")], ids=["A", "all-of-two"])
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


def test_axe_finds_nothing_with_a_pack_that_is_chosen_and_nothing_scrolls_sideways(open_page: Callable[..., Page]):
    page = open_page(f"{PACK}?moduler={ONE},{OTHER}&tosidig=ja", viewport={"width": 360, "height": 740})
    for scheme, width in (("light", 360), ("dark", 1280)):
        if scheme == "dark":
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 740})
            page.reload()
        page.get_by_text("Arkene hver for seg").click()
        assert findings(page) == [], scheme
        assert page.evaluate(OVERFLOW) == [], width
    page.goto(f"{PACK}ark/?moduler={ONE}&deltakere=1&grupper=1&borte=1&ark=DABCE&tosidig=ja")
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate(OVERFLOW) == [], width


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
    expect(page).to_have_url(re.compile(rf"^file://.*/{PACK}index\.html\?folk=18&deler={ONE}"))
    page.reload()
    told = answer(page)
    assert told.startswith("1\u00a0× kjøreplan (D), 18\u00a0× ")
    page.get_by_role("link", name="Vis alt til utskrift").click()
    page.wait_for_url("**/ark/index.html?folk=*")
    expect(page.locator(".rh-sheet-nav__count")).to_have_text(told.partition("Det blir ")[2].rstrip("."))
    page.get_by_role("link", name="Tilbake til alle arkene").click()
    expect(page.locator(".rh-pack__pick:checked")).to_have_count(1)
