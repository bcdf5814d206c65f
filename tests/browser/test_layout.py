"""Pages fit the screen they are shown on, and a person can look at the most important ones. All pages: `test_published_*.py`."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, ViewportSize, expect

from tests.browser.chromium import add_style
from tests.browser.conftest import OUTPUT
from tests.pictures import paper_and_ink

WIDTHS = (320, 360, 768, 1440)
MODULE = "grunnlag/hentetid/"
# What is outside on the right, other than what lies in a box that scrolls by itself.
OVERFLOW = """() => {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  const outside = [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > root.clientWidth + 1);
  return [`${root.scrollWidth} > ${root.clientWidth}`, ...outside.slice(0, 5).map(e => e.outerHTML.slice(0, 80))];
}"""


@pytest.mark.parametrize("path", ["", MODULE, f"{MODULE}vis/", f"{MODULE}ark/"])
def test_no_page_scrolls_sideways_when_text_is_twice_as_large(open_page: Callable[..., Page], path: str):
    page = open_page(path, viewport={"width": 1280, "height": 800})
    add_style(page, "html { font-size: 200% !important }")
    assert page.evaluate(OVERFLOW) == []


def test_sideways_scroll_would_be_found(open_page: Callable[..., Page]):
    page = open_page("", viewport={"width": 360, "height": 800})
    add_style(page, "main > p { width: 500px }")
    page.evaluate("() => document.querySelector('main').insertAdjacentHTML('beforeend', '<p>for bred</p>')")
    assert page.evaluate(OVERFLOW) != []


_PICTURES = [
    ("forsiden", "", (1440, 900), ["light", "dark"]),
    ("modul-mobil", MODULE, (360, 740), ["light", "dark"]),
    ("vis", f"{MODULE}vis/", (1920, 1080), ["light"]),
    ("vis-kraftfelt", "grunnlag/lyden/vis/#steg-4-tavle", (1024, 768), ["light"]),
    ("vis-leder", f"{MODULE}vis/leder/", (800, 900), ["light"]),
    ("ark", f"{MODULE}ark/", (1024, 1400), ["light"]),
    ("kompetansekart", "verktoy/kompetansekart/", (1440, 900), ["dark"]),
    ("404", "404.html", (1440, 900), ["light"]),
]


def test_a_page_is_dark_where_dark_is_wanted_and_a_picture_is_left_for_a_person(open_page: Callable[..., Page]):
    page = open_page("404.html")
    strange = {}
    for name, path, (width, height), schemes in _PICTURES:
        for scheme in schemes:
            page.evaluate("localStorage.clear()")
            page.goto("about:blank")
            page.set_viewport_size({"width": width, "height": height})
            page.emulate_media(color_scheme=scheme)
            page.goto(path)
            file: Path = OUTPUT / f"{name}-{scheme}.png"
            # A page to read is left as a whole once; elsewhere a window of it shows how dark it is.
            page.screenshot(path=file, full_page=path == MODULE)
            paper, ink = paper_and_ink(file)
            if not (paper < 80 if scheme == "dark" else paper > 200) or not 0.01 < ink < 0.6:
                strange[file.name] = (paper, ink)
    assert strange == {}


@pytest.mark.parametrize("path", ["", MODULE, "verktoy/ordliste/"])
def test_the_site_has_a_look_of_its_own(open_page: Callable[..., Page], path: str):
    page = open_page(path)
    header = page.locator(".md-header").evaluate("element => getComputedStyle(element).backgroundColor")
    # Material's own indigo.
    assert header != "rgb(64, 81, 181)"
    assert page.locator("main a").first.evaluate("element => getComputedStyle(element).color") != "rgb(64, 81, 181)"


# What has moved since the page opened, as a browser counts it (cumulative layout shift).
_SHIFTS = """window.shifted = 0;
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
}).observe({type: "layout-shift", buffered: true});"""


def _window(width: int) -> ViewportSize:
    """A telephone's window, or one as high as a screen has room for."""
    return {"width": width, "height": 740 if width < 1000 else 900}


