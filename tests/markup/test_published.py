"""On which line of the settings something in the finished site was written."""

from __future__ import annotations

from pathlib import Path

from macros.markup.published import Settings, Site


def test_a_script_in_a_link_is_told_with_the_line_that_its_address_stands_on(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><body><a href='javascript:alert(1)'>x</a>", encoding="utf-8")
    settings = Settings("mkdocs.yml", "extra:\n  alternate:\n    - name: English\n      link: javascript:alert(1)\n")
    assert [str(problem) for problem in Site(tmp_path, tmp_path / "docs", {}, settings).problems()] == [
        "mkdocs.yml:4  skript: sidene får et skript («href=javascript:alert(1)»); ta bort det som gjør det"
    ]
