"""The search as people meet it: what a find says, where it leads, what is marked there, and what is offered where nothing is found."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Request, expect

from tests.browser.chromium import Watch
from tests.browser.sweeping import in_light
from tests.browser.test_accessibility import become, contrast
from tests.firefox.firefox import until
from tests.search.engine import engine
from tests.search.field import Field
from tests.search.quality import handbook_queries
from tests.site.sources import SAMPLE, modules

NOTHING = "tariffoppgjør"
LAPTOP = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 740}
HERE_TOO = ".md-search-result__link[href*='grunnlag/a-vente/'][href*='h=']"


# What one leaves a search as: its field empty, nothing found, nothing to be read aloud, and closed.
EMPTIED = """() => {
  const [field, count, list, open] = [".md-search__input", ".md-search-result__meta", ".md-search-result__list", "#__search"]
    .map((name) => document.querySelector(name));
  if (field.value) {
    field.value = "";
    field.dispatchEvent(new Event("input"));
  }
  document.querySelector(".rh-spoken").textContent = "";
  if (open.checked) open.click();
  document.activeElement.blur();
  return count.textContent === count.dataset.empty && !list.children.length;
}"""


@pytest.fixture(scope="module")
def front_page(browser: Browser, published_home: str) -> Iterator[Page]:
    """The one window of `at_search`."""
    with browser.new_context(base_url=published_home, locale="nb-NO", reduced_motion="reduce") as context:
        yield context.new_page()


@pytest.fixture(scope="module")
def small_front_page(browser: Browser, home: str) -> Iterator[Page]:
    """The one window of `at_small_search`."""
    with browser.new_context(base_url=home, locale="nb-NO", reduced_motion="reduce") as context:
        yield context.new_page()


@pytest.fixture
def at_search(front_page: Page, published_home: str) -> Iterator[Callable[..., Page]]:
    """The front page of the handbook, where somebody has searched before: a new page fetches and sets up the whole index."""
    with searching(front_page, published_home) as at_search:
        yield at_search


@pytest.fixture
def at_small_search(small_front_page: Page, home: str) -> Iterator[Callable[..., Page]]:
    """The front page of the made-up handbook, for whoever leaves it: its index is there at once."""
    with searching(small_front_page, home) as at_search:
        yield at_search


@contextmanager
def searching(window: Page, home: str) -> Iterator[Callable[..., Page]]:
    """Comes to a front page where nothing is searched for, always in the same window.

    Whoever leaves the page, or loads it anew, does so for whoever comes next, too. Any error fails the test, and any request to another host.
    """
    watch = Watch(home)
    watch.over(window)

    def at_search(viewport: dict[str, int] = LAPTOP, **media: Any) -> Page:
        window.set_viewport_size(viewport)
        window.emulate_media(**{"forced_colors": "none", "color_scheme": "light", **media})
        if window.url != home or not window.evaluate("window.hasSearched"):
            window.goto("")
            search(window, "lek")
            expect(window.locator(".md-search-result__item").first).to_be_visible()
            window.evaluate("window.hasSearched = true")
        until(lambda: window.evaluate(EMPTIED), "the search does not become empty")
        return window

    yield at_search
    watch.rest(window)
    assert watch.seen == []


def search(page: Page, query: str) -> None:
    """Opens the search as one does at this width, and puts words in.

    At once, as who pastes: each key would be answered, and what is looked for could be the answer to a word that is half typed.
    """
    if page.viewport_size["width"] < 960:
        page.locator("label.md-header__button[for=__search]").click()
    else:
        page.locator(".md-search__input").click()
    page.keyboard.insert_text(query)


def test_the_field_shows_what_the_worker_finds(at_search: Callable[..., Page], published_home: str, published: Path):
    """How good that is, is asked of the worker itself, in `tests/search/test_quality.py`."""
    field = Field(at_search(), published_home)
    of_every_kind = {query.kind: query.text for query in handbook_queries()}
    with engine(published) as worker:
        for text in of_every_kind.values():
            found, shown = worker.pages(text), field.search(text)
            # The rest of them is shown a moment later.
            assert len(shown) >= min(8, len(found))
            assert shown == found[: len(shown)], text


def test_no_find_is_high_on_a_phone_where_much_is_missing_and_names_are_long(at_search: Callable[..., Page]):
    page = at_search(PHONE)
    search(page, "personalmøte 30 minutter")
    finds = page.locator(".md-search-result__item")
    expect(finds.nth(4)).to_be_visible()
    assert max(find.bounding_box()["height"] for find in finds.all()) <= 140


@pytest.mark.parametrize("window", [PHONE, LAPTOP], ids=["a phone", "a laptop"])
def test_how_many_there_are_begins_where_the_finds_do(at_search: Callable[..., Page], window: dict[str, int]):
    page = at_search(window)
    search(page, "biting")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    left = """element => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return Math.round(range.getBoundingClientRect().left);
    }"""
    count, title = page.locator(".md-search-result__meta"), page.locator(".rh-find__title").first
    assert count.evaluate(left) == title.evaluate(left)


def test_a_long_question_is_read_to_its_end_on_a_phone(at_search: Callable[..., Page]):
    page = at_search(PHONE)
    search(page, "barn som biter")
    finds = page.locator(".md-search-result__item")
    expect(finds.filter(has_text="Velg noe som ofte ender i kamp")).to_be_attached()
    titles = page.locator(".rh-find__title").evaluate_all(
        "titles => titles.map((title) => [title.textContent, title.scrollHeight - title.clientHeight])"
    )
    of_some_length = [(title, below) for title, below in titles if len(title) <= 100]
    assert max(len(title) for title, _ in of_some_length) > 80
    assert [title for title, below in of_some_length if below > 2] == []
    assert max(find.bounding_box()["height"] for find in finds.all()) <= 140


def test_five_finds_are_in_sight_on_a_phone_and_each_says_first_what_it_is(at_search: Callable[..., Page]):
    page = at_search(PHONE)
    search(page, "foreldresamtale")
    finds = page.locator(".md-search-result__item")
    expect(finds.nth(4)).to_be_visible()
    boxes = [find.bounding_box() for find in finds.all()]
    assert max(box["height"] for box in boxes) <= 140
    assert sum(box["y"] + box["height"] <= PHONE["height"] for box in boxes) >= 5
    # The rest of them is shown a moment later.
    until(lambda: len(_names_of_finds(page)) == finds.count(), "some finds are not heard")
    for words in [*finds.all_inner_texts(), *_names_of_finds(page)]:
        assert re.match("Modul|Spørsmål|Sjekkliste|Praksisfortelling|Arbeidsmåte|Ord|Program|Side", words)


@pytest.mark.parametrize("query", ["hun får aldri være med", "hvem skal ha planen"])
def test_a_find_shows_the_words_that_it_was_found_by(at_search: Callable[..., Page], query: str):
    page = at_search()
    search(page, query)
    finds = page.locator(".md-search-result__item")
    expect(finds.nth(4)).to_be_visible()
    reasons = finds.filter(has_text=re.compile("Svarer på: |Søkeord: "))
    assert reasons.count() > 0
    expect(reasons.filter(has_not=page.locator(".rh-find__text mark"))).to_have_count(0)


def test_a_long_question_shows_a_handful_and_says_how_many(at_search: Callable[..., Page]):
    page = at_search(PHONE)
    search(page, "hvordan får vi med de barna som aldri blir spurt om å være med i leken ute")
    count = page.locator(".md-search-result__meta")
    expect(count).to_have_text(re.compile(r"^(De 10 beste treffene|\d+ treff)$"))
    page.wait_for_timeout(1000)
    finds = page.locator(".md-search-result__item").count()
    assert 5 <= finds <= 10
    assert int(re.search(r"\d+", count.inner_text())[0]) == finds


def test_a_find_by_what_people_ask_leads_to_where_that_is_written_and_marks_it(at_search: Callable[..., Page]):
    page = at_search()
    search(page, "venter på sakkyndig vurdering")
    find = page.locator(".md-search-result__link").filter(has_text="Svarer på: ").first
    expect(find).to_be_visible()
    place = _bare(find)
    assert "#" in place
    find.click()
    expect(page).to_have_url(place)
    expect(page.locator(":target")).to_be_in_viewport()
    marks = page.locator("main mark")
    expect(marks.first).to_be_attached()
    assert "vurdering" in {mark.lower() for mark in marks.all_text_contents()}


def _names_of_finds(page: Page) -> list[str]:
    """What the browser itself tells of each find to those who listen."""
    told = page.context.new_cdp_session(page)
    nodes = told.send("Accessibility.getFullAXTree")["nodes"]
    told.detach()
    by_id = {node["nodeId"]: node for node in nodes}

    def is_found(node: dict[str, Any]) -> bool:
        parent = by_id.get(node.get("parentId"))
        return parent is not None and (
            (_role(parent) == "group" and parent["name"]["value"] == "Treff") or is_found(parent)
        )

    return [node["name"]["value"] for node in nodes if _role(node) == "link" and is_found(node)]


def _role(node: dict[str, Any]) -> str:
    return node["role"]["value"] if "role" in node and not node["ignored"] else ""


def test_nothing_of_the_search_is_fetched_before_the_field_is_used(page: Page):
    fetched = "performance.getEntriesByType('resource').map((entry) => entry.name).filter((name) => /search_index|workers/.test(name))"
    assert page.evaluate(fetched) == []
    search(page, "lek")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert page.evaluate(fetched)


def test_keys_that_come_before_the_last_is_answered_are_asked_for_once(at_search: Callable[..., Page]):
    page = at_search()
    search(page, "lek")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.evaluate("""() => {
      component$.subscribe((component) => { if (component.found) window.answers += 1; });
      // Who subscribes is told of the latest at once.
      window.answers = 0;
      const field = document.querySelector(".md-search__input");
      for (let end = 1; end <= 15; end++) {
        field.value = "aktivitetsplikt".slice(0, end);
        field.dispatchEvent(new KeyboardEvent("keyup"));
      }
    }""")
    expect(page.locator(".md-search-result__item").first).to_contain_text("aktivitetsplikt", ignore_case=True)
    page.wait_for_timeout(500)
    assert page.evaluate("window.answers") == 2
    page.keyboard.type(" ute")
    page.wait_for_function("window.answers > 2")


def test_what_might_be_meant_is_chosen_by_key(at_search: Callable[..., Page]):
    page = at_search()
    search(page, "hva gjør vi når et barn")
    field = page.get_by_role("combobox")
    option = page.get_by_role("listbox", name="Forslag").get_by_role("option").first
    expect(field).to_have_attribute("aria-expanded", "true")
    meant = option.inner_text()
    page.keyboard.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", option.get_attribute("id"))
    expect(field).to_be_focused()
    page.keyboard.press("Enter")
    expect(field).to_have_value(meant)
    expect(page.locator(".md-search-result__item").first).to_contain_text(meant)


def test_escape_takes_what_is_suggested_away_and_only_then_closes_the_search(at_search: Callable[..., Page]):
    page = at_search()
    search(page, "hva gjør vi når et barn")
    field, options = page.get_by_role("combobox"), page.get_by_role("listbox", name="Forslag")
    expect(options).to_be_visible()
    page.keyboard.press("Escape")
    expect(options).to_be_hidden()
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_be_focused()
    expect(page.locator("#__search")).to_be_checked()
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()


@pytest.mark.parametrize("query", ["", "vennskap", NOTHING])
def test_tab_stops_at_nothing_that_can_only_be_scrolled(at_search: Callable[..., Page], query: str):
    page = at_search(PHONE)
    search(page, query)
    expect(page.locator(".md-search-result__meta")).to_be_visible()
    if query:
        page.locator(".rh-no-answer a, .md-search-result__item").first.wait_for()
        page.keyboard.press("Tab")
        expect(page.get_by_role("button", name="Nullstill")).to_be_focused()
    page.keyboard.press("Tab")
    stop = "[document.activeElement.closest('.md-search__output') !== null, document.activeElement.matches('a, button, input')]"
    is_within, is_control = page.evaluate(stop)
    assert is_control or not is_within
    assert is_within == bool(query)


def test_tab_goes_on_into_what_is_found_and_out_of_it_again(at_search: Callable[..., Page]):
    page = at_search()
    search(page, "vennskap")
    # Each letter has finds of its own; what is heard waits for the last, and no later ones take the focus away.
    expect(page.locator(".rh-spoken")).not_to_be_empty()
    first = page.locator(".md-search-result__link").first
    for _ in range(3):
        page.keyboard.press("Tab")
        if first.evaluate("link => link === document.activeElement"):
            break
    expect(first).to_be_focused()
    page.locator(".md-search-result__link").last.focus()
    page.keyboard.press("Tab")
    expect(page.locator("#__search")).not_to_be_checked()


def test_marks_are_whole_words_and_part_no_button(visit: Callable[..., Page]):
    page = visit("grunnlag/vennskap-og-lek/#h=lek+vis+ut")
    marks = page.locator("main mark")
    expect(marks.first).to_be_visible()
    assert set(map(str.lower, marks.all_inner_texts())) <= {"lek", "vis", "ut"}
    assert page.locator("button mark, [data-face] mark, summary mark").count() == 0
    around = "[...document.querySelectorAll('main mark')].map((mark) => (mark.previousSibling?.data || ' ').slice(-1) + (mark.nextSibling?.data || ' ')[0])"
    assert not any(sign.isalnum() for pair in page.evaluate(around) for sign in pair)


def _bare(find: Locator) -> str:
    """Where a find leads to, without the words that are to be marked there."""
    return re.sub(r"#?&?\bh=.*", "", find.evaluate("link => link.href"))


def test_nothing_of_a_search_is_sent_or_stays_in_an_address(at_small_search: Callable[..., Page], home: str):
    page = at_small_search()
    sent: list[str] = []

    def take_down(request: Request) -> None:
        sent.append(request.url.partition("#")[0])

    page.context.on("request", take_down)
    marking = page.locator(".md-search-result__link[href*='h=']")
    for number in (0, 3):
        search(page, "barnet")
        find = marking.nth(number)
        expect(find).to_be_attached()
        place = _bare(find)
        assert "?" not in place
        # In a tab of its own, as one does who wants to come back, and then here.
        with page.context.expect_page() as opened:
            find.click(modifiers=["ControlOrMeta"])
        expect(opened.value.locator("main mark").first).to_be_attached()
        assert opened.value.url == place
        opened.value.close()
        search(page, "")
        find.click()
        expect(page).to_have_url(place)
        expect(page.locator("main mark").first).to_be_attached()
        page.go_back()
        expect(page).to_have_url(home)
        page.go_forward()
        expect(page).to_have_url(place)
        page.go_back()
        page.reload()
    page.context.remove_listener("request", take_down)
    assert sent
    assert [address for address in sent if re.search(r"barnet|[?](?!v=)", address)] == []


def test_a_find_on_the_page_that_one_is_on_is_gone_to_and_marked(open_page: Callable[..., Page]):
    page = open_page("grunnlag/a-vente/", viewport=LAPTOP)
    page.evaluate("window.isSame = true")
    for query in ("vente", "å vente på barnet"):
        search(page, "")
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type(query)
        expect(page.locator(HERE_TOO).first).to_be_visible()
        # In one step: finds are shown anew while they are typed for.
        press = "selector => { const link = document.querySelector(selector); link.click(); return link.href; }"
        place, words = re.split(r"#?&?\bh=", page.evaluate(press, HERE_TOO))
        expect(page).to_have_url(place)
        expect(page.locator("main mark").first).to_be_attached()
        # Those of the find before are gone.
        assert set(map(str.lower, page.locator("main mark").all_text_contents())) <= set(words.split("+"))
        expect(page.locator("#__search")).not_to_be_checked()
        assert page.evaluate("window.isSame")


def test_what_is_led_to_as_a_search_is_searched_for_and_goes_out_of_the_address(
    at_small_search: Callable[..., Page], home: str
):
    page = at_small_search()
    page.goto("about:blank")
    page.goto(f"{home}#q=vente")
    expect(page.locator(".md-search__input")).to_have_value("vente")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    expect(page).to_have_url(home)


def test_a_find_on_a_question_leads_to_the_question(at_small_search: Callable[..., Page]):
    module = modules(SAMPLE)[0]
    prompt = module.module["prompts"][0]
    page = at_small_search()
    search(page, re.sub(r"[*_«»]|\[|\]\(.*?\)", "", prompt["text"]))
    find = page.locator(f".md-search-result__link[href*='#sporsmal-{prompt['id']}']").first
    expect(find.locator(".rh-kind")).to_have_text("Spørsmål")
    find.click()
    expect(page).to_have_url(re.compile(rf"/{module.address}#sporsmal-{prompt['id']}$"))
    expect(page.locator(f"#sporsmal-{prompt['id']}:target")).to_be_in_viewport()


def test_the_word_in_its_own_form_is_marked_on_the_page_that_a_find_leads_to(at_small_search: Callable[..., Page]):
    page = at_small_search()
    search(page, "aktivitetspliktene")
    page.locator(".md-search-result__item a").first.click()
    expect(page.locator("main mark").first).to_have_text(re.compile("aktivitetsplikt", re.IGNORECASE))


def test_where_nothing_is_found_it_is_said_and_the_glossary_is_offered(at_small_search: Callable[..., Page]):
    for viewport in (LAPTOP, PHONE):
        page = at_small_search(viewport)
        before = page.url
        search(page, NOTHING)
        expect(page.get_by_role("status").filter(has_text="Ingen treff")).to_be_visible()
        way_out = page.locator(".rh-no-answer").get_by_role("link", name="ordlista")
        expect(way_out).to_be_visible()
        # The return key leads nowhere.
        page.keyboard.press("Enter")
        expect(page.locator(".md-search__input")).to_be_focused()
        assert page.url == before
        way_out.click()
        expect(page.get_by_role("heading", level=1, name="Ordliste")).to_be_visible()


def test_a_name_that_is_near_is_offered_and_looked_for(at_search: Callable[..., Page]):
    page = at_search()
    search(page, "inkluderingstilskudd")
    name = page.locator(".rh-no-answer__names a").first
    offered = name.inner_text()
    # Down to the first link by key, as by any find.
    page.keyboard.press("ArrowDown")
    expect(name).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".md-search__input")).to_have_value(offered)
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    expect(page.locator(".rh-no-answer a")).to_have_count(0)


def test_the_return_key_leads_to_the_first_find(at_small_search: Callable[..., Page]):
    page = at_small_search()
    search(page, "hentetid")
    first = page.locator(".md-search-result__item a").first
    expect(first.locator(".rh-kind")).to_have_text("Modul")
    address = first.evaluate("link => link.pathname")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: address in url)


def test_axe_finds_nothing_in_an_open_search(open_page: Callable[..., Page]):
    page = open_page(viewport=PHONE)
    found = {}
    for scheme, told in (("light", in_light), ("dark", contrast)):
        become(page, scheme)
        for query in ("hentetid", "inkluderingstilskudd", NOTHING):
            search(page, query)
            page.locator(".md-search-result__item, .rh-no-answer a").first.wait_for()
            found[scheme, query] = told(page)
            until(lambda: page.evaluate(EMPTIED), "the search does not become empty")
    assert found == {key: [] for key in found}


def test_nothing_that_was_typed_is_kept_or_runs(at_small_search: Callable[..., Page]):
    page = at_small_search()
    search(page, "<img src=x onerror=alert(1)> __proto__ ^(a+)+$")
    page.locator(".rh-no-answer a, .md-search-result__item").first.wait_for()
    assert page.locator(".md-search-result img").count() == 0
    assert "onerror" not in json.dumps(page.evaluate("[{...localStorage}, {...sessionStorage}]"))


def _spoken(page: Page) -> Locator:
    return page.locator(".rh-spoken")


@pytest.mark.parametrize("lost", ["search_index", "workers", "lunr"])
def test_where_the_search_cannot_be_fetched_it_is_said_and_tried_again(browser: Browser, home: str, lost: str):
    # In a window that nobody watches for files that are not there.
    context = browser.new_context(viewport=LAPTOP)
    page = context.new_page()
    page.goto(home)
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    missing = re.compile(rf"{lost}.*[.]js")
    context.route(missing, lambda route: route.fulfill(status=503, body=""))
    search(page, "vente")
    expect(page.locator(".md-search-result__meta")).to_have_text(
        "Søket kunne ikke hentes. Sjekk nettet, og prøv igjen."
    )
    expect(_spoken(page)).to_contain_text("kunne ikke hentes")
    context.unroute(missing)
    page.keyboard.type(" ")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert failures == []
    context.close()


def test_nothing_is_said_of_words_that_have_no_answer_yet(open_published: Callable[..., Page]):
    page = open_published(viewport=LAPTOP)
    slow = page.context.new_cdp_session(page)
    slow.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.evaluate("""() => {
      const line = document.querySelector(".md-search-result__meta");
      window.said = [];
      new MutationObserver(() => window.said.push(line.textContent.trim())).observe(line, { childList: true, characterData: true, subtree: true });
    }""")
    search(page, "")
    page.keyboard.insert_text("barn som biter")
    expect(page.locator(".md-search-result__item").first).to_be_visible(timeout=15_000)
    said = page.evaluate("window.said")
    slow.detach()
    assert {line for line in said if not re.match("Gjør klar søket|De 50 beste|[0-9]+ treff", line)} == set()


def test_what_is_heard_changes_when_typing_rests(at_search: Callable[..., Page]):
    page = at_search()
    search(page, "")
    expect(page.locator(".md-search-result__meta")).to_have_text("Skriv søkeord")
    page.evaluate("""() => {
      window.heard = [];
      document.querySelectorAll("[role=status]").forEach((line) => new MutationObserver(() => window.heard.push(line.textContent))
        .observe(line, { childList: true, characterData: true, subtree: true }));
    }""")
    page.keyboard.type("v")
    page.wait_for_timeout(800)
    assert [line for line in page.evaluate("window.heard") if line] == []
    page.keyboard.type("ennskap", delay=60)
    expect(_spoken(page)).to_contain_text("treff")
    assert len([line for line in page.evaluate("window.heard") if line]) == 1


def test_the_return_key_waits_for_the_answer(at_small_search: Callable[..., Page]):
    page = at_small_search()
    search(page, "")
    page.evaluate("""() => {
      const field = document.querySelector(".md-search__input");
      field.value = "hentetid";
      field.dispatchEvent(new Event("input"));
    }""")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("hentetid"))


def test_the_return_key_does_not_lead_to_a_guess(at_search: Callable[..., Page], published_home: str):
    page = at_search()
    search(page, "lønn og feriepenger for vikar")
    expect(page.locator(".md-search-result__meta")).to_contain_text("kanskje")
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    expect(page).to_have_url(published_home)
    expect(page.locator("#__search")).to_be_checked()


def test_a_find_that_opens_in_a_tab_of_its_own_leaves_the_search_open(at_search: Callable[..., Page]):
    page = at_search()
    search(page, "vennskap")
    first = page.locator(".md-search-result__link").first
    expect(first).to_be_visible()
    first.focus()
    with page.context.expect_page() as opened:
        page.keyboard.press("ControlOrMeta+Enter")
    # Both tabs may be of one process: one that is closed half-way has stopped the other for good.
    opened.value.wait_for_load_state()
    opened.value.close()
    expect(page.locator("#__search")).to_be_checked()
    expect(first).to_be_focused()


@pytest.mark.parametrize("viewport", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_escape_leads_from_a_find_to_the_field_and_from_there_to_what_opened_it(
    at_search: Callable[..., Page], viewport: dict[str, int]
):
    page = at_search(viewport)
    # Nothing is suggested for it, which Escape would take away first: whenever it is answered, since a key may ask anew.
    search(page, "hentetid")
    page.locator(".md-search-result__link").nth(1).focus()
    page.keyboard.press("Escape")
    expect(page.locator(".md-search__input")).to_be_focused()
    expect(page.locator("#__search")).to_be_checked()
    expect(page.get_by_role("listbox", name="Forslag")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()
    opener = "label.md-header__button[for=__search]" if viewport == PHONE else ".md-search__input"
    expect(page.locator(opener)).to_be_focused()


def test_a_suggestion_that_is_chosen_is_seen_in_forced_colours(at_search: Callable[..., Page]):
    page = at_search(forced_colors="active")
    search(page, "hva gjør vi når et barn")
    options = page.get_by_role("option")
    expect(options.nth(1)).to_be_visible()
    page.keyboard.press("ArrowDown")
    looks = "option => { const style = getComputedStyle(option); return [style.backgroundColor, style.outlineStyle]; }"
    chosen, other = options.first.evaluate(looks), options.nth(1).evaluate(looks)
    assert chosen[1] == "solid"
    assert chosen[0] != other[0]


def test_a_suggestion_that_is_chosen_moves_nothing_beneath_the_field(at_search: Callable[..., Page]):
    page = at_search(PHONE)
    search(page, "hva gjør vi når et barn")
    options = page.get_by_role("option")
    expect(options.nth(1)).to_be_visible()
    # It can be pressed with a thumb, and one sees that there are more.
    assert min(option.bounding_box()["height"] for option in options.all()) >= 44
    before = page.locator(".md-search-result__meta").bounding_box()
    for option in options.all():
        page.keyboard.press("ArrowDown")
        expect(option).to_be_in_viewport(ratio=0.9)
    assert page.locator(".md-search-result__meta").bounding_box() == before


def test_the_button_that_empties_the_field_is_reached_by_key(at_search: Callable[..., Page]):
    page = at_search()
    search(page, "vennskap")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Nullstill")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".md-search__input")).to_have_value("")
    expect(page.locator(".md-search__input")).to_be_focused()


def test_what_is_asked_as_material_has_it_goes_out_of_the_address(at_small_search: Callable[..., Page], home: str):
    page = at_small_search()
    page.goto(f"{home}?q=vente&folk=9")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    expect(page).to_have_url(f"{home}?folk=9")
