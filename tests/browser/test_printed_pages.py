"""A reading page that is printed with Ctrl+P: what one came to read and nothing of what one presses, black on white."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pytest
from PIL import Image
from playwright.sync_api import Page

from tests.browser.chromium import add_style
from tests.browser.paper import A4, sides, text_of
from tests.site.sources import SAMPLE, module, modules, paragraphs, shown

MODULES = modules(SAMPLE)
MODULE = module("grunnlag/hentetid", SAMPLE)


def squeezed(text: str) -> str:
    """A text without spaces, hyphens and the like, however it is broken into lines."""
    return re.sub(r"[\W_]+", "", text).lower()


def test_a_module_is_printed_dark_on_white_with_its_notes_and_addresses_and_every_side_says_which_it_is(
    open_page: Callable[..., Page],
):
    page = open_page(MODULE.address)
    links = page.locator("main a:not(.headerlink)").evaluate_all("links => links.map(link => link.href)")
    with sides(page) as found:
        texts = [text_of(side) for side in found]
    printed = squeezed(" ".join(texts))
    assert_notes(printed)
    # Addresses of other sites are printed, and those of our own are not.
    outside = [link for link in links if not link.startswith("http://127.0.0.1")]
    assert outside
    assert [link for link in outside if squeezed(link) not in printed] == []
    assert "127001" not in printed
    assert " ".join(texts).count(f"Til sammen {MODULE.module['session']['minutes']} min") == 1
    assert len(texts) > 1
    assert [number for number, text in enumerate(texts, 1) if f"side{number}av{len(texts)}" not in squeezed(text)] == []
    for scheme in ("light", "dark"):
        if scheme == "dark":
            page.emulate_media(media="screen", color_scheme=scheme)
            page.reload()
        page.emulate_media(media="print", color_scheme=scheme)
        for part in (".md-typeset > p", "h1", ".rh-prompt__text", ".rh-checklist li", "td", ".rh-prompt__note p"):
            colour = page.locator(part).first.evaluate("part => getComputedStyle(part).color")
            assert max(map(int, re.findall(r"\d+", colour)[:3])) < 100, f"{scheme}, {part}: {colour}"


def assert_notes(printed: str) -> None:
    """All that is noted to the leader of the module stands in what is printed."""
    notes = [paragraph for prompt in MODULE.module["prompts"] for paragraph in paragraphs(prompt.get("note", ""))]
    assert notes
    assert [note for note in notes if squeezed(note) not in printed] == []


def test_notes_to_the_leader_are_printed_without_script_too(open_page: Callable[..., Page]):
    page = open_page(MODULE.address, java_script_enabled=False)
    page.emulate_media(media="print")
    with sides(page) as found:
        assert_notes(squeezed(" ".join(text_of(side) for side in found)))


def test_boxes_are_empty_and_drawn(open_page: Callable[..., Page]):
    page = open_page(MODULE.address, device_scale_factor=4)
    page.emulate_media(media="print")
    boxes = page.get_by_role("main").get_by_role("checkbox").all()
    assert len(boxes) == sum(len(checklist["items"]) for checklist in MODULE.module["checklists"])
    for box in boxes:
        picture = Image.open(io.BytesIO(box.screenshot())).convert("L")
        width, height = picture.size
        margin = width // 5
        assert picture.crop((margin, margin, width - margin, height - margin)).getextrema() == (255, 255)
        assert picture.getextrema()[0] < 150


def test_the_front_page_prints_every_trouble_and_every_module(open_page: Callable[..., Page]):
    page = open_page("")
    with sides(page) as found:
        printed = squeezed(" ".join(text_of(side) for side in found))
    troubles = [shown(trouble) for written in MODULES for trouble in written.module.get("troubles", [])]
    assert [trouble for trouble in troubles if squeezed(trouble) not in printed] == []
    assert [written.front["title"] for written in MODULES if squeezed(written.front["title"]) not in printed] == []


def test_examples_of_all_modules_stay_closed_on_the_authors_page(open_published: Callable[..., Page]):
    page = open_published("om/for-forfattere/")
    # As somebody prints it, but for the printing, which takes longest of all that is printed.
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    main = page.locator("main").last
    assert main.get_by_text("Leseren ser").filter(visible=True).count() > 0
    # It stands in a question of a module that no example shows.
    elsewhere = main.get_by_text(shown(modules()[-1].module["prompts"][0]["text"]))
    assert elsewhere.count() > 0
    assert elsewhere.filter(visible=True).count() == 0
    # In pages of paper; open, they are hundreds.
    assert page.evaluate("document.documentElement.scrollHeight") < 90 * 1000


def test_a_card_to_hang_on_the_wall_is_one_side_and_begins_with_what_it_is(open_published: Callable[..., Page]):
    page = open_published("verktoy/kort-til-den-som-er-ny/")
    with sides(page) as found:
        printed = [text_of(side) for side in found]
    assert len(printed) == 1
    assert "Dette svarer siden på" not in printed[0]


def test_what_nobody_wrote_on_the_screen_has_a_line_to_write_on(open_page: Callable[..., Page]):
    page = open_page(f"{MODULE.address}vis/")
    page.emulate_media(media="print")
    places = page.locator(".rh-written__said")
    assert places.count() >= 3
    heights = places.evaluate_all(
        "all => all.map(one => [one.getBoundingClientRect().height, getComputedStyle(one).borderBottomStyle])"
    )
    assert [one for one in heights if one[0] < 30 or one[1] != "solid"] == []


def test_the_leaders_notes_are_printed_without_what_one_presses(open_page: Callable[..., Page]):
    page = open_page(f"{MODULE.address}vis/leder/")
    assert page.get_by_role("button", name="Videre").is_visible()
    page.emulate_media(media="print")
    assert page.locator("button:visible").count() == 0


def test_where_a_page_is_from_stands_on_its_first_side_and_so_never_alone(open_published: Callable[..., Page]):
    page = open_published("moter/metoder/")
    address = squeezed(page.locator(".rh-printed-from").get_attribute("data-from") or "")
    assert address
    with sides(page) as found:
        assert [address in squeezed(text_of(side)) for side in found] == [True, *[False] * (len(found) - 1)]


def test_sources_that_fit_one_side_of_paper_are_not_parted(open_page: Callable[..., Page]):
    page = open_page(MODULE.address)
    page.locator(".rh-sources ul").evaluate(
        """list => {
          const one = list.firstElementChild;
          list.replaceChildren(...Array.from({length: 9}, (_, number) => {
            const source = one.cloneNode();
            source.textContent = `Kilde${number}`;
            return source;
          }));
          const before = document.createElement('p');
          before.className = 'before';
          list.closest('section').before(before);
        }"""
    )
    ends = set()
    # Less than they are high: somewhere a side ends among them, were they parted.
    for millimetres in range(0, 260, 40):
        add_style(page, f".before {{ height: {millimetres}mm }}")
        with sides(page) as found:
            texts = [text_of(side) for side in found]
        holding = [number for number, text in enumerate(texts) if "Kilde" in re.sub("Kilder", "", text)]
        assert len(holding) == 1, millimetres
        ends.add(holding[0])
    assert len(ends) > 1


def _torn(said: list[str], sides: list[str]) -> list[str]:
    """The beginnings of what does not begin and end on the same side of paper. What is drawn between its words has no letters there."""
    ends = [(words, squeezed(words)[:20], squeezed(words)[-20:]) for words in said]
    return [words[:40] for words, first, last in ends if not any(first in side and last in side for side in sides)]


@pytest.mark.parametrize("path", ["verktoy/ordliste/", "verktoy/alle-sporsmal/", "verktoy/alle-sjekklister/"])
def test_what_a_list_holds_stays_whole_and_the_last_page_is_not_nearly_empty(
    open_published: Callable[..., Page], path: str
):
    page = open_published(path)
    page.emulate_media(media="print")
    items = page.locator("[data-item]")
    if path == "verktoy/alle-sjekklister/":
        # What is ticked off has a box, and no dot.
        box = "item => [getComputedStyle(item).listStyleType, getComputedStyle(item, '::before').borderTopStyle]"
        assert items.locator("li").first.evaluate(box) == ["none", "solid"]
    assert set(items.evaluate_all("items => items.map(item => getComputedStyle(item).breakInside)")) == {"avoid"}
    said = items.evaluate_all("items => items.map(item => item.innerText)")
    with sides(page) as found:
        texts = [squeezed(text_of(side)) for side in found]
        last = found[-1].get_textpage()
        # The page's own number stands lower.
        lowest = min(low for place in range(last.count_chars()) if (low := last.get_charbox(place)[1]) > 60)
    assert _torn(said, texts) == []
    assert A4[1] - lowest > A4[1] / 4


def test_what_leads_to_a_sheet_is_not_on_paper(open_page: Callable[..., Page]):
    page = open_page("verktoy/skriftlig-plan/")
    leads = page.get_by_role("link", name="Skriv ut det tomme arket")
    assert leads.is_visible()
    page.emulate_media(media="print")
    assert leads.is_hidden()


@pytest.mark.parametrize("path", ["grunnlag/aktivitetsplikten/", "moter/programmer/planleggingsdag/"])
def test_no_step_of_the_leaders_notes_is_torn_on_paper_and_every_side_says_which_it_is(
    open_published: Callable[..., Page], path: str
):
    page = open_published(f"{path}vis/leder/")
    steps = page.locator(".rh-leader__step").filter(visible=True)
    page.emulate_media(media="print")
    assert page.get_by_role("link").filter(visible=True).count() == 0
    said = steps.evaluate_all(
        "steps => steps.map(step => [...step.children].filter(child => child.checkVisibility()).map(child => child.innerText).join(' '))"
    )
    with sides(page) as found:
        told = [text_of(side) for side in found]
    texts = [squeezed(text) for text in told]
    assert len(said) > 5
    assert _torn(said, texts) == []
    assert [f"Side {number} av {len(told)}" in text for number, text in enumerate(told, 1)] == [True] * len(told)


# A table of so many rows, after as much else as there is.
_ROWS = """([rows, before]) => {
  const all = Array.from({length: rows}, (_, at) => `<tr><td>Rad${at + 1}.</td><td>Mer<br>enda mer</td></tr>`).join("");
  document.querySelector("article").innerHTML = `<p></p><h2>Overskrift</h2><table class="rh-agenda__table"><thead><tr><th>Kolonne</th><th>Til</th></tr></thead><tbody>${all}</tbody><tfoot><tr><td>Sum</td><td>Alt</td></tr></tfoot></table>`;
  document.querySelector("article p").style.height = `${before}mm`;
}"""


def _rows_of_sides(page: Page, rows: int, before: int) -> list[str]:
    page.evaluate(_ROWS, [rows, before])
    with sides(page) as found:
        return [squeezed(text_of(side)) for side in found]


def test_a_table_that_one_side_holds_stands_on_one_side_with_its_heading(open_page: Callable[..., Page]):
    page = open_page(MODULE.address)
    ends = set()
    # Less than it is high.
    for millimetres in range(0, 240, 40):
        texts = _rows_of_sides(page, 6, millimetres)
        holding = [number for number, text in enumerate(texts) if re.search(r"overskrift|rad\d|sum", text)]
        assert len(holding) == 1, millimetres
        ends.add(holding[0])
    assert len(ends) > 1


def test_programmes_and_plans_are_printed_with_their_headings_and_without_ways_to_go_on(
    open_published: Callable[..., Page],
):
    page = open_published("moter/programmer/")
    said = page.locator("[data-item]:has(table)").evaluate_all(
        "items => items.map(item => [item.querySelector('h2, h3, h4'), item.querySelector('tfoot')].map(end => end.innerText))"
    )
    assert len(said) > 3
    plan = page.locator("[data-item=toarsplan]")
    title = squeezed(plan.locator("h2, h3").first.inner_text())
    first = squeezed(plan.locator(".rh-plan__item").first.inner_text())[:40]
    leads = page.locator("[data-item] a").filter(has_text=re.compile("Endre programmet|Åpne i halvårsplanen|Skriv ut"))
    assert leads.first.is_visible()
    with sides(page) as found:
        texts = [squeezed(text_of(side)) for side in found]
    # What is said of a programme, and the heading of a plan, stands with its rows.
    assert [title for title, end in said if not any(_in_order(text, title, end) for text in texts)] == []
    assert [title in text for text in texts if first in text] == [True]
    page.emulate_media(media="print")
    assert leads.filter(visible=True).all_inner_texts() == []


def _in_order(text: str, first: str, last: str) -> bool:
    return squeezed(last) in text.partition(squeezed(first))[2]
