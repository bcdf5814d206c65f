"""Nothing that was in the handbook is lost: `slugs.txt` holds the themes as `part/slug`, for paper points to them. A new module needs no row."""

from __future__ import annotations

from pathlib import Path

from macros.content.problems import Problem
from tests.handbook.texts import none_of, reading

THEMES = (Path(__file__).parent / "slugs.txt").read_text(encoding="utf-8").split()


def test_every_file_can_be_read():
    """The other tests here see only what can."""
    none_of(reading().problems)


def test_every_theme_has_its_module():
    assert len(set(THEMES)) >= 43
    none_of(
        Problem(f"docs/{theme}.md", None, "filnavn", "modulen mangler")
        for theme in THEMES
        # What has got another name leads on from here.
        if f"{theme}.md" not in reading().sources and f"{theme}/" not in reading().data["moved"].items
    )


# What is no module: meetings and planning days, tools, and about the handbook.
PAGES = """
moter/andre-opplegg moter/etter-tid moter/for-deg-som-leder-motet moter/halvar moter/metoder moter/oppvarming moter/programmer
verktoy/alle-ark verktoy/alle-moduler verktoy/alle-sjekklister verktoy/alle-sporsmal verktoy/kilder verktoy/kompetansekart verktoy/ordliste
verktoy/forste-maneden verktoy/hva-kunne-du-gjort verktoy/kort-til-den-som-er-ny verktoy/pastander verktoy/skriftlig-plan verktoy/til-foreldre verktoy/vansker
om/for-forfattere om/hjelp om/om-handboka om/personvern om/tilgjengelighet
""".split()


def test_every_page_that_is_no_module_is_there():
    none_of(
        Problem(f"docs/{page}.md", None, "filnavn", "siden mangler")
        for page in PAGES
        if f"{page}.md" not in reading().sources
    )
