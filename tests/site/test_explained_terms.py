"""A term of the glossary is explained where a module first uses it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.site.pages import Element, page
from tests.site.sources import Written, modules, pages, shared

EXPLAINED = [term for term in shared("glossary") if not term.get("everyday")]


def _buttons(document: Element) -> list[Element]:
    return [button for button in document.one("main").all("button") if "popovertarget" in button.attributes]


@pytest.mark.parametrize("written", modules(), ids=lambda written: written.file.stem)
def test_each_term_is_explained_once_with_the_way_to_the_glossary(published: Path, written: Written):
    document = page(published, written.address)
    glossary = {element["id"] for element in page(published, "verktoy/ordliste/").walk() if "id" in element.attributes}
    texts = {term["explanation"] for term in EXPLAINED}
    buttons = _buttons(document)
    # More would make a page a minefield.
    assert len(buttons) <= 15
    assert [id for id, count in Counter(button["popovertarget"] for button in buttons).items() if count > 1] == []
    for button in buttons:
        explanation = document.with_id(button["popovertarget"])
        assert "popover" in explanation.attributes
        (link,) = explanation.all("a")
        assert link["href"].startswith("../../verktoy/ordliste/#ord-")
        assert link["href"].partition("#")[2] in glossary
        assert any(paragraph.text in texts for paragraph in explanation.all("p"))


def test_most_modules_have_a_term_to_explain(published: Path):
    explaining = [written for written in modules() if _buttons(page(published, written.address))]
    assert len(explaining) > 0.7 * len(modules())


@pytest.mark.parametrize("written", modules(), ids=lambda written: written.file.stem)
def test_no_term_is_a_button_in_a_heading_a_link_or_a_label(published: Path, written: Written):
    for button in _buttons(page(published, written.address)):
        around = {element.tag for element in button.ancestors()}
        assert (
            around
            & {"h1", "h2", "h3", "h4", "h5", "h6", "a", "code", "pre", "label", "summary", "thead", "th", "button"}
            == set()
        )


def test_a_term_has_an_address_in_the_glossary_that_does_not_change_with_its_place(published: Path):
    ids = {
        element["id"]
        for element in page(published, "verktoy/ordliste/").walk()
        if element.get("id", "").startswith("ord-")
    }
    assert len(ids) == len(shared("glossary"))
    assert {"ord-aktivitetsplikt", "ord-tilhorighet", "ord-arsverk", "ord-barneperspektiv-barns-perspektiv"} <= ids


def test_only_modules_explain_terms(published: Path):
    others = [written for written in pages() if "module" not in written.front]
    assert [str(written) for written in others if _buttons(page(published, written.address))] == []


def test_an_explanation_is_not_searched(published: Path):
    assert "Se ordet i ordlista" not in (published / "search" / "search_index.json").read_text(encoding="utf-8")
