"""Where a find leads in Firefox, from the web and from a folder: to its place, with the words marked, and none of them left in the address."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.firefox.firefox import Window
from tests.site.sources import SAMPLE, modules

_FIND = ".md-search-result__link[href*='#sporsmal-{}']"


def test_a_find_leads_to_its_place_and_leaves_no_word_in_the_address(open_either: Callable[..., Window]):
    prompt = modules(SAMPLE)[0].module["prompts"][0]
    link = _FIND.format(prompt["id"])
    find = f'document.querySelector("{link}")'
    window = open_either("")
    window.click(".md-search__input")
    window.type(re.sub(r"[*_«»]|\[|\]\(.*?\)", "", prompt["text"]))
    window.wait_for(f"{find}?.href.includes('h=')")
    place = window.evaluate(f"{find}.href").split("&h=")[0]
    window.click(link)
    window.wait_for("document.querySelector('main mark')")
    assert window.evaluate("location.href") == place
    # Firefox looks for the place anew once the page is loaded, and the page leads there again a moment later.
    window.wait_for("document.readyState === 'complete'")
    window.evaluate("new Promise((resolve) => setTimeout(resolve))")
    assert window.evaluate("document.querySelector(':target').id") == f"sporsmal-{prompt['id']}"
    top = window.evaluate("document.querySelector(':target').getBoundingClientRect().top")
    assert 0 <= top < window.evaluate("innerHeight")