def test_hardly_anything_moves_where_the_letters_come_late(open_page: Callable[..., Page]):
    page = open_page("404.html")
    page.add_init_script(_SHIFTS)
    # Every look on a phone, where most lines are full; on a screen what is laid out in another way there.
    looks = {
        360: [
            "",
            MODULE,
            f"{MODULE}vis/",
            f"{MODULE}ark/",
            "moter/mote/",
            "verktoy/alle-sporsmal/",
            "verktoy/ordliste/",
        ],
        1440: ["", MODULE, f"{MODULE}vis/"],
    }
    moved = {}
    for width, paths in looks.items():
        page.set_viewport_size(_window(width))
        moved |= {(path, width): _moved_where_letters_come_late(page, path) for path in paths}
    assert {place: far for place, far in moved.items() if far >= 0.02} == {}


def test_nor_on_a_page_whose_lines_are_nearly_full(open_published: Callable[..., Page]):
    page = open_published("404.html")
    page.add_init_script(_SHIFTS)
    moved = {}
    for path, width in (
        ("om/for-forfattere/", 768),
        ("om/for-forfattere/", 1440),
        ("moter/programmer/mote-45/", 360),
        ("moter/programmer/planleggingsdag/leder/", 360),
        ("grunnlag/trygghet-tilhorighet-trivsel/", 360),
    ):
        page.set_viewport_size(_window(width))
        moved[path, width] = _moved_where_letters_come_late(page, path)
    assert {place: far for place, far in moved.items() if far >= 0.02} == {}


def test_a_list_that_is_asked_something_in_its_address_is_shown_when_it_is_found(open_published: Callable[..., Page]):
    page = open_published("404.html")
    page.add_init_script(_SHIFTS)
    moved = {}
    for path, width in (
        ("verktoy/alle-sporsmal/?ord=zzzq", 1440),
        ("verktoy/alle-sjekklister/?ord=zzzq", 1440),
        ("verktoy/ordliste/?ord=zzzq", 360),
        ("moter/programmer/?ord=zzzq", 360),
    ):
        page.set_viewport_size(_window(width))
        moved[path] = _moved_where_scripts_come_late(page, path)
        assert page.locator(".rh-filters__count").text_content(), path
        assert page.locator(".md-footer").evaluate("element => getComputedStyle(element).visibility") == "visible"
        page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
        page.goto("about:blank")
    assert {path: far for path, far in moved.items() if far >= 0.02} == {}


# What a meeting is asked for, of a module and of parts of two.
_ASKED = "?min=20&folk=14&start=14.00"
_MADE = "?deler=hentetid;pause-10;eget-15:Nytt;lyden&folk=14"
_KINDS = [
    "",
    MODULE,
    f"{MODULE}{_ASKED}",
    *(f"{MODULE}{face}{asked}" for face in ("vis/", "vis/leder/", "kjoreplan/", "ark/") for asked in ("", _ASKED)),
    *(f"moter/mote/{face}{made}" for face in ("", "vis/", "vis/leder/", "kjoreplan/", "ark/") for made in ("", _MADE)),
    "moter/programmer/",
    "moter/programmer/?ord=zzzq",
    # Its screens and sheets are those of modules: each is opened once.
    "moter/programmer/kveld/",
    *(f"moter/programmer/kveld/{face}{_ASKED}" for face in ("", "leder/", "kjoreplan/")),
    "moter/programmer/kveld/vis/",
    "moter/programmer/kveld/vis/leder/",
    "moter/programmer/to-ar/",
    "moter/avtale/",
    "moter/avtale/#mote=hentetid",
    "moter/metoder/ark/",
    "verktoy/pastander/ark/",
    "verktoy/alle-sporsmal/?ord=zzzq",
    "verktoy/alle-ark/ark/?moduler=hentetid&deltakere=6&grupper=2&ark=AB",
    "verktoy/ordliste/?bokstav=s",
    "verktoy/kompetansekart/",
    "verktoy/skriftlig-plan/ark/",
    "?q=lyden",
    "borte/og/vekk/",
]

# Every script but the one that decides what is shown at all, which is waited for as a stylesheet is.
_LATE = re.compile(r"/(?!awaited\.)[^/]+\.js$")


# Whether all that can be shown without those is shown in its own letters; nothing is where all is made by them, or waits for them.
_SHOWN_OR_WAITS = """() => document.readyState !== 'loading' && document.fonts.status === 'loaded'
  && (performance.getEntriesByName('first-contentful-paint').length > 0 || !document.body.innerText.trim()
    || getComputedStyle([...document.querySelectorAll('main')].at(-1)).visibility === 'hidden')"""


# Two frames: what was there is painted, and what a browser counts of the first is told.
_TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))"

