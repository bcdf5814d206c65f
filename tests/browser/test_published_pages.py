"""The published handbook, page by page: each is opened once on a phone; one with something new on it is asked all that there is to ask.

What axe, the dark and the printer say of a page they say of the kinds of things that it is made of (`tests/browser/kinds.py`), and
a kind that stood on a page before is not asked about again. So a page that brings nothing new is asked what depends on its own
words: whether they fit, and whether they keep their signs.

All screens of meetings that are planned, and the sheets of single modules, are gone over in files of their own. All sheets of all modules stand on one page here, too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

import pytest
from playwright.sync_api import Page

from tests.browser.sweeping import (
    NARROWEST,
    ONE_OF_EACH_PART,
    PHONE,
    WIDTHS,
    assert_well,
    in_light,
    on_paper,
    sideways,
    signs_alone,
)
from tests.browser.test_accessibility import become, contrast, is_sound, leave_news, news, unknown_looks
from tests.site.sources import MAKING, addresses, modules, pages, programme_addresses

MODULES = modules()
READ = {written.address for written in MODULES}
ELSEWHERE = {f"{written.address}{view}/" for written in MODULES for view in ("vis", "ark", "kjoreplan")}
ELSEWHERE |= {address for address in programme_addresses() if address.endswith("/vis/")}
PATHS = ["404.html", *(path for path in addresses() if path not in ELSEWHERE)]
# Paper is black on white whatever a reader wants.
IS_PAPER = {*programme_addresses(), *MAKING, *(path for path in PATHS if path.endswith("/ark/"))}
# All reading pages are printed by the same rules; so one module of each part is, and every page that is none.
PRINTED = {written.address: written for written in [*ONE_OF_EACH_PART, *pages()]}
for written in MODULES:
    if written not in ONE_OF_EACH_PART:
        del PRINTED[written.address]

PHONES, WIDER = (NARROWEST, PHONE), [width for width in WIDTHS if width > PHONE]


def _group(path: str) -> str:
    """Which pages are most like a page: those are gone over by one worker, who need not be told of their kinds twice."""
    if path in READ:
        return "modules"
    if path.endswith("vis/leder/"):
        return "leaders"
    return "meetings" if path.startswith("moter/") else "others"


GROUPS: dict[str, list[str]] = defaultdict(list)
for path in PATHS:
    GROUPS[_group(path)].append(path)


@pytest.mark.parametrize("paths", GROUPS.values(), ids=GROUPS)
def test_nothing_is_wrong_with_a_page(visit: Callable[..., Page], paths: Sequence[str]):
    assert_well({f"{path}: {asked}": faults for path in paths for asked, faults in _answers(visit, path).items()})


def _answers(visit: Callable[..., Page], path: str) -> dict[str, list[str]]:
    page = visit(path, width=NARROWEST)
    answers = {"it scrolls sideways on a phone": sideways(page, PHONES), "signs without their words": signs_alone(page)}
    new = news(page)
    # What stands beside each other where there is room may need more than there is, with other words.
    if new or page.locator("main :is(table, figure)").count():
        answers["it scrolls sideways"] = sideways(page, WIDER)
    if not new:
        return answers
    page.set_viewport_size({"width": 1280, "height": 800})
    looks_in_light = unknown_looks(page)
    if path not in IS_PAPER:
        become(page, "dark")
        if path in PRINTED:
            answers["on paper"] = on_paper(page, PRINTED[path].front["title"])
            page.emulate_media(media="screen", color_scheme="dark")
    leave_news(page, looks_in_light)
    if path not in IS_PAPER:
        answers["axe, in dark"] = contrast(page)
        become(page, "light")
    answers["axe, in light"] = in_light(page)
    if not any(answers.values()):
        is_sound(new)
    return answers
