"""axe finds nothing on a page in use, and would find what is wrong. All pages: `test_published_*.py`."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import JSHandle, Page, expect

from tests.browser.chromium import add_style
from tests.browser.kinds import Kinds

AXE = (Path(__file__).resolve().parents[1] / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Material's names for the two.
SCHEMES = {"light": "default", "dark": "slate"}


# What is never asked: axe would fetch every stylesheet and every sound again for two rules, one that is off and one on sound.
_ALWAYS = {"preload": False}
EVERY_RULE = {**_ALWAYS, "runOnly": TAGS}
# All that another scheme can change.
_OF_COLOUR = ["color-contrast", "link-in-text-block"]
COLOUR_RULES = {**_ALWAYS, "runOnly": {"type": "rule", "values": _OF_COLOUR}}
# All that `contrast` does not ask.
BUT_CONTRAST = {**EVERY_RULE, "rules": {rule: {"enabled": False} for rule in _OF_COLOUR}}

# How a text looks, as far as its contrast is concerned: itself, and what lies behind it, as far as that is seen through. Of letters
# it matters whether axe takes them for large ones; of a link in a text, whatever may tell it from the words around it.
_LOOK = """const look = element => {
  const own = getComputedStyle(element), link = element.closest('a');
  const points = Math.ceil(parseFloat(own.fontSize) * 72) / 96, isLarge = points >= (own.fontWeight >= 700 ? 14 : 18);
  const said = [own.color, isLarge, own.textShadow];
  if (link && link.textContent.trim() !== link.parentElement.textContent.trim()) {
    const around = getComputedStyle(link.parentElement), {textDecorationLine} = getComputedStyle(link);
    said.push('a', own.fontSize === around.fontSize, own.fontWeight === around.fontWeight, own.textDecorationLine, textDecorationLine, around.color);
  }
  let isSeenThrough = true;
  for (let e = element; e; e = e.parentElement) {
    const {backgroundColor, backgroundImage, opacity, filter} = getComputedStyle(e);
    const behind = `${backgroundColor}/${backgroundImage}`, through = `${opacity}/${filter}`;
    if (isSeenThrough && behind !== 'rgba(0, 0, 0, 0)/none') said.push(behind);
    if (through !== '1/none') said.push(through);
    isSeenThrough &&= !backgroundColor.startsWith('rgb(');
  }
  return said.join(' ');
};"""
# The texts that can be seen and look as none did that axe let pass, or the first of each look; what is for a screen reader alone
# stands outside its own box, or in one of a point.
_UNKNOWN = f"""([passed, isOneOfEach]) => {{
  {_LOOK}
  const known = new Set(passed), unknown = new Set(), range = document.createRange();
  for (const element of document.querySelectorAll('body *')) {{
    if (element.closest('svg') || !element.checkVisibility({{opacityProperty: true, visibilityProperty: true}})) continue;
    const box = element.getBoundingClientRect();
    const isSeen = text => {{
      if (text.nodeType !== 3 || !text.data.trim()) return false;
      range.selectNodeContents(text);
      return [...range.getClientRects()].some(word => Math.min(word.right, box.right) - Math.max(word.left, box.left) > 1
        && Math.min(word.bottom, box.bottom) - Math.max(word.top, box.top) > 1);
    }};
    if (![...element.childNodes].some(isSeen)) continue;
    const looks = look(element);
    if (known.has(looks)) continue;
    if (isOneOfEach) known.add(looks);
    // A link is told from its text as a whole.
    unknown.add(element.closest('a') ?? element);
  }}
  return [...unknown];
}}"""
_ASK_OF_COLOURS = f"""async ([unknown, rules]) => {{
  {_LOOK}
  const found = await axe.run({{include: unknown}}, {{...rules, elementRef: true, resultTypes: ['violations', 'passes']}});
  const nodes = outcomes => outcomes.flatMap(({{id, nodes}}) => nodes.map(node => ({{...node, id}})));
  // A script of the page's may have taken away meanwhile what was asked about: that has no looks any more.
  const passed = nodes(found.passes).filter(node => node.id === 'color-contrast' && node.element.isConnected);
  return {{
    violations: nodes(found.violations).map(({{id, target, failureSummary}}) => ({{id, target, failureSummary}})),
    passed: passed.map(node => look(node.element)),
  }};
}}"""
# The looks that axe has let pass, on whichever page; the kinds of things in which it found nothing, and the looks that it could
# not judge on a page where it found nothing.
_PASSED: set[str] = set()
_SOUND: set[int | str] = set()
# Each itself, without what stands in it. A context of hundreds of things takes axe longer than a whole page; so its rules look for
# a mark, and see the page around it.
_ASK_OF_KINDS = """async ([elements, rules]) => {
  const selectors = axe._audit.rules.map(rule => rule.selector);
  for (const rule of axe._audit.rules) rule.selector = `:is(${rule.selector})[data-asked]`;
  for (const element of elements) element.dataset.asked = '';
  const found = await axe.run(document, {...rules, resultTypes: ['violations']});
  for (const element of elements) delete element.dataset.asked;
  axe._audit.rules.forEach((rule, at) => { rule.selector = selectors[at]; });
  return found;
}"""


def findings(page: Page, rules: dict[str, object] | None = None) -> list[str]:
    """What axe finds, one line for each element; only by some rules, if they are given."""
    _bring_axe(page)
    return _lines(
        page.evaluate("rules => axe.run(document, {...rules, resultTypes: ['violations']})", rules or EVERY_RULE)
    )


def _lines(outcome: dict[str, list[dict[str, list[dict[str, object]]]]]) -> list[str]:
    return [
        _line({**node, "id": violation["id"]}) for violation in outcome["violations"] for node in violation["nodes"]
    ]


def structure(page: Page) -> list[str]:
    """What axe finds by all other rules; asked only of kinds of things that it has not been asked of before, on any page."""
    kinds = Kinds(page, _SOUND)
    if not kinds.new:
        return []
    _bring_axe(page)
    found = _lines(page.evaluate(_ASK_OF_KINDS, [kinds.first_of_new(), BUT_CONTRAST]))
    if not found:
        _SOUND.update(kinds.new)
    return found


def news(page: Page) -> set[int | str]:
    """The kinds of things on a page that axe was never asked about, and the looks that no text had."""
    looks = page.evaluate(f"given => {{ {_LOOK} return ({_UNKNOWN})(given).map(look); }}", [list(_PASSED), True])
    return {*Kinds(page, _SOUND).new, *looks} - _SOUND


# Takes out what is written on a page, but for headings, since those after them would stand at another level; what is of one kind with
# all that stands in it, as a list; and what is referred to from elsewhere.
_LEAVE_ONLY = r"""news => {
  const parts = '.rh-sheet, main :is(p, pre, ul, ol, li, dl, table, tr, figure, details, blockquote)';
  const lasting = 'h1, :is(h2, h3, h4, h5, h6, [role=heading]):not(.rh-sheet *)';
  const frame = 'html, body, :is(main, article, section, nav, header, footer, aside, form, div):not([role], [tabindex])';
  const isWhole = element => !element.matches(frame) || element.matches('div') && getComputedStyle(element).overflowX !== 'visible';
  const kept = [...document.querySelectorAll(lasting), ...news.filter(element => element.isConnected)];
  const whole = news.filter(isWhole), needed = new Set();
  for (const element of kept) for (let around = element; around; around = around.parentElement) needed.add(around);
  for (const name of ['aria-controls', 'aria-describedby', 'aria-details', 'aria-labelledby', 'aria-owns', 'for']) {
    for (const element of document.querySelectorAll(`[${name}]`)) {
      for (const id of element.getAttribute(name).split(/\s+/)) {
        for (let there = document.getElementById(id); there && !there.contains(element); there = there.parentElement) needed.add(there);
      }
    }
  }
  for (const part of document.querySelectorAll(parts)) {
    if (part.isConnected && !needed.has(part) && !whole.some(element => element.contains(part))) part.remove();
  }
}"""


def unknown_looks(page: Page) -> JSHandle:
    """One text of each look that none had."""
    return page.evaluate_handle(_UNKNOWN, [list(_PASSED), True])


def leave_news(page: Page, *others: JSHandle) -> None:
    """Takes out of a page all in which nothing is new, and none of the others stands: axe takes long over what it need not see, even if it is hidden."""
    news = [Kinds(page, _SOUND).first_of_new(), unknown_looks(page), *others]
    page.evaluate(f"news => ({_LEAVE_ONLY})(news.flat())", news)


def is_sound(known: set[int | str]) -> None:
    """Notes that axe has found nothing on a page where such things stand."""
    _SOUND.update(known)


def contrast(page: Page) -> list[str]:
    """What axe finds by its rules on colour. They take longer than all others, so it is asked only of texts that look as none did before.

    One of each look is asked of first; then, where that has not been let pass, all that look so.
    """
    found: dict[str, None] = {}
    for is_one_of_each in (True, False):
        unknown = page.evaluate_handle(_UNKNOWN, [list(_PASSED), is_one_of_each])
        if not unknown.evaluate("unknown => unknown.length"):
            break
        _bring_axe(page)
        outcome = page.evaluate(_ASK_OF_COLOURS, [unknown, COLOUR_RULES])
        _PASSED.update(outcome["passed"])
        found |= dict.fromkeys(map(_line, outcome["violations"]))
    return list(found)


def become(page: Page, scheme: str) -> None:
    """Makes a page dark, or light: by the reader's choice, or by the system's."""
    page.emulate_media(media="screen", color_scheme=scheme)
    choice = page.locator(f"[data-scheme=__palette_{[*SCHEMES].index(scheme)}]")
    if choice.count():
        choice.evaluate("button => button.click()")
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES[scheme])


def _bring_axe(page: Page) -> None:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)


def _line(node: dict[str, object]) -> str:
    return f"{node['id']}: {json.dumps(node['target'])} {node['failureSummary']}"


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_while_notes_are_open_and_boxes_ticked(open_page: Callable[..., Page], scheme: str):
    page = open_page("grunnlag/hentetid/", color_scheme=scheme)
    # On a wide page some is open, and has no line to press.
    for summary in page.locator("main summary").filter(visible=True).all():
        summary.click()
    for box in page.get_by_role("main").get_by_role("checkbox").all():
        box.check()
    assert findings(page) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_on_a_phone_with_the_menu_open(open_page: Callable[..., Page], scheme: str):
    page = open_page("grunnlag/hentetid/", color_scheme=scheme, viewport={"width": 360, "height": 740})
    page.locator("label.md-header__button[for=__drawer]").click()
    page.locator(".md-sidebar--primary").get_by_role("link").first.wait_for()
    assert findings(page) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_while_searching(open_page: Callable[..., Page], scheme: str):
    page = open_page("", color_scheme=scheme, viewport={"width": 1280, "height": 800})
    page.locator(".md-search__input").focus()
    page.keyboard.type("foreldre")
    page.locator(".md-search-result__item").first.wait_for()
    assert findings(page) == []


def test_axe_would_find_a_fault(open_page: Callable[..., Page]):
    page = open_page("verktoy/ordliste/")
    add_style(page, ".faint { color: #eee; background: #fff }")
    page.evaluate(
        "() => document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"data:,\"><p class=\"faint\">svakt</p>')"
    )
    found = "\n".join(findings(page))
    assert "image-alt" in found
    assert "color-contrast" in found


def test_what_looks_as_what_was_let_pass_is_not_asked_again(open_page: Callable[..., Page]):
    for _ in range(2):
        page = open_page("verktoy/ordliste/")
        assert contrast(page) == []
    assert not page.evaluate("'axe' in window")


_FAULTS = (
    ('<img src="data:,">', "image-alt"),
    ('<p><a href="#her"></a></p>', "link-name"),
    ("<ul><p>ikke et punkt</p></ul>", "list"),
    ('<p role="noe">tekst</p>', "aria-roles"),
    ('<p aria-hidden="true"><a href="#her">her</a></p>', "aria-hidden-focus"),
    ('<p><label>Navn <button type="button">a <input type="text"></button></label></p>', "nested-interactive"),
    ("<h2></h2>", "empty-heading"),
    ('<p><button type="button">x</button></p><p><button type="button"></button></p>', "button-name"),
)
_PLANT = """html => {
  const fault = document.createElement('div');
  document.querySelector('main').append(fault);
  fault.insertAdjacentHTML('beforeend', html);
  return fault;
}"""


def test_a_fault_is_found_on_a_page_whose_kinds_of_things_are_all_known(open_page: Callable[..., Page]):
    page = open_page("verktoy/ordliste/")
    assert structure(page) == []
    page.reload()
    for html, rule in _FAULTS:
        assert structure(page) == []
        fault = page.evaluate_handle(_PLANT, html)
        for _ in range(2):
            assert f"{rule}: " in "\n".join(structure(page))
        fault.evaluate("fault => fault.remove()")


def test_a_page_whose_kinds_of_things_are_all_known_is_not_asked_about(open_page: Callable[..., Page]):
    page = open_page("verktoy/ordliste/")
    assert structure(page) == []
    page.reload()
    assert structure(page) == []
    assert not page.evaluate("'axe' in window")


def test_every_fault_is_found_where_all_that_is_known_has_been_taken_out(open_page: Callable[..., Page]):
    page = open_page("verktoy/ordliste/")
    # What is known, and needed by what is not.
    page.evaluate(_PLANT, '<ul><li><p id="its-words">ord</p></li><li><h3>Tittel</h3></li></ul>')
    assert [*structure(page), *contrast(page)] == []
    page.evaluate(_PLANT, "".join(html for html, _ in _FAULTS))
    page.evaluate(
        _PLANT,
        '<p aria-describedby="its-words" class="faint">svakt</p><p class="dusk">i mørket</p>',
    )
    add_style(page, ".faint { color: #bbb } [data-md-color-scheme=slate] .dusk { color: #333; background: #222 }")
    become(page, "dark")
    looks_in_dark = unknown_looks(page)
    become(page, "light")
    counted = "document.querySelectorAll('main *').length"
    before = page.evaluate(counted)
    leave_news(page, looks_in_dark)
    assert page.evaluate(counted) < before / 2
    found = "\n".join(structure(page))
    assert [rule for _, rule in _FAULTS if f"{rule}: " not in found] == []
    assert page.locator("#its-words").count() == page.get_by_role("heading", name="Tittel").count() == 1
    assert ".faint" in "\n".join(contrast(page))
    become(page, "dark")
    assert ".dusk" in "\n".join(contrast(page))


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    "rule",
    ["color: #777", "background: #777", "opacity: 0.4", "font-size: 10px; color: #777; background: #fff"],
    ids=["its colour", "what lies behind it", "how thin it is", "its size"],
)
def test_a_faint_text_is_found_among_all_that_was_let_pass(open_page: Callable[..., Page], scheme: str, rule: str):
    page = open_page("verktoy/ordliste/", color_scheme=scheme)
    # The same colours are let pass where the letters are large.
    add_style(page, ".large { font-size: 40px; color: #777; background: #fff }")
    page.evaluate(
        "() => document.querySelector('main p').insertAdjacentHTML('afterend', '<p class=\"large\">stort</p>')"
    )
    assert contrast(page) == []
    add_style(page, f".faint {{ {rule} }}")
    page.evaluate(
        "() => document.querySelector('main p').insertAdjacentHTML('afterend', '<p class=\"faint\">svakt</p>')"
    )
    for _ in range(2):
        assert "color-contrast" in "\n".join(contrast(page))


def test_where_axe_cannot_judge_the_first_of_a_look_all_that_look_so_are_asked_of(open_page: Callable[..., Page]):
    page = open_page("verktoy/ordliste/")
    add_style(
        page,
        ".covered { position: relative } .cover { position: absolute; inset: 0; background: linear-gradient(#fff, #eee) }",
    )
    add_style(page, ".odd { font-size: 16.7px; color: #787; background: #fff }")
    page.evaluate("""() => document.querySelector('main').insertAdjacentHTML('beforeend',
      '<div class="covered"><p class="odd">dekket</p><div class="cover"></div></div><p class="odd">svakt</p>')""")
    (found,) = contrast(page)
    assert "color-contrast" in found


def test_what_a_page_takes_away_while_axe_is_asked_has_no_looks(open_page: Callable[..., Page]):
    page = open_page("verktoy/ordliste/")
    add_style(page, ".passing { font-size: 17.3px; color: #123; background: #fff }")
    page.evaluate(
        "() => document.querySelector('main').insertAdjacentHTML('beforeend', '<p class=\"passing\">snart borte</p>')"
    )
    page.evaluate(AXE)
    page.evaluate("""() => {
      const {run} = axe;
      axe.run = async (...given) => {
        const found = await run(...given);
        document.querySelector('.passing').remove();
        return found;
      };
    }""")
    assert contrast(page) == []


def test_a_link_that_colour_alone_tells_from_its_text_is_found(open_page: Callable[..., Page]):
    page = open_page("verktoy/ordliste/")
    add_style(page, "main p a.bare { color: #333; background: #fff; text-decoration: none }")
    page.evaluate(
        "() => document.querySelector('main p').insertAdjacentHTML('afterend', '<p>Les <a class=\"bare\" href=\"#her\">dette</a> først.</p>')"
    )
    assert "link-in-text-block" in "\n".join(contrast(page))


def test_axe_would_find_a_faint_colour_in_the_dark(open_page: Callable[..., Page]):
    page = open_page("verktoy/ordliste/", color_scheme="dark")
    add_style(page, ".faint { color: #222; background: #000 }")
    page.evaluate(
        "() => document.querySelector('main').insertAdjacentHTML('beforeend', '<p class=\"faint\">svakt</p>')"
    )
    assert "color-contrast" in "\n".join(findings(page, COLOUR_RULES))


# Before these comes no blank; Chromium puts one between a text and what is only heard.
_BLANK_BEFORE = re.compile(r"\s[:;,.?!](?:\s|$)")


# Chromium's tree of what a listener is told: what is drawn or pressed and has no name, a table that has none, what is said twice, and signs that
# stand alone.
def _heard_wrongly(page: Page) -> list[str]:
    wrong = []
    for node in page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]:
        role, name, more = (node.get(part, {}).get("value", "") for part in ("role", "name", "description"))
        if node["ignored"]:
            continue
        if role in ("image", "link", "button", "table", "figure", "checkbox", "textbox") and not name:
            wrong.append(f"{role} without a name")
        if role == "image" and name and more == name:
            wrong.append(f"said twice: {name}")
        if role in ("link", "button") and _BLANK_BEFORE.search(name):
            wrong.append(f"a sign alone: {name}")
    return wrong


HEARD = [
    *(f"grunnlag/aktivitetsplikten/{view}" for view in ("", "ark/", "kjoreplan/", "vis/", "vis/leder/")),
    *(
        "verktoy/alle-moduler/",
        "moter/programmer/",
        "verktoy/kompetansekart/",
        "verktoy/ordliste/",
        "moter/mote/?deler=aktivitetsplikten",
    ),
]


@pytest.mark.parametrize("path", HEARD)
def test_a_listener_hears_everything_by_name_and_once(open_published: Callable[..., Page], path: str):
    assert _heard_wrongly(open_published(path)) == []
