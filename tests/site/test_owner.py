"""A kindergarten's own name and logo, by the two lines in mkdocs.yml, are on every sheet and lead to a file that is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.site.building import build, sample_project
from tests.site.pages import Element, page
from tests.site.sources import SAMPLE, modules

NAME = "Solbakken barnehage"
LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><title>Sol</title><circle cx="5" cy="5" r="4"/></svg>'
)


@pytest.fixture(scope="module")
def owned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a kindergarten that has taken the marks of the two lines off and put its logo where they say."""
    project = sample_project(tmp_path_factory.mktemp("owned") / "project")
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    for line in (f"kindergarten_name: {NAME}", "kindergarten_logo: assets/logo.svg"):
        assert text.count(f"  # {line}\n") == 1
        text = text.replace(f"  # {line}\n", f"  {line}\n")
    settings.write_text(text, encoding="utf-8")
    (project / "docs" / "assets").mkdir(exist_ok=True)
    (project / "docs" / "assets" / "logo.svg").write_text(LOGO, encoding="utf-8")
    outcome = build(project, project / "site")
    assert outcome.code == 0, outcome.output
    return project / "site"


def sheets(document: Element) -> list[Element]:
    """Every sheet that a page shows."""
    return [section for section in document.one("main").all("section") if "data-kind" in section.attributes]


def test_every_sheet_has_the_name_and_every_page_of_it_the_logo(owned: Path):
    for written in modules(SAMPLE):
        kinds = ""
        for view in ("ark", "kjoreplan"):
            for sheet in sheets(page(owned, f"{written.address}{view}/")):
                kinds += sheet["data-kind"]
                names = [text.text for text in sheet.all("p") if text.get("class") == "rh-sheet__owner"]
                pages = [part for part in sheet.all("div") if "rh-sheet__page" in part.get("class", "").split()]
                assert names == [NAME]
                for part in pages:
                    logo = part.one("img")
                    assert logo["alt"] == f"Logoen til {NAME}"
                    assert (owned / written.address / view / logo["src"]).resolve() == owned / "assets" / "logo.svg"
        assert re.fullmatch("A?B?C?ED", kinds)


def test_the_page_that_prints_them_all_has_them_too(owned: Path):
    all_sheets = page(owned, "verktoy/alle-ark/ark/")
    assert {logo["src"] for logo in all_sheets.all("img")} == {"../../../assets/logo.svg"}
    names = [text for text in all_sheets.one("main").all("p") if text.get("class") == "rh-sheet__owner"]
    assert len(names) == len(sheets(all_sheets))


def test_without_the_two_lines_no_sheet_has_either(site: Path):
    for view in ("ark", "kjoreplan"):
        document = page(site, f"{modules(SAMPLE)[0].address}{view}/")
        assert document.all("img") == []
        assert NAME not in document.text
