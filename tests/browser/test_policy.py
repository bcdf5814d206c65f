"""The policy at work: nothing that the handbook does is refused, and what somebody plants in a page is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.chromium import served
from tests.site.sources import AGREED, SAMPLE, modules, programme_addresses
from tests.site.test_policy import parsed_headers

MODULE = modules(SAMPLE)[0].address
# The kinds of pages that no other test here opens: what those are refused is told there.
PATHS = (
    *("", "moter/programmer/", "moter/halvar/", AGREED, programme_addresses(SAMPLE)[0]),
    *("verktoy/ordliste/", "verktoy/skriftlig-plan/", "verktoy/pastander/"),
    *("verktoy/skriftlig-plan/ark/", "verktoy/pastander/ark/", "moter/metoder/ark/"),
)
# As many tabs beside each other as pages wait together until nothing more is fetched.
TABS = 4
# Every refusal of every document, told to the test: also those of frames and before any script of the page has run.
_LISTEN = "addEventListener('securitypolicyviolation', (event) => told(`${location.href}: ${event.violatedDirective}: ${event.blockedURI} ${event.sample}`))"


class Refusals(list[str]):
    """What browsers told that they refused."""

    def over(self, context: BrowserContext | Page) -> None:
        """Listens to a page, or to every page of a context."""
        context.expose_function("told", self._tell)
        context.add_init_script(_LISTEN)

    # Playwright takes no function that is not written in Python.
    def _tell(self, line: str) -> None:
        self.append(line)


@pytest.fixture(params=["headers", "folder"])
def home(request: pytest.FixtureRequest) -> Iterator[str]:
    """The site at a host that reads `_headers`, and the edition on a memory stick.

    What a host says of a page is asked besides what stands in it: at one that says nothing, nothing more can be refused.
    """
    if request.param == "folder":
        yield f"{request.getfixturevalue('folder_edition').as_uri()}/"
        return
    site: Path = request.getfixturevalue("site")
    headers = parsed_headers((site / "_headers").read_text(encoding="utf-8"))["/*"]
    with served(site, headers) as address:
        yield address


@pytest.fixture
def refused() -> Refusals:
    """What was refused on the way."""
    return Refusals()


@pytest.fixture
def address_of(home: str) -> Callable[[str], str]:
    """The whole address of a page; in a folder nobody knows which file is meant."""
    return lambda path: home + path + ("index.html" if home.startswith("file:") else "")


@pytest.fixture
def open_tab(browser: Browser, address_of: Callable[[str], str], refused: Refusals) -> Iterator[Callable[[str], Page]]:
    """Opens an address of the handbook in a tab of its own; always in the same browser."""
    context = browser.new_context(locale="nb-NO", reduced_motion="reduce", viewport={"width": 1280, "height": 800})
    refused.over(context)

    def open_tab(address: str) -> Page:
        page = context.new_page()
        page.goto(address_of(address))
        return page

    yield open_tab
    context.close()


def test_nothing_is_refused_on_any_kind_of_page(
    open_tab: Callable[[str], Page], address_of: Callable[[str], str], refused: Refusals
):
    tabs = [open_tab(path) for path in PATHS[:TABS]]
    for start in range(0, len(PATHS), TABS):
        for page, path in zip(tabs, PATHS[start : start + TABS], strict=False):
            if start:
                page.goto(address_of(path))
        for page in tabs:
            page.wait_for_load_state("networkidle")
            fonts = page.locator("body").evaluate("body => getComputedStyle(body).fontFamily")
            assert "Handbook Text" in fonts, page.url
    assert refused == []


def test_search_theme_and_explanations_work(open_tab: Callable[[str], Page], refused: Refusals):
    page = open_tab(MODULE)
    page.get_by_role("combobox", name="Søk").first.click()
    page.keyboard.type("hentetid")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.keyboard.press("Control+A")
    page.keyboard.type("qqqqzzzz")
    expect(page.locator(".rh-no-answer").get_by_role("link", name="ordlista")).to_be_visible()
    address = page.url
    page.locator(".md-search__input").evaluate("field => field.form.requestSubmit()")
    page.keyboard.press("Escape")
    assert page.url == address
    page.get_by_role("button", name="Bytt til mørk visning").press("Enter")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    expect(page.get_by_role("button", name="Bytt til lys visning")).to_be_focused()
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.locator("[popovertarget]").first.click()
    expect(page.locator("[popover]:popover-open")).to_be_visible()
    box = page.get_by_role("main").get_by_role("checkbox").first
    box.check()
    assert refused == []


def test_a_meeting_can_be_led_in_two_windows(open_tab: Callable[[str], Page], refused: Refusals):
    page = open_tab(f"{MODULE}vis/")
    page.keyboard.press("v")
    expect(page.get_by_role("dialog")).to_be_visible()
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Åpne vinduet for deg som leder").click()
    leader = opened.value
    leader.wait_for_load_state()
    leader.keyboard.press("PageDown")
    page.wait_for_function("() => document.querySelectorAll('.rh-screen')[1].id === location.hash.slice(1)")
    page.keyboard.press("Escape")
    page.keyboard.press("s")
    leader.wait_for_function("() => Object.keys(rhMeeting.state().clocks).length === 1")
    page.keyboard.press("?")
    page.keyboard.press("Escape")
    page.keyboard.press("End")
    assert refused == []


def test_paper_can_be_chosen_timed_and_counted(open_tab: Callable[[str], Page], refused: Refusals):
    page = open_tab(f"{MODULE}kjoreplan/")
    page.get_by_label("Begynner kl.").fill("14:15")
    expect(page).to_have_url(re.compile(r"start=14"))
    page = open_tab(f"{MODULE}ark/")
    expect(page.locator(".rh-sheet__page").first).to_be_visible()
    page = open_tab("verktoy/alle-ark/")
    page.get_by_role("main").get_by_role("checkbox").first.check()
    page = open_tab("verktoy/alle-ark/ark/")
    expect(page.locator(".rh-sheet__page").first).to_be_visible()
    assert refused == []


# What somebody might bring into a page past every guard: each sets a sign that it ran, or asks a host.
PLANTED = (
    "<script>window.planted = 1</script>",
    '<img src="x" alt="" onerror="window.planted = 1">',
    '<svg onload="window.planted = 1"></svg>',
    '<iframe srcdoc="<script>parent.planted = 1</script>"></iframe>',
    '<iframe src="javascript:parent.planted = 1"></iframe>',
    '<script src="data:text/javascript,window.planted = 1"></script>',
    '<script src="https://elsewhere.example/a.js"></script>',
    '<link rel="stylesheet" href="https://elsewhere.example/a.css">',
    '<img src="https://elsewhere.example/a.png" alt="">',
    '<base href="https://elsewhere.example/">',
    '<object data="https://elsewhere.example/"></object>',
    '<embed src="https://elsewhere.example/">',
    '<iframe src="https://elsewhere.example/"></iframe>',
    '<video src="https://elsewhere.example/a.mp4"></video>',
    '<p style="position: fixed; inset: 0">Over alt</p>',
    "<style>main { display: none }</style>",
)


class Planted:
    """A tab with a page of the handbook that somebody has brought something into."""

    def __init__(self, context: BrowserContext, address: str, html: str, planted: str) -> None:
        self._refused = Refusals()
        self._failures: dict[str, str | None] = {}
        self._page = context.new_page()
        self._refused.over(self._page)
        # One that is refused is told of as well, as one that failed for that reason.
        self._page.on("request", lambda request: self._failures.setdefault(request.url, None))
        self._page.on("requestfailed", lambda request: self._failures.update({request.url: request.failure}))
        body = re.sub(r"<body[^>]*>", lambda body: body[0] + planted, html, count=1)
        self._page.route(address, lambda route: route.fulfill(content_type="text/html; charset=utf-8", body=body))
        self._page.goto(address)

    def faults(self) -> Iterator[str]:
        """What it did that it should not have, once nothing more is fetched."""
        self._page.wait_for_load_state("networkidle")
        if self._page.evaluate("window.planted") is not None:
            yield "it ran"
        if not self._refused:
            yield "nothing was refused"
        asked = {url: failure for url, failure in self._failures.items() if "elsewhere.example" in url}
        yield from (f"it asked {url}: {failure}" for url, failure in asked.items() if failure != "csp")


def test_what_is_planted_in_a_page_is_refused(browser: Browser, site: Path):
    # One by one in a page that is light. All pages state the same policy (`tests/site/test_policy.py`), so where there is most
    # that could let something in, all at once.
    wanted = [*((f"{MODULE}kjoreplan/", planted) for planted in PLANTED), (MODULE, "".join(PLANTED))]
    with served(site) as home, browser.new_context() as context:
        # In tabs beside each other, so that only one waits until nothing more is fetched.
        tabs = {
            (address, planted): Planted(
                context, home + address, (site / address / "index.html").read_text(encoding="utf-8"), planted
            )
            for address, planted in wanted
        }
        assert {planted: faults for planted, tab in tabs.items() if (faults := list(tab.faults()))} == {}


def test_a_planted_form_sends_nothing(browser: Browser, site: Path):
    page = browser.new_page()
    with served(site) as home:
        page.goto(home + MODULE)
        refused = page.evaluate(
            """() => new Promise((told) => {
              addEventListener("securitypolicyviolation", (event) => told(event.violatedDirective));
              const form = document.body.appendChild(document.createElement("form"));
              form.action = "https://elsewhere.example/";
              form.submit();
            })"""
        )
    page.close()
    assert refused == "form-action"
