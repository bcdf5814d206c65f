"""Every theme of the sources has its module: `slugs.txt` holds them as `part/slug`, in the handbook's own order."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from macros.content.problems import Problem, nearest
from tests.handbook.texts import none_of, reading

THEMES = (Path(__file__).parent / "slugs.txt").read_text(encoding="utf-8").split()

# The parts whose last module is written. A part joins when it is whole, so that a module can never be lost from it again.
FINISHED = ("grunnlag", "anbefalinger", "kompetanse", "praksis")


def _stands_among_modules(source: str) -> bool:
    return PurePosixPath(source).parent.name in {theme.split("/")[0] for theme in THEMES}


def test_every_module_is_a_theme_in_its_folder():
    none_of(
        Problem(
            f"docs/{source}", None, "filnavn", f"ingen modul i slugs.txt heter dette{nearest(source[:-3], THEMES, '')}"
        )
        for source in reading().sources
        if _stands_among_modules(source) and source.removesuffix(".md") not in THEMES
    )


def test_every_file_can_be_read():
    """The other tests here see only what can."""
    none_of(reading().problems)


def test_a_theme_is_listed_once():
    slugs = [theme.split("/")[1] for theme in THEMES]
    assert sorted(slugs) == sorted(set(slugs))


@pytest.mark.parametrize("part", FINISHED)
def test_every_theme_of_a_finished_part_has_its_module(part: str):
    none_of(
        Problem(f"docs/{theme}.md", None, "filnavn", "modulen mangler")
        for theme in THEMES
        if theme.startswith(f"{part}/") and f"{theme}.md" not in reading().sources
    )


# What is no module: meetings and planning days, tools, and about the handbook.
PAGES = """
moter/for-deg-som-leder-motet moter/metoder moter/oppvarming moter/programmer
verktoy/alle-ark verktoy/alle-sjekklister verktoy/alle-sporsmal verktoy/kilder verktoy/kompetansekart verktoy/ordliste verktoy/skriftlig-plan
om/for-forfattere om/om-handboka om/personvern om/tilgjengelighet
""".split()


def test_every_page_that_is_no_module_is_there():
    none_of(
        Problem(f"docs/{page}.md", None, "filnavn", "siden mangler")
        for page in PAGES
        if f"{page}.md" not in reading().sources
    )
