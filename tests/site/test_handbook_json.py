"""handbook.json: what other programs rely on. Its shape is the design's, and it says what the pages say."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.site.pages import page
from tests.site.sources import Written, modules, pages, shown

MODULES = modules()
each_module = pytest.mark.parametrize("written", MODULES, ids=lambda written: written.file.stem)

# The keys of every entry, in order, with the types their values may have.
MODULE = {
    "slug": str,
    "title": str,
    "description": str,
    "part": str,
    "url": str,
    "project_url": str,
    "sheet_url": str,
    "pdf_url": str,
    "run_sheet_url": str,
    "minutes": int,
    "recommendations": list,
    "building_blocks": list,
    "checked": str,
    "sheets": list,
    "prompts": list,
    "checklists": list,
}
SHEET = {"kind": str, "title": str, "pages": int, "pdf_url": str}
PROMPT = {"id": str, "number": int, "text": str}
CHECKLIST = {"id": str, "title": str, "items": list}


def has_shape(entry: dict[str, Any], shape: dict[str, Any]) -> bool:
    return list(entry) == list(shape) and all(isinstance(entry[key], kind) for key, kind in shape.items())


@pytest.fixture(scope="module")
def catalogue(published: Path) -> dict[str, Any]:
    return json.loads((published / "handbook.json").read_text(encoding="utf-8"))


@pytest.fixture
def entry(catalogue: dict[str, Any], written: Written) -> dict[str, Any]:
    (found,) = [entry for entry in catalogue["modules"] if entry["slug"] == written.file.stem]
    return found


def test_it_has_a_title_and_every_module_once(catalogue: dict[str, Any]):
    assert list(catalogue) == ["title", "modules"]
    assert catalogue["title"] == "Relasjonshåndboka"
    assert sorted(entry["slug"] for entry in catalogue["modules"]) == sorted(written.file.stem for written in MODULES)


def test_modules_stand_in_the_order_of_the_navigation(catalogue: dict[str, Any], published: Path):
    links = [
        link.get("href", "").removeprefix("../../")
        for link in page(published, "verktoy/alle-moduler/").one("main").one("article").all("a")
    ]
    cards = list(dict.fromkeys(href for href in links if href in {written.address for written in MODULES}))
    assert cards == [entry["url"] for entry in catalogue["modules"]]
    assert list(dict.fromkeys(entry["part"] for entry in catalogue["modules"])) == [
        "grunnlag",
        "anbefalinger",
        "kompetanse",
        "praksis",
    ]


@each_module
def test_an_entry_has_exactly_the_shape_of_the_design(entry: dict[str, Any]):
    assert has_shape(entry, MODULE)
    assert entry["sheets"]
    assert all(has_shape(sheet, SHEET) for sheet in entry["sheets"])
    assert all(has_shape(prompt, PROMPT) for prompt in entry["prompts"])
    assert all(has_shape(checklist, CHECKLIST) for checklist in entry["checklists"])
    assert all(isinstance(item, str) for checklist in entry["checklists"] for item in checklist["items"])
    assert all(isinstance(number, int) for number in entry["recommendations"])
    assert all(isinstance(block, str) for block in entry["building_blocks"])


@each_module
def test_every_address_in_an_entry_exists(entry: dict[str, Any], published: Path):
    for key in ("url", "project_url", "sheet_url", "run_sheet_url"):
        assert (published / entry[key] / "index.html").is_file(), key
    for address in [entry["pdf_url"], *(sheet["pdf_url"] for sheet in entry["sheets"])]:
        # Or what stands in for one.
        assert (published / address).read_bytes().startswith(b"%PDF"), address


@each_module
def test_an_entry_says_what_the_author_wrote(entry: dict[str, Any], written: Written):
    module = written.module
    assert entry["title"] == written.front["title"]
    assert entry["description"] == written.front["description"]
    assert (entry["part"], entry["url"]) == (written.file.parent.name, written.address)
    assert entry["minutes"] == module["session"]["minutes"]
    assert entry["recommendations"] == module["recommendations"]
    assert entry["building_blocks"] == module["building_blocks"]
    assert entry["checked"] == module["checked"].isoformat()
    assert [(prompt["id"], prompt["number"], prompt["text"]) for prompt in entry["prompts"]] == [
        (prompt["id"], number, shown(prompt["text"])) for number, prompt in enumerate(module["prompts"], start=1)
    ]
    assert [(checklist["id"], checklist["title"], checklist["items"]) for checklist in entry["checklists"]] == [
        (checklist["id"], checklist["title"], [shown(item) for item in checklist["items"]])
        for checklist in module["checklists"]
    ]


@each_module
def test_an_entry_names_the_sheets_that_are_on_the_sheets_page_or_can_be_had_there(
    entry: dict[str, Any], published: Path
):
    document = page(published, entry["sheet_url"])
    shown_there = {
        section["data-kind"]: section
        for section in document.one("main").all("section")
        if "data-kind" in section.attributes
    }
    in_reserve = {section.get("data-kind") for stock in document.all("template") for section in stock.all("section")}
    kinds = [sheet["kind"] for sheet in entry["sheets"]]
    assert set(shown_there) <= set(kinds) <= set(shown_there) | in_reserve
    assert kinds == sorted(kinds)
    for sheet in entry["sheets"]:
        if sheet["kind"] not in shown_there:
            continue
        section = shown_there[sheet["kind"]]
        assert f"Ark {sheet['kind']} · {sheet['title']}" in section.text
        assert re.findall(r"Ark [A-E], side \d av \d", section.text) == [
            f"Ark {sheet['kind']}, side {number} av {sheet['pages']}" for number in range(1, sheet["pages"] + 1)
        ]


def test_pages_that_are_no_modules_are_not_in_it(catalogue: dict[str, Any]):
    others = {written.address for written in pages()} - {written.address for written in MODULES}
    assert others.isdisjoint(entry["url"] for entry in catalogue["modules"])