# When all letters are there and nothing on the page has changed for a while, and that is painted.
_AT_REST = f"""async () => {{
  await document.fonts.ready;
  await new Promise(done => {{
    let rest = setTimeout(done, 80);
    new MutationObserver(() => {{
      clearTimeout(rest);
      rest = setTimeout(done, 80);
    }}).observe(document, {{ subtree: true, childList: true, attributes: true, characterData: true }});
  }});
  await ({_TWO_FRAMES})();
}}"""


def _moved_where_scripts_come_late(page: Page, address: str) -> float:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(_LATE, hold)
    page.goto(address, wait_until="commit")
    page.wait_for_function(_SHOWN_OR_WAITS)
    page.evaluate(_TWO_FRAMES)
    assert held
    for route in held:
        route.continue_()
    page.unroute(_LATE, hold)
    page.wait_for_load_state()
    # A leader is told half a second later whether a screen answers, and whoever seeks is answered by another thread.
    page.locator("[data-unasked]").wait_for(state="detached")
    if "?q=" in address:
        page.locator(".md-search-result__list li").first.wait_for()
    page.evaluate(_AT_REST)
    # What waited has been shown.
    shown = page.locator("main").last.evaluate("element => getComputedStyle(element).visibility")
    assert shown == "visible"
    return page.evaluate("window.shifted")


# Where there is little room, more moves; there is more to move where something is asked for.
_PHONE, _SCREEN = (360, 740), (1440, 900)


def _one_of_each(context: BrowserContext, home: str, *, both: bool) -> list[str]:
    """One of the addresses for each template and the scripts it has; `both` as they are asked something and as they are not."""
    chosen: dict[tuple[object, ...], str] = {}
    # One that is asked something comes before one that is not.
    for path in sorted(_KINDS, key=lambda path: not _is_asked(path)):
        html = context.request.get(f"{home}{path}").text()
        look = (*re.findall(r"<main[^>]*>", html), *re.findall(r'<script[^>]* src="(?:[^"]*/)?([^"/]+)"', html))
        chosen.setdefault((*look, both and _is_asked(path)), path)
    return list(chosen.values())


def _is_asked(path: str) -> bool:
    return "?" in path or "#" in path


@pytest.mark.parametrize("size", [_PHONE, _SCREEN], ids=["a phone", "a screen"])
def test_hardly_anything_moves_where_scripts_come_late(browser: Browser, home: str, size: tuple[int, int]):
    moved = {}
    # A page that leads nowhere asks for files that are not there, which a page that is watched may not.
    with browser.new_context(
        viewport={"width": size[0], "height": size[1]}, locale="nb-NO", reduced_motion="reduce"
    ) as context:
        page = context.new_page()
        page.add_init_script(_SHIFTS)
        for path in _one_of_each(context, home, both=size == _PHONE):
            moved[path] = _moved_where_scripts_come_late(page, f"{home}{path}")
            # Nobody has been here when the next is opened; a page that only differs by its place is another page, too.
            page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
            page.goto("about:blank")
    assert {path: far for path, far in moved.items() if far >= 0.02} == {}


@pytest.mark.parametrize("face", ["vis/", "vis/leder/", "kjoreplan/", "ark/"])
def test_what_an_address_asks_for_is_shown_at_last_where_the_script_does_not_come(
    browser: Browser, home: str, face: str
):
    with browser.new_context() as context:
        page = context.new_page()
        page.route(_LATE, lambda route: route.abort())
        page.goto(f"{home}{MODULE}{face}{_ASKED}")
        expect(page.locator("main")).to_have_css("visibility", "visible")
        expect(page.locator("main section, main tr").first).to_have_css("visibility", "visible")


def test_a_command_of_two_words_is_whole_in_a_table_on_a_phone(open_published: Callable[..., Page]):
    page = open_published("om/for-forfattere/", viewport={"width": 360, "height": 740})
    for command in ("check --hints", "new programme"):
        written = page.locator("td:first-child code").get_by_text(command, exact=True)
        assert written.evaluate("element => element.getClientRects().length") == 1
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_what_a_leader_is_told_a_second_later_moves_no_notes(open_page: Callable[..., Page]):
    page = open_page("404.html", viewport={"width": 768, "height": 1024})
    page.add_init_script(_SHIFTS)
    page.goto("grunnlag/hentetid/vis/leder/")
    page.locator(".rh-leader__notices p").first.wait_for()
    page.wait_for_timeout(200)
    assert page.evaluate("window.shifted") < 0.02


