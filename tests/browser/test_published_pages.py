"""The published handbook, page by page: each is opened once, and all that is asked of a page is asked there.

Screens and the sheets of single modules are gone over in files of their own. All sheets of all modules stand on one page
here, too: there axe looks at every one of them.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.sweeping import (
    ONE_OF_EACH_PART,
    TO_A_PHONE,
    WIDEST,
    assert_well,
    in_dark,
    in_light,
    on_paper,
    sideways,
    signs_alone,
)
from tests.site.sources import MAKING, addresses, modules, pages, programme_addresses

MODULES = modules()
ELSEWHERE = {f"{written.address}{view}/" for written in MODULES for view in ("vis", "ark", "kjoreplan")}
PATHS = ["404.html", *(path for path in addresses() if path not in ELSEWHERE)]
# Paper is black on white whatever a reader wants.
IS_PAPER = {*programme_addresses(), *MAKING, *(path for path in PATHS if path.endswith("/ark/"))}
# All reading pages are printed by the same rules; so one module of each part is, and every page that is none.
PRINTED = {written.address: written for written in [*ONE_OF_EACH_PART, *pages()]}
for written in MODULES:
    if written not in ONE_OF_EACH_PART:
        del PRINTED[written.address]


@pytest.mark.parametrize("path", PATHS)
def test_nothing_is_wrong_with_a_page(visit: Callable[..., Page], path: str):
    page = visit(path, width=WIDEST)
    answers = {"it scrolls sideways": sideways(page, TO_A_PHONE), "signs without their words": signs_alone(page)}
    page.set_viewport_size({"width": 1280, "height": 800})
    answers["axe, in light"] = in_light(page)
    if path not in IS_PAPER:
        answers["axe, in dark"] = in_dark(page)
    if path in PRINTED:
        answers["on paper"] = on_paper(page, PRINTED[path].front["title"])
    assert_well(answers)
