"""What stands around a page's text, what is explained on it, and what is wrong with what Markdown made of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from macros.build import Build
from macros.content.problems import Problem

LEKEN = "grunnlag/leken.md"


def _write(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def _told(build: Callable[[], Build], content: str, source: str = LEKEN) -> list[Problem]:
    """What is told of a page whose body became this HTML."""
    return build().fill(source, content).problems


def test_lists_of_pages_are_hidden_on_the_front_page_alone(build: Callable[[], Build]) -> None:
    drafts = build().pages.drafts
    assert {source: draft.front_matter.get("hide") for source, draft in drafts.items()} == {
        "index.md": ["navigation", "toc"],
        LEKEN: None,
        "praksis/garderoben.md": None,
    }


def _with_uses(build: Callable[[], Build], content: str, source: str = LEKEN) -> str:
    draft = build().pages.drafts[source]
    return draft.with_uses(draft.fill(content))


def test_a_module_has_its_text_before_the_ways_to_show_and_print_it(build: Callable[[], Build]) -> None:
    shown = _with_uses(build, "<p>Barn <em>vil</em>.</p>\n<p>Mer.</p>\n<h2>Sjekklister</h2>")
    text, uses, used = (shown.find(part) for part in ("Mer", "Vis på møte", "Sjekklister</h2>"))
    assert 0 < text < uses < used
    # Where an author has placed all that is used, they come last.
    assert _with_uses(build, "<p>Mer.</p>").startswith("<p>Mer.</p>")


def test_a_page_that_is_no_module_and_answers_nothing_stays_as_it_is(build: Callable[[], Build]) -> None:
    assert _with_uses(build, "<p>Velkommen.</p>", "index.md") == "<p>Velkommen.</p>"


# --- terms ----------------------------------------------------------------------------------------


@pytest.fixture
def with_glossary(docs: Path) -> None:
    _write(docs / "index.md", "Velkommen.", "{{ glossary() }}")


@pytest.mark.usefixtures("with_glossary")
def test_the_first_use_of_a_term_on_a_module_opens_its_explanation_at_the_end(build: Callable[[], Build]) -> None:
    filled = build().fill(LEKEN, "<p>Om lek og mer lek.</p>")
    before, after = filled.whole.split(" og mer lek.</p>")
    assert "<button" in before
    assert "Det barna gjør når de selv bestemmer." in after
    assert filled.searched == "<p>Om lek og mer lek.</p>"


@pytest.mark.usefixtures("with_glossary")
def test_an_explained_word_has_the_signs_that_stand_to_it_beside_it(build: Callable[[], Build]) -> None:
    whole = build().fill(LEKEN, "<p>Om («lek»), og så.</p>").whole
    assert re.search(r"<p>Om <span [^>]+>\(«<button [^>]+>lek</button>»\),</span> og så\.</p>", whole)
    for alone in ("<p>Lek og mer.</p>", "<p>Om <em>lek</em>.</p>", "<p>Om lek – og mer.</p>"):
        assert "rh-term-held" not in build().fill(LEKEN, alone).whole


@pytest.mark.usefixtures("with_glossary")
def test_on_a_page_that_is_no_module_no_term_is_explained(build: Callable[[], Build]) -> None:
    assert build().fill("index.md", "<p>Om lek.</p>").whole == "<p>Om lek.</p>"


def test_without_a_glossary_to_lead_to_no_term_is_explained(build: Callable[[], Build]) -> None:
    assert build().fill(LEKEN, "<p>Om lek.</p>").whole == "<p>Om lek.</p>"


# --- what is wrong --------------------------------------------------------------------------------


def test_an_id_that_stands_twice_is_told_where_it_stands_the_second_time(
    docs: Path, build: Callable[[], Build]
) -> None:
    _write(docs / LEKEN, "Barn vil være med.", "## A {: #en }\n\n## B {: #en }")
    (problem,) = _told(build, '<h2 id="en">A</h2><h2 id="en">B</h2>')
    assert str(problem) == f"docs/{LEKEN}:52  id: «en» er brukt før på linje 50; gi den ene en annen id"


def test_a_comment_is_doubtful_and_what_a_browser_takes_for_one_stops(docs: Path, build: Callable[[], Build]) -> None:
    _write(docs / LEKEN, "Barn vil være med.", "<!-- husk -->\n\n<?php")
    comment, hidden = _told(build, "<!-- husk --><p>Om</p><?php>")
    assert (comment.line, comment.stops) == (50, False)
    assert (hidden.line, hidden.stops) == (52, True)


def test_a_link_to_a_place_is_told_where_the_page_has_no_such_place(docs: Path, build: Callable[[], Build]) -> None:
    link = "[garderoben](../praksis/garderoben.md"
    for place, html, is_told in (
        ("#morgen", '<h2 id="morgen">Om morgenen</h2>', False),
        ("#på-gulvet", '<h2 id="på-gulvet">På gulvet</h2>', False),
        ("#p%C3%A5-gulvet", '<h2 id="på-gulvet">På gulvet</h2>', False),
        ("#kveld", '<h2 id="morgen">Om morgenen</h2>', True),
    ):
        _write(docs / LEKEN, link, f"{link}{place}")
        built = build()
        built.fill("praksis/garderoben.md", html)
        built.check_anchors()
        assert ["sted på siden som ikke finnes" in problem.message for problem in built.problems] == [True] * is_told
        _write(docs / LEKEN, f"{link}{place}", link)


# --- order and dates ------------------------------------------------------------------------------


def test_a_module_was_checked_on_its_day_and_another_page_on_the_latest(build: Callable[[], Build]) -> None:
    built = build()
    assert built.checked(LEKEN) == date(2026, 1, 15)
    assert built.checked("index.md") == date(2026, 2, 1)


def test_pages_stand_as_in_the_navigation_and_those_it_leaves_out_come_last(docs: Path) -> None:
    overrides = Path(__file__).parents[2] / "overrides"
    order = ["praksis/garderoben.md", "index.md"]
    built = Build(docs, overrides, order=order, title="Prøvehåndboka", from_folder=False)
    assert list(built.handbook.pages) == [*order, LEKEN]


# --- what paper says of where it comes from -------------------------------------------------------


@pytest.mark.parametrize("site_url", ["https://handbok.example/", ""])
def test_a_sheet_has_a_code_to_its_page_where_the_site_knows_its_address(docs: Path, site_url: str) -> None:
    overrides = Path(__file__).parents[2] / "overrides"
    built = Build(docs, overrides, order=[], title="Prøvehåndboka", from_folder=False, site_url=site_url)
    documents = dict(built.documents.files())
    for name in ("ark", "kjoreplan", "vis"):
        assert ('<svg class="rh-qr"' in documents[f"grunnlag/leken/{name}/index.html"]) == bool(site_url)