# Our letters are swapped in when they come: until then, what is painted is in the machine's.
_PAINTED = (
    """() => document.readyState !== 'loading' && performance.getEntriesByName('first-contentful-paint').length > 0"""
)


def _moved_where_letters_come_late(page: Page, path: str) -> float:
    # Nobody has been here when a page is opened.
    page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
    page.goto("about:blank")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/*.woff2", hold)
    # A page has not loaded before its letters have come.
    page.goto(path, wait_until="commit")
    page.wait_for_function(_PAINTED)
    page.wait_for_timeout(200)
    assert len(held) >= 2
    assert page.evaluate(
        "[...document.fonts].every(face => face.family !== 'Handbook Title' || face.status !== 'loaded')"
    )
    for route in held:
        route.continue_()
    page.unroute("**/*.woff2", hold)
    page.wait_for_load_state()
    page.evaluate("document.fonts.ready.then(() => {})")
    # Who comes here first sees the handbook's own face on this page, and not on the next.
    title = page.context.new_cdp_session(page)
    title.send("DOM.enable")
    title.send("CSS.enable")
    root = title.send("DOM.getDocument")["root"]["nodeId"]
    node = title.send("DOM.querySelector", {"nodeId": root, "selector": "h1"})["nodeId"]
    assert [font["familyName"] for font in title.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]] == [
        "Handbook Title"
    ]
    title.detach()
    return page.evaluate(
        "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(window.shifted))))"
    )


