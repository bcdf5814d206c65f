"""Lists that one chooses in: questions, checklists, words and programmes, by what stands in the address."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import add_style
from tests.browser.test_accessibility import findings
from tests.browser.test_layout import OVERFLOW, PARAGRAPHS, WINDOWS
from tests.site.sources import SAMPLE, module

QUESTIONS = "verktoy/alle-sporsmal/"
CHECKLISTS = "verktoy/alle-sjekklister/"
FIRST = module("grunnlag/a-vente", SAMPLE)
SLUG = FIRST.file.stem
PROMPTS = [prompt["id"] for prompt in FIRST.module["prompts"]]
CHOSEN = f"?deler={SLUG}:{PROMPTS[0]},{PROMPTS[1]}"


def shown(page: Page) -> list[str]:
    """The keys of what is in the list: what stands further down is not laid out before somebody comes there."""
    items = page.locator("[data-item]")
    return items.evaluate_all("items => items.filter(item => !item.closest('[hidden]')).map(item => item.dataset.item)")


def test_a_choice_by_keyboard_stands_in_the_address_and_goes_with_the_way_back(open_page: Callable[..., Page]):
    page = open_page(QUESTIONS)
    every = shown(page)
    block = page.get_by_label("Byggestein")
    block.focus()
    block.select_option("holdninger")
    fewer = shown(page)
    assert 0 < len(fewer) < len(every)
    # On paper it stands once more.
    expect(page.get_by_role("status").filter(has_text=f"{len(fewer)} av {len(every)} spørsmål.")).to_be_visible()
    page.get_by_label("Ord", exact=True).press_sequentially("hv")
    assert page.url.endswith("?byggestein=holdninger&ord=hv")
    page.go_back()
    assert shown(page) == fewer
    expect(page.get_by_label("Ord", exact=True)).to_have_value("")
    page.go_forward()
    again = open_page(page.url.partition("/verktoy/")[1][1:] + page.url.partition("/verktoy/")[2])
    assert shown(again) == shown(page)
    again.locator(".rh-filters").get_by_role("button", name="Nullstill").press("Enter")
    assert shown(again) == every
    assert not again.url.partition("?")[2]
    expect(again.get_by_role("status").filter(has_text=f"{len(every)} spørsmål")).to_be_focused()


def test_what_is_chosen_goes_to_a_meeting_to_sheets_and_to_the_clipboard(open_page: Callable[..., Page]):
    page = open_page(QUESTIONS, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_label(f"Velg spørsmål 1: {FIRST.front['title']}").press("Space")
    page.get_by_label(f"Velg spørsmål 2: {FIRST.front['title']}").press("Space")
    assert page.url.endswith(CHOSEN)
    bar = page.get_by_role("region", name="Det du har valgt")
    expect(bar.get_by_role("link", name="Lag et møte")).to_have_attribute("href", re.compile(rf"mote/\{CHOSEN}$"))
    bar.get_by_label("Vis bare de valgte").press("Space")
    assert shown(page) == [f"{SLUG}:{id}" for id in PROMPTS[:2]]
    bar.get_by_role("button", name="Kopier teksten").press("Enter")
    expect(bar.get_by_text("Teksten er kopiert.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert f"(«{FIRST.front['title']}», spørsmål 2, http" in copied
    assert copied.splitlines()[-1].startswith("Kilde: ")
    bar.get_by_role("link", name="Ark til utskrift").press("Enter")
    page.get_by_role("link", name="Vis alt til utskrift").click()
    numbers = page.locator(".rh-sheet[data-kind=A]").first.locator(".rh-prompt__number")
    expect(numbers).to_have_text(["Spørsmål 1", "Spørsmål 2"])
    page.go_back()
    page.go_back()
    page.get_by_role("button", name="Fjern valgene").press("Enter")
    expect(bar).to_be_hidden()
    assert page.evaluate("localStorage.length + sessionStorage.length") <= 1


def test_a_checklist_that_its_module_does_not_plan_comes_to_the_meeting_with_its_points(open_page: Callable[..., Page]):
    planned = {step.get("checklist") for step in FIRST.module["session"]["steps"]}
    (checklist,) = [each for each in FIRST.module["checklists"] if each["id"] not in planned]
    page = open_page(CHECKLISTS)
    page.get_by_role("checkbox", name=f"Velg sjekklista: {checklist['title']}").press("Space")
    link = page.get_by_role("region", name="Det du har valgt").get_by_role("link", name="Lag et møte")
    expect(link).to_have_attribute("href", re.compile(rf"\?deler={SLUG}:{checklist['id']}$"))
    link.click()
    # Where it is made it is a step of its module, and nothing else of that is planned.
    taken = page.get_by_role("checkbox", name=re.compile(f"^Sjekkliste: {checklist['title']}"))
    expect(taken).to_be_checked()
    assert [step["kind"] for step in page.evaluate("rhMeeting.plan().steps")] == ["checklist"]
    query = page.url.partition("?")[2]
    for face, place in (
        ("vis/", ".rh-screen--checklist li"),
        ("kjoreplan/", ".rh-sheet[data-kind=D] tbody li"),
        ("ark/", ".rh-sheet[data-kind=C] li"),
    ):
        shown = open_page(f"moter/mote/{face}?{query}")
        for point in checklist["items"]:
            expect(shown.locator(place).filter(has_text=point)).to_have_count(1)


def test_without_the_clipboard_the_text_is_there_to_copy(open_page: Callable[..., Page]):
    page = open_page(f"{CHECKLISTS}")
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.get_by_role("checkbox", name=re.compile("Velg sjekklista")).first.press("Space")
    page.get_by_role("button", name="Kopier teksten").press("Enter")
    area = page.get_by_role("textbox", name="Teksten")
    expect(area).to_be_focused()
    assert area.input_value().splitlines()[1].startswith("– ")


@pytest.mark.parametrize("path", [QUESTIONS, CHECKLISTS, "verktoy/ordliste/", "moter/programmer/"])
def test_without_a_script_all_is_there_and_nothing_to_press(open_page: Callable[..., Page], path: str):
    plain = open_page(path, java_script_enabled=False)
    for control in ("input", "select", "button"):
        expect(
            plain.locator(f".rh-filters {control}, .rh-chosen {control}, .rh-collection {control}").filter(visible=True)
        ).to_have_count(0)
    with_script = open_page(path)
    expect(with_script.locator(".rh-filters")).to_be_visible()
    assert shown(with_script) == shown(plain) != []


def test_programmes_are_filtered_by_minutes_with_the_headings_above_them(open_page: Callable[..., Page]):
    page = open_page("moter/programmer/")
    every = shown(page)
    page.get_by_role("combobox", name="Tid", exact=True).select_option("Høyst 45 min")
    assert page.url.endswith("?tid=45")
    assert shown(page) == ["kort"]
    expect(page.locator(".rh-programmes__list li").filter(visible=True)).to_have_count(1)
    expect(page.get_by_role("heading", name="To år").first).to_be_hidden()
    # Who is led to what is not shown has asked for it.
    page.evaluate("location.hash = document.querySelector('[data-item]:not([data-minutes]) [id]').id")
    expect(page.get_by_role("heading", name="To år").first).to_be_visible()
    assert shown(page) == every
    assert "?" not in page.url


def test_a_place_that_cannot_be_read_leaves_the_list_as_it_was_asked_for(open_page: Callable[..., Page]):
    page = open_page(f"{QUESTIONS}{CHOSEN}&vis=valgte#%E0%A4%A")
    assert shown(page) == [f"{SLUG}:{id}" for id in PROMPTS[:2]]


def test_a_letter_leads_to_its_words_and_one_without_is_no_link(open_page: Callable[..., Page]):
    page = open_page("verktoy/ordliste/")
    letters = page.get_by_role("list", name="Bokstavene").get_by_role("listitem")
    expect(letters).to_have_count(29)
    letters.get_by_role("link").last.press("Enter")
    assert "#bokstav-" in page.url
    assert letters.filter(has_text="ingen ord").get_by_role("link").count() == 0


@pytest.mark.parametrize(
    "path", [f"{QUESTIONS}{CHOSEN}&byggestein=holdninger", CHECKLISTS, "verktoy/ordliste/", "moter/programmer/"]
)
def test_it_is_accessible_and_fits_a_narrow_screen(open_page: Callable[..., Page], path: str):
    # So high that the bar of what is chosen, which lies over whatever is scrolled below it, cuts no link in two.
    page = open_page(path, viewport={"width": 320, "height": 700})
    assert findings(page) == []
    assert page.evaluate(OVERFLOW) == []


@pytest.mark.parametrize(
    ("path", "name", "place"),
    [
        (QUESTIONS, "Til filteret", "finn"),
        (CHECKLISTS, "Til filteret", "finn"),
        ("verktoy/ordliste/", "Til bokstavene", "bokstavene"),
        ("verktoy/kilder/", "Til toppen av lista", "kildene"),
    ],
)
def test_a_long_list_leads_up_on_a_phone_and_covers_nothing_that_has_the_focus(
    open_published: Callable[..., Page], path: str, name: str, place: str
):
    page = open_published(path, viewport={"width": 360, "height": 740})
    up = page.locator(".rh-way-up").get_by_role("link", name=name)
    # Who has just come knows the way.
    expect(up).not_to_be_in_viewport()
    page.evaluate("window.scrollTo(0, 6000)")
    expect(up).to_be_in_viewport(ratio=1)
    lies_over = """link => {
      const up = document.querySelector('.rh-way-up a').getBoundingClientRect(), here = link.getBoundingClientRect();
      return here.bottom > up.top && here.top < up.bottom && here.right > up.left && here.left < up.right;
    }"""
    for link in page.locator("main [data-item] a, .rh-collection__sources a").all()[10:22]:
        link.focus()
        assert not link.evaluate(lies_over)
    up.press("Enter")
    expect(page.locator(f"#{place}")).to_be_in_viewport()
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(up).to_be_hidden()


def test_the_bar_of_what_is_chosen_leads_up_in_the_same_place(open_published: Callable[..., Page]):
    page = open_published(QUESTIONS, viewport={"width": 360, "height": 740})
    page.get_by_label(re.compile("Velg spørsmål 1")).first.check()
    expect(page.locator(".rh-way-up a")).to_be_hidden()
    page.locator(".rh-chosen").get_by_role("link", name="Til filteret").press("Enter")
    expect(page.locator("#finn")).to_be_in_viewport()


def test_the_bar_of_what_is_chosen_leaves_a_phone_to_the_list(open_page: Callable[..., Page]):
    page = open_page(f"{QUESTIONS}{CHOSEN}", viewport={"width": 360, "height": 740})
    bar = page.locator(".rh-chosen")
    expect(bar).to_be_visible()
    assert bar.evaluate("bar => bar.getBoundingClientRect().height") < 100
    low = bar.locator("a, button, label").filter(visible=True)
    assert low.evaluate_all("all => Math.min(...all.map(one => one.getBoundingClientRect().height))") >= 24


@pytest.mark.parametrize("path", [f"{QUESTIONS}{CHOSEN}", CHECKLISTS])
def test_it_takes_no_more_than_a_fifth_however_far_apart_a_reader_sets_what_it_says(
    open_page: Callable[..., Page], path: str
):
    page = open_page(path)
    page.locator(".rh-collection__pick input").first.check()
    add_style(page, PARAGRAPHS)
    bar = page.locator(".rh-chosen")
    for width, height in WINDOWS:
        page.set_viewport_size({"width": width, "height": height})
        assert bar.evaluate("bar => bar.getBoundingClientRect().height / innerHeight") <= 0.2, (width, height)
        for way in bar.locator("a, button, label").filter(visible=True).all():
            expect(way).to_be_in_viewport(ratio=1)
    # What is to be copied by hand has room when it is asked for.
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    bar.get_by_role("button", name="Kopier teksten").click()
    for width, height in WINDOWS:
        page.set_viewport_size({"width": width, "height": height})
        expect(bar.get_by_role("textbox", name="Teksten")).to_be_in_viewport(ratio=0.9)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        (f"{QUESTIONS}?byggestein=holdninger", "Utvalg – byggestein: "),
        (f"{QUESTIONS}{CHOSEN}&vis=valgte", "Utvalg – valgt for hånd. 2 av "),
        ("verktoy/ordliste/?ord=lek", "Utvalg – ord: «lek». "),
        (QUESTIONS, ""),
    ],
)
def test_paper_says_that_a_list_is_not_all_of_it(open_page: Callable[..., Page], address: str, told: str):
    page = open_page(address)
    printed = page.locator(".rh-filters__printed")
    expect(printed).to_be_hidden()
    page.emulate_media(media="print")
    if told:
        expect(printed).to_be_visible()
        expect(printed).to_contain_text(told)
    else:
        expect(printed).to_be_hidden()


def test_the_many_modules_that_use_a_source_are_counted_and_shown_to_whoever_asks_and_paper_holds_it_whole(
    open_published: Callable[..., Page],
):
    page = open_published("verktoy/kilder/")
    much_used = page.locator(".rh-collection__sources > li").filter(has=page.locator("details")).first
    count, links = much_used.locator("summary"), much_used.locator(".rh-collection__many")
    expect(count).to_have_text(re.compile(r"^Brukt i \d+ moduler$"))
    expect(links).to_be_hidden()
    count.click()
    expect(links.get_by_role("link").nth(4)).to_be_visible()
    page.emulate_media(media="print")
    expect(links).to_be_hidden()
    expect(count).to_be_visible()
    expect(much_used).to_have_css("break-inside", "avoid")