@pytest.mark.parametrize(
    ("path", "script", "below"),
    [
        (f"{MODULE}ark/", "sheet", "main"),
        (f"{MODULE}kjoreplan/", "run_sheet", "main"),
        ("moter/mote/", "making", ".rh-making__choose"),
        (f"{MODULE}vis/leder/", "leader", "#leder-1"),
    ],
)
def test_what_is_read_does_not_move_when_the_script_has_come(
    open_page: Callable[..., Page], path: str, script: str, below: str
):
    """On a slow net the page is there long before: what the script shows has its place from the start."""
    page = open_page(path, viewport={"width": 360, "height": 740})

    def top() -> float:
        return float(page.locator(below).evaluate("element => element.getBoundingClientRect().top + scrollY"))

    # Whether a screen answers is told later, in its own time: until then that has a place of its own.
    later = ".rh-leader__notices { display: none !important }"
    add_style(page, later)
    with_script = top()
    page.route(f"**/assets/{script}.*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.reload()
    add_style(page, later)
    assert abs(top() - with_script) <= 8


# Words that stand on more than one line, but for those that are divided at a hyphen.
_BROKEN_WORDS = r"""element => {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const broken = [];
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (!text.parentElement.checkVisibility()) continue;
    for (const word of text.data.matchAll(/[\p{L}\u00ad]{4,}/gu)) {
      const range = document.createRange();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      const lines = new Set([...range.getClientRects()].map(box => Math.round(box.top)));
      if (lines.size > 1 && !word[0].includes("\u00ad")) broken.push(word[0]);
    }
  }
  return broken;
}"""


@pytest.mark.parametrize(
    "path",
    [
        "moter/programmer/",
        "moter/programmer/planleggingsdag/",
        "moter/programmer/planleggingsdag/leder/",
        "verktoy/skriftlig-plan/ark/",
        "verktoy/pastander/ark/",
        "om/tilgjengelighet/",
    ],
)
def test_words_stay_whole_on_a_phone(open_published: Callable[..., Page], path: str):
    page = open_published(path, viewport={"width": 360, "height": 740})
    add_style(page, "* { hyphens: manual !important }")
    assert page.locator("main").evaluate(_BROKEN_WORDS) == []
    assert page.evaluate(OVERFLOW) == []
    page.set_viewport_size({"width": 320, "height": 740})
    assert page.evaluate(OVERFLOW) == []


@pytest.mark.parametrize("path", ["moter/programmer/", "moter/programmer/mote-45/"])
def test_a_row_of_an_agenda_is_one_row_on_a_phone(open_published: Callable[..., Page], path: str):
    page = open_published(path, viewport={"width": 360, "height": 740})
    rows = page.locator(".rh-agenda__table tbody tr, .rh-agenda__table tfoot tr").evaluate_all(
        """rows => rows.map(row => ({
          apart: row.querySelector(".rh-agenda__minutes").getBoundingClientRect().top
            - row.querySelector(".rh-agenda__clock").getBoundingClientRect().top,
          lines: [...row.children].filter(cell => parseFloat(getComputedStyle(cell).borderTopWidth)).length,
        }))"""
    )
    assert rows
    assert all(abs(row["apart"]) < 1 for row in rows)
    assert all(row["lines"] == 0 for row in rows)


@pytest.mark.parametrize("path", [f"{MODULE}ark/", f"{MODULE}kjoreplan/", "moter/programmer/kort/"])
def test_the_ways_above_a_sheet_have_their_places_whatever_letters_they_are_in(
    open_page: Callable[..., Page], path: str
):
    page = open_page(path, viewport={"width": 360, "height": 740})
    places = []
    for spacing in ("-0.05em", "0", "0.05em"):
        page.locator(".rh-sheet-nav ul").evaluate("(list, spacing) => { list.style.letterSpacing = spacing; }", spacing)
        places.append(
            page.locator(".rh-sheet-nav nav li").evaluate_all(
                "items => items.map(item => [item.getBoundingClientRect().left, item.getBoundingClientRect().top])"
            )
        )
    assert places[0] == places[1] == places[2]


# As far apart as a reader may set letters, words, lines and paragraphs (WCAG 1.4.12).
PARAGRAPHS = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }"""


# A phone, a narrow one, a tablet, and the low and wide windows of a laptop.
WINDOWS = [(360, 740), (320, 740), (768, 1024), (1280, 800), (1024, 600), (1366, 640)]


# What is further apart takes no less room where paragraphs are so, too.
@pytest.mark.parametrize("spacing", ["", PARAGRAPHS], ids=["as it is", "further apart"])
def test_the_leaders_bar_takes_no_more_than_a_fifth_and_what_is_pressed_stays_with_how_late_it_is(
    open_page: Callable[..., Page], spacing: str
):
    page = open_page("404.html")
    bar, late, step = (page.locator(place) for place in (".rh-leader__now", ".rh-leader__late", "[aria-current=step]"))
    for width, height in WINDOWS:
        # What is kept of a meeting ends with it.
        page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
        page.goto("about:blank")
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"{MODULE}vis/leder/#borte")
        add_style(page, spacing)
        page.evaluate("() => { rhMeeting.go('steg-3-tid'); rhMeeting.start(); scrollBy(0, 400); }")
        expect(late).not_to_be_empty()
        page.wait_for_function(
            "([bar, most]) => bar.getBoundingClientRect().bottom <= most", arg=[bar.element_handle(), height / 5]
        )
        box = bar.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] > 60
        for button in bar.get_by_role("button").all():
            expect(button).to_be_in_viewport(ratio=1)
        expect(late).to_be_in_viewport(ratio=1)
        # Three rows of buttons and two of how late it is are all that there is room for.
        if width > 320 or not spacing:
            for part in ("time", "next"):
                expect(bar.locator(f".rh-leader__{part}")).to_be_in_viewport(ratio=1)
        # A step that is come to begins right below it.
        page.evaluate("rhMeeting.go('steg-4')")
        page.wait_for_timeout(600)
        begins, box = step.bounding_box(), bar.bounding_box()
        assert begins is not None
        assert box is not None
        assert 0 <= begins["y"] - box["y"] - box["height"] < 24, (width, height)


@pytest.mark.parametrize(
    ("path", "name"),
    [(f"{MODULE}ark/", "Skriv ut"), ("moter/avtale/", "Lag ark og lenke")],
)
def test_a_button_has_an_edge_where_colours_are_forced(open_page: Callable[..., Page], path: str, name: str):
    page = open_page(path)
    button = page.get_by_role("button", name=name).first
    assert button.evaluate("button => getComputedStyle(button).borderTopStyle") == "solid"


def test_what_a_tint_or_a_shadow_sets_apart_is_set_apart_where_colours_are_forced(open_page: Callable[..., Page]):
    page = open_page(MODULE, viewport={"width": 1440, "height": 900}, forced_colors="active")
    lines = page.locator(".md-tabs__link").evaluate_all(
        "links => links.map(link => getComputedStyle(link).borderBottomColor)"
    )
    # One part is marked as the one that somebody is in.
    assert sorted(map(lines.count, set(lines))) == [1, len(lines) - 1]
    page.get_by_role("combobox").fill("lek")
    for place in (".md-search__output", ".md-search-result__item"):
        expect(page.locator(place).first).to_have_css("border-top-style", "solid")
    page = open_page(f"{MODULE}ark/", forced_colors="active")
    expect(page.locator(".rh-sheet__page").first).to_have_css("outline-style", "solid")
    page = open_page(f"{MODULE}vis/leder/", forced_colors="active")
    expect(page.locator(".rh-leader__note").first).to_have_css("border-left-style", "solid")
    colours = page.locator(".rh-leader__buttons button").evaluate_all(
        "buttons => buttons.map(button => [button.dataset.do, getComputedStyle(button).backgroundColor])"
    )
    others = {colour for name, colour in colours if name != "forward"}
    assert dict(colours)["forward"] not in others


def test_a_statement_keeps_away_from_the_fields_of_the_one_before_on_a_phone(open_page: Callable[..., Page]):
    page = open_page("verktoy/pastander/ark/", viewport={"width": 360, "height": 740})
    gaps = page.locator(".rh-dots").first.evaluate(
        """list => [...list.children].slice(1).map(one => one.querySelector('.rh-dots__text').getBoundingClientRect().top
          - one.previousElementSibling.querySelector('.rh-dots__scale').getBoundingClientRect().bottom)"""
    )
    assert gaps
    assert min(gaps) >= 8


def test_the_title_of_a_pile_begins_within_the_window(open_page: Callable[..., Page]):
    page = open_page("verktoy/alle-ark/ark/", viewport={"width": 360, "height": 740})
    left = page.locator("h1").evaluate(
        "title => title.getBoundingClientRect().left + parseFloat(getComputedStyle(title).paddingLeft)"
    )
    assert left >= 10


def test_the_search_field_is_not_said_to_be_required(open_page: Callable[..., Page]):
    page = open_page("")
    assert page.locator(".md-search__input:required").count() == 0
    page.get_by_role("combobox").fill("lek")
    assert page.locator(".md-search__options").evaluate("all => getComputedStyle(all).visibility") == "visible"
    page.get_by_role("combobox").fill("")
    assert page.locator(".md-search__options").evaluate("all => getComputedStyle(all).visibility") == "hidden"


def test_a_table_of_contents_offers_a_choice_or_is_not_there(open_page: Callable[..., Page]):
    page = open_page(MODULE, viewport={"width": 1440, "height": 900})
    contents = page.locator(".md-sidebar--secondary .md-nav--secondary")
    assert contents.is_visible()
    contents.evaluate(
        "nav => nav.querySelectorAll(':scope > .md-nav__list > .md-nav__item').forEach((item, at) => { if (at) item.remove(); })"
    )
    contents.evaluate("nav => nav.querySelectorAll('.md-nav__list .md-nav__list').forEach(list => list.remove())")
    assert not contents.is_visible()


@pytest.mark.parametrize(
    ("path", "late"),
    [
        ("", "theme"),
        ("", "scheme"),
        (MODULE, "theme"),
        ("moter/avtale/", "desk"),
        ("moter/avtale/", "agreed_page"),
        ("verktoy/alle-sporsmal/", "lists"),
    ],
)
def test_a_page_is_read_while_a_script_is_late(open_page: Callable[..., Page], path: str, late: str):
    page = open_page("404.html", viewport={"width": 360, "height": 740})
    page.add_init_script(_SHIFTS)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(f"**/assets/{late}.*.js", hold)
    page.goto(page.url.replace("404.html", path), wait_until="commit")
    # The last that stands on it, and what it begins with has been painted.
    page.locator(".rh-site-footer").wait_for(state="attached")
    page.wait_for_function("() => performance.getEntriesByName('first-contentful-paint').length > 0")
    assert page.locator("h1").is_visible()
    assert held
    for route in held:
        route.continue_()
    page.wait_for_load_state("load")
    assert page.evaluate("() => window.shifted") < 0.02
    if late == "lists":
        expect(page.locator(".rh-filters")).to_be_visible()


def test_the_first_question_of_the_list_is_in_sight_on_a_phone(open_published: Callable[..., Page]):
    page = open_published("verktoy/alle-sporsmal/", viewport={"width": 360, "height": 740})
    question = page.locator("[data-item] [data-said]").first.bounding_box()
    assert question is not None
    assert question["y"] < 740
